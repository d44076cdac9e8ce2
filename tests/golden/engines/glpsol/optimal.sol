c Problem:    program
c Rows:       2
c Columns:    2
c Non-zeros:  4
c Status:     INTEGER OPTIMAL
c Objective:  cost = 11 (MINimum)
c
s mip 2 2 o 11
i 1 5
i 2 5
j 1 1
j 2 2
e o f
