//! Different seats, and different zones, from meeting to meeting.

mod definition;

use super::prelude::*;
use crate::roster::MemberId;
use crate::rules::visits::Visits;
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
        "another seat each time, all evenly".to_owned()
    }

    /// How often each member sits on each seat, and at two meetings running.
    fn lower(&self, _: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(context, faults, |meeting, seat| &meeting.hall.layout.seats[seat].id)
    }
}

impl OverMeetingsRule for DifferentZones {
    fn words(&self) -> String {
        "another zone each time, all evenly".to_owned()
    }

    /// How often each member sits in each zone, and at two meetings running.
    fn lower(&self, _: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(context, faults, |meeting, seat| {
            let layout = &meeting.hall.layout;
            &layout.zones[layout.seats[seat].zone]
        })
    }
}

fn lower(
    context: &OverMeetingsContext<'_>,
    faults: &mut Faults,
    name: impl for<'a> Fn(&'a Meeting, usize) -> &'a str,
) -> Option<Lowered> {
    let named: Vec<&str> = context.seats().map(|(at, seat)| name(&context.meetings[at], seat)).collect();
    let number: HashMap<&str, u32> = named.iter().copied().unique().zip(0..).collect();
    let visits = Visits {
        slots: context.slots,
        members: context.units().map(|(_, member)| member).collect(),
        places: named.iter().map(|name| number.get(name).copied()).collect(),
        number: number.len(),
        fixed: context.meetings.iter().map(|meeting| meeting.fixed.is_some()).collect(),
    };
    let members: Vec<MemberId> = context.roster.member_ids().filter(|&member| context.is_counted(member)).collect();
    let counts = visits.counts(&members, &|_| 0..=0, faults)?;
    Lowered::whole(counts, Unit::new("visit", "visits"))
}
