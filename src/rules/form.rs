//! How rules and groups stand in a problem file, whatever the problem.

mod builder;
mod first_key;
mod group;
mod rule;

pub(crate) use builder::{builder_in_file, faults_of_texts, follows_from_people, with_other_faults};
pub(crate) use first_key::by_first_key;
pub(crate) use group::GroupSpec;
pub use group::Size;
