//! Lotteries: chances against an exact leximin over all plans, lists, reserves, comparisons, faults.

mod common;

mod lottery {
    mod leximin;
    mod pools;
    mod reserves;
    mod simplex;
}
