//! What pairs beside each other, apart or facing each other cost by definition: how many pairs of those who are there
//! sit as they should not.

use super::{Beside, NotBeside, NotFacing, Supports, Unequal};
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::room::Layout;
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for Beside {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let apart = reading.pairs(&self.0, meeting, |a, b| !are_beside(meeting.layout, a, b));
        (i128::from(apart), 1)
    }
}

impl MeetingDefinition for Supports {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let both = [self.supporter.clone(), self.member.clone()];
        let apart = reading.pairs(&both, meeting, |a, b| !are_beside(meeting.layout, a, b));
        (i128::from(apart), 1)
    }
}

impl MeetingDefinition for NotBeside {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let beside = reading.pairs(&self.0, meeting, |a, b| are_beside(meeting.layout, a, b));
        (i128::from(beside), 1)
    }
}

impl MeetingDefinition for NotFacing {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let facing = reading.pairs(&self.0, meeting, |a, b| are_facing(meeting.layout, a, b));
        (i128::from(facing), 1)
    }
}

impl MeetingDefinition for Unequal {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let layout = meeting.layout;
        let close = reading.pairs(&self.0, meeting, |a, b| are_beside(layout, a, b) || are_facing(layout, a, b));
        (i128::from(close), 1)
    }
}

fn are_beside(layout: &Layout, a: usize, b: usize) -> bool {
    let edge = (a.min(b) as u32, a.max(b) as u32);
    layout.neighbours.iter().any(|&(a, b, _)| (a, b) == edge)
}

fn are_facing(layout: &Layout, a: usize, b: usize) -> bool {
    layout.facing.contains(&(a.min(b) as u32, a.max(b) as u32))
}
