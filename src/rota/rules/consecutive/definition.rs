//! What runs of meetings that are too long or too short cost by definition.

use super::Consecutive;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// Every meeting at which somebody goes on beyond the greatest number, in each run of one more; and for everyone who
/// begins, the meetings right after it, up to the least number, at which they hold none of the roles. A run may go on
/// beyond the last meeting, and may have begun before the first.
impl TurnDefinition for Consecutive {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        let meetings = reading.held.len() as i64;
        for &member in reading.people {
            let holds = |at: i64| reading.holds_any(member, roles, at);
            if let Some(max) = self.max {
                for run in reading.runs((max as usize).saturating_add(1)) {
                    let is_long = run.end - run.start > i64::from(max);
                    cost += i64::from(is_long && run.into_iter().all(holds));
                }
            }
            let Some(min) = self.min else { continue };
            for begin in (0..meetings).filter(|&at| holds(at) && !holds(at - 1)) {
                let asked = begin..(begin + i64::from(min)).min(meetings);
                if asked.clone().any(|at| reading.is_to_come(at as usize)) {
                    cost += asked.filter(|&at| !holds(at)).count() as i64;
                }
            }
        }
        cost
    }
}
