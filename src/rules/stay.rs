//! Staying: as few members as can be change their group.

use super::Rule;
use super::setting::{Lowered, Setting};
use crate::error::{Faults, InputFault, Noun};
use crate::model::Price;
use crate::roster::MemberId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stay {
    pub(crate) earlier: Vec<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) most_moves: Option<u32>,
}

/// Where a member was.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) member: String,
    pub(crate) group: String,
}

impl Stay {
    pub(super) fn lower(
        &self,
        rule: &Rule,
        required: bool,
        setting: &Setting<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        setting.no_scope(rule, faults);
        let mut earlier: BTreeMap<MemberId, usize> = BTreeMap::new();
        for place in &self.earlier {
            let group = faults.keep(setting.group(&place.group));
            // Who is not in the roster has left, and is not counted.
            let member = setting.roster.find(&place.member);
            if let (Some(member), Some(group)) = (member, group)
                && earlier.insert(member, group).is_some()
            {
                faults.push(InputFault::twice(Noun::Member, &place.member));
            }
        }
        let weights = |member| earlier.get(&member).map(|&group| (1, vec![(group, 0)]));
        let free = self.most_moves.map(i64::from).or(required.then_some(0));
        let price = free.map_or_else(|| Price::linear(1), |free| Price::range(None, Some(free)));
        Lowered::whole(vec![setting.cells(weights, price)], "moves")
    }
}

impl fmt::Display for Stay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.most_moves {
            None => f.write_str("members stay in their earlier groups"),
            Some(moves) => write!(f, "at most {moves} members change their earlier group"),
        }
    }
}
