//! What uneven burdens cost by definition.

use super::{EvenBurden, SquaredBurdens};
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::share::Share;
use crate::rota::turn_rule::TurnDefinition;

/// How far burdens lie outside the shares of all burdens, rounded down and up.
impl TurnDefinition for EvenBurden {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let off = |member: MemberId| {
            let mut share = Share::default();
            for (at, meeting) in reading.meetings.iter().enumerate() {
                for &role in roles {
                    share += &reading.share_at(at, role, member, meeting.roles[role].burden);
                }
            }
            let burden = burden(reading, member, roles);
            (share.floor() - burden).max(burden - share.ceil()).max(0)
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
