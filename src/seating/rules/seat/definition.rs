//! What seats that do not suit somebody cost by definition: one for a member who is there on such a seat.

use super::{InSeat, Needs, NotInSeat};
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::room::SeatPlace;
use crate::seating::seat_rule::MeetingDefinition;
use itertools::Itertools;

impl MeetingDefinition for InSeat {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let seat = seat_of(&self.member, meeting, reading);
        (i128::from(seat.is_some_and(|seat| seat.id != self.seat)), 1)
    }
}

impl MeetingDefinition for NotInSeat {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let seat = seat_of(&self.member, meeting, reading);
        (i128::from(seat.is_some_and(|seat| seat.id == self.seat)), 1)
    }
}

impl MeetingDefinition for Needs {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let lacks_one = |seat: &SeatPlace| {
            let known = || seat.features.iter().map(|&feature| &meeting.layout.features[feature]);
            self.features.iter().any(|name| !known().contains(name))
        };
        (i128::from(seat_of(&self.member, meeting, reading).is_some_and(lacks_one)), 1)
    }
}

/// The seat of a member; `None` for one who is not there.
fn seat_of<'a>(name: &str, meeting: &'a SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Option<&'a SeatPlace> {
    let seat = meeting.seat_of.get(&reading.member(name)?)?;
    Some(&meeting.layout.seats[*seat])
}
