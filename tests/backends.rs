//! One suite for every engine of the build, and the check that stands between engines and answers.

mod engines {
    mod agreement;
    mod conformance;
    mod lies;
    mod programs;
}
