//! Rules about what goes on over the rounds, one small file each: the user's words and their lowering to counts.

mod announced;
mod hosts;
mod meetings;
mod new_people;
mod sitting_out;

pub(super) use announced::Announced;
pub(super) use hosts::{DifferentTables, HostTables, Hosts, most_at_a_table};
pub(super) use meetings::{Meetings, MeetingsCost};
pub(super) use new_people::NewPeople;
pub(super) use sitting_out::{never_out_twice_running, sit_out_fairly, sitting_shares};

use super::frames::RoundFrame;
use crate::error::Faults;
use crate::model::{Contacts, Grid, MemberPair, SlotId, Slots, Weighted};
use crate::roster::{MemberId, Roster};
use crate::rules::periods;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What rules over the rounds are lowered against: all rounds, with their slots behind each other.
pub(super) struct Over<'a> {
    pub(super) roster: &'a Roster,
    pub(super) rounds: &'a [RoundFrame],
    pub(super) slots: &'a Slots,
    pub(super) contacts: &'a Arc<Contacts>,
    /// Pairs that must be together in every round: their meetings are no one's choice.
    pub(super) companions: &'a BTreeSet<MemberPair>,
}

impl Over<'_> {
    /// The member of each unit.
    fn members_of_units(&self) -> impl Iterator<Item = (usize, MemberId)> {
        let rounds = self.rounds.iter().enumerate();
        rounds.flat_map(|(at, round)| round.members.iter().map(move |&member| (at, member)))
    }

    /// Counts of what units bring to buckets over all rounds.
    fn grid(
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
    fn members(&self, names: &[String], faults: &mut Faults) -> Vec<MemberId> {
        periods::members(self.roster, names, faults)
    }

    /// A pair by names.
    fn pair(&self, first: &str, second: &str, faults: &mut Faults) -> Option<MemberPair> {
        periods::pair_of(self.roster, first, second, faults)
    }
}
