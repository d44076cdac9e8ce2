c Problem:    program
c Rows:       2
c Columns:    2
c Non-zeros:  3
c Status:     OPTIMAL
c Objective:  cost = 8 (MINimum)
c
s bas 2 2 f f 8
i 1 l -1 2
i 2 l 5 2
j 1 b 5 0
j 2 b 4 0
e o f
