//! What turns too many or too few cost by definition.

use super::NumberOfTurns;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for NumberOfTurns {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let off = |member| {
            let meetings = reading.held.iter().flat_map(|meeting| roles.iter().map(|&role| &meeting[role]));
            let turns = meetings.filter(|holders| holders.contains(member)).count() as i64;
            let beyond = self.max.map_or(0, |max| (turns - i64::from(max)).max(0));
            beyond + self.min.map_or(0, |min| (i64::from(min) - turns).max(0))
        };
        reading.people.iter().map(off).sum()
    }
}
