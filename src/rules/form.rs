//! How rules and groups stand in a problem file, whatever the problem.

mod first_key;
mod group;
mod rule;

#[cfg(test)]
pub(crate) use first_key::names_read;
pub(crate) use first_key::{by_first_key, unknown_rule};
pub(crate) use group::GroupForm;
pub(crate) use rule::{RuleForm, tier};
