//! What people who sit too close to each other cost by definition: the pairs of them.

use super::ApartBy;
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for ApartBy {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        // Positions are in thousandths.
        let distance = libm::round(self.distance * 1000.0) as i128;
        let seats = &meeting.layout.seats;
        let close = |a: usize, b: usize| {
            let (x, y) = (i128::from(seats[a].x - seats[b].x), i128::from(seats[a].y - seats[b].y));
            x * x + y * y <= distance * distance
        };
        (i128::from(reading.pairs(&self.members, meeting, close)), 1)
    }
}
