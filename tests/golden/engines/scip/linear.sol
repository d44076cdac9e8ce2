solution status: optimal solution found
objective value:                                    8
c0                                                  5 	(obj:0)
c1                                                  4 	(obj:2)
