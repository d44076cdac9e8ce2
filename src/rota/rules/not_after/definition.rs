//! What turns that come too soon after another role cost by definition.

use super::NotAfter;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// For every turn in the second role that is to come, the turns in the first that the same person has in the meetings
/// just before it.
impl TurnDefinition for NotAfter {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let (Some(first), Some(then)) = (reading.role(&self.first), reading.role(&self.then)) else {
            return 0;
        };
        let mut cost = 0;
        for at in (0..reading.held.len()).filter(|&at| reading.is_to_come(at)) {
            for member in reading.people.iter().filter(|member| reading.held[at][then].contains(member)) {
                let earlier = (1..=self.meetings.min(at + reading.history.meetings)).map(|ago| at as i64 - ago as i64);
                cost += earlier.filter(|&earlier| reading.holds_at(*member, first, earlier)).count() as i64;
            }
        }
        cost
    }
}
