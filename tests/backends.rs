//! One suite for every engine of the build, the check that stands between engines and answers, and engines that are not
//! built in.

mod engines {
    mod agreement;
    mod conformance;
    mod lies;
    mod own;
    mod programs;
}
