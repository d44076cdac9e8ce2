//! How each rule of rounds is made in code.

use super::as_announced::TablesAsAnnounced;
use super::hosts::{DifferentTables, HostTables, Hosts};
use super::meetings::{
    Across, AtMostMeetings, MeetingsBeyondFirst, PairWeights, PairsMeet, Repeats, SaturatingMeetings,
};
use super::new_people::NewPeople;
use super::not_again_within::NotAgainWithin;
use super::sitting_out::{NeverOutTwiceRunning, SitOutFairly};
use super::wears::Wears;
use super::{OverRoundsRules, RoundKind, RoundRule, RoundRules};
use crate::rounds::plan::PlannedRound;
use crate::rules::bounds::Bounds;
use crate::rules::number_of_visits::NumberOfVisits;
use std::borrow::Borrow;
use std::ops::RangeBounds;

fn over(rule: impl Into<OverRoundsRules>) -> RoundRule {
    RoundRule::new(RoundKind(RoundRules::Over(rule.into())))
}

impl RoundRule {
    /// As few repeated meetings as can be, each further one of a pair costing more: a pair that meets *m* times costs
    /// *m*(*m* − 1)/2. Required: nobody meets twice.
    pub fn repeats() -> RoundRule {
        over(Repeats(PairWeights::default()))
    }

    /// As few meetings beyond a pair's first as can be: a pair that meets *m* times costs *m* − 1. It has other best
    /// plans than [`repeats`](RoundRule::repeats): three meetings of one pair cost as much as two of two pairs.
    pub fn meetings_beyond_first() -> RoundRule {
        over(MeetingsBeyondFirst(PairWeights::default()))
    }

    /// No pair meets more than `most` times. Preferred: each meeting beyond that costs 1.
    pub fn at_most_meetings(most: u32) -> RoundRule {
        over(AtMostMeetings { most, weights: PairWeights::default() })
    }

    /// As many pairs meet as can: each pair that never meets costs 1. Required: everybody meets everybody.
    pub fn pairs_meet() -> RoundRule {
        over(PairsMeet(PairWeights::default()))
    }

    /// Meetings are worth less each time: a pair that meets *m* times has half of a half … of a meeting left to gain,
    /// 2⁻ᵐ. It can only be preferred (a saturating gain as in Barrett, Gal, Gölz, Hong & Procaccia 2023).
    pub fn saturating_meetings() -> RoundRule {
        over(SaturatingMeetings(PairWeights::default()))
    }

    /// For rules on meetings: pairs that share no tag of the dimension weigh `weight` times as much as others.
    #[must_use]
    pub fn across(mut self, dimension: impl Into<String>, weight: u32) -> RoundRule {
        if let Some(weights) = self.pair_weights_mut() {
            weights.across = Some(Across { dimension: dimension.into(), weight });
        }
        self
    }

    /// For rules on meetings: how much these pairs weigh; 0 leaves a pair out.
    #[must_use]
    pub fn pair_weights<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> RoundRule {
        if let Some(weights) = self.pair_weights_mut() {
            let pairs = pairs.into_iter().map(|(a, b, weight)| (a.into(), b.into(), weight));
            weights.pair_weights.extend(pairs);
        }
        self
    }

    fn pair_weights_mut(&mut self) -> Option<&mut PairWeights> {
        let RoundRules::Over(rule) = &mut self.kind.0 else {
            return None;
        };
        match rule {
            OverRoundsRules::Repeats(Repeats(weights))
            | OverRoundsRules::MeetingsBeyondFirst(MeetingsBeyondFirst(weights))
            | OverRoundsRules::PairsMeet(PairsMeet(weights))
            | OverRoundsRules::SaturatingMeetings(SaturatingMeetings(weights))
            | OverRoundsRules::AtMostMeetings(AtMostMeetings { weights, .. }) => Some(weights),
            _ => None,
        }
    }

    /// Everybody meets at least `least` people over the rounds whom they had not met before. Preferred: the people
    /// missing are added up over everybody, so that a pair that never meets may count for both.
    pub fn new_people(least: u32) -> RoundRule {
        over(NewPeople { least })
    }

