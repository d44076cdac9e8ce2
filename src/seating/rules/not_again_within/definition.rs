//! What sitting side by side again too soon costs by definition.

use super::NotAgainWithin;
use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::rules::definition::returns::MeetingTimes;
use crate::seating::reading::SeatingReading;
use crate::seating::seat_rule::OverMeetingsDefinition;

impl OverMeetingsDefinition for NotAgainWithin {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        let mut times = MeetingTimes::default();
        for (first, second, ago) in &self.last_met {
            if let (Some(a), Some(b)) = (reading.member(first), reading.member(second)) {
                times.add(a.index(), b.index(), -i64::from(*ago));
            }
        }
        for (at, meeting) in (0..).zip(&reading.meetings) {
            meeting.neighbours().for_each(|(a, b, _)| times.add(a.index(), b.index(), at));
        }
        let is_supporter = |member: u32| !reading.is_counted(MemberId::new(member as usize));
        let is_counted =
            |pair: (u32, u32)| !reading.companions.contains(&pair) && !is_supporter(pair.0) && !is_supporter(pair.1);
        (times.too_soon(self.meetings, is_counted), 1)
    }
}
