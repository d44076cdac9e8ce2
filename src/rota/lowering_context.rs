//! What the rules of a rota are lowered against, and the counts that several of them make.

use super::history::History;
use super::labels::Labels;
use super::layout::RoleLayout;
use super::meeting_instance::MeetingInstance;
use super::role::Role;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::model::{AssignmentWeights, Count, Grid, Price, SlotId, Slots, Tally, UnitWeights, Weighted};
use crate::roster::{MemberId, Roster};
use crate::rules::bounds::Bounds;
use crate::rules::lowering_context::too_many;
use std::collections::BTreeSet;
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
    pub(super) labels: &'a Labels,
    /// The roles that the rule is about.
    pub(super) concerned: &'a [usize],
    /// The members that the rule is about, in the order of the roster.
    pub(super) people: &'a [MemberId],
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

    /// Notes that counts that each look at all units of a span of meetings would take too much memory.
    pub(super) fn too_many(&self, spans: impl IntoIterator<Item = Range<usize>>, faults: &mut Faults) -> bool {
        let units = |span: Range<usize>| self.meetings[span].iter().map(|meeting| meeting.members.len()).sum::<usize>();
        // Of each unit, a number in the count and bits in a search.
        let counts = spans.into_iter().map(|span| 2 * units(span)).fold(0, usize::saturating_add);
        too_many(counts, faults)
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

    /// The same from the first meeting of a span on, for each of the meetings that it may go up to: with memory for the
    /// span alone.
    pub(super) fn up_to_each(&self, meetings: Range<usize>, whole: &Grid) -> impl Iterator<Item = (usize, Grid)> {
        let periods = &self.slots.periods()[meetings.clone()];
        let first = periods.first().map_or((0, 0), |first| (first.units.start, first.slots.start));
        let grids = periods.iter().map(move |last| whole.of_first(last.units.end - first.0, last.slots.end - first.1));
        meetings.zip(grids)
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

    /// At how many of some meetings each of the people holds one of the roles, in one bucket.
    pub(super) fn turns(&self, meetings: Range<usize>, roles: &[usize], price: impl Fn(MemberId) -> Price) -> Count {
        self.sums(meetings, |_| (1, roles), price)
    }

    /// The same up to each meeting that is to come; `price` is asked for each of these and the people.
    pub(super) fn turns_so_far(&self, roles: &[usize], price: impl Fn(usize, MemberId) -> Price) -> Vec<Count> {
        let meetings = 0..self.meetings.len();
        let whole = self.sum_grid(meetings.clone(), |_| (1, roles));
        let to_come = self.up_to_each(meetings, &whole).filter(|&(at, _)| self.meetings[at].fixed.is_none());
        to_come.map(|(at, grid)| self.of_people(grid, |member| price(at, member))).collect()
    }

    /// For each of the people the sum over some meetings, in one bucket, of what `term` gives for a meeting: a weight,
    /// which counts where they hold one of these roles.
    pub(super) fn sums<'r>(
        &self,
        meetings: Range<usize>,
        term: impl Fn(i64) -> (i64, &'r [usize]),
        price: impl Fn(MemberId) -> Price,
    ) -> Count {
        self.of_people(self.sum_grid(meetings, term), price)
    }

    fn sum_grid<'r>(&self, meetings: Range<usize>, term: impl Fn(i64) -> (i64, &'r [usize])) -> Grid {
        let grid = self.grid(
            meetings,
            |at, member| Some((self.people.binary_search(&member).ok()? as u32, term(at as i64).0)),
            |at, held| held.iter().any(|role| term(at as i64).1.contains(role)).then_some(0),
        );
        grid.covering(self.people.len(), 1)
    }

    /// Counts of a grid whose columns are the people.
    fn of_people(&self, grid: Grid, price: impl Fn(MemberId) -> Price) -> Count {
        let price = |_, column: u32| price(self.people[column as usize]);
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    /// Such a sum with the meetings before the first, whose numbers are below 0 and of which the last turns are known.
    /// It costs what it comes to beyond `most`.
    pub(super) fn sums_at_most<'r>(
        &self,
        span: Range<i64>,
        most: i64,
        term: impl Fn(i64) -> (i64, &'r [usize]),
    ) -> Count {
        let price = |member| {
            let held = (0..self.roles.len()).filter_map(|role| {
                let at = -i64::try_from(self.history.last_turn(member, role)?).ok()?;
                (span.contains(&at) && term(at).1.contains(&role)).then_some(at)
            });
            let held: BTreeSet<i64> = held.collect();
            let past: i64 = held.into_iter().map(|at| term(at).0).sum();
            Price::range(None, Some(most - past))
        };
        self.sums(span.start.max(0) as usize..span.end.max(0) as usize, &term, price)
    }

    /// At how many meetings of every stretch of `length` each of the people holds one of the roles of the rule. What
    /// came before the first meeting uses the greatest number up, and no more than that; the least number is asked of
    /// the stretches that lie within the rota.
    pub(super) fn windows(&self, length: usize, bounds: Bounds, faults: &mut Faults) -> Vec<Count> {
        let stretches = self.stretches(length);
        if self.too_many(stretches.iter().map(|stretch| stretch.meetings.clone()), faults) {
            return Vec::new();
        }
        let count = |stretch: Stretch| {
            let low = bounds.low().filter(|_| stretch.meetings.len() == length);
            let price = |member| {
                let past = self.history.last_turns(member, self.concerned).range(..=stretch.before).count() as i64;
                Price::range(low, bounds.high().map(|high| (high - past).max(0)))
            };
            self.turns(stretch.meetings.clone(), self.concerned, price)
        };
        stretches.into_iter().map(count).collect()
    }

    /// Position of the first meeting that is neither over nor settled.
    pub(super) fn first_to_come(&self) -> usize {
        self.meetings.iter().take_while(|meeting| meeting.fixed.is_some()).count()
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

    /// Notes that every plan meets a rule about so few meetings.
    pub(super) fn check_length(&self, meetings: usize, least: usize, faults: &mut Faults) {
        if meetings < least {
            let fault =
                fault!(AlwaysMet, "every plan meets this rule with {meetings} meetings; ask for {least} or more");
            faults.push(fault);
        }
    }

    /// Notes a least number that is above what there is in all: `most`, of which `what` says what it counts.
    pub(super) fn check_least(&self, bounds: Bounds, most: usize, what: &str, faults: &mut Faults) {
        if let Some(min) = bounds.min.filter(|&min| min as usize > most) {
            let fault = fault!(
                BoundsCrossed,
                "the least number, {min}, is above the number of {what}, which is {most}; ask for {most} or less"
            );
            faults.push(fault);
        }
    }

    /// Notes a meeting, counted from 1, that there is none of.
    pub(super) fn check_meeting(&self, meeting: usize, faults: &mut Faults) {
        let meetings = self.meetings.len();
        if meeting == 0 || meeting > meetings {
            faults.push(InputFault::out_of_range(Noun::Meeting, meeting, meetings));
        }
    }
}
