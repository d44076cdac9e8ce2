//! What turns beyond a cap cost by definition.

use super::AtMost;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for AtMost {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let Some(member) = reading.roster.find(&self.member) else {
            return 0;
        };
        let meetings = reading.held.iter().flat_map(|meeting| roles.iter().map(|&role| &meeting[role]));
        let turns = meetings.filter(|holders| holders.contains(&member)).count() as i64;
        (turns - i64::from(self.turns)).max(0)
    }
}
