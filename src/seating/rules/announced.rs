//! Seats that were announced stay as they were.

use super::Seats;
use crate::error::{Faults, InputFault, Noun};
use crate::model::{AssignmentWeights, Count, Price, SlotId, UnitWeights};
use crate::roster::MemberId;
use crate::rules::lowered::Lowered;
use crate::seating::planned::PlannedMeeting;
use crate::unit::Unit;
use std::collections::BTreeMap;

/// One for each member who is there and does not sit on the seat that was announced.
pub(super) fn lower(meetings: &[PlannedMeeting], seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    let announced = meetings.get(seats.at)?;
    let places = seats.places();
    let layout = &seats.meeting.hall.layout;
    let mut seat_of: BTreeMap<MemberId, usize> = BTreeMap::new();
    let mut sitters: BTreeMap<usize, &str> = BTreeMap::new();
    for (seat, name) in announced.seats() {
        let Some(place) = faults.keep(layout.seat(seat)) else {
            continue;
        };
        if let Some(first) = sitters.insert(place, name) {
            let (first, second, seat) = (first.to_owned(), name.to_owned(), seat.to_owned());
            let fault = InputFault::two_on_one_seat(first, second, seat);
            faults.push(fault);
        }
        // Who is not in the roster has left, and is not counted.
        let Some(member) = seats.roster.find(name) else {
            continue;
        };
        if seat_of.insert(member, place).is_some() {
            let member = name.to_owned();
            faults.push(InputFault::twice(Noun::Member, member));
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
    let weights = seats.meeting.members.iter().map(weights).collect();
    let cells = AssignmentWeights::new(weights, Price::linear(1));
    Lowered::whole(vec![Count::AssignmentWeights(cells)], Unit::new("move", "moves"))
}
