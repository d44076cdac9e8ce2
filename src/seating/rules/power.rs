//! Seats that carry weight are shared.

use super::Over;
use crate::error::{Faults, InputFault, fault};
use crate::model::{Count, Grid, Price, Tally, Weighted};
use crate::roster::MemberId;
use crate::rules::columns::lcm;
use crate::rules::lowered::Lowered;
use crate::seating::meeting::Meeting;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An even share of the power of seats, for each member or for the tags of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct SharePower {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::seating) across: Option<String>,
}

/// Sums of power times parts of a share stay below this.
const LARGEST: i128 = 1 << 58;

impl SharePower {
    pub(super) fn lower(&self, required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        if required {
            faults.push(InputFault::only_preferred());
        }
        let powers: Vec<i64> = over.meetings.iter().map(power).collect();
        let all: i128 = powers.iter().map(|&power| i128::from(power)).sum();
        if all == 0 {
            faults.push(fault!(
                NoPower,
                "no seat of any room has power; give the seats that carry weight a power above 0"
            ));
            return None;
        }
        let columns = self.columns(over, faults)?;
        let counted = |meeting: &Meeting| {
            let members = meeting.members.iter();
            members.filter(|&&member| over.is_counted(member)).count().max(1) as i64
        };
        // Everybody who is there has one part in as many as are there, and all parts are whole in the scale.
        let counted: Vec<i64> = over.meetings.iter().map(counted).collect();
        let scale = counted.iter().copied().try_fold(1, lcm);
        let Some(scale) = scale.filter(|&scale| all * i128::from(scale) < LARGEST) else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        let width = columns.iter().flatten().map(|&(column, _)| column as usize + 1).max()?;
        let mut shares = vec![0i64; width];
        for ((at, _), brought) in over.units().zip(&columns) {
            for &(column, _) in brought {
                shares[column as usize] += powers[at] * (scale / counted[at]);
            }
        }
        let seats = over.seats().map(|(at, seat)| over.meetings[at].hall.layout.seats[seat].power);
        let weights: Vec<i64> = seats.collect();
        let grid = Grid::new(columns, vec![Some(0); weights.len()]).covering(width, 1);
        let grid = grid.weighing(weights);
        let tally = Tally::new(grid, over.slots, |_, column| Price::distance(scale, shares[column as usize]));
        Lowered::scaled(vec![Count::Tally(tally)], scale, Unit::named("power"))
    }

    /// What each unit's power goes to: the member, or the member's tags.
    fn columns(&self, over: &Over<'_>, faults: &mut Faults) -> Option<Vec<Vec<Weighted>>> {
        let Some(dimension) = &self.across else {
            let own = |member: MemberId| match over.is_counted(member) {
                true => vec![(member.index() as u32, 1)],
                false => Vec::new(),
            };
            return Some(over.units().map(|(_, member)| own(member)).collect());
        };
        let dimension = faults.keep(over.roster.resolve_dimension(dimension))?;
        let tags = over.roster.dimension(dimension).tags();
        let held = |member: MemberId| {
            let column = |&tag: &_| tags.iter().position(|&known| known == tag);
            let tags = over.roster.tags_in(member, dimension).iter();
            tags.filter_map(column).map(|column| (column as u32, 1)).collect()
        };
        Some(over.units().map(|(_, member)| held(member)).collect())
    }
}

/// The power of all seats of a room.
fn power(meeting: &Meeting) -> i64 {
    meeting.hall.layout.seats.iter().map(|seat| seat.power).sum()
}

impl fmt::Display for SharePower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.across {
            None => f.write_str("an even share of the seats that carry weight"),
            Some(dimension) => write!(f, "an even share of the seats that carry weight for every `{dimension}`"),
        }
    }
}
