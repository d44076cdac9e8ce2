//! What returns to a seat, or to a zone, cost by definition.

use super::{DifferentSeats, DifferentZones};
use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::seating::reading::SeatingReading;
use crate::seating::room::{Layout, SeatPlace};
use crate::seating::seat_rule::OverMeetingsDefinition;
use std::collections::{BTreeMap, BTreeSet};

impl OverMeetingsDefinition for DifferentSeats {
    fn cost(&self, required: bool, reading: &SeatingReading<'_>) -> Ratio {
        returns(required, reading, |_, seat| &seat.id)
    }
}

impl OverMeetingsDefinition for DifferentZones {
    fn cost(&self, required: bool, reading: &SeatingReading<'_>) -> Ratio {
        returns(required, reading, |layout, seat| &layout.zones[seat.zone])
    }
}

/// How often members come back to a seat, or to a zone: as often as they were there before, or more often than an even
/// turn through all of them needs.
fn returns(
    required: bool,
    reading: &SeatingReading<'_>,
    name: impl for<'a> Fn(&'a Layout, &'a SeatPlace) -> &'a str,
) -> Ratio {
    let mut times: BTreeMap<(MemberId, &str), i64> = BTreeMap::new();
    let mut comes: BTreeMap<MemberId, i64> = BTreeMap::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for meeting in &reading.meetings {
        let layout = meeting.layout;
        names.extend(layout.seats.iter().map(|seat| name(layout, seat)));
        for (&member, &seat) in &meeting.seat_of {
            *times.entry((member, name(layout, &layout.seats[seat]))).or_default() += 1;
            *comes.entry(member).or_default() += 1;
        }
    }
    let seats = names.len().max(1) as i64;
    let cost = |((member, _), times): (&(MemberId, &str), &i64)| {
        if required { (times - (comes[member] + seats - 1) / seats).max(0) } else { times * (times - 1) / 2 }
    };
    let counted = times.iter().filter(|((member, _), _)| reading.is_counted(*member));
    let cost: i64 = counted.map(cost).sum();
    (i128::from(cost), 1)
}
