//! One suite for every engine of the build, and the check that stands between engines and answers.

mod engines {
    pub mod agreement;
    pub mod conformance;
    pub mod lies;
    pub mod programs;
}
