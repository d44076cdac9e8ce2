# Solution for model program
# Objective value = 8
c0 5
c1 4
