//! What rules are lowered against. Jobs are the units of the model, those who take them the slots, and everything is
//! counted over both.

mod jobs;

use super::instance::Instance;
use super::jobs::{Job, Jobs};
use super::known::KnownNames;
use crate::model::{Count, Grid, Price, SlotId, Slots, Tally, Weighted};
use crate::roster::{Roster, TagId};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;

/// What a rule is lowered against.
pub(super) struct SharingLoweringContext<'a> {
    pub(super) roster: &'a Roster,
    pub(super) instance: &'a Instance,
    pub(super) jobs: &'a Jobs,
    pub(super) slots: &'a Slots,
    pub(super) bounds: RequiredBounds,
}

/// What must hold beside the rule that is lowered, as far as that tells something of it.
pub(super) struct RequiredBounds {
    /// What trainings may cost; infinite if nothing is said.
    pub(super) training_budget: f64,
    /// The weight of decisions that each person may lead.
    pub(super) most_led: Vec<i64>,
    /// Whether nobody is taught a skill twice.
    pub(super) taught_once: bool,
}

impl RequiredBounds {
    /// Where nothing is required.
    pub(super) fn none(people: usize) -> RequiredBounds {
        RequiredBounds { training_budget: f64::INFINITY, most_led: vec![i64::MAX; people], taught_once: false }
    }
}

impl SharingLoweringContext<'_> {
    pub(super) fn known(&self) -> KnownNames<'_> {
        KnownNames { roster: self.roster, instance: self.instance }
    }

    /// What stands for each job, cut to the parts from the first that is not empty to the last, and where these begin.
    pub(super) fn in_parts<T>(&self, mut all: Vec<T>, is_empty: impl Fn(&T) -> bool) -> (usize, Vec<T>) {
        let counted = || all.iter().enumerate().filter(|(_, one)| !is_empty(one));
        let first = counted().next().map_or(0, |(at, _)| at);
        let last = counted().next_back().map_or(0, |(at, _)| at);
        let parts = &self.jobs.parts;
        let end = parts.get(self.jobs.part(last)).map_or(0, |part| part.end);
        let from = parts.get(self.jobs.part(first)).map_or(0, |part| part.start);
        all.truncate(end);
        (from, all.split_off(from))
    }

    /// Counts of what jobs bring to those who take them: `bring` is asked for each job, `bucket` for each person. They
    /// are about the parts in which anything is brought.
    pub(super) fn grid(&self, bring: impl Fn(Job) -> Vec<Weighted>, bucket: impl Fn(usize) -> Option<u32>) -> Grid {
        let columns = self.jobs.all.iter().map(|&job| bring(job));
        let (from, columns) = self.in_parts(columns.collect(), |columns| columns.iter().all(|&(_, w)| w == 0));
        let buckets = self.takers(from, columns.len());
        let buckets = buckets.map(|person| person.and_then(&bucket)).collect();
        self.at(from, |units, slots| Grid::new(columns, buckets).moved(units, slots))
    }

    /// Those who take `jobs` jobs from one on, slot by slot.
    pub(super) fn takers(&self, from: usize, jobs: usize) -> impl Iterator<Item = Option<usize>> {
        // Where there is nothing to take, there are no slots.
        let parts = match jobs {
            0 => 0,
            _ => self.jobs.part(from + jobs - 1) + 1 - self.jobs.part(from),
        };
        let slots = 0..(parts * self.jobs.slots()) as u32;
        slots.map(|slot| self.jobs.person(SlotId(slot)))
    }

    /// What is made for the jobs from one on, where these and their slots begin.
    pub(super) fn at<T>(&self, from: usize, make: impl FnOnce(u32, u32) -> T) -> T {
        let slots = self.jobs.part(from) * self.jobs.slots();
        make(from as u32, slots as u32)
    }

    /// A priced count for each person and column.
    pub(super) fn by_person(
        &self,
        columns: usize,
        bring: impl Fn(Job) -> Vec<Weighted>,
        price: impl Fn(usize, usize) -> Price,
    ) -> Count {
        let grid = self.grid(bring, |person| Some(person as u32));
        let grid = grid.covering(columns, self.instance.people.len());
        let price = |bucket: u32, column: u32| price(bucket as usize, column as usize);
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    /// A priced count for each column over all people of whom that is `counted`.
    pub(super) fn of_people(
        &self,
        columns: usize,
        bring: impl Fn(Job) -> Vec<Weighted>,
        counted: impl Fn(usize) -> bool,
        price: impl Fn(usize) -> Price,
    ) -> Count {
        let grid = self.grid(bring, |person| counted(person).then_some(0));
        let price = |_, column: u32| price(column as usize);
        Count::Tally(Tally::new(grid.covering(columns, 1), self.slots, price))
    }

    /// The largest of what jobs come to.
    pub(super) fn largest<T: IntoIterator<Item = i64>>(&self, amounts: impl Fn(Job) -> T) -> i64 {
        let all = self.jobs.all.iter().flat_map(|&job| amounts(job));
        all.max().unwrap_or(0)
    }

    pub(super) fn tags_of(&self, dimension: &str) -> Option<Vec<TagId>> {
        let dimension = self.roster.resolve_dimension(dimension).ok()?;
        Some(self.roster.dimension(dimension).tags().to_vec())
    }

    pub(super) fn holds(&self, person: usize, tag: TagId) -> bool {
        self.roster.holds(self.instance.people[person].member, tag)
    }

    /// Whether somebody holds another of these tags than this one.
    pub(super) fn holds_another(&self, person: usize, tag: TagId, tags: &[TagId]) -> bool {
        tags.iter().any(|&other| other != tag && self.holds(person, other))
    }
}

/// `most` at most. Where it must hold, it is counted in lots of half the largest amount that could be left out: beside
/// places and people, a sum of money would otherwise be all that a search sees.
pub(super) fn at_most(required: bool, most: i64, largest: i64) -> Price {
    if required { Price::lots(most, (largest / 2).max(1)) } else { Price::range(None, Some(most)) }
}

/// One of something.
pub(super) fn one(column: usize) -> Vec<Weighted> {
    vec![(column as u32, 1)]
}

/// Hours that are counted in minutes.
pub(super) fn in_hours(counts: Vec<Count>, unit: Unit) -> Option<Lowered> {
    Lowered::scaled(counts, 60, unit)
}
