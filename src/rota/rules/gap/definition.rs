//! What turns that come too soon cost by definition.

use super::Gap;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for Gap {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for &role in roles {
            for run in reading.runs(self.meetings.saturating_add(1)) {
                for &member in reading.people {
                    let turns = run.clone().filter(|&at| reading.holds_at(member, role, at));
                    cost += (turns.count() as i64 - 1).max(0);
                }
            }
        }
        cost
    }
}
