//! What a turn that is asked for and not held, or held and ruled out, costs by definition.

use super::{DoesNotHold, Holds, Turn};
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for Holds {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        is_held(&self.0, reading).map_or(0, |held| i64::from(!held))
    }
}

impl TurnDefinition for DoesNotHold {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        is_held(&self.0, reading).map_or(0, i64::from)
    }
}

/// Whether a turn is held; `None` if its member is not there, or the meeting is settled.
fn is_held(turn: &Turn, reading: &RotaReading<'_>) -> Option<bool> {
    let at = turn.meeting.checked_sub(1).filter(|&at| reading.is_to_come(at))?;
    let member = reading.roster.find(&turn.member)?;
    let there = reading.meetings[at].members.contains(&member);
    there.then(|| reading.held[at][reading.role(&turn.role).unwrap_or(0)].contains(&member))
}
