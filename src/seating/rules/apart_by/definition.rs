//! What people who sit too close to each other cost by definition: the pairs of them.

use super::{ApartBy, FartherThan};
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for ApartBy {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let close = |a: usize, b: usize| squared_distance(meeting, a, b) < squared(self.distance);
        (i128::from(reading.pairs(&self.members, meeting, close)), 1)
    }
}

impl MeetingDefinition for FartherThan {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let close = |a: usize, b: usize| squared_distance(meeting, a, b) <= squared(self.distance);
        (i128::from(reading.pairs(&self.members, meeting, close)), 1)
    }
}

/// Positions are in thousandths.
fn squared_distance(meeting: &SeatedMeeting<'_>, a: usize, b: usize) -> i128 {
    let seats = &meeting.layout.seats;
    let (x, y) = (i128::from(seats[a].x - seats[b].x), i128::from(seats[a].y - seats[b].y));
    x * x + y * y
}

fn squared(distance: f64) -> i128 {
    let thousandths = libm::round(distance * 1000.0) as i128;
    thousandths * thousandths
}
