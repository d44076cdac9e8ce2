//! What neighbours with nothing, or with something, in common cost by definition: the weights of their edges.

use super::{NeighboursDiffer, NeighboursShare};
use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for NeighboursShare {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        (i128::from(neighbours(&self.dimension, false, meeting, reading)), 1)
    }
}

impl MeetingDefinition for NeighboursDiffer {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        (i128::from(neighbours(&self.dimension, true, meeting, reading)), 1)
    }
}

/// Neighbours who have something in common, or nothing, by the weights of the edges.
fn neighbours(dimension: &str, in_common: bool, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> i64 {
    let roster = reading.counted;
    let Ok(dimension) = roster.resolve_dimension(dimension) else {
        return 0;
    };
    let held = |member: MemberId| roster.tags_in(member, dimension);
    let counted = meeting.neighbours().filter(|&(first, second, _)| {
        let supporters = !reading.is_counted(first) || !reading.is_counted(second);
        let share = held(first).iter().any(|tag| held(second).contains(tag));
        !supporters && share == in_common
    });
    counted.map(|(.., weight)| weight).sum()
}
