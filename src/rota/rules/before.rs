//! One role is learnt in another: the shadow comes before the chair.

mod definition;

use super::prelude::*;
use crate::error::fault;

/// Nobody holds `then` who has not held `first` `times` times, `lag` meetings earlier.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Before {
    pub(super) first: String,
    pub(super) then: String,
    #[serde(default = "once")]
    pub(super) times: u32,
    /// Meetings that lie between the two at least.
    #[serde(default)]
    pub(super) lag: usize,
}

fn once() -> u32 {
    1
}

impl TurnRule for Before {
    fn words(&self, _: &About) -> String {
        let Before { first, then, times, lag } = self;
        let times = if *times == 1 { "" } else { &format!(" {times} times") };
        let between = match lag {
            0 => "",
            1 => ", with at least 1 meeting between them",
            lag => &format!(", with at least {lag} meetings between them"),
        };
        format!("nobody holds `{then}` before having held `{first}`{times}{between}")
    }

    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let roles = [&self.first, &self.then].map(|name| faults.keep(role(context.roles, name)));
        let (first, then) = (roles[0]?, roles[1]?);
        if first == then {
            faults.push(fault!(
                WithItself,
                "the role `{first}` is to come before itself; name two roles",
                first = self.first
            ));
            return None;
        }
        if self.times == 0 {
            faults.push(InputFault::nothing_bounded());
        }
        let times = i64::from(self.times);
        let learning: Vec<MemberId> = context
            .roster
            .member_ids()
            .filter(|&member| context.history.learnt(member, (first, then), 0) < times)
            .collect();
        let mut counts = Vec::new();
        for (at, meeting) in context.meetings.iter().enumerate() {
            if meeting.roles[then].places == 0 || meeting.fixed.is_some() {
                continue;
            }
            let earlier = |before: usize| before < at.saturating_sub(self.lag);
            if required {
                self.check_learners(context, (first, then), at, &learning, faults);
            }
            let grid = context.grid(
                0..at + 1,
                |here, member| {
                    let column = learning.binary_search(&member).ok()? as u32;
                    Some((column, if here == at { times } else { -1 }))
                },
                |here, held| {
                    let counted =
                        if here == at { held.contains(&then) } else { earlier(here) && held.contains(&first) };
                    counted.then_some(0)
                },
            );
            let grid = grid.covering(learning.len(), 1);
            let price = |_, column: u32| {
                let learnt = context.history.learnt(learning[column as usize], (first, then), at);
                Price::range(None, Some(learnt))
            };
            counts.push(Count::Tally(Tally::new(grid, context.slots, price)));
        }
        Lowered::whole(counts, Unit::new("turn not yet learnt", "turns not yet learnt"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }
}

impl Before {
    /// Notes where too few can have learnt a role by the time that it is held.
    fn check_learners(
        &self,
        context: &TurnLoweringContext<'_>,
        (first, then): (usize, usize),
        at: usize,
        learning: &[MemberId],
        faults: &mut Faults,
    ) {
        let can = |member: &MemberId| {
            let earlier = context.meetings[..at.saturating_sub(self.lag)].iter();
            let chances = earlier.filter(|meeting| meeting.roles[first].places > 0 && meeting.may_hold(*member, first));
            let learnt = context.history.learnt(*member, (first, then), at) + chances.count() as i64;
            learning.binary_search(member).is_err() || learnt >= i64::from(self.times)
        };
        let needed = context.meetings[at].roles[then].needed;
        let able = context.meetings[at].open_to(then).filter(can).count();
        if able < needed && needed <= context.meetings[at].open_to(then).count() {
            let fault = fault!(
                NobodyCanHaveLearnt,
                "at meeting {meeting} the role `{then}` needs {needed} who have held `{first}` before, \
                 and {able} can have; name who is experienced, add places for `{first}` earlier, or \
                 begin `{then}` later",
                meeting = at + 1,
                then = self.then,
                first = self.first
            );
            faults.push(fault);
        }
    }
}
