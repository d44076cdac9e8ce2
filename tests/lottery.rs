//! Lotteries: chances against an exact leximin over all plans, lists, reserves, comparisons, faults.

mod common;

mod lottery {
    mod comparison;
    mod faults;
    mod kinds;
    mod leximin;
    mod liars;
    mod lists;
    mod pools;
    mod reserves;
    mod simplex;
}
