//! How rules and groups stand in a problem file, whatever the problem.

mod group;
mod rule;

pub(crate) use group::GroupForm;
pub(crate) use rule::{RuleForm, tier};
