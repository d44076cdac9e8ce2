//! What wishes for roles cost by definition.

use super::RoleWishes;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for RoleWishes {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        let to_come = (0..reading.held.len()).filter(|&at| reading.is_to_come(at));
        for meeting in to_come.map(|at| &reading.held[at]) {
            for wish in &self.of {
                let Some(member) = reading.roster.find(&wish.member) else {
                    continue;
                };
                for (role, holders) in reading.roles.iter().zip(meeting) {
                    if holders.contains(&member) {
                        let rank = wish.roles.iter().position(|name| name == role.name());
                        cost += rank.unwrap_or(wish.roles.len()) as i64;
                    }
                }
            }
        }
        cost
    }
}
