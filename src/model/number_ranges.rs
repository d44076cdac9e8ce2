//! Ranges of a number: how far the greatest is from the least of those whom a bucket holds. Their floor is in
//! `number_ranges_bound.rs`, and what a search keeps of them in `number_ranges_state.rs`.

use super::grid::Grid;
use super::price::Price;
use super::readings::CountReadings;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;

/// Which ranges are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeGoal {
    /// Small ones: a greater one never costs less.
    Small,
    /// Large ones: a greater one never costs more.
    Large,
}

/// For every bucket, one priced count: the greatest number less the least of those whom it holds, and 0 where it holds
/// nobody who has the number.
///
/// The number of a unit stands behind the column that it brings. A column behind the last number is of those who lack it.
#[derive(Debug, Clone)]
pub struct NumberRanges {
    pub(super) grid: Grid,
    /// The numbers behind the columns, rising.
    pub(super) values: Vec<i64>,
    pub(super) goal: RangeGoal,
    /// Convex over all ranges.
    pub(super) price: Price,
    bound: Option<i64>,
    /// Buckets that cost nothing while they hold nobody at all.
    pub(super) optional: Vec<bool>,
}

impl NumberRanges {
    /// Each unit brings 1 to one column. `values` rise, and `bound` is at least 0: ranges cost what they lie on the wrong
    /// side of it. Without a bound a small range costs as much as it is, and a large one brings as much.
    /// Of the buckets for which `optional` holds nothing is asked while they hold nobody.
    pub(crate) fn new(
        grid: Grid,
        values: Vec<i64>,
        goal: RangeGoal,
        bound: Option<i64>,
        optional: impl Fn(u32) -> bool,
    ) -> NumberRanges {
        let price = match (goal, bound) {
            (RangeGoal::Small, bound) => Price::range(None, bound.or(Some(0))),
            (RangeGoal::Large, Some(bound)) => Price::range(Some(bound), None),
            (RangeGoal::Large, None) => Price::linear(-1),
        };
        let grid = grid.covering(values.len(), 0);
        let optional = (0..grid.buckets() as u32).map(optional).collect();
        NumberRanges { grid, values, goal, price, bound, optional }
    }

    /// Who brings which number to where.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The greatest range that there can be.
    pub(super) fn greatest_range(&self) -> i64 {
        self.values.last().map_or(0, |last| last - self.values[0])
    }

    /// The column that a unit brings; `None` if the counts are not about it.
    #[inline]
    pub(super) fn column_of(&self, unit: UnitId) -> Option<u32> {
        self.grid.columns_of(unit).first().map(|&(column, _)| column)
    }

    /// What a bucket costs whose least and greatest columns are these.
    #[inline]
    pub(super) fn cost_between(&self, ends: Option<(u32, u32)>) -> i64 {
        self.price.at(ends.map_or(0, |(low, high)| self.values[high as usize] - self.values[low as usize]))
    }

    /// What a bucket costs that holds these columns.
    fn cost_of(&self, bucket: u32, columns: impl Iterator<Item = u32>) -> i64 {
        let (mut anybody, mut ends) = (false, None);
        for column in columns {
            anybody = true;
            if (column as usize) < self.values.len() {
                let (low, high) = ends.unwrap_or((column, column));
                ends = Some((column.min(low), column.max(high)));
            }
        }
        if !anybody && self.optional[bucket as usize] { 0 } else { self.cost_between(ends) }
    }

    /// For each bucket and column, the sum of those who can bring the one to the other.
    fn holders(&self, slots: &Slots) -> Vec<Expression> {
        let mut holders = vec![Vec::new(); self.grid.buckets() * self.grid.columns()];
        for unit in self.grid.unit_ids() {
            let Some(column) = self.column_of(unit) else { continue };
            for &slot in slots.open_to(unit) {
                if let Some(bucket) = self.grid.bucket_of(slot) {
                    holders[self.grid.key(bucket, column)].push((Variable::Holds(unit, slot), 1));
                }
            }
        }
        holders
    }
}

/// For each column in turn, whether any unit has been in it or in one before it.
fn reached<'a>(
    rows: &mut Rows,
    goal: RangeGoal,
    columns: impl Iterator<Item = &'a Expression>,
    size: usize,
) -> Vec<Variable> {
    let mut before: Option<Variable> = None;
    let mut flags = Vec::new();
    for column in columns {
        let so_far: Expression = column.iter().copied().chain(before.map(|flag| (flag, 1))).collect();
        let most = column.len().min(size) as i64;
        // Where large ranges are wanted, the flag is as high as those who hold it allow, which are whole.
        let whole = goal == RangeGoal::Small;
        let flag = rows.auxiliary(0..=1, whole, Meaning::Within(so_far.clone(), 1..=i64::MAX));
        match goal {
            RangeGoal::Large => {
                let less = so_far.into_iter().map(|(variable, weight)| (variable, -weight));
                rows.row(less.chain([(flag, 1)]).collect(), None, Some(0));
            }
            RangeGoal::Small => {
                if most > 0 {
                    rows.row(column.iter().copied().chain([(flag, -most)]).collect(), None, Some(0));
                }
                if let Some(before) = before {
                    rows.row(vec![(before, 1), (flag, -1)], None, Some(0));
                }
            }
        }
        before = Some(flag);
        flags.push(flag);
    }
    flags
}

