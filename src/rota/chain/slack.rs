//! By how many turns the bounds of a role have to give way.
//!
//! Most of it is found without a flow. Shares that are taken up are a plan in fractions, and with it there is one in
//! whole numbers, as soon as the bounds are as wide as what was, or is settled, lies off the shares at its end. Below
//! that, counting shows mostly that there is no plan, or turns in the order in which they are due are one.

use super::super::history::History;
use super::super::meeting_instance::{MeetingInstance, Of};
use super::{Chain, Prefix, turns, within};
use crate::interrupts::Interrupts;
use crate::roster::MemberId;

/// Members times meetings up to which flows are looked for, summed over all that are: no more than a second.
const MAX_FLOWS: usize = 100_000;

/// At how many meetings to come shares of a role are taken up: from the first on at which somebody may not hold what they
/// have a share in, or has a share of more than one turn.
pub(in crate::rota) fn meetings_taken_up(meetings: &[MeetingInstance], role: usize) -> usize {
    let is_uneven = |meeting: &MeetingInstance| {
        let turns = meeting.roles[role].shared(Of::All);
        meeting.fixed.is_none()
            && (meeting.is_beyond_one(role, turns)
                || meeting.sharing(role).any(|member| !meeting.may_hold(member, role)))
    };
    let first = meetings.iter().position(is_uneven);
    first.map_or(0, |first| meetings.len() - first)
}

/// What may still be looked for with flows.
pub(in crate::rota) struct SlackSearch(usize);

impl Default for SlackSearch {
    fn default() -> SlackSearch {
        SlackSearch(MAX_FLOWS)
    }
}

/// The turns of a role that come before those to be planned.
struct Settled<'a> {
    meetings: &'a [MeetingInstance],
    role: usize,
    /// How many meetings are settled.
    number: usize,
    /// How many turns each member has at them.
    turns: Vec<i64>,
}

impl SlackSearch {
    /// By how many turns the bounds of a role have to give way, for everybody alike, so that the role by itself has a
    /// plan: 0 but for a past, or a settled meeting, that leaves none. `None` if it would take too long to find.
    pub(in crate::rota) fn least(
        &mut self,
        members: usize,
        meetings: &[MeetingInstance],
        role: usize,
        history: &History,
    ) -> Option<i64> {
        let had = |member| history.turns(member, role) != 0 || !history.share(member, role).is_nothing();
        let as_shared = |meeting: &MeetingInstance| meeting.fixed.is_none() && !meeting.roles[role].may_stay_open();
        if !(0..members).map(MemberId::new).any(had) && meetings.iter().all(as_shared) {
            // The shares are a flow in fractions.
            return Some(0);
        }
        let prefix = Prefix::new(members, meetings, role, history, (true, &Interrupts::default()));
        let settled = Settled::new(members, meetings, role);
        // With as much as there are meetings the bounds say as little as they can.
        let widest = meetings.len() as i64;
        let enough = settled.enough_slack(&prefix, history).filter(|&slack| slack <= widest);
        let mut fits = |slack: i64| {
            if enough.is_some_and(|enough| slack >= enough) {
                return Some(true);
            }
            let chain = within(&prefix, meetings, role, history, slack);
            settled.fits(&chain).or_else(|| self.flows(&chain, members, meetings, role))
        };
        if fits(0)? {
            return Some(0);
        }
        // More slack never fits less.
        let most = enough.unwrap_or(widest);
        let (mut low, mut high) = (0, most.min(1));
        while !fits(high)? {
            if high == most {
                return Some(0);
            }
            (low, high) = (high, most.min(2 * high));
        }
        while low + 1 < high {
            let middle = (low + high) / 2;
            if fits(middle)? { high = middle } else { low = middle }
        }
        Some(high)
    }

    /// Whether some turns keep to a chain; `None` if it would take too long to find.
    fn flows(&mut self, chain: &Chain, members: usize, meetings: &[MeetingInstance], role: usize) -> Option<bool> {
        self.0 = self.0.checked_sub(members.saturating_mul(meetings.len()))?;
        let free = |_, _| false;
        Some(turns(chain, meetings, role, &free, Of::Needed, &Interrupts::default()).is_some())
    }
}

