//! What the rules of a rota are lowered against, and the counts that several of them make.

use super::history::History;
use super::layout::RoleLayout;
use super::meeting_instance::MeetingInstance;
use super::role::Role;
use crate::error::{Faults, InputFault, Noun};
use crate::model::{AssignmentWeights, Count, Grid, Price, SlotId, Slots, Tally, UnitWeights, Weighted};
use crate::roster::{MemberId, Roster};
use std::ops::Range;

/// What rules are lowered against: all meetings, with their slots behind each other.
pub(super) struct TurnLoweringContext<'a> {
    pub(super) roster: &'a Roster,
    pub(super) roles: &'a [Role],
    pub(super) meetings: &'a [MeetingInstance],
    pub(super) layout: &'a RoleLayout,
    pub(super) slots: &'a Slots,
    pub(super) history: &'a History,
    /// By how many turns the bounds of each role's shares give way.
    pub(super) slack: &'a [i64],
    /// The roles that the rule is about.
    pub(super) concerned: &'a [usize],
}

/// Some meetings in a row, with a number of those before the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) before: usize,
    pub(super) meetings: Range<usize>,
}

impl TurnLoweringContext<'_> {
    /// Every stretch of `length` meetings of which one is still to be planned; the whole rota where it is shorter.
    pub(super) fn stretches(&self, length: usize) -> Vec<Stretch> {
        // A stretch with a meeting to come reaches no further back than it is long.
        let (meetings, past) = (self.meetings.len(), self.history.meetings.min(length));
        let length = length.min(meetings + past);
        let stretch = |start: usize| Stretch {
            before: past.saturating_sub(start),
            meetings: start.saturating_sub(past)..(start + length).saturating_sub(past),
        };
        let to_come = |stretch: &Stretch| {
            let mut meetings = stretch.meetings.clone();
            meetings.any(|at| self.meetings[at].fixed.is_none())
        };
        let last = meetings + past - length;
        (0..=last).map(stretch).filter(to_come).collect()
    }

    /// Counts of what units of some meetings bring to buckets: `bring` is asked for each meeting and member,
    /// `bucket_of` for each meeting and the roles of a slot.
    pub(super) fn grid(
        &self,
        meetings: Range<usize>,
        bring: impl Fn(usize, MemberId) -> Option<Weighted>,
        bucket_of: impl Fn(usize, &[usize]) -> Option<u32>,
    ) -> Grid {
        let bring = |at, member| bring(at, member).into_iter().collect();
        self.grid_of_many(meetings, bring, bucket_of)
    }

    /// The same where a member may bring several columns.
    pub(super) fn grid_of_many(
        &self,
        meetings: Range<usize>,
        bring: impl Fn(usize, MemberId) -> Vec<Weighted>,
        bucket_of: impl Fn(usize, &[usize]) -> Option<u32>,
    ) -> Grid {
        let periods = &self.slots.periods()[meetings.clone()];
        let members = meetings.clone().flat_map(|at| {
            let members = self.meetings[at].members.iter();
            members.map(move |&member| (at, member))
        });
        let columns = members.map(|(at, member)| bring(at, member));
        let buckets = meetings.clone().flat_map(|at| {
            let bucket_of = &bucket_of;
            let slots = self.layout.slots();
            slots.map(move |slot| bucket_of(at, self.layout.roles_of(slot)))
        });
        let grid = Grid::new(columns, buckets.collect());
        match periods.first() {
            Some(first) => grid.moved(first.units.start as u32, first.slots.start as u32),
            None => grid,
        }
    }

    /// Counts in one bucket to which a slot adds what a member brings, times the slot's weight; `weight` is asked for
    /// each meeting and the roles of a slot.
    pub(super) fn weighted_grid(
        &self,
        meetings: Range<usize>,
        bring: impl Fn(usize, MemberId) -> Option<Weighted>,
        weight: impl Fn(usize, &[usize]) -> i64,
    ) -> Grid {
        let weights = meetings.clone().flat_map(|at| {
            let weight = &weight;
            let slots = self.layout.slots();
            slots.map(move |slot| weight(at, self.layout.roles_of(slot)))
        });
        let weights: Vec<i64> = weights.collect();
        let counted = |_, _: &[usize]| Some(0);
        self.grid(meetings, bring, counted).weighing(weights)
    }

    /// How often each member holds one of the roles in a stretch of meetings, in one bucket.
    pub(super) fn turns(&self, meetings: Range<usize>, roles: &[usize], price: impl Fn(MemberId) -> Price) -> Count {
        let grid = self.grid(
            meetings,
            |_, member| Some((member.index() as u32, 1)),
            |_, held| held.iter().any(|role| roles.contains(role)).then_some(0),
        );
        let grid = grid.covering(self.roster.len(), 1);
        let price = |_, column: u32| price(MemberId::new(column as usize));
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    /// A sum of weights of turns: `weight` is asked for each meeting, member and the roles of a slot.
    pub(super) fn turn_weights(&self, weight: impl Fn(usize, MemberId, &[usize]) -> i64) -> Count {
        let mut weights = Vec::with_capacity(self.slots.units());
        for (at, (meeting, period)) in self.meetings.iter().zip(self.slots.periods()).enumerate() {
            for &member in &meeting.members {
                let default = weight(at, member, &[]);
                let exceptions = self.layout.slots().filter_map(|slot| {
                    let weight = weight(at, member, self.layout.roles_of(slot));
                    let id = SlotId((period.slots.start + slot) as u32);
                    (weight != default).then_some((id, weight))
                });
                weights.push(UnitWeights { default, exceptions: exceptions.collect() });
            }
        }
        Count::AssignmentWeights(AssignmentWeights::new(weights, Price::linear(1)))
    }

    /// Notes a meeting, counted from 1, that there is none of.
    pub(super) fn check_meeting(&self, meeting: usize, faults: &mut Faults) {
        let meetings = self.meetings.len();
        if meeting == 0 || meeting > meetings {
            faults.push(InputFault::out_of_range(Noun::Meeting, meeting, meetings));
        }
    }
}
