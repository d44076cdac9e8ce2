//! Seats that were announced stay as they were.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::model::{AssignmentWeights, SlotId, UnitWeights};
use crate::roster::MemberId;
use crate::seating::planned::PlannedMeeting;
use std::collections::BTreeMap;

/// An earlier plan that members know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct SeatsAsAnnounced {
    pub(super) meetings: Vec<PlannedMeeting>,
}

impl MeetingRule for SeatsAsAnnounced {
    fn words(&self) -> String {
        "seats stay as announced".to_owned()
    }

    /// One for each member who is there and does not sit on the seat that was announced.
    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let announced = self.meetings.get(context.at)?;
        let places = context.places();
        let layout = &context.meeting.hall.layout;
        let mut seat_of: BTreeMap<MemberId, usize> = BTreeMap::new();
        let mut sitters: BTreeMap<usize, &str> = BTreeMap::new();
        for (seat, name) in announced.seats() {
            let Some(place) = faults.keep(layout.seat(seat)) else {
                continue;
            };
            if let Some(first) = sitters.insert(place, name) {
                faults.push(InputFault::two_on_one_seat(first, name, seat));
            }
            // Who is not in the roster has left, and is not counted.
            let Some(member) = context.roster.find(name) else {
                continue;
            };
            if seat_of.insert(member, place).is_some() {
                faults.push(InputFault::twice(Noun::Member, name));
            }
        }
        let weights = |member: &MemberId| match seat_of.get(member) {
            None => UnitWeights::default(),
            Some(&kept) => {
                let here = (0..).map(SlotId).zip(&places);
                let here = here.filter(|(_, place)| **place == Some(kept as u32));
                UnitWeights { default: 1, exceptions: here.map(|(slot, _)| (slot, 0)).collect() }
            }
        };
        let weights = context.meeting.members.iter().map(weights).collect();
        let cells = AssignmentWeights::new(weights, Price::linear(1));
        Lowered::whole(vec![Count::AssignmentWeights(cells)], Unit::new("move", "moves"))
    }
}
