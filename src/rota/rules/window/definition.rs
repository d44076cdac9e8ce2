//! What meetings too many or too few in a stretch cost by definition.

use super::Window;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// In every run of meetings, those at which somebody holds one of the roles beyond the greatest number, and those that
/// lack to the least. What came before the first meeting uses the greatest number up and costs nothing by itself; the
/// least is asked where the whole run lies in the rota.
impl TurnDefinition for Window {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for run in reading.runs(self.of) {
            for &member in reading.people {
                let held = |meetings: &mut dyn Iterator<Item = i64>| {
                    meetings.filter(|&at| reading.holds_any(member, roles, at)).count() as i64
                };
                let before = held(&mut run.clone().filter(|&at| at < 0));
                let here = held(&mut run.clone().filter(|&at| at >= 0));
                if let Some(max) = self.max {
                    cost += here - here.min((i64::from(max) - before).max(0));
                }
                let is_whole = run.start >= 0 && (run.end - run.start) as usize == self.of;
                if let Some(min) = self.min.filter(|_| is_whole) {
                    cost += (i64::from(min) - here).max(0);
                }
            }
        }
        cost
    }
}
