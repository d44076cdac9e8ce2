//! What meetings without somebody in the room, or without somebody online, cost by definition.

use super::EachMode;
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for EachMode {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for (at, instance) in reading.meetings.iter().enumerate() {
            let mode_of = |member: &MemberId| {
                let position = instance.members.iter().position(|other| other == member);
                position.map(|position| instance.online[position])
            };
            let can = |online: bool| {
                let here = instance.members.iter().enumerate();
                let mut here = here.filter(|(position, _)| instance.online[*position] == online);
                here.any(|(position, _)| {
                    let mut roles = roles.iter().map(|&role| &instance.roles[role]);
                    roles.any(|role| role.places > 0 && role.open[position])
                })
            };
            let does = |online: bool| {
                let mut holders = roles.iter().flat_map(|&role| &reading.held[at][role]);
                holders.any(|holder| mode_of(holder) == Some(online))
            };
            if reading.is_to_come(at) && can(true) && can(false) {
                cost += i64::from(!does(true)) + i64::from(!does(false));
            }
        }
        cost
    }
}
