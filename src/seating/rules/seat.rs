//! What somebody needs of a seat, and seats that are, or are not, somebody's. Required they are permissions; preferred,
//! cells.

use super::Seats;
use crate::error::{Faults, fault};
use crate::model::{AssignmentWeights, Count, Price, SlotId, UnitId, UnitWeights};
use crate::rules::lowered::{Lowered, PEOPLE};
use crate::seating::meeting::Hall;
use serde::{Deserialize, Serialize};

/// A member and a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct SeatOf {
    pub(in crate::seating) member: String,
    pub(in crate::seating) seat: String,
}

/// What a member needs of a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Needs {
    pub(in crate::seating) member: String,
    pub(in crate::seating) features: Vec<String>,
}

impl SeatOf {
    /// Whether each seat of a room is the one.
    fn is_it(&self, hall: &Hall) -> Vec<bool> {
        let seats = hall.layout.seats.iter();
        seats.map(|seat| seat.id == self.seat).collect()
    }

    /// The seats that suit the member where this one is, or is not, `wanted`.
    pub(in crate::seating) fn suiting(&self, wanted: bool, hall: &Hall) -> Vec<bool> {
        self.is_it(hall).into_iter().map(|it| it == wanted).collect()
    }

    pub(super) fn lower(&self, wanted: bool, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = seats.unit(&self.member, faults);
        faults.keep(seats.meeting.hall.layout.seat(&self.seat))?;
        unsuited(unit, &self.suiting(wanted, &seats.meeting.hall), seats)
    }
}

impl Needs {
    /// The seats that have all the features.
    pub(in crate::seating) fn suiting(&self, hall: &Hall) -> Vec<bool> {
        let layout = &hall.layout;
        let has = |seat: &crate::seating::room::Place, name: &String| {
            seat.features.iter().any(|&feature| layout.features[feature] == *name)
        };
        let seats = layout.seats.iter();
        seats.map(|seat| self.features.iter().all(|name| has(seat, name))).collect()
    }

    pub(super) fn lower(&self, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = seats.unit(&self.member, faults);
        for name in &self.features {
            faults.keep(seats.meeting.hall.layout.feature(name));
        }
        if self.features.is_empty() {
            faults.push(fault!(Missing, "no feature is named; name at least one"));
        }
        unsuited(unit, &self.suiting(&seats.meeting.hall), seats)
    }
}

/// One for a member who sits where it does not suit.
fn unsuited(unit: Option<UnitId>, suiting: &[bool], seats: &Seats<'_>) -> Option<Lowered> {
    let slots = (0..).map(SlotId).zip(seats.places());
    let suits = |&(slot, place): &(SlotId, Option<u32>)| {
        let suits = place.is_some_and(|place| suiting[place as usize]);
        suits.then_some((slot, 0))
    };
    let weights = |of: usize| match unit.is_some_and(|unit| unit.index() == of) {
        true => UnitWeights { default: 1, exceptions: slots.clone().filter_map(|slot| suits(&slot)).collect() },
        false => UnitWeights::default(),
    };
    let weights = (0..seats.meeting.members.len()).map(weights).collect();
    Lowered::whole(vec![Count::AssignmentWeights(AssignmentWeights::new(weights, Price::linear(1)))], PEOPLE)
}
