//! Seats that carry weight are shared.

mod definition;

use super::prelude::*;
use crate::model::{Tally, Weighted};
use crate::roster::MemberId;
use crate::roster::RosterName;
use crate::rules::columns::lcm;
use crate::seating::meeting::Meeting;

/// An even share of the power of seats for each member.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct SharePower {}

/// An even share of the power of seats for the tags of a dimension.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct SharePowerAcross {
    pub(super) dimension: String,
}

/// Sums of power times parts of a share stay below this.
const MAX_SUM: i128 = 1 << 58;

impl OverMeetingsRule for SharePower {
    fn words(&self) -> String {
        "an even share of the seats that carry weight".to_owned()
    }

    fn lower(&self, required: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let own =
            |member: MemberId| if context.is_counted(member) { vec![(member.index() as u32, 1)] } else { Vec::new() };
        let columns = |_: &mut Faults| Some(context.units().map(|(_, member)| own(member)).collect());
        lower(required, context, faults, columns)
    }
}

impl OverMeetingsRule for SharePowerAcross {
    fn words(&self) -> String {
        format!("an even share of the seats that carry weight for every `{}`", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, required: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(required, context, faults, |faults| {
            let roster = context.roster;
            let dimension = faults.keep(roster.resolve_dimension(&self.dimension))?;
            let tags = roster.dimension(dimension).tags();
            let held = |member: MemberId| {
                let column = |&tag: &_| tags.iter().position(|&known| known == tag);
                let held = roster.tags_in(member, dimension).iter();
                held.filter_map(column).map(|column| (column as u32, 1)).collect()
            };
            Some(context.units().map(|(_, member)| held(member)).collect())
        })
    }
}

/// An even share of the power of all seats for each column, by how many of those who bring it come to each meeting.
/// `columns` says to what the power of each unit's seat goes.
fn lower(
    required: bool,
    context: &OverMeetingsContext<'_>,
    faults: &mut Faults,
    columns: impl FnOnce(&mut Faults) -> Option<Vec<Vec<Weighted>>>,
) -> Option<Lowered> {
    if required {
        faults.push(InputFault::only_preferred());
    }
    let powers: Vec<i64> = context.meetings.iter().map(power).collect();
    let all: i128 = powers.iter().map(|&power| i128::from(power)).sum();
    if all == 0 {
        faults.push(fault!(NoPower, "no seat of any room has power; give the seats that carry weight a power above 0"));
        return None;
    }
    let columns = columns(faults)?;
    let counted = |meeting: &Meeting| {
        let members = meeting.members.iter();
        members.filter(|&&member| context.is_counted(member)).count().max(1) as i64
    };
    // Everybody who is there has one part in as many as are there, and all parts are whole in the scale.
    let counted: Vec<i64> = context.meetings.iter().map(counted).collect();
    let scale = counted.iter().copied().try_fold(1, lcm);
    let Some(scale) = scale.filter(|&scale| all * i128::from(scale) < MAX_SUM) else {
        faults.push(InputFault::sums_too_large());
        return None;
    };
    let width = columns.iter().flatten().map(|&(column, _)| column as usize + 1).max()?;
    let mut shares = vec![0i64; width];
    for ((at, _), brought) in context.units().zip(&columns) {
        for &(column, _) in brought {
            shares[column as usize] += powers[at] * (scale / counted[at]);
        }
    }
    let seats = context.seats().map(|(at, seat)| context.meetings[at].hall.layout.seats[seat].power);
    let weights: Vec<i64> = seats.collect();
    let grid = Grid::new(columns, vec![Some(0); weights.len()]).covering(width, 1);
    let grid = grid.weighing(weights);
    let tally = Tally::new(grid, context.slots, |_, column| Price::distance(scale, shares[column as usize]));
    Lowered::scaled(vec![Count::Tally(tally)], scale, Unit::named("power"))
}

/// The power of all seats of a room.
fn power(meeting: &Meeting) -> i64 {
    meeting.hall.layout.seats.iter().map(|seat| seat.power).sum()
}