impl<'a> Settled<'a> {
    fn new(members: usize, meetings: &'a [MeetingInstance], role: usize) -> Settled<'a> {
        let number = meetings.iter().take_while(|meeting| meeting.fixed.is_some()).count();
        let mut turns = vec![0; members];
        for holder in meetings.iter().flat_map(|meeting| &meeting.fixed).flat_map(|held| &held[role]) {
            turns[holder.index()] += 1;
        }
        Settled { meetings, role, number, turns }
    }

    /// The meetings to come, by position.
    fn to_come(&self) -> std::ops::Range<usize> {
        self.number..self.meetings.len()
    }

    /// How many turns there are at least at a meeting, and at most.
    fn places(&self, at: usize) -> (usize, usize) {
        let role = &self.meetings[at].roles[self.role];
        (role.shared(Of::Needed), role.places)
    }

    /// How many turns those who have the most, or the least, are off their shares when the settled meetings end. With as
    /// much slack the shares of what is needed, from there on, are a plan in fractions, and so there is one (Hoffman
    /// 1960). `None` if they are none: too few may hold the role, or the shares of all places do not reach as far.
    fn enough_slack(&self, prefix: &Prefix, history: &History) -> Option<i64> {
        let filled = |at: usize| self.meetings[at].open_to(self.role).count() >= self.places(at).0;
        let mut bounds = prefix.needed().iter().flatten().zip(prefix.all.iter().flatten());
        if !self.to_come().all(filled) || bounds.any(|(needed, all)| needed.1 > all.1) {
            return None;
        }
        let off = |(member, settled): (usize, &i64)| {
            let id = MemberId::new(member);
            let turns = history.turns(id, self.role) + settled;
            let (low, high) = match self.number.checked_sub(1) {
                Some(last) => prefix.needed()[last][member],
                None => {
                    let share = history.share(id, self.role);
                    (share.floor(), share.ceil())
                }
            };
            (high - turns).max(turns - low)
        };
        Some(self.turns.iter().enumerate().map(off).max().unwrap_or(0))
    }

    /// Whether some turns keep to a chain, where counting tells or turns in the order in which they are due do.
    fn fits(&self, chain: &Chain) -> Option<bool> {
        if !self.counts(chain) {
            return Some(false);
        }
        [Of::Needed, Of::All].into_iter().any(|of| self.in_order(chain, of)).then_some(true)
    }

    /// Whether there are places enough up to each meeting for those who have to have had turns by then, each of whom is
    /// there often enough, and people enough for the places.
    fn counts(&self, chain: &Chain) -> bool {
        let mut there = self.turns.clone();
        let (mut least, mut most) = (0, 0);
        self.to_come().all(|at| {
            let meeting = &self.meetings[at];
            meeting.open_to(self.role).for_each(|member| there[member.index()] += 1);
            let (needed, places) = self.places(at);
            (least, most) = (least + needed as i64, most + places as i64);
            let (mut behind, mut room) = (0, 0);
            for ((&turns, &there), bound) in self.turns.iter().zip(&there).zip(&chain.bounds[at]) {
                let Some((low, high)) = *bound else { continue };
                if low > there || high < turns {
                    return false;
                }
                behind += (low - turns).max(0);
                room += high.min(there) - turns;
            }
            behind <= most && room >= least
        })
    }

    /// Whether turns keep to a chain that go to those whose next one is due first, as many as are needed or as there are
    /// shares of.
    fn in_order(&self, chain: &Chain, of: Of) -> bool {
        let mut turns = self.turns.clone();
        let due = self.due(chain);
        let mut next = vec![0; turns.len()];
        self.to_come().all(|at| {
            let bounds = &chain.bounds[at];
            let meeting = &self.meetings[at];
            let mut here = Vec::new();
            for member in meeting.open_to(self.role).map(MemberId::index) {
                let room = bounds[member].map_or(0, |(_, high)| high - turns[member]);
                if room > 0 {
                    let due = &due[member];
                    next[member] += due[next[member]..].iter().take_while(|(_, low)| *low <= turns[member]).count();
                    let when = due.get(next[member]).map_or(usize::MAX, |&(when, _)| when);
                    here.push((when, -room, member));
                }
            }
            here.sort_unstable();
            let (needed, places) = self.places(at);
            let now = here.iter().take_while(|(when, ..)| *when <= at).count();
            let number = now.max(meeting.roles[self.role].shared(of)).min(places);
            here.iter().take(number).for_each(|&(.., member)| turns[member] += 1);
            let behind = |(bound, turns): (&Option<(i64, i64)>, &i64)| bound.is_some_and(|(low, _)| low > *turns);
            here.len() >= needed && !bounds.iter().zip(&turns).any(behind)
        })
    }

    /// The meetings by which each member has to have had more turns than before, with how many.
    fn due(&self, chain: &Chain) -> Vec<Vec<(usize, i64)>> {
        let mut due: Vec<Vec<(usize, i64)>> = vec![Vec::new(); self.turns.len()];
        for at in self.to_come() {
            for (due, bound) in due.iter_mut().zip(&chain.bounds[at]) {
                let low = bound.map_or(0, |(low, _)| low);
                if low > due.last().map_or(0, |&(_, low)| low) {
                    due.push((at, low));
                }
            }
        }
        due
    }
}

#[cfg(test)]
mod tests;
