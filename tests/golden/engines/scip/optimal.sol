solution status: optimal solution found
objective value:                                   11
c0                                                  1 	(obj:3)
c1                                                  2 	(obj:4)
