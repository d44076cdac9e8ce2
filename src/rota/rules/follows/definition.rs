//! What turns that do not follow cost by definition.

use super::Follows;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// Those who held the first role at the meeting before and do not hold the second, at every meeting to come at which
/// the second has places.
impl TurnDefinition for Follows {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let (Some(first), Some(then)) = (reading.role(&self.first), reading.role(&self.then)) else {
            return 0;
        };
        let is_asked = |at: &usize| reading.is_to_come(*at) && reading.meetings[*at].roles[then].places > 0;
        let mut cost = 0;
        for at in (0..reading.held.len()).filter(is_asked) {
            let held = reading.people.iter().filter(|&&member| reading.holds_at(member, first, at as i64 - 1));
            cost += held.filter(|member| !reading.held[at][then].contains(member)).count() as i64;
        }
        cost
    }
}
