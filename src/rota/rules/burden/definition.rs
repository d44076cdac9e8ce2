//! What uneven burdens cost by definition.

use super::{EvenBurden, SquaredBurdens};
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::share::Share;
use crate::rota::turn_rule::TurnDefinition;

/// How far burdens lie below the share of those that are needed, rounded down, and above that of all, rounded up.
impl TurnDefinition for EvenBurden {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let burdens = |at: usize, role: usize| {
            reading.shared_turns(at, role).map(|turns| turns * reading.meetings[at].roles[role].burden as usize)
        };
        let shares = [0, 1].map(|of| {
            let mut shares = vec![Share::default(); reading.roster.len()];
            for at in 0..reading.meetings.len() {
                roles.iter().for_each(|&role| reading.add_shares(&mut shares, at, role, burdens(at, role)[of]));
            }
            shares
        });
        let off = |member: MemberId| {
            let [needed, all] = [0, 1].map(|of| &shares[of][member.index()]);
            let burden = burden(reading, member, roles);
            (needed.floor() - burden).max(burden - all.ceil()).max(0)
        };
        reading.members().map(off).sum()
    }
}

impl TurnDefinition for SquaredBurdens {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let square = |member: MemberId| {
            let before = reading.history.burden(member, roles);
            (burden(reading, member, roles) + before).pow(2)
        };
        reading.members().map(square).sum()
    }
}

/// What a member carries in these roles.
fn burden(reading: &RotaReading<'_>, member: MemberId, roles: &[usize]) -> i64 {
    let mut burden = 0;
    for (meeting, instance) in reading.held.iter().zip(reading.meetings) {
        for &role in roles {
            if meeting[role].contains(&member) {
                burden += instance.roles[role].burden;
            }
        }
    }
    burden
}
