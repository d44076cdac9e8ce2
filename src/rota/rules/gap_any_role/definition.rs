//! What turns that come too soon after one in any role cost by definition.

use super::GapAnyRole;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// In every run of one meeting more, the meetings beyond the first at which somebody holds one of the roles. Those
/// before the first meeting are not held against a plan.
impl TurnDefinition for GapAnyRole {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for run in reading.runs(self.meetings.saturating_add(1)) {
            for &member in reading.people {
                let held = run.clone().filter(|&at| reading.holds_any(member, roles, at));
                let (before, here): (Vec<i64>, Vec<i64>) = held.partition(|&at| at < 0);
                cost += if before.is_empty() { (here.len() as i64 - 1).max(0) } else { here.len() as i64 };
            }
        }
        cost
    }
}
