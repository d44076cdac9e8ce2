Model status
Optimal

# Primal solution values
Feasible
Objective 11
# Columns 2
c0 1
c1 2
# Rows 2
r0 5
r1 5

# Dual solution values
None

# Basis
HiGHS_basis_file v2
None
