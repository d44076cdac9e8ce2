Model status
Solution limit reached

# Primal solution values
Feasible
Objective 28.9999999999366
# Columns 38
c0 0
c1 -4e-13
c2 1
c3 1
c4 0
c5 1.0000000000007
c6 1
c7 0
c8 1
c9 0
c10 1
c11 0
c12 1
c13 0
c14 0
c15 0
c16 1
c17 1
c18 1
c19 1
c20 0
c21 1
c22 1
c23 0
c24 0
c25 1
c26 1
c27 0
c28 0
c29 0
c30 0
c31 3
c32 -5.07e-11
c33 2
c34 22.9999999999874
c35 0
c36 1
c37 0
# Rows 4
r0 678.0000000000255
r1 812.0000000000603
r2 665.00000000002
r3 782.0000000000542

# Dual solution values
None

# Basis
HiGHS_basis_file v2
None
