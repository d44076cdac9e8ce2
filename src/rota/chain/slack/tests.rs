//! What is found without flows against flows alone.

use super::*;
use crate::rota::meeting_instance::{RoleAt, share_out};
use crate::rota::share::{Common, Share};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// A meeting at which everybody there shares a role, with who of them may hold it; holders where it is settled.
fn meeting(members: &[(MemberId, bool)], places: (usize, usize), held: Option<Vec<MemberId>>) -> MeetingInstance {
    let (needed, places) = held.as_ref().map_or(places, |held| (held.len(), held.len()));
    let role = RoleAt {
        places,
        needed,
        open: members.iter().map(|&(_, open)| open).collect(),
        sharing: vec![true; members.len()],
        parts: members.len(),
        ..RoleAt::default()
    };
    MeetingInstance {
        members: members.iter().map(|&(member, _)| member).collect(),
        online: vec![false; members.len()],
        parts: vec![1; members.len()],
        roles: vec![role],
        fixed: held.map(|held| vec![held]),
    }
}

/// A role over some meetings.
#[derive(Debug, Clone)]
struct Case {
    members: usize,
    /// Needed, and beyond that.
    places: (usize, usize),
    /// By meeting and member: there, may hold the role, held it.
    meetings: Vec<Vec<(bool, bool, bool)>>,
    settled: usize,
    /// Turns and share, in sixths of one, before the first meeting.
    past: Vec<(i64, i64)>,
}

impl Case {
    fn meetings(&self) -> (Vec<MeetingInstance>, History) {
        let mut history = History::default();
        for (member, &(turns, sixths)) in self.past.iter().enumerate().take(self.members) {
            let had = history.entry(MemberId::new(member), 0, 1);
            (had.turns, had.share) = (turns, Share::ratio(sixths, 6));
        }
        let made = self.meetings.iter().enumerate().map(|(at, people)| {
            let people = people.iter().enumerate().take(self.members).map(|(at, of)| (MemberId::new(at), of));
            let there: Vec<_> = people.filter(|(_, (there, ..))| *there).collect();
            let held = there.iter().filter(|(_, (.., held))| *held).map(|&(member, _)| member).collect();
            let members: Vec<_> = there.iter().map(|&(member, &(_, open, _))| (member, open)).collect();
            let (needed, more) = self.places;
            meeting(&members, (needed, needed + more), (at < self.settled).then_some(held))
        });
        let mut meetings: Vec<MeetingInstance> = made.collect();
        let shares = history.of.iter().flatten().map(|had| &had.share);
        let common = Common::of(meetings.iter().map(|meeting| meeting.members.len()), shares);
        share_out(&mut meetings, &common);
        (meetings, history)
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let often = || proptest::bool::weighted(0.8);
    let person = (often(), often(), proptest::bool::weighted(0.3));
    let meetings = proptest::collection::vec(proptest::collection::vec(person, 6), 1..10);
    let past = prop_oneof![Just(Vec::new()), proptest::collection::vec((0..4_i64, 0..24_i64), 6)];
    (1..=6_usize, (0..=2_usize, 0..=2_usize), meetings, 0..6_usize, past)
        .prop_map(|(members, places, meetings, settled, past)| Case { members, places, meetings, settled, past })
}

/// The least slack with which some turns keep to the chain, tried one by one; 0 if there is none.
fn by_flows(members: usize, meetings: &[MeetingInstance], history: &History) -> i64 {
    let none = Interrupts::default();
    let prefix = Prefix::new(members, meetings, 0, history, (true, &none));
    let fits = |&slack: &i64| {
        let chain = within(&prefix, meetings, 0, history, slack);
        turns(&chain, meetings, 0, &|_, _| false, Of::Needed, &none).is_some()
    };
    (0..=meetings.len() as i64).find(fits).unwrap_or(0)
}

#[test]
fn the_least_slack_is_what_flows_say() {
    let (found, without_flows) = (RefCell::new(BTreeSet::new()), Cell::new(0));
    let result = TestRunner::new(crate::seeds::cases(1_024)).run(&cases(), |case| {
        let (meetings, history) = case.meetings();
        let least = |mut search: SlackSearch| search.least(case.members, &meetings, 0, &history);
        let flows = by_flows(case.members, &meetings, &history);
        prop_assert_eq!(least(SlackSearch::default()), Some(flows));
        // What may look for no flow knows less, and nothing else.
        if let Some(least) = least(SlackSearch(0)) {
            prop_assert_eq!(least, flows);
            without_flows.set(without_flows.get() + 1);
        }
        found.borrow_mut().insert(flows);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(found.borrow().len() > 4 && (512..1_024).contains(&without_flows.get()), "{found:?} {without_flows:?}");
}

#[test]
fn places_that_may_stay_open_and_long_settled_times_need_no_flow() {
    let members: Vec<(MemberId, bool)> = (0..100).map(|at| (MemberId::new(at), true)).collect();
    // The first ten have held it ten times each, where everybody's share is one turn, and less than two at the next meeting.
    let settled = (0..100).map(|at| meeting(&members, (1, 1), Some(vec![MemberId::new(at % 10)])));
    let to_come = (0..300).map(|_| meeting(&members, (1, 3), None));
    for (meetings, slack) in [(to_come.clone().collect(), 0), (settled.chain(to_come).collect::<Vec<_>>(), 8)] {
        let mut meetings: Vec<MeetingInstance> = meetings;
        share_out(&mut meetings, &Common::of([100].into_iter(), std::iter::empty()));
        let mut search = SlackSearch::default();
        assert_eq!(search.least(100, &meetings, 0, &History::default()), Some(slack));
        assert_eq!(search.0, MAX_FLOWS);
    }
}
