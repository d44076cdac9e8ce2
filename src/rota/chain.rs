//! The fair share of one role at every moment: at no meeting is anybody a whole turn ahead of their share or behind it.
//!
//! Turns are a flow: from each meeting to those who are there and may hold the role, and from there along a chain of a
//! person's meetings, whose arcs carry the turns so far, between the share so far rounded down and rounded up. The
//! shares themselves are such a flow, in fractions, so that there is one in whole numbers (Hoffman 1960): a turn at
//! every meeting, less than one turn off at every moment, and nobody who is absent ever has one. Without absences this
//! is the chairman assignment problem (Tijdeman, "The chairman assignment problem", 1980).
//!
//! Parts may be unequal: it is enough that nobody has a share of more than one turn of the role at a meeting. Whoever
//! has holds one, and the others take up the rest.
//!
//! Where places may stay open, the least that somebody is to have had is the share of those that are needed, and the
//! most is that of all.

mod slack;

use super::history::History;
use super::meeting_instance::{MeetingInstance, Of};
use super::share::Share;
use crate::interrupts::Interrupts;
use crate::model::network::Network;
use crate::roster::MemberId;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub(super) use slack::{SlackSearch, meetings_taken_up};

/// How many turns of a role each member has had after each meeting, at least and at most, not counting those before the
/// first.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// By meeting, then by member of the roster. Without bounds at meetings that are fixed.
    pub(super) bounds: Vec<Vec<Option<(i64, i64)>>>,
}

/// Who has a turn at each meeting, in the order of the roster.
pub(super) type ChainTurns = Vec<Vec<MemberId>>;

/// Turns of one role within its chain bounds, skipping members in `taken` at a meeting; `None` if there are none, or it is
/// interrupted.
pub(super) fn fair_turns(
    members: usize,
    meetings: &[MeetingInstance],
    role: usize,
    (history, slack): (&History, i64),
    taken: &dyn Fn(usize, MemberId) -> bool,
    interrupts: &Interrupts<'_>,
) -> Option<ChainTurns> {
    let prefix = Prefix::new(members, meetings, role, history, (true, interrupts));
    if interrupts.stop() {
        return None;
    }
    let chain = within(&prefix, meetings, role, history, slack);
    let turns = |of| turns(&chain, meetings, role, taken, of, interrupts);
    turns(Of::All).or_else(|| turns(Of::Needed))
}

/// The chain of a role. If it is required its bounds give way: to those who may not hold the role when their turn
/// comes, and by `slack`.
pub(super) fn chain(
    members: usize,
    meetings: &[MeetingInstance],
    role: usize,
    history: &History,
    slack: Option<i64>,
) -> Chain {
    let prefix = Prefix::new(members, meetings, role, history, (slack.is_some(), &Interrupts::default()));
    let slack = slack.unwrap_or(0);
    within(&prefix, meetings, role, history, slack)
}

/// The share of each member in a role after each meeting, rounded down and up.
struct Prefix {
    /// Of all places.
    all: Vec<Vec<(i64, i64)>>,
    /// Of those that are needed; `None` if these are all.
    needed: Option<Vec<Vec<(i64, i64)>>>,
}

