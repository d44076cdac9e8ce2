//! Rounds under construction.

use super::Rounds;
use super::frames::{FixedRound, RoundFrame};
use super::lower::{Source, in_round};
use super::plan::PlannedRound;
use super::rules::{OverRules, RoundKind, RoundRule, RoundRules};
use crate::error::{Error, Faults, InputFault, Noun, fault};
use crate::roster::{MemberId, Roster};
use crate::rules::entry::numbered;
use crate::rules::frame::hat_dimension;
use crate::rules::periods::{self, PeriodFaults};
use crate::rules::{GivenRules, Group, RuleEntry, Size, Tier, sizes};
use std::borrow::Borrow;
use std::sync::Arc;

/// The tables of a round.
///
/// ```
/// use roundtable::Tables;
///
/// let tables = Tables::new().table("panel", 4).even("table", 6);
/// # let _ = tables;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Tables {
    pub(super) named: Vec<(String, Size)>,
    pub(super) even: Vec<(String, usize)>,
}

impl Tables {
    /// No table yet.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// Adds a table of this size.
    pub fn table(mut self, name: impl Into<String>, size: impl Into<Size>) -> Tables {
        self.named.push((name.into(), size.into()));
        self
    }

    /// Adds so many tables that take all who are there, in sizes that differ by one at most; they are called `NAME 1`,
    /// `NAME 2` and so on.
    pub fn even(mut self, name: impl Into<String>, number: usize) -> Tables {
        self.even.push((name.into(), number));
        self
    }
}

/// Rounds under construction; see [`Rounds::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct RoundsBuilder {
    pub(super) roster: Arc<Roster>,
    pub(super) given: Given,
    pub(super) rules: GivenRules<RoundKind>,
}

/// What is given of rounds, but for roster and rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Given {
    pub(super) rounds: usize,
    pub(super) tables: Tables,
    /// Tables of single rounds, numbered from 1.
    pub(super) own_tables: Vec<(usize, Tables)>,
    pub(super) absent: Vec<(String, Vec<usize>)>,
    pub(super) sit_out: bool,
    pub(super) fixed: Vec<PlannedRound>,
    pub(super) met_before: Vec<(String, String, u32)>,
}

/// Rounds beyond which a problem is refused, and members times rounds.
const MOST_ROUNDS: usize = 1_000;
const MOST_SEATS: usize = 10_000_000;

impl RoundsBuilder {
    pub(super) fn new(roster: &Roster) -> RoundsBuilder {
        RoundsBuilder { roster: Arc::new(roster.clone()), given: Given::default(), rules: GivenRules::default() }
    }

    /// The number of rounds.
    pub fn rounds(mut self, rounds: usize) -> Self {
        self.given.rounds = rounds;
        self
    }

    /// Adds a table of this size to every round that has no tables of its own.
    pub fn table(mut self, name: impl Into<String>, size: impl Into<Size>) -> Self {
        self.given.tables = self.given.tables.table(name, size);
        self
    }

    /// Adds so many even tables, called `NAME 1`, `NAME 2` and so on, to every round that has no tables of its own.
    /// They take all who are there.
    pub fn even_tables(mut self, name: impl Into<String>, number: usize) -> Self {
        self.given.tables = self.given.tables.even(name, number);
        self
    }

    /// Gives one round, counted from 1, tables of its own.
    pub fn tables_in(mut self, round: usize, tables: Tables) -> Self {
        self.given.own_tables.push((round, tables));
        self
    }

    /// This member is not there in these rounds, counted from 1.
    pub fn absent(mut self, member: impl Into<String>, rounds: impl IntoIterator<Item = usize>) -> Self {
        self.given.absent.push((member.into(), rounds.into_iter().collect()));
        self
    }

    /// This member comes late, in this round, counted from 1.
    pub fn arrives(self, member: impl Into<String>, round: usize) -> Self {
        self.absent(member, 1..round)
    }

    /// Where there are more people than seats, some sit out, in fair turns.
    pub fn sit_out(mut self) -> Self {
        self.given.sit_out = true;
        self
    }

