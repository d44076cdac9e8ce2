//! What turns off the share cost by definition.

use super::FairShare;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// How far turns in roles lie outside the shares so far rounded down and up, after every meeting to come.
impl TurnDefinition for FairShare {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        roles.iter().map(|&role| off_in_role(reading, role)).sum()
    }
}

fn off_in_role(reading: &RotaReading<'_>, role: usize) -> i64 {
    let slack = reading.slack[role];
    let mut off = 0;
    for member in reading.members() {
        let mut share = reading.history.share(member, role);
        let mut turns = reading.history.turns(member, role);
        let before = turns;
        for (at, meeting) in reading.held.iter().enumerate() {
            share += &reading.share_at(at, role, member, 1);
            turns += i64::from(meeting[role].contains(&member));
            if reading.is_to_come(at) {
                let low = (share.floor() - slack).max(before);
                let high = (share.ceil() + slack).max(low);
                off += (low - turns).max(turns - high).max(0);
            }
        }
    }
    off
}
