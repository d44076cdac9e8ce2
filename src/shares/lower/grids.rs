//! Counts of what openings bring to those who take them.

use super::Over;
use crate::model::{Count, Grid, Price, SlotId, Tally, Weighted};
use crate::shares::openings::Opening;

impl Over<'_> {
    /// What stands for each opening, cut to the parts from the first that is not empty to the last, and where these
    /// begin.
    pub(super) fn in_parts<T>(&self, mut all: Vec<T>, is_empty: impl Fn(&T) -> bool) -> (usize, Vec<T>) {
        let counted = || all.iter().enumerate().filter(|(_, one)| !is_empty(one));
        let first = counted().next().map_or(0, |(at, _)| at);
        let last = counted().next_back().map_or(0, |(at, _)| at);
        let parts = &self.openings.parts;
        let end = parts.get(self.openings.part(last)).map_or(0, |part| part.end);
        let from = parts.get(self.openings.part(first)).map_or(0, |part| part.start);
        all.truncate(end);
        (from, all.split_off(from))
    }

    /// Counts of what openings bring to those who take them: `bring` is asked for each opening, `bucket` for each
    /// person. They are about the parts in which anything is brought.
    pub(super) fn grid(&self, bring: impl Fn(Opening) -> Vec<Weighted>, bucket: impl Fn(usize) -> Option<u32>) -> Grid {
        let columns = self.openings.all.iter().map(|&opening| bring(opening));
        let (from, columns) = self.in_parts(columns.collect(), |columns| columns.iter().all(|&(_, w)| w == 0));
        let buckets = self.takers(from, columns.len());
        let buckets = buckets.map(|person| person.and_then(&bucket)).collect();
        self.at(from, |units, slots| Grid::new(columns, buckets).moved(units, slots))
    }

    /// Those who take, slot by slot, so many openings from one on.
    pub(super) fn takers(&self, from: usize, openings: usize) -> impl Iterator<Item = Option<usize>> {
        // Where there is nothing to take, there are no slots.
        let parts = match openings {
            0 => 0,
            _ => self.openings.part(from + openings - 1) + 1 - self.openings.part(from),
        };
        let slots = 0..(parts * self.openings.slots()) as u32;
        slots.map(|slot| self.openings.person(SlotId(slot)))
    }

    /// What is made for the openings from one on, where these and their slots begin.
    pub(super) fn at<T>(&self, from: usize, make: impl FnOnce(u32, u32) -> T) -> T {
        let slots = self.openings.part(from) * self.openings.slots();
        make(from as u32, slots as u32)
    }

    /// A priced count for each person and column.
    pub(super) fn by_person(
        &self,
        columns: usize,
        bring: impl Fn(Opening) -> Vec<Weighted>,
        price: impl Fn(usize, usize) -> Price,
    ) -> Count {
        let grid = self.grid(bring, |person| Some(person as u32));
        let grid = grid.covering(columns, self.scene.people.len());
        let price = |bucket: u32, column: u32| price(bucket as usize, column as usize);
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    /// A priced count for each column over all people of whom that is `counted`.
    pub(super) fn of_people(
        &self,
        columns: usize,
        bring: impl Fn(Opening) -> Vec<Weighted>,
        counted: impl Fn(usize) -> bool,
        price: impl Fn(usize) -> Price,
    ) -> Count {
        let grid = self.grid(bring, |person| counted(person).then_some(0));
        let price = |_, column: u32| price(column as usize);
        Count::Tally(Tally::new(grid.covering(columns, 1), self.slots, price))
    }

    /// The largest of what openings come to.
    pub(super) fn largest<T: IntoIterator<Item = i64>>(&self, amounts: impl Fn(Opening) -> T) -> i64 {
        let all = self.openings.all.iter().flat_map(|&opening| amounts(opening));
        all.max().unwrap_or(0)
    }
}
