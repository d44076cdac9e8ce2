//! One role is learnt in another: the shadow comes before the chair.

use super::Over;
use crate::error::{Faults, InputFault, fault};
use crate::model::{Count, Price, Tally};
use crate::roster::MemberId;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Nobody holds `then` who has not held `first` so many times, so many meetings earlier.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Before {
    pub(in crate::rota) first: String,
    pub(in crate::rota) then: String,
    #[serde(default = "once")]
    pub(in crate::rota) times: u32,
    /// Meetings that lie between the two at least.
    #[serde(default)]
    pub(in crate::rota) lag: usize,
}

fn once() -> u32 {
    1
}

impl Before {
    pub(in crate::rota) fn lower(&self, required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
        let roles = [&self.first, &self.then].map(|name| faults.keep(super::role(over.roles, name)));
        let (first, then) = (roles[0]?, roles[1]?);
        if first == then {
            let role = self.first.clone();
            faults.push(fault!(WithItself, "the role `{role}` is to come before itself; name two roles"));
            return None;
        }
        if self.times == 0 {
            faults.push(InputFault::nothing_bounded());
        }
        let times = i64::from(self.times);
        let learning: Vec<MemberId> =
            over.roster.member_ids().filter(|&member| over.history.learnt(member, first, then) < times).collect();
        let mut counts = Vec::new();
        for (at, meeting) in over.meetings.iter().enumerate() {
            if meeting.roles[then].places == 0 || meeting.fixed.is_some() {
                continue;
            }
            let earlier = |before: usize| before < at.saturating_sub(self.lag);
            if required {
                self.check_learners(over, (first, then), at, &learning, faults);
            }
            let grid = over.grid(
                0..at + 1,
                |here, member| {
                    let column = learning.binary_search(&member).ok()? as u32;
                    Some((column, if here == at { times } else { -1 }))
                },
                |here, held| match here == at {
                    true => held.contains(&then).then_some(0),
                    false => (earlier(here) && held.contains(&first)).then_some(0),
                },
            );
            let grid = grid.covering(learning.len(), 1);
            let price = |_, column: u32| {
                let learnt = over.history.learnt(learning[column as usize], first, then);
                Price::range(None, Some(learnt))
            };
            counts.push(Count::Tally(Tally::new(grid, over.slots, price)));
        }
        Lowered::whole(counts, Unit::new("turn not yet learnt", "turns not yet learnt"))
    }

    /// Notes where too few can have learnt a role by the time that it is held.
    fn check_learners(
        &self,
        over: &Over<'_>,
        (first, then): (usize, usize),
        at: usize,
        learning: &[MemberId],
        faults: &mut Faults,
    ) {
        let can = |member: &MemberId| {
            let earlier = over.meetings[..at.saturating_sub(self.lag)].iter();
            let chances = earlier.filter(|meeting| meeting.roles[first].places > 0 && meeting.may_hold(*member, first));
            let learnt = over.history.learnt(*member, first, then) + chances.count() as i64;
            learning.binary_search(member).is_err() || learnt >= i64::from(self.times)
        };
        let places = over.meetings[at].roles[then].places;
        let able = over.meetings[at].open_to(then).filter(can).count();
        if able < places && places <= over.meetings[at].open_to(then).count() {
            let fault = fault!(
                NobodyCanHaveLearnt,
                "at meeting {meeting} the role `{then}` needs {places} who have held `{first}` before, \
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

impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Before { first, then, times, lag } = self;
        write!(f, "nobody holds `{then}` before having held `{first}`")?;
        if *times != 1 {
            write!(f, " {times} times")?;
        }
        match lag {
            0 => Ok(()),
            1 => f.write_str(", with at least 1 meeting between them"),
            lag => write!(f, ", with at least {lag} meetings between them"),
        }
    }
}
