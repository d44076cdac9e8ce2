//! What rules about all rounds together cost in a plan, by their definitions.

use super::Reading;
use crate::model::MemberPair;
use crate::roster::MemberId;
use crate::rounds::rule::{OverRounds, RoundKind};
use crate::rounds::rules::{Announced, HostTables, Hosts, Meetings, MeetingsCost, most_at_a_table, sitting_shares};
use crate::rules::Kind;
use crate::rules::definition::{Ratio, sum};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

impl Reading<'_> {
    pub(super) fn cost_over_rounds(&self, kind: &OverRounds) -> Ratio {
        let whole = |cost: i64| (i128::from(cost), 1);
        match kind {
            OverRounds::Meetings(kind) => self.meetings(kind),
            OverRounds::NewPeople(kind) => whole(self.new_people(i64::from(kind.least))),
            OverRounds::SitOutFairly {} => whole(self.unfair_sitting_out()),
            OverRounds::NeverOutTwiceRunning {} => whole(self.out_twice_running()),
            OverRounds::Hosts(kind) => whole(self.hosts(kind)),
            OverRounds::DifferentTables(kind) => whole(self.returns(&self.members(&kind.members))),
            OverRounds::Announced(kind) => whole(self.changes(kind)),
        }
    }

    fn members(&self, names: &[String]) -> Vec<MemberId> {
        let roster = self.problem.roster();
        names.iter().filter_map(|name| roster.find(name)).collect()
    }

    /// Pairs that a required rule keeps together in all rounds.
    fn companions(&self) -> BTreeSet<MemberPair> {
        let mut pairs = BTreeSet::new();
        for asked in self.problem.asked.iter().filter(|asked| asked.tier == 0) {
            if let RoundKind::Tables { rule, rounds: None } = &asked.rule.kind
                && let Kind::Together(together) = &rule.kind
            {
                let members = self.members(&together.0);
                for (a, b) in members.iter().cartesian_product(&members) {
                    pairs.insert((a.index() as u32, b.index() as u32));
                }
            }
        }
        pairs
    }

    /// The sum over all pairs of what their meetings, earlier ones among them, cost times their weight.
    fn meetings(&self, rule: &Meetings) -> Ratio {
        let roster = self.problem.roster();
        let companions = self.companions();
        let mut own: BTreeMap<MemberPair, u32> = BTreeMap::new();
        for (first, second, weight) in &rule.pair_weights {
            if let [a, b] = self.members(&[first.clone(), second.clone()])[..] {
                own.insert((a.index().min(b.index()) as u32, a.index().max(b.index()) as u32), *weight);
            }
        }
        let dimension = rule.across.as_ref();
        let dimension = dimension.and_then(|across| roster.resolve_dimension(&across.dimension).ok());
        let weight = |pair: MemberPair| {
            if companions.contains(&pair) {
                return 0;
            }
            if let Some(&weight) = own.get(&pair) {
                return i128::from(weight);
            }
            let (Some(across), Some(dimension)) = (&rule.across, dimension) else {
                return 1;
            };
            let [a, b] = [pair.0, pair.1].map(|at| roster.tags_in(MemberId::new(at as usize), dimension));
            match a.iter().any(|tag| b.contains(tag)) {
                true => 1,
                false => i128::from(across.weight),
            }
        };
        let met = |pair: MemberPair| {
            let count = |of: &BTreeMap<MemberPair, i64>| of.get(&pair).copied().unwrap_or(0);
            count(&self.met) + count(&self.problem.past)
        };
        let all = |members: u32| (0..members).flat_map(move |a| (a + 1..members).map(move |b| (a, b)));
        let members = roster.len() as u32;
        match rule.cost {
            // Who never met costs nothing here, and need not be looked at.
            MeetingsCost::Repeats | MeetingsCost::BeyondFirst | MeetingsCost::AtMost(_) => {
                let pairs: BTreeSet<MemberPair> = self.met.keys().chain(self.problem.past.keys()).copied().collect();
                let cost = |pair: MemberPair| {
                    let met = i128::from(met(pair));
                    let each = match rule.cost {
                        MeetingsCost::Repeats => (met * met - met) / 2,
                        MeetingsCost::AtMost(most) => 0.max(met - i128::from(most)),
                        _ => 0.max(met - 1),
                    };
                    weight(pair) * each
                };
                (pairs.into_iter().map(cost).sum(), 1)
            }
            MeetingsCost::NeverMet => {
                let never = all(members).filter(|&pair| met(pair) == 0);
                (never.map(weight).sum(), 1)
            }
            MeetingsCost::Saturating => {
                let mut by_meetings: BTreeMap<i64, i128> = BTreeMap::new();
                for pair in all(members) {
                    *by_meetings.entry(met(pair)).or_default() += weight(pair);
                }
                sum(by_meetings.into_iter().map(|(met, weight)| (weight, 1i128 << met.min(100))))
            }
        }
    }

    /// How many people too few are met for the first time ever.
    fn new_people(&self, least: i64) -> i64 {
        let companions = self.companions();
        let mut new = vec![0i64; self.problem.roster().len()];
        for pair in self.met.keys() {
            if !companions.contains(pair) && !self.problem.past.contains_key(pair) {
                new[pair.0 as usize] += 1;
                new[pair.1 as usize] += 1;
            }
        }
        new.into_iter().map(|met| (least - met).max(0)).sum()
    }

    /// How often members sit out more or less than their share says, in the rounds to come.
    fn unfair_sitting_out(&self) -> i64 {
        let mut times = vec![0i64; self.problem.roster().len()];
        for round in self.rounds.iter().filter(|round| !round.fixed) {
            round.out.iter().for_each(|member| times[member.index()] += 1);
        }
        let shares = sitting_shares(times.len(), &self.problem.rounds);
        let off = |(times, share): (i64, std::ops::RangeInclusive<i64>)| {
            (share.start() - times).max(times - share.end()).max(0)
        };
        times.into_iter().zip(shares).map(off).sum()
    }

    fn out_twice_running(&self) -> i64 {
        let rounds = self.rounds.iter().tuple_windows();
        let twice = rounds.map(|(first, next)| {
            let again = first.out.iter().filter(|member| next.out.contains(member));
            again.count() as i64
        });
        twice.sum()
    }

    fn hosts(&self, rule: &Hosts) -> i64 {
        let hosts = self.members(&rule.members);
        let mut cost = 0;
        for round in self.rounds.iter().filter(|round| !round.fixed) {
            let exact = rule.members.len() == round.tables.len();
            for (at, (_, members)) in round.tables.iter().enumerate() {
                let here = hosts.iter().filter(|host| members.contains(host)).count() as i64;
                cost += (1 - here).max(0) + if exact { (here - 1).max(0) } else { 0 };
                if rule.tables == HostTables::Pinned
                    && let Some(host) = hosts.get(at)
                {
                    let elsewhere = round.tables.iter().any(|(_, other)| other.contains(host));
                    let there = elsewhere || round.out.contains(host);
                    cost += i64::from(there && !members.contains(host));
                }
            }
        }
        match rule.tables {
            HostTables::Rotating => cost + self.returns(&hosts),
            HostTables::Any | HostTables::Pinned => cost,
        }
    }

    /// How often members come back to a table more often than they need to.
    fn returns(&self, members: &[MemberId]) -> i64 {
        let most = most_at_a_table(&self.problem.rounds);
        let mut times: BTreeMap<(MemberId, &str), i64> = BTreeMap::new();
        for (name, seated) in self.rounds.iter().flat_map(|round| &round.tables) {
            for &member in seated.iter().filter(|member| members.contains(member)) {
                *times.entry((member, name)).or_default() += 1;
            }
        }
        times.into_values().map(|times| (times - most).max(0)).sum()
    }

    /// Members who are there and do not sit where it was announced.
    fn changes(&self, plan: &Announced) -> i64 {
        let rounds = self.rounds.iter().zip(&plan.rounds);
        let mut changes = 0;
        for (round, announced) in rounds.filter(|(round, _)| !round.fixed) {
            for table in &announced.tables {
                for member in self.members(&table.members) {
                    let seat = round.tables.iter().find(|(_, members)| members.contains(&member));
                    let there = seat.is_some() || round.out.contains(&member);
                    let same = seat.is_some_and(|(name, _)| *name == table.name);
                    changes += i64::from(there && !same);
                }
            }
        }
        changes
    }
}
