//! A cap on one person's turns.

use super::Over;
use crate::error::Faults;
use crate::model::{Count, Price, Tally};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// A member has at most so many turns.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct AtMost {
    pub(in crate::rota) member: String,
    pub(in crate::rota) turns: u32,
}

impl AtMost {
    pub(in crate::rota) fn lower(&self, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        let capped = faults.keep(over.roster.member(&self.member))?;
        let price = Price::range(None, Some(i64::from(self.turns)));
        let grid = over.weighted_grid(
            0..over.meetings.len(),
            |_, member| (member == capped).then_some((0, 1)),
            |_, held| held.iter().filter(|role| over.of.contains(role)).count() as i64,
        );
        let grid = grid.covering(1, 1);
        let tally = Tally::new(grid, over.slots, |_, _| price.clone());
        Lowered::whole(vec![Count::Tally(tally)], Unit::new("turn", "turns"))
    }
}
