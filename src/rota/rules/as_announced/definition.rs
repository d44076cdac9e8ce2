//! What changes to an announced plan cost by definition.

use super::TurnsAsAnnounced;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for TurnsAsAnnounced {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for (at, announced) in self.meetings.iter().enumerate().take(reading.held.len()) {
            let instance = &reading.meetings[at];
            for (role, members) in &announced.roles {
                let Some(role) = reading.role(role) else {
                    continue;
                };
                let members = members.iter().filter_map(|id| reading.roster.find(id));
                for member in members {
                    let position = instance.members.iter().position(|&other| other == member);
                    let can = position.is_some_and(|position| instance.roles[role].open[position]);
                    let kept = reading.held[at][role].contains(&member);
                    cost += i64::from(reading.is_to_come(at) && can && !kept);
                }
            }
        }
        cost
    }
}
