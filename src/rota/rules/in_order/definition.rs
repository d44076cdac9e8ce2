//! What turns out of order cost by definition.

use super::InOrder;
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// After every meeting to come, the turns by which somebody is ahead of whoever comes before them in the order, and
/// those by which the first is more than one ahead of the last. The order goes on after the last turn before these
/// meetings.
impl TurnDefinition for InOrder {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let members: Vec<MemberId> = self.members.iter().filter_map(|id| reading.roster.find(id)).collect();
        let Some(role) = reading.role(&self.role) else { return 0 };
        let start = start(&members, role, reading);
        let order: Vec<MemberId> = members[start..].iter().chain(&members[..start]).copied().collect();
        let mut turns = vec![0; order.len()];
        let mut cost = 0;
        for meeting in reading.held.iter().enumerate().filter(|(at, _)| reading.is_to_come(*at)).map(|(_, held)| held) {
            for (turns, member) in turns.iter_mut().zip(&order) {
                *turns += i64::from(meeting[role].contains(member));
            }
            cost += turns.windows(2).map(|two| (two[1] - two[0]).max(0)).sum::<i64>();
            if let [first, .., last] = turns[..] {
                cost += (first - last - 1).max(0);
            }
        }
        cost
    }
}

/// Where the order begins.
fn start(members: &[MemberId], role: usize, reading: &RotaReading<'_>) -> usize {
    let to_come = (0..reading.held.len()).find(|&at| reading.is_to_come(at)).unwrap_or(reading.held.len());
    for at in (-(reading.history.meetings as i64)..to_come as i64).rev() {
        let had: Vec<bool> = members.iter().map(|&member| reading.holds_at(member, role, at)).collect();
        if had.contains(&true) {
            let follows = |&position: &usize| {
                let before = if position == 0 { had.len() - 1 } else { position - 1 };
                had[before] && !had[position]
            };
            return (0..had.len()).find(follows).unwrap_or(0);
        }
    }
    0
}