    /// No two share a table twice within so many rounds: of any such number of rounds running, in one at most. With 2,
    /// nobody meets the same person in two rounds running. Preferred: returns are as few and as late as can be; one that
    /// comes *g* rounds after the last meeting costs `rounds` − *g*, the rounds by which it is too soon.
    ///
    /// Fixed rounds count. Rounds of earlier weeks are given as [`fixed`](crate::RoundsBuilder::fixed) ones, or by
    /// [`last_met`](RoundRule::last_met). Pairs that a required [`together`](crate::Rule::together) keeps together in
    /// every round are left out.
    ///
    /// ```
    /// use roundtable::RoundRule;
    ///
    /// let rule = RoundRule::not_again_within(3).last_met([("ana", "bo", 1)]);
    /// assert_eq!(rule.to_string(), "no two share a table twice within 3 rounds");
    /// ```
    pub fn not_again_within(rounds: u32) -> RoundRule {
        over(NotAgainWithin { rounds, last_met: Vec::new() })
    }

    /// For [`not_again_within`](RoundRule::not_again_within): pairs, and how many rounds before the first they last met.
    /// 1 is the round just before the first.
    #[must_use]
    pub fn last_met<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> RoundRule {
        if let RoundRules::Over(OverRoundsRules::NotAgainWithin(rule)) = &mut self.kind.0 {
            rule.last_met.extend(pairs.into_iter().map(|(a, b, ago)| (a.into(), b.into(), ago)));
        }
        self
    }

    /// Everybody sits out as often as an even share of those who are there says, rounded down or up. It is asked of
    /// every plan in which somebody has to sit out, whether it is given or not. Preferred: each time too often or too
    /// seldom costs 1.
    pub fn sit_out_fairly() -> RoundRule {
        over(SitOutFairly {})
    }

    /// Nobody sits out two rounds running. Preferred: each time that somebody does costs 1.
    pub fn never_out_twice_running() -> RoundRule {
        over(NeverOutTwiceRunning {})
    }

    /// One of these members hosts each table: where they are as many as the tables exactly one, else at least one. A table
    /// that is [optional](crate::Size::optional) needs no host while nobody sits there. See
    /// [`pinned`](RoundRule::pinned) and [`rotating`](RoundRule::rotating). Preferred: each table without a host costs
    /// 1, and each host too many where there is to be exactly one.
    pub fn hosts<T: Into<String>>(members: impl IntoIterator<Item = T>) -> RoundRule {
        over(Hosts { members: members.into_iter().map(Into::into).collect(), tables: HostTables::Any })
    }

    /// For hosts: the first hosts the first table in every round, the second the second, and so on. Preferred: each
    /// round in which a host is there and not at the own table costs 1 more.
    #[must_use]
    pub fn pinned(self) -> RoundRule {
        self.host_tables(HostTables::Pinned)
    }

    /// For hosts: each goes round the tables, as [`different_tables`](RoundRule::different_tables) says, whose cost is
    /// added if it is preferred.
    #[must_use]
    pub fn rotating(self) -> RoundRule {
        self.host_tables(HostTables::Rotating)
    }

    fn host_tables(mut self, tables: HostTables) -> RoundRule {
        if let RoundRules::Over(OverRoundsRules::Hosts(hosts)) = &mut self.kind.0 {
            hosts.tables = tables;
        }
        self
    }

    /// These members go round the tables: each sits at them as evenly as the rounds in which the member is there allow,
    /// and never at one in two of these rounds running while there is another.
    ///
    /// So many rounds shared out over the tables are the even share, rounded down and up; rounds that the member has to
    /// sit out are taken off. Fixed rounds count as they were. A table that is missing in one of the member's rounds to
    /// come has no share. Rounds in which the member is away are passed over: the one before and the one after are
    /// running. Tables are told apart by name. Preferred: each visit above or below the share costs 1, and so does each
    /// second visit running to a table with a share of more than one.
    pub fn different_tables<T: Into<String>>(members: impl IntoIterator<Item = T>) -> RoundRule {
        over(DifferentTables { members: members.into_iter().map(Into::into).collect() })
    }

    /// Everybody pays this `number` of visits to each table over the rounds: sits there in so many of them. See
    /// [`at_tables`](RoundRule::at_tables), [`in_total`](RoundRule::in_total) and [`members`](RoundRule::members).
    ///
    /// Tables are told apart by name. Fixed rounds count as they were. A round in which a member is away or sits out is
    /// no visit of that member, and the number asked stays the same. Preferred: each visit too many or too few costs 1.
    ///
    /// ```
    /// use roundtable::RoundRule;
    ///
    /// let trio = RoundRule::visits(..=1).at_tables(["trio"]);
    /// assert_eq!(trio.to_string(), "everybody pays at most 1 visit to `trio`");
    /// let themes = RoundRule::visits(1..=1).at_tables(["care", "work"]).members(["ana"]);
    /// assert_eq!(themes.to_string(), "`ana` pays exactly 1 visit to each of `care`, `work`");
    /// ```
    pub fn visits(number: impl RangeBounds<u32>) -> RoundRule {
        over(NumberOfVisits::new(Bounds::new(&number)))
    }

