//! What it costs by definition not to go round the seats, or the zones, evenly.

use super::{DifferentSeats, DifferentZones};
use crate::rules::definition::Ratio;
use crate::rules::definition::visits::{OwnPeriod, uneven_visits};
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::room::{Layout, SeatPlace};
use crate::seating::seat_rule::OverMeetingsDefinition;
use std::collections::BTreeSet;
use std::ptr;

impl OverMeetingsDefinition for DifferentSeats {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        uneven(reading, |_, seat| &seat.id)
    }
}

impl OverMeetingsDefinition for DifferentZones {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        uneven(reading, |layout, seat| &layout.zones[seat.zone])
    }
}

/// What the visits of all members to seats, or zones, cost, over the meetings at which they are there.
fn uneven(reading: &SeatingReading<'_>, name: impl for<'a> Fn(&'a Layout, &'a SeatPlace) -> &'a str) -> Ratio {
    let layouts = reading.meetings.iter().map(|meeting| meeting.layout);
    let names = layouts.map(|layout| layout.seats.iter().map(|seat| name(layout, seat)).collect());
    let names: Vec<BTreeSet<&str>> = names.collect();
    let same_room = |meeting: &SeatedMeeting<'_>| {
        let first = reading.meetings.iter().position(|other| ptr::eq(other.layout, meeting.layout));
        first.unwrap_or(meeting.at)
    };
    let room_of: Vec<usize> = reading.meetings.iter().map(same_room).collect();
    let cost = |member| {
        let own = reading.meetings.iter().filter_map(|meeting| {
            let layout = meeting.layout;
            let places = &names[room_of[meeting.at]];
            let place = meeting.seat_of.get(&member).map(|&seat| name(layout, &layout.seats[seat]));
            place.is_some().then_some(OwnPeriod { place, places, fixed: meeting.fixed })
        });
        uneven_visits(&own.collect::<Vec<_>>(), &(0..=0))
    };
    let counted = reading.roster.member_ids().filter(|&member| reading.is_counted(member));
    (i128::from(counted.map(cost).sum::<i64>()), 1)
}
