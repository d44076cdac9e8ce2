//! Different seats, and different zones, from meeting to meeting.

mod definition;

use super::prelude::*;
use crate::model::Tally;
use crate::seating::meeting::Meeting;
use std::collections::HashMap;

/// Members change seats.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct DifferentSeats {}

/// Members change zones.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct DifferentZones {}

impl OverMeetingsRule for DifferentSeats {
    fn words(&self) -> String {
        "different seats from meeting to meeting".to_owned()
    }

    /// How often each member sits on each seat.
    fn lower(&self, required: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = Unit::new("return to a seat", "returns to a seat");
        lower(required, context, unit, faults, |meeting, seat| &meeting.hall.layout.seats[seat].id)
    }
}

impl OverMeetingsRule for DifferentZones {
    fn words(&self) -> String {
        "different zones from meeting to meeting".to_owned()
    }

    /// How often each member sits in each zone.
    fn lower(&self, required: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = Unit::new("return to a zone", "returns to a zone");
        lower(required, context, unit, faults, |meeting, seat| {
            let layout = &meeting.hall.layout;
            &layout.zones[layout.seats[seat].zone]
        })
    }
}

/// How often somebody who comes to `meetings` has to be at one of `names` seats, or zones, if all take turns.
fn most_on_one(meetings: usize, names: usize) -> i64 {
    meetings.div_ceil(names.max(1)) as i64
}

fn lower(
    required: bool,
    context: &OverMeetingsContext<'_>,
    unit: Unit,
    faults: &mut Faults,
    name: impl for<'a> Fn(&'a Meeting, usize) -> &'a str,
) -> Option<Lowered> {
    let named: Vec<&str> = context.seats().map(|(at, seat)| name(&context.meetings[at], seat)).collect();
    let names: Vec<&str> = named.iter().copied().unique().collect();
    if too_many(names.len().saturating_mul(context.roster.len()), faults) {
        return None;
    }
    let number: HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let columns = context
        .units()
        .map(|(_, member)| if context.is_counted(member) { vec![(member.index() as u32, 1)] } else { Vec::new() });
    let buckets = named.iter().map(|name| number.get(name).copied());
    let grid = Grid::new(columns, buckets.collect()).covering(context.roster.len(), names.len());
    let mut comes = vec![0; context.roster.len()];
    context.units().for_each(|(_, member)| comes[member.index()] += 1);
    let most = context.meetings.len() as i64;
    let repeats: Vec<i64> = (0..=most).map(|times| times * (times - 1) / 2).collect();
    let repeats = Price::through(&repeats);
    let tally = Tally::new(grid, context.slots, |_, member| {
        if required {
            Price::range(None, Some(most_on_one(comes[member as usize], names.len())))
        } else {
            repeats.clone()
        }
    });
    Lowered::whole(vec![Count::Tally(tally)], unit)
}