impl NumberRanges {
    /// The range as a sum of the gaps between numbers that have somebody on both sides.
    fn gaps(&self, rows: &mut Rows, columns: &[Expression], size: usize) -> Expression {
        let from_below = reached(rows, self.goal, columns.iter(), size);
        let mut from_above = reached(rows, self.goal, columns.iter().rev(), size);
        from_above.reverse();
        let sides = from_below.into_iter().zip(from_above.into_iter().skip(1));
        let mut range = Vec::new();
        for ((below, above), ends) in sides.zip(self.values.windows(2)) {
            let both = vec![(vec![(below, 1)], vec![(above, 1)])];
            let crossed = rows.auxiliary(0..=1, false, Meaning::AnyBoth(both));
            match self.goal {
                RangeGoal::Small => rows.row(vec![(below, 1), (above, 1), (crossed, -1)], None, Some(1)),
                RangeGoal::Large => {
                    rows.row(vec![(crossed, 1), (below, -1)], None, Some(0));
                    rows.row(vec![(crossed, 1), (above, -1)], None, Some(0));
                }
            }
            range.push((crossed, ends[1] - ends[0]));
        }
        range
    }

    /// That the range costs nothing where a small one must: whoever is there, nobody is whose number is too far below.
    fn within(&self, rows: &mut Rows, columns: &[Expression], size: usize) {
        let from_below = reached(rows, RangeGoal::Small, columns.iter(), size);
        let far_below = |column: usize| {
            let costs = |&low: &usize| self.cost_between(Some((low as u32, column as u32))) > 0;
            (0..column).rev().find(costs)
        };
        for (column, holders) in columns.iter().enumerate() {
            if let Some(low) = far_below(column).filter(|_| !holders.is_empty()) {
                let most = holders.len().min(size) as i64;
                rows.row(holders.iter().copied().chain([(from_below[low], most)]).collect(), None, Some(most));
            }
        }
    }
}

impl CountReadings for NumberRanges {
    fn looks_at_empty_groups(&self) -> bool {
        self.optional.contains(&true)
    }

    fn value(&self, assignment: &Assignment) -> i64 {
        let mut held: Vec<Vec<u32>> = vec![Vec::new(); self.grid.buckets()];
        for unit in self.grid.unit_ids() {
            let bucket = self.grid.bucket_of(assignment.slot(unit));
            if let (Some(bucket), Some(column)) = (bucket, self.column_of(unit)) {
                held[bucket as usize].push(column);
            }
        }
        (0..).zip(held).map(|(bucket, columns)| self.cost_of(bucket, columns.into_iter())).sum()
    }

    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64> {
        self.cheapest_ranges(slots, interrupts)
    }

    /// The linear reading: for each bucket and number, whether anybody there is at it or below, and at it or above; a gap
    /// between two numbers is in the range if there is somebody on both sides.
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let sizes = self.grid.bucket_sizes(slots);
        let holders = self.holders(slots);
        let numbers = self.values.len();
        for (bucket, size) in sizes.iter().enumerate() {
            let from = self.grid.key(bucket as u32, 0);
            let here = &holders[from..from + self.grid.columns()];
            let size = *size.end();
            if reading == Reading::Required && self.goal == RangeGoal::Small {
                self.within(&mut rows, &here[..numbers], size);
                continue;
            }
            let mut range = self.gaps(&mut rows, &here[..numbers], size);
            let mut most = self.greatest_range();
            if self.optional[bucket] {
                // Whoever is nowhere there makes up for what is missing.
                let missing = self.bound.unwrap_or(0);
                let everybody: Expression = here.concat();
                let empty = rows.auxiliary(0..=1, true, Meaning::Within(everybody.clone(), 0..=0));
                let places = everybody.len().min(size) as i64;
                rows.row(everybody.into_iter().chain([(empty, places)]).collect(), None, Some(places));
                range.push((empty, missing));
                most += missing;
            }
            rows.price(range, 0..=most, &self.price, reading);
        }
        rows
    }

    fn greatest(&self, _: &Slots) -> i128 {
        self.price.greatest(&(0..=self.greatest_range())) * self.grid.buckets() as i128
    }

    fn times(&self, factor: i64) -> Option<NumberRanges> {
        Some(NumberRanges { price: self.price.times(factor)?, ..self.clone() })
    }

    fn moved(self, units: u32, slots: u32) -> NumberRanges {
        NumberRanges { grid: self.grid.moved(units, slots), ..self }
    }

    fn refined(self, coarse: &[SlotId]) -> NumberRanges {
        NumberRanges { grid: self.grid.refined(coarse), ..self }
    }

    fn unit_grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    /// A search keeps the column of everybody.
    fn bytes(&self) -> usize {
        let kept = self.grid.units() * size_of::<u32>() + self.grid.buckets() * (size_of::<Vec<u32>>() + 16);
        self.grid.bytes() + size_of_val(&self.values[..]) + self.optional.len() + kept
    }

    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        self.grid.exchanges(slots, a, b, &|a, b| self.optional[a as usize] == self.optional[b as usize])
    }

    /// Two flags and a gap a number.
    fn auxiliary_columns(&self, _: &Slots) -> usize {
        self.grid.buckets().saturating_mul(3 * self.values.len())
    }

    fn is_by_group(&self, slots: &Slots, _: Reading) -> bool {
        self.grid.is_by_group(slots)
    }

    fn group_cost(&self, slot: SlotId, units: &[UnitId], _: Reading) -> i64 {
        let columns = units.iter().filter_map(|&unit| self.column_of(unit));
        self.grid.bucket_of(slot).map_or(0, |bucket| self.cost_of(bucket, columns))
    }

    /// Where large ranges are wanted, equal numbers do not belong together.
    fn spread_by(&self) -> Option<&Grid> {
        (self.goal == RangeGoal::Large).then_some(&self.grid)
    }

    fn tells_apart(&self, slots: &[SlotId]) -> bool {
        self.grid.tells_apart(slots)
    }
}
