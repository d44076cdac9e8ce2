Optimal - objective value 8.00000000
      0 r0                    -1                       2
      1 r1                     5                       2
      0 c0                     5                       0
      1 c1                     4                       0
