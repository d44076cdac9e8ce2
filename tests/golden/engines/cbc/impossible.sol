Integer infeasible - objective value 3.00000000
      0 r0                     1                       0
      1 r1                     1                       2
      2 r2                     1                       1
      0 c0                   0.5                       0
      1 c1                   0.5                       0
      2 c2                   0.5                       0