    /// The first rounds are over, or settled, and were these; the rest is planned around them. Who is named in none of
    /// a round's tables, nor as sitting out, was not there; nor was who is [absent](RoundsBuilder::absent).
    pub fn fixed(mut self, rounds: impl IntoIterator<Item: Borrow<PlannedRound>>) -> Self {
        self.given.fixed.extend(rounds.into_iter().map(|round| round.borrow().clone()));
        self
    }

    /// Pairs who have met before the first round, and how often.
    pub fn met_before<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> Self {
        let pairs = pairs.into_iter().map(|(a, b, times)| (a.into(), b.into(), times));
        self.given.met_before.extend(pairs);
        self
    }

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: impl Into<RoundRule>) -> Self {
        self.rules.require(rule.into());
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: impl Into<RoundRule>) -> Self {
        self.rules.prefer(tier, rule.into());
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of rounds, tables and rules at once.
    pub fn build(mut self) -> Result<Rounds, Error> {
        let mut faults = self.rules.faults();
        self.check_numbers(&mut faults);
        let past = periods::met_before(&self.roster, &self.given.met_before, &mut faults);
        let mut rounds = self.frames(&mut faults);
        let sound = faults.is_empty();
        if rounds.iter().any(|round| !round.everyone) && !self.asks_for_fair_turns() {
            let rule = RoundRule::sit_out_fairly();
            self.rules.asked.push(RuleEntry { rule, tier: 0 });
        }
        let tables: Vec<RuleEntry> = (0..rounds.len())
            .flat_map(|at| self.rules.asked.iter().filter_map(move |asked| asked.at_tables(at)))
            .collect();
        let mut hats = hat_dimension(&self.roster, &tables, &mut faults);
        if !sound {
            // Rules are still read for their own faults, against tables that hold everybody.
            hats = None;
            for round in &mut rounds {
                round.groups = sizes::within(&round.groups, round.members.len());
                round.everyone = false;
            }
        }
        let source = Source { roster: &self.roster, rounds: &rounds, asked: &self.rules.asked, hats, past: &past };
        let lowered = source.lower(&|_| true, &mut faults);
        if let Some(rule) = lowered.priced.model.overflowing().filter(|_| sound) {
            faults.push(self.rules.asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        faults.finish(Rounds {
            roster: self.roster,
            given: self.given,
            rounds,
            asked: self.rules.asked,
            hats,
            past,
            lowered,
        })
    }

    /// The most rounds for a roster of this size.
    fn most_rounds(&self) -> usize {
        (MOST_SEATS / self.roster.len().max(1)).min(MOST_ROUNDS)
    }

    fn asks_for_fair_turns(&self) -> bool {
        let fair =
            |asked: &RuleEntry<RoundKind>| matches!(asked.rule.kind.0, RoundRules::Over(OverRules::SitOutFairly(_)));
        self.rules.asked.iter().any(fair)
    }

    /// Numbers of rounds that there are none of.
    fn check_numbers(&self, faults: &mut Faults) {
        let rounds = self.given.rounds;
        if rounds == 0 {
            faults.push(InputFault::none_given(Noun::Round));
        }
        let most = self.most_rounds();
        if rounds > most {
            faults.push(InputFault::too_many(Noun::Round, rounds, most));
        }
        if self.given.fixed.len() > rounds {
            faults.push(InputFault::too_many_fixed(Noun::Round, self.given.fixed.len(), rounds));
        }
        let mut named: Vec<usize> = self.given.own_tables.iter().map(|(round, _)| *round).collect();
        named.extend(self.given.absent.iter().flat_map(|(_, rounds)| rounds));
        named.sort_unstable();
        named.dedup();
        let unknown = |round: &usize| *round == 0 || *round > rounds;
        for round in named.into_iter().filter(unknown) {
            faults.push(InputFault::out_of_range(Noun::Round, round, rounds));
        }
        let mut own: Vec<usize> = Vec::new();
        for (round, _) in &self.given.own_tables {
            match own.contains(round) {
                true => faults.push(fault!(
                    Twice,
                    "round {round} gets tables of its own twice; give them once",
                    round = *round
                )),
                false => own.push(*round),
            }
        }
        for (id, asked) in numbered(&self.rules.asked) {
            if let (RoundRules::Tables(_), Some(named)) = (&asked.rule.kind.0, &asked.rule.about.periods) {
                if named.is_empty() {
                    faults.push(asked.fault(id, InputFault::none_named(Noun::Round)));
                }
                for &round in named.iter().filter(|round| unknown(round)) {
                    let fault = InputFault::out_of_range(Noun::Round, round, rounds);
                    faults.push(asked.fault(id, fault));
                }
            }
        }
    }

    /// The rounds one by one.
    fn frames(&self, faults: &mut Faults) -> Vec<RoundFrame> {
        let number = self.given.rounds.min(self.most_rounds());
        let away = periods::away(&self.roster, &self.given.absent, number, faults);
        let mut of_rounds = PeriodFaults::default();
        let mut frames = Vec::new();
        for (at, away) in away.iter().enumerate() {
            let mut own = Faults::default();
            let frame = match self.given.fixed.get(at) {
                Some(round) => self.fixed_frame(round, away, &mut own),
                None => self.frame(at, away, &mut own),
            };
            of_rounds.add(at, own);
            frames.push(frame);
        }
        of_rounds.tell(in_round, faults);
        frames
    }

    /// A round that is still to be planned.
    fn frame(&self, at: usize, away: &[bool], faults: &mut Faults) -> RoundFrame {
        let there = |member: &MemberId| !away[member.index()];
        let members: Vec<MemberId> = self.roster.member_ids().filter(there).collect();
        let own = self.given.own_tables.iter().find(|(round, _)| *round == at + 1);
        let tables = own.map_or(&self.given.tables, |(_, tables)| tables);
        if members.is_empty() {
            faults.push(InputFault::nobody_there());
        }
        let mut groups = sizes::groups(&tables.named, &tables.even, members.len(), faults);
        let everyone = !self.given.sit_out || sizes::places(&groups) >= members.len();
        if !everyone {
            // No seat stays empty while somebody sits out.
            for group in &mut groups {
                group.size = *group.size.end()..=*group.size.end();
            }
        }
        sizes::check_places(&groups, everyone, members.len(), faults);
        RoundFrame { hosts: self.hosts(groups.len()), members, groups, everyone, fixed: None }
    }

    /// Those who host a table in every round with so many because a required rule names as many hosts.
    fn hosts(&self, tables: usize) -> Vec<MemberId> {
        let mut hosts = Vec::new();
        for asked in self.rules.asked.iter().filter(|asked| asked.tier == 0) {
            if let RoundRules::Over(OverRules::Hosts(rule)) = &asked.rule.kind.0
                && rule.members.len() == tables
            {
                hosts.extend(rule.members.iter().filter_map(|name| self.roster.find(name)));
            }
        }
        hosts
    }

    /// A round that is over, with the tables that it had.
    fn fixed_frame(&self, round: &PlannedRound, away: &[bool], faults: &mut Faults) -> RoundFrame {
        let mut seen: Vec<MemberId> = Vec::new();
        let mut read = |names: &[String]| {
            let mut found = Vec::new();
            for name in names {
                let Some(member) = faults.keep(self.roster.member(name)) else {
                    continue;
                };
                if seen.contains(&member) {
                    let member = name.clone();
                    faults.push(InputFault::twice(Noun::Member, member));
                    continue;
                }
                seen.push(member);
                if !away[member.index()] {
                    found.push(member);
                }
            }
            found
        };
        let tables: Vec<Vec<MemberId>> = round.tables.iter().map(|table| read(&table.members)).collect();
        let out = read(&round.out);
        let mut members: Vec<MemberId> = tables.iter().flatten().chain(&out).copied().collect();
        members.sort_unstable();
        let group = |(table, members): (&super::plan::PlannedTable, &Vec<MemberId>)| Group {
            name: table.name.clone(),
            size: members.len()..=members.len(),
        };
        RoundFrame {
            members,
            groups: round.tables.iter().zip(&tables).map(group).collect(),
            everyone: out.is_empty(),
            hosts: self.hosts(round.tables.len()),
            fixed: Some(FixedRound { tables, out }),
        }
    }
}
