//! Everybody knows somebody in their group.

use super::Rule;
use super::pair_values::PairValues;
use super::setting::{Lowered, Setting};
use crate::error::{Faults, fault};
use crate::model::{Acquaintances, Count};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Everybody in a group has at least so many others there whom they know: those with whom their value is above 0.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "super::pair_form::KnowsForm", into = "super::pair_form::KnowsForm")]
pub(crate) struct Knows {
    pub(crate) values: PairValues,
    pub(crate) least: u32,
}

impl Knows {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        setting.no_scope(rule, faults);
        if self.least == 0 {
            faults.push(fault!(Zero, "everybody knows at least 0 others; ask for at least 1, or leave the rule out"));
        }
        if self.values.bound.is_some() {
            faults.push(fault!(
                WrongBound,
                "two know each other where their value is above 0, and no sum is taken; leave the bound \
                 out"
            ));
        }
        let values = self.values.scaled(setting.roster, faults)?;
        let known = values.pairs.iter().filter(|&&(_, _, value)| value > 0);
        let here = known.filter_map(|&(first, second, _)| Some((setting.unit(first)?, setting.unit(second)?)));
        let members = setting.members.len();
        let counts = Acquaintances::new(members, here, setting.contact(false), self.least);
        Lowered::whole(vec![Count::Acquaintances(counts)], "missing acquaintances")
    }
}

impl fmt::Display for Knows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = if self.least == 1 { "other" } else { "others" };
        write!(f, "everybody knows at least {} {others} in their group", self.least)
    }
}
