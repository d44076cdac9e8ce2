//! What repeated backgrounds, and backgrounds off their share, cost by definition.

use super::{BackgroundMoves, BackgroundShare};
use crate::roster::{Roster, TagId};
use crate::rota::check::reading::RotaReading;
use crate::rota::share::Share;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for BackgroundMoves {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for &role in roles {
            for run in reading.runs(self.meetings) {
                for tag in tags(reading.roster, &self.dimension) {
                    let here = |at: &i64| {
                        let mut holders = reading.members().filter(|&member| reading.roster.holds(member, tag));
                        holders.any(|member| reading.holds_at(member, role, *at))
                    };
                    let meetings = run.clone().filter(here).count() as i64;
                    cost += (meetings - 1).max(0);
                }
            }
        }
        cost
    }
}

impl TurnDefinition for BackgroundShare {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for &role in roles {
            for run in reading.runs(self.meetings).into_iter().filter(|run| run.start >= 0) {
                for tag in tags(reading.roster, &self.dimension) {
                    let (mut needed, mut all, mut turns) = (Share::default(), Share::default(), 0);
                    for at in run.clone() {
                        let [of_needed, of_all] = reading.shared_turns(at as usize, role);
                        for member in reading.members().filter(|&member| reading.roster.holds(member, tag)) {
                            needed += &reading.share_at(at as usize, role, member, of_needed);
                            all += &reading.share_at(at as usize, role, member, of_all);
                            turns += i64::from(reading.holds_at(member, role, at));
                        }
                    }
                    cost += (needed.floor() - turns).max(turns - all.ceil()).max(0);
                }
            }
        }
        cost
    }
}

/// The tags of a dimension by name.
fn tags(roster: &Roster, dimension: &str) -> Vec<TagId> {
    let dimension = roster.resolve_dimension(dimension).ok();
    dimension.map(|dimension| roster.dimension(dimension).tags().to_vec()).unwrap_or_default()
}
