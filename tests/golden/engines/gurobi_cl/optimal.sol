# Solution for model program
# Objective value = 11
c0 1
c1 2
