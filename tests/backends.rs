//! One suite for every engine of the build, the check that stands between engines and answers, and engines that are not
//! built in.

mod common;

mod engines {
    mod agreement;
    mod all;
    #[cfg(unix)]
    mod commands;
    mod conformance;
    #[cfg(feature = "microlp")]
    mod liars;
    mod lies;
    mod mps;
    mod own;
    mod programs;
}
