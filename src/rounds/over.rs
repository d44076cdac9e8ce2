//! What rules over the rounds say of themselves, and what they are lowered against.

use super::check::{RoundsReading, SeatedRound};
use super::round_instance::RoundInstance;
use crate::error::Faults;
use crate::model::{Contacts, Grid, MemberPair, SlotId, Slots, Weighted};
use crate::periods;
use crate::roster::{MemberId, Roster, RosterName, TagId};
use crate::rules::Rule;
use crate::rules::definition::Ratio;
use crate::rules::lowered::Lowered;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A rule about what goes on over the rounds.
pub(super) trait OverRoundsRule: OverRoundsDefinition {
    /// The rule in words, for those who organise.
    fn words(&self) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// The rule as counts over all rounds; `None` if its faults leave none, or if it is lowered round by round.
    fn lower(&self, required: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered>;

    /// The hat that the rule counts.
    fn hat(&self) -> Option<&str> {
        None
    }

    /// What the rule asks of the tables of a round, counted from 0.
    fn at_tables(&self, _round: usize, _instance: &RoundInstance) -> Vec<Rule> {
        Vec::new()
    }

    /// Why no plan meets the rule, where counting alone shows that.
    fn why_out_of_reach(&self, _roster: &Roster, _rounds: &[RoundInstance]) -> Option<String> {
        None
    }
}

/// What a rule over the rounds costs by its definition, from the roster and the rule alone. It shares nothing with
/// [`OverRoundsRule::lower`].
pub(super) trait OverRoundsDefinition {
    /// What the rule costs in a plan, in its unit.
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio;

    /// Whether a fixed round, in which the rule rests, breaks it.
    fn is_broken_in(&self, _round: &SeatedRound<'_>, _reading: &RoundsReading<'_>) -> bool {
        false
    }
}

/// What rules over the rounds are lowered against: all rounds, with their slots behind each other.
pub(super) struct OverRounds<'a> {
    pub(super) roster: &'a Roster,
    pub(super) rounds: &'a [RoundInstance],
    pub(super) slots: &'a Slots,
    /// Hat of each slot.
    pub(super) hat_of: &'a [Option<TagId>],
    pub(super) contacts: &'a Arc<Contacts>,
    /// Pairs that must be together in every round: their meetings are no one's choice.
    pub(super) companions: &'a BTreeSet<MemberPair>,
}

impl OverRounds<'_> {
    /// The member of each unit.
    pub(super) fn members_of_units(&self) -> impl Iterator<Item = (usize, MemberId)> {
        let rounds = self.rounds.iter().enumerate();
        rounds.flat_map(|(at, round)| round.members.iter().map(move |&member| (at, member)))
    }

    /// Counts of what units bring to buckets over all rounds.
    pub(super) fn grid(
        &self,
        bring: impl Fn(usize, MemberId) -> Option<Weighted>,
        bucket_of: impl Fn(usize, Option<usize>) -> Option<u32>,
    ) -> Grid {
        let columns = self.members_of_units().map(|(round, member)| bring(round, member).into_iter().collect());
        let buckets = self.slots.periods().iter().enumerate().flat_map(|(at, period)| {
            let first = period.groups.start;
            let bucket_of = &bucket_of;
            period.slots.clone().map(move |slot| {
                let group = self.slots.group_of(SlotId(slot as u32));
                bucket_of(at, group.map(|group| group - first))
            })
        });
        Grid::new(columns, buckets.collect())
    }

    /// Members by name; the same twice is a fault.
    pub(super) fn members(&self, names: &[String], faults: &mut Faults) -> Vec<MemberId> {
        periods::members(self.roster, names, faults)
    }

    /// A pair by names.
    pub(super) fn pair(&self, first: &str, second: &str, faults: &mut Faults) -> Option<MemberPair> {
        periods::pair_of(self.roster, first, second, faults)
    }
}