    /// Everybody who agreed to this hat wears it in this `number` of rounds: who hosts which table, or takes the notes, is
    /// part of the plan. See [`at_tables`](RoundRule::at_tables) and [`members`](RoundRule::members). That each table has
    /// one who wears it is a rule of its own, [`Rule::places`](crate::Rule::places) under [`Lens::Hat`](crate::Lens::Hat).
    ///
    /// A round in which a member is away or sits out is none in which the hat is worn, and the number asked stays the
    /// same. Hats of fixed rounds count as they are given there. Preferred: each time too often or too seldom costs 1.
    ///
    /// A supper that goes round: everybody hosts once, at home, and a home is open when its host is there.
    ///
    /// ```
    /// use roundtable::{Lens, Member, Outcome, Roster, RoundRule, Rounds, Rule, Size, Solver};
    ///
    /// let pairs = ["ana", "bo", "cy", "di", "ed", "flo"];
    /// let roster = Roster::new(pairs.map(|id| Member::new(id).tags("part", ["host", "guest"])))?;
    /// let mut supper = Rounds::builder(&roster)
    ///     .rounds(3)
    ///     .require(Rule::places("host", 1..=1).lens(Lens::Hat))
    ///     .require(RoundRule::wears("host", 1..=1));
    /// for id in pairs {
    ///     supper = supper
    ///         .table(id, Size::from(3).optional())
    ///         .require(RoundRule::wears("host", 1..=1).at_tables([id]).members([id]));
    /// }
    /// let Outcome::Solved(solution) = Solver::new().seed(1).solve(&supper.build()?)? else { panic!("all can host") };
    /// for table in solution.plan.rounds().iter().flat_map(|round| &round.tables) {
    ///     assert!(table.members.is_empty() || table.hats[&table.name] == "host");
    /// }
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn wears(hat: impl Into<String>, number: impl RangeBounds<u32>) -> RoundRule {
        let Bounds { min, max } = Bounds::new(&number);
        over(Wears { hat: hat.into(), min, max, tables: None, members: None })
    }

    /// For visits: the rule is about these tables, each by itself; about all of them if none are named. For hats: they
    /// count at these tables alone.
    #[must_use]
    pub fn at_tables<T: Into<String>>(mut self, tables: impl IntoIterator<Item = T>) -> RoundRule {
        let tables = Some(tables.into_iter().map(Into::into).collect());
        match &mut self.kind.0 {
            RoundRules::Over(OverRoundsRules::NumberOfVisits(visits)) => visits.tables = tables,
            RoundRules::Over(OverRoundsRules::Wears(wears)) => wears.tables = tables,
            _ => {}
        }
        self
    }

    /// For visits: those of a member to all the tables that the rule is about are added up.
    #[must_use]
    pub fn in_total(mut self) -> RoundRule {
        if let RoundRules::Over(OverRoundsRules::NumberOfVisits(visits)) = &mut self.kind.0 {
            visits.in_total = true;
        }
        self
    }

    /// For visits and hats: the rule is about these members, each by themselves.
    #[must_use]
    pub fn members<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> RoundRule {
        let members = Some(members.into_iter().map(Into::into).collect());
        match &mut self.kind.0 {
            RoundRules::Over(OverRoundsRules::NumberOfVisits(visits)) => visits.members = members,
            RoundRules::Over(OverRoundsRules::Wears(wears)) => wears.members = members,
            _ => {}
        }
        self
    }

    /// Members keep the tables that were announced, in the rounds that are still to come. Preferred: each change costs
    /// 1. The rounds are those of an earlier plan, or the plan itself, first round first.
    pub fn as_announced(rounds: impl IntoIterator<Item: Borrow<PlannedRound>>) -> RoundRule {
        over(TablesAsAnnounced { rounds: rounds.into_iter().map(|round| round.borrow().clone()).collect() })
    }

    /// For rules about tables: the rule is about these rounds alone, counted from 1. Others are about all rounds
    /// together, and naming some is a fault.
    #[must_use]
    pub fn in_rounds(mut self, rounds: impl IntoIterator<Item = usize>) -> RoundRule {
        self.about.periods = Some(rounds.into_iter().collect());
        self
    }
}
