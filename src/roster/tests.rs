//! One test for each kind of fault.