impl Prefix {
    /// Taken up or not, and of fewer meetings where it is interrupted.
    fn new(
        members: usize,
        meetings: &[MeetingInstance],
        role: usize,
        history: &History,
        how: (bool, &Interrupts<'_>),
    ) -> Prefix {
        let prefix = |of| prefix_shares(members, meetings, role, history, of, how);
        let may_stay_open = meetings.iter().any(|meeting| meeting.roles[role].may_stay_open());
        Prefix { all: prefix(Of::All), needed: may_stay_open.then(|| prefix(Of::Needed)) }
    }

    fn needed(&self) -> &[Vec<(i64, i64)>] {
        self.needed.as_ref().unwrap_or(&self.all)
    }

    /// By meeting and member, the share of what is needed rounded down, and of all rounded up.
    fn bounds(&self) -> impl Iterator<Item = impl Iterator<Item = (i64, i64)>> {
        let bounds = self.needed().iter().zip(&self.all);
        bounds.map(|(needed, all)| needed.iter().zip(all).map(|(needed, all)| (needed.0, all.1)))
    }
}

/// The share of each member in a role after each meeting, rounded down and up, with what the member had before the
/// first. Taken up, it is not what the member is to have, but what the member has, in fractions: where some may not
/// hold the role though they share it, the others there do so for them, until they can.
fn prefix_shares(
    members: usize,
    meetings: &[MeetingInstance],
    role: usize,
    history: &History,
    of: Of,
    (taken_up, interrupts): (bool, &Interrupts<'_>),
) -> Vec<Vec<(i64, i64)>> {
    let mut shares: Vec<Share> = (0..members).map(|member| history.share(MemberId::new(member), role)).collect();
    let mut taken = shares.clone();
    let rounded = |share: &Share| (share.floor(), share.ceil());
    let mut so_far: Vec<(i64, i64)> = taken.iter().map(rounded).collect();
    let mut prefix = Vec::with_capacity(meetings.len());
    let mut uneven = false;
    for meeting in meetings.iter().take_while(|_| !interrupts.stop()) {
        let turns = meeting.roles[role].shared(of);
        if turns > 0 {
            meeting.share_out(role, turns, |member, more| shares[member.index()] += more);
            let declined = meeting.sharing(role).any(|member| !meeting.may_hold(member, role));
            if taken_up && meeting.fixed.is_none() && (declined || uneven || meeting.is_beyond_one(role, turns)) {
                take_up(&mut taken, &shares, meeting, (role, of), interrupts);
                uneven = taken != shares;
            } else {
                meeting.share_out(role, turns, |member, more| taken[member.index()] += more);
            }
            for member in meeting.sharing(role) {
                so_far[member.index()] = rounded(&taken[member.index()]);
            }
        }
        prefix.push(so_far.clone());
    }
    prefix
}

/// Gives the places of a role at a meeting, in fractions, to those who may hold it: at most one to each, and so that
/// all are then as evenly ahead of their shares, or behind, as can be. Not all of them, where it is interrupted.
fn take_up(
    taken: &mut [Share],
    shares: &[Share],
    meeting: &MeetingInstance,
    (role, of): (usize, Of),
    interrupts: &Interrupts<'_>,
) {
    let behind = |member: MemberId| (member.index(), &shares[member.index()] - &taken[member.index()]);
    let mut open: Vec<(usize, Share)> = meeting.open_to(role).map(behind).collect();
    let (none, one) = (Share::default(), Share::whole(1));
    let mut places = Share::whole(meeting.roles[role].shared(of) as i64);
    while !open.is_empty() && !interrupts.stop() {
        let mut missing = places.clone();
        open.iter().for_each(|(_, behind)| missing = &missing - behind);
        let each = missing.divided(open.len());
        let turns: Vec<Share> = open.iter().map(|(_, behind)| behind + &each).collect();
        let mut above = none.clone();
        for turn in &turns {
            if *turn > one {
                above += &(turn - &one);
            } else if *turn < none {
                above += turn;
            }
        }
        // Those at the bound that the rest moves away from stay there.
        let stays = |turn: &Share| match above.cmp(&none) {
            Ordering::Less => *turn <= none,
            Ordering::Greater => *turn >= one,
            Ordering::Equal => true,
        };
        let mut left = Vec::new();
        for ((member, behind), turn) in open.into_iter().zip(turns) {
            if stays(&turn) {
                let turn = turn.clamp(none.clone(), one.clone());
                taken[member] += &turn;
                places = &places - &turn;
            } else {
                left.push((member, behind));
            }
        }
        open = left;
    }
}

/// Who has to be behind their share in a role at some meeting to come, or ahead of it, and by how many turns at most:
/// those who may not hold it when their turn comes, and those who hold it for them.
pub(super) fn gives_way(
    members: usize,
    meetings: &[MeetingInstance],
    role: usize,
    history: &History,
) -> Vec<(MemberId, i64, &'static str)> {
    let bounds = |taken_up| {
        let prefix = Prefix::new(members, meetings, role, history, (taken_up, &Interrupts::default()));
        prefix.bounds().map(Iterator::collect).collect()
    };
    let [plain, taken_up]: [Vec<Vec<(i64, i64)>>; 2] = [false, true].map(bounds);
    let off = |member: usize| {
        let to_come = (0..meetings.len()).filter(|&at| meetings[at].fixed.is_none());
        let bounds = to_come.map(|at| (plain[at][member], taken_up[at][member]));
        let behind = bounds.clone().map(|(plain, taken_up)| plain.0 - taken_up.0).max().unwrap_or(0);
        let ahead = bounds.map(|(plain, taken_up)| taken_up.1 - plain.1).max().unwrap_or(0);
        [(MemberId::new(member), behind, "behind"), (MemberId::new(member), ahead, "ahead")]
    };
    (0..members).flat_map(off).filter(|&(_, turns, _)| turns > 0).collect()
}

fn within(prefix: &Prefix, meetings: &[MeetingInstance], role: usize, history: &History, slack: i64) -> Chain {
    let bounds = prefix.bounds().zip(meetings).map(|(shares, meeting)| {
        let bound = |(member, (low, high)): (usize, (i64, i64))| {
            let before = history.turns(MemberId::new(member), role);
            let low = (low - slack - before).max(0);
            let high = (high + slack - before).max(low);
            meeting.fixed.is_none().then_some((low, high))
        };
        shares.enumerate().map(bound).collect()
    });
    Chain { bounds: bounds.collect() }
}

/// Turns within the bounds of a chain, for as many places at least; `None` if there are none, or it is interrupted.
fn turns(
    chain: &Chain,
    meetings: &[MeetingInstance],
    role: usize,
    taken: &dyn Fn(usize, MemberId) -> bool,
    least: Of,
    interrupts: &Interrupts<'_>,
) -> Option<ChainTurns> {
    let mut network = Network::default();
    let hub = network.node();
    let most: i64 = meetings.iter().map(|m| m.roles[role].places as i64).sum();
    // Each member's turns so far stand at the node of the last meeting at which something could change.
    let mut last: BTreeMap<MemberId, u32> = BTreeMap::new();
    let mut arcs: Vec<Vec<(MemberId, usize)>> = Vec::with_capacity(meetings.len());
    for (at, (meeting, bounds)) in meetings.iter().zip(&chain.bounds).enumerate() {
        if interrupts.stop() {
            return None;
        }
        let of_role = &meeting.roles[role];
        let node = network.node();
        network.arc(hub, node, of_role.shared(least) as i64, of_role.places as i64);
        let mut here = Vec::new();
        let before = at.checked_sub(1).map(|before| &chain.bounds[before]);
        let held: Option<BTreeSet<MemberId>> = meeting.fixed.as_ref().map(|held| held[role].iter().copied().collect());
        for (position, &member) in meeting.members.iter().enumerate() {
            let open = match &held {
                Some(held) => held.contains(&member),
                None => meeting.roles[role].open[position] && !taken(at, member),
            };
            let bound = bounds[member.index()];
            let moved = before.is_none_or(|before| before[member.index()] != bound);
            if !open && !moved {
                continue;
            }
            let own = network.node();
            let bound = chain_bound(chain, at, member);
            match last.get(&member) {
                Some(&before) => {
                    let (low, high) = bound.unwrap_or((0, most));
                    network.arc(before, own, low, high);
                }
                // So far nothing could be held: that has to be enough.
                None if bound.is_some_and(|(low, _)| low > 0) => return None,
                None => {}
            }
            if open {
                let least = i64::from(meeting.fixed.is_some());
                here.push((member, network.arc(node, own, least, 1)));
            }
            last.insert(member, own);
        }
        arcs.push(here);
    }
    let end = chain.bounds.last();
    let behind = |(member, bound): (usize, &Option<(i64, i64)>)| {
        let never = !last.contains_key(&MemberId::new(member));
        never && bound.is_some_and(|(low, _)| low > 0)
    };
    if end.is_some_and(|end| end.iter().enumerate().any(behind)) {
        return None;
    }
    for (member, node) in last {
        let bound = end.and_then(|end| end[member.index()]);
        let (low, high) = bound.unwrap_or((0, most));
        network.arc(node, hub, low, high);
    }
    let flow = network.flow(interrupts)?;
    let chosen = |here: &Vec<(MemberId, usize)>| {
        let turns = here.iter().filter(|&&(_, arc)| flow[arc] > 0);
        turns.map(|&(member, _)| member).collect()
    };
    Some(arcs.iter().map(chosen).collect())
}

/// The bounds that hold for a member from their last node before a meeting, counted from 0, up to it: those of the
/// meeting before.
fn chain_bound(chain: &Chain, at: usize, member: MemberId) -> Option<(i64, i64)> {
    chain.bounds[at.checked_sub(1)?][member.index()]
}
