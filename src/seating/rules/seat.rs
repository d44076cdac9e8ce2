//! What somebody needs of a seat, and seats that are, or are not, somebody's. Required they are permissions; preferred,
//! weights of assignments.

mod definition;

use super::prelude::*;
use crate::error::listed;
use crate::model::{AssignmentWeights, SlotId, UnitId, UnitWeights};
use crate::rules::lowered::PEOPLE;
use crate::seating::room::{Layout, SeatPlace};
use crate::seating::seat_rule::SeatPermission;

/// A member sits on a seat.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct InSeat {
    pub(super) member: String,
    pub(super) seat: String,
}

/// A member does not sit on a seat.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct NotInSeat {
    pub(super) member: String,
    pub(super) seat: String,
}

/// What a member needs of a seat.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Needs {
    pub(super) member: String,
    pub(super) features: Vec<String>,
}

impl SeatPermission for InSeat {
    fn member(&self) -> &str {
        &self.member
    }

    fn suits(&self, seat: &SeatPlace, _: &Layout) -> bool {
        seat.id == self.seat
    }

    fn only_seat(&self) -> Option<&str> {
        Some(&self.seat)
    }
}

impl MeetingRule for InSeat {
    fn words(&self) -> String {
        format!("`{}` sits on `{}`", self.member, self.seat)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        on_named_seat(self, &self.seat, context, faults)
    }

    fn permission(&self) -> Option<&dyn SeatPermission> {
        Some(self)
    }
}

impl SeatPermission for NotInSeat {
    fn member(&self) -> &str {
        &self.member
    }

    fn suits(&self, seat: &SeatPlace, _: &Layout) -> bool {
        seat.id != self.seat
    }
}

impl MeetingRule for NotInSeat {
    fn words(&self) -> String {
        format!("`{}` does not sit on `{}`", self.member, self.seat)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        on_named_seat(self, &self.seat, context, faults)
    }

    fn permission(&self) -> Option<&dyn SeatPermission> {
        Some(self)
    }
}

impl SeatPermission for Needs {
    fn member(&self) -> &str {
        &self.member
    }

    /// The seat has all the features.
    fn suits(&self, seat: &SeatPlace, layout: &Layout) -> bool {
        let has = |name: &String| seat.features.iter().any(|&feature| layout.features[feature] == *name);
        self.features.iter().all(has)
    }
}

impl MeetingRule for Needs {
    fn words(&self) -> String {
        format!("the seat of `{}` has {}", self.member, listed(&self.features, "and", "no feature"))
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = context.unit(&self.member, faults);
        for name in &self.features {
            faults.keep(context.meeting.hall.layout.feature(name));
        }
        if self.features.is_empty() {
            faults.push(fault!(Missing, "no feature is named; name at least one"));
        }
        unsuited(unit, self, context)
    }

    fn permission(&self) -> Option<&dyn SeatPermission> {
        Some(self)
    }
}

/// A permission that names a seat, which has to be there.
fn on_named_seat(
    permission: &dyn SeatPermission,
    seat: &str,
    context: &MeetingLoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    let unit = context.unit(permission.member(), faults);
    faults.keep(context.meeting.hall.layout.seat(seat))?;
    unsuited(unit, permission, context)
}

/// One for a member who sits where it does not suit.
fn unsuited(
    unit: Option<UnitId>,
    permission: &dyn SeatPermission,
    context: &MeetingLoweringContext<'_>,
) -> Option<Lowered> {
    let suiting = permission.suiting(&context.meeting.hall.layout);
    let slots = (0..).map(SlotId).zip(context.places());
    let suits = |&(slot, place): &(SlotId, Option<u32>)| {
        let suits = place.is_some_and(|place| suiting[place as usize]);
        suits.then_some((slot, 0))
    };
    let weights = |of: usize| {
        if unit.is_some_and(|unit| unit.index() == of) {
            UnitWeights { default: 1, exceptions: slots.clone().filter_map(|slot| suits(&slot)).collect() }
        } else {
            UnitWeights::default()
        }
    };
    let weights = (0..context.meeting.members.len()).map(weights).collect();
    Lowered::whole(vec![Count::AssignmentWeights(AssignmentWeights::new(weights, Price::linear(1)))], PEOPLE)
}
