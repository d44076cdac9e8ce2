solution status: total node limit reached
no solution available
