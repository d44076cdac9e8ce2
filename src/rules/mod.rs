//! What a user can ask, and what all problems share of it.
//!
//! A [`RuleOf`] says what is wanted; whether it must hold or is preferred, and in which [`Tier`](crate::Tier), is said
//! where it is given to a problem. The rules about groups ([`groups`]) serve every problem that has groups or tables: a
//! problem is one [`GroupInstance`] or several, each of which is some groups and those who take part. [`tiers`] prices
//! what the instances count, [`counting`] looks for conflicts in one, and [`definition`] says what a plan costs in one.

pub(crate) mod bounds;
pub(crate) mod columns;
pub(crate) mod counting;
pub(crate) mod definition;
pub(crate) mod entry;
pub(crate) mod form;
pub(crate) mod group_instance;
mod group_rule;
pub(crate) mod groups;
mod lens;
pub(crate) mod lowered;
pub(crate) mod lowering_context;
pub(crate) mod number_of_visits;
pub(crate) mod pair_values;
pub(crate) mod registry;
pub(crate) mod rule;
pub(crate) mod sizes;
#[cfg(test)]
mod tests;
pub(crate) mod tiers;
pub(crate) mod visits;

pub use form::Size;
pub use groups::Rule;
pub use lens::Lens;
pub use pair_values::PairValues;
pub use rule::RuleOf;

pub(crate) use entry::{GivenRules, RuleEntry};
pub(crate) use group_instance::GroupInstance;
pub(crate) use groups::GroupEntry;
pub(crate) use lowering_context::Group;
