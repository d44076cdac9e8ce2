//! What turns in the meetings off cost by definition.

use super::Rest;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// After every run of meetings at which somebody holds one of the roles, the meetings that should be off and are not.
/// Of the runs before the first meeting the last one is known.
impl TurnDefinition for Rest {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let meetings = reading.held.len() as i64;
        let asked = i64::try_from(self.meetings).unwrap_or(i64::MAX);
        let mut cost = 0;
        for &member in reading.people {
            let holds = |at: i64| reading.holds_any(member, roles, at);
            let known = (1..=reading.history.meetings as i64).find(|&ago| holds(-ago)).map_or(0, |ago| -ago);
            for last in (known..meetings).filter(|&at| holds(at) && at + 1 < meetings && !holds(at + 1)) {
                let off = last + 1..last.saturating_add(asked).saturating_add(1).min(meetings);
                if off.clone().any(|at| at >= 0 && reading.is_to_come(at as usize)) {
                    cost += off.filter(|&at| at >= 0 && holds(at)).count() as i64;
                }
            }
        }
        cost
    }
}
