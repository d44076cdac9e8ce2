Optimal - objective value 11.00000000
      0 r0                     5                       0
      1 r1                     5                       0
      0 c0                     1                       3
      1 c1                     2                       4
