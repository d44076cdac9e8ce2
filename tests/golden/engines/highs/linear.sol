Model status
Optimal

# Primal solution values
Feasible
Objective 8
# Columns 2
c0 5
c1 4
# Rows 2
r0 -1
r1 5

# Dual solution values
Feasible
# Columns 2
c0 0
c1 0
# Rows 2
r0 2
r1 2

# Basis
HiGHS_basis_file v2
Valid
# Columns 2
c0 1
c1 1
# Rows 2
r0 0
r1 0
