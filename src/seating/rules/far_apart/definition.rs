//! What people who do not sit as far apart as can be cost by definition: step by step, the pairs of them that are within
//! it and not within the one before.

use super::FarApart;
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for FarApart {
    /// All that it costs stands in levels.
    fn cost(&self, _: &About, _: &SeatedMeeting<'_>, _: &SeatingReading<'_>) -> Ratio {
        (0, 1)
    }

    fn cost_of_level(
        &self,
        level: usize,
        _: &About,
        meeting: &SeatedMeeting<'_>,
        reading: &SeatingReading<'_>,
    ) -> Ratio {
        // Positions are in thousandths.
        let step = libm::round(self.step * 1000.0) as i128;
        let [least, limit] = [level as i128 - 1, level as i128].map(|steps| (steps * step).pow(2));
        let within = |a: usize, b: usize| {
            let [(x, y), (u, v)] = [a, b].map(|seat| {
                let place = &meeting.layout.seats[seat];
                (i128::from(place.x), i128::from(place.y))
            });
            let squared = (x - u).pow(2) + (y - v).pow(2);
            least <= squared && squared < limit
        };
        (i128::from(reading.pairs(&self.members, meeting, within)), 1)
    }
}
