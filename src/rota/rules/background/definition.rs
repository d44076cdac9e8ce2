//! What repeated backgrounds, and backgrounds off their share, cost by definition.

use super::{BackgroundMoves, BackgroundShare};
use crate::roster::{MemberId, Roster, TagId};
use crate::rota::check::reading::RotaReading;
use crate::rota::share::Share;
use crate::rota::turn_rule::TurnDefinition;
use std::ops::Range;

impl TurnDefinition for BackgroundMoves {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut cost = 0;
        for &role in roles {
            for run in reading.runs(self.meetings) {
                for tag in tags(reading.roster, &self.dimension) {
                    let holds = |member: &MemberId| reading.roster.holds(*member, tag);
                    let here = |at: &i64| match usize::try_from(*at) {
                        Ok(at) => reading.held[at][role].iter().any(holds),
                        Err(_) => reading.members().filter(holds).any(|member| reading.holds_at(member, role, *at)),
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
        let runs: Vec<Range<i64>> = reading.runs(self.meetings).into_iter().filter(|run| run.start >= 0).collect();
        for &role in roles {
            for tag in tags(reading.roster, &self.dimension) {
                let holds = |member: MemberId| reading.roster.holds(member, tag);
                // What those who hold the tag have of a meeting: of what is needed, of all, and in the plan.
                let has = |at: usize| {
                    let sharing = reading.sharing(at, role).filter(|&(member, _)| holds(member));
                    let parts: usize = sharing.map(|(_, parts)| parts).sum();
                    let shares = reading.shared_turns(at, role).map(|of| reading.one[at][role].times(of).times(parts));
                    let turns = reading.held[at][role].iter().filter(|&&holder| holds(holder));
                    (shares, turns.count() as i64)
                };
                let has: Vec<([Share; 2], i64)> = (0..reading.held.len()).map(has).collect();
                for run in &runs {
                    let (mut needed, mut all, mut turns) = (Share::default(), Share::default(), 0);
                    for ([of_needed, of_all], more) in &has[run.start as usize..run.end as usize] {
                        needed += of_needed;
                        all += of_all;
                        turns += more;
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
