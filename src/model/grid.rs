//! The product structure of counts: a unit brings columns, a slot brings a bucket, and a unit that holds a slot adds
//! its columns to the counts of that bucket, as often as the slot weighs.

use super::slots::{Assignment, SlotId, Slots, UnitId};
use itertools::Itertools;
use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};

/// A column's number and the weight that a unit brings to it.
pub(crate) type Weighted = (u32, i64);

/// Bucket that a slot adds to, and how often it adds what its unit brings.
pub(crate) type GridPlace = (u32, i64);

/// Which columns each unit brings, and to which bucket each slot adds them.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The distinct lists of columns, each sorted by column and free of zero weights.
    kinds: Vec<Vec<Weighted>>,
    /// Kinds of the units from `first_unit` on; others bring nothing.
    kind_of: Vec<u32>,
    first_unit: u32,
    /// Buckets of the slots from `first_slot` on; others are not counted.
    bucket_of: Vec<Option<u32>>,
    first_slot: u32,
    /// Weights of the same slots; `None` if all weigh 1.
    slot_weights: Option<Vec<i64>>,
    columns: usize,
    buckets: usize,
}

impl Grid {
    /// From the columns of each unit and the bucket of each slot (none: what the slot holds is not counted).
    pub(crate) fn new(units: impl IntoIterator<Item = Vec<Weighted>>, bucket_of: Vec<Option<u32>>) -> Grid {
        Grid::of_units(&mut units.into_iter(), bucket_of)
    }

    /// [`new`](Grid::new), compiled once for all iterators.
    fn of_units(units: &mut dyn Iterator<Item = Vec<Weighted>>, bucket_of: Vec<Option<u32>>) -> Grid {
        let mut number: HashMap<Vec<Weighted>, u32> = HashMap::new();
        let mut kinds = Vec::new();
        let mut kind_of = Vec::new();
        for mut columns in units {
            columns.retain(|&(_, weight)| weight != 0);
            columns.sort_unstable();
            let kind = *number.entry(columns).or_insert_with_key(|columns| {
                kinds.push(columns.clone());
                kinds.len() as u32 - 1
            });
            kind_of.push(kind);
        }
        let columns = kinds.iter().flatten().map(|&(column, _)| column as usize + 1).max().unwrap_or(0);
        let buckets = bucket_of.iter().flatten().map(|&bucket| bucket as usize + 1).max().unwrap_or(0);
        Grid { kinds, kind_of, first_unit: 0, bucket_of, first_slot: 0, slot_weights: None, columns, buckets }
    }

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Grid {
        Grid { first_unit: self.first_unit + units, first_slot: self.first_slot + slots, ..self }
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Grid {
        let bucket_of = coarse.iter().map(|&slot| self.bucket_of(slot)).collect();
        let slot_weights = self.slot_weights.is_some().then(|| {
            let weight = |&slot: &SlotId| self.place_of(slot).map_or(0, |(_, weight)| weight);
            coarse.iter().map(weight).collect()
        });
        Grid { bucket_of, slot_weights, first_slot: 0, ..self }
    }

    /// The same with at least these many columns and buckets: a count that nothing adds to is 0, and has its price.
    pub(crate) fn covering(self, columns: usize, buckets: usize) -> Grid {
        Grid { columns: self.columns.max(columns), buckets: self.buckets.max(buckets), ..self }
    }

    /// The same where each slot adds what its unit brings as often as it weighs: the power of a seat, the burden of a
    /// turn. One weight a slot, in the order of the slots; those beyond the last weigh 1. What weighs 0 is not counted.
    pub fn weighing(mut self, mut weights: Vec<i64>) -> Grid {
        weights.resize(self.bucket_of.len(), 1);
        for (bucket, _) in self.bucket_of.iter_mut().zip(&weights).filter(|&(_, &weight)| weight == 0) {
            *bucket = None;
        }
        let plain = weights.iter().all(|&weight| weight == 0 || weight == 1);
        Grid { slot_weights: (!plain).then_some(weights), ..self }
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of buckets.
    pub fn buckets(&self) -> usize {
        self.buckets
    }

    /// Number of units that the counts are about.
    pub(crate) fn units(&self) -> usize {
        self.kind_of.len()
    }

    /// Positions of the units that the counts are about.
    pub(crate) fn span(&self) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.kind_of.len()
    }

    /// The units that the counts are about.
    pub(crate) fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.kind_of.len() as u32).map(UnitId)
    }

    /// The slots that may be counted.
    pub(crate) fn slot_ids(&self) -> impl Iterator<Item = SlotId> + use<> {
        (self.first_slot..self.first_slot + self.bucket_of.len() as u32).map(SlotId)
    }

    /// Kind of a unit: units of one kind bring the same columns. `None` if the counts are not about it.
    #[inline]
    pub fn kind_of(&self, unit: UnitId) -> Option<u32> {
        self.kind_of.get(unit.0.wrapping_sub(self.first_unit) as usize).copied()
    }

    /// The kinds of these units, if the grid is about all of them.
    pub(crate) fn kinds_of(&self, units: &Range<usize>) -> Option<&[u32]> {
        let first = self.first_unit as usize;
        self.kind_of.get(units.start.checked_sub(first)?..units.end.checked_sub(first)?)
    }

    /// What units of each kind bring.
    pub(crate) fn kinds(&self) -> &[Vec<Weighted>] {
        &self.kinds
    }

    /// How many units there are of each kind.
    pub(crate) fn kind_sizes(&self) -> Vec<i64> {
        let mut sizes = vec![0; self.kinds.len()];
        for &kind in &self.kind_of {
            sizes[kind as usize] += 1;
        }
        sizes
    }

    /// Columns and weights that a unit brings.
    #[inline]
    pub fn columns_of(&self, unit: UnitId) -> &[Weighted] {
        self.kind_of(unit).map_or(&[], |kind| &self.kinds[kind as usize])
    }

    /// Bucket that a slot adds to.
    #[inline]
    pub fn bucket_of(&self, slot: SlotId) -> Option<u32> {
        self.bucket_of.get(slot.0.wrapping_sub(self.first_slot) as usize).copied().flatten()
    }

    /// Bucket that a slot adds to, and how often.
    #[inline]
    pub(crate) fn place_of(&self, slot: SlotId) -> Option<GridPlace> {
        let bucket = self.bucket_of(slot)?;
        let weight = match &self.slot_weights {
            None => 1,
            Some(weights) => weights[(slot.0 - self.first_slot) as usize],
        };
        Some((bucket, weight))
    }

    /// Whether some slot weighs something else than 1.
    pub(crate) fn has_slot_weights(&self) -> bool {
        self.slot_weights.is_some()
    }

    /// Whether all slots here are counted.
    pub(crate) fn covers_every_slot(&self) -> bool {
        self.bucket_of.iter().all(Option::is_some)
    }

    /// Whether the counts are about the same units here as there, and every slot adds to the same bucket.
    pub(crate) fn has_buckets_of(&self, other: &Grid) -> bool {
        let span = |grid: &Grid| (grid.first_unit, grid.kind_of.len(), grid.first_slot);
        span(self) == span(other) && self.bucket_of == other.bucket_of
    }

    /// Whether every unit that is counted in a column counts as one, in whichever slot.
    pub(crate) fn has_unit_weights(&self) -> bool {
        !self.has_slot_weights() && self.brings_ones()
    }

    /// Whether every unit brings 1 to each of its columns.
    fn brings_ones(&self) -> bool {
        self.kinds.iter().flatten().all(|&(_, weight)| weight == 1)
    }

    /// Whether every unit is counted in one column at most, to which it brings 1.
    pub(crate) fn is_partition(&self) -> bool {
        self.kinds.iter().all(|columns| columns.len() <= 1) && self.brings_ones()
    }

    /// Whether every bucket is one group. A bucket that no slot adds to would have a price that no group knows of.
    pub(super) fn is_by_group(&self, slots: &Slots) -> bool {
        let of_group = slots.groups_told_apart(|slot| self.bucket_of(slot));
        let filled = || self.slots_by_bucket().iter().all(|slots| !slots.is_empty());
        of_group.each && of_group.none_outside && filled()
    }

    /// Whether two slots can be exchanged where `same` tells whether the counts of two buckets cost the same. A bucket
    /// may join slots of several groups, such as a table's in all rounds: then they cannot.
    pub(super) fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId, same: &dyn Fn(u32, u32) -> bool) -> bool {
        let is_of_one_group = |bucket: u32| {
            let slots_of = self.slot_ids().filter(|&slot| self.bucket_of(slot) == Some(bucket));
            slots_of.map(|slot| slots.group_of(slot)).all_equal()
        };
        match (self.place_of(a), self.place_of(b)) {
            (Some((a, weight)), Some((b, other))) if a != b => {
                weight == other && is_of_one_group(a) && is_of_one_group(b) && same(a, b)
            }
            (a, b) => a == b,
        }
    }

    /// Whether units add to different counts, or differently, from some of these slots.
    pub(super) fn tells_apart(&self, slots: &[SlotId]) -> bool {
        !slots.iter().map(|&slot| self.place_of(slot)).all_equal()
    }

    /// Position of a bucket's column among the counts.
    #[inline]
    pub(crate) fn key(&self, bucket: u32, column: u32) -> usize {
        bucket as usize * self.columns + column as usize
    }

    /// All counts: the definition.
    pub fn counts(&self, assignment: &Assignment) -> Vec<i64> {
        let mut counts = vec![0; self.buckets * self.columns];
        for unit in self.unit_ids() {
            if let Some((bucket, times)) = self.place_of(assignment.slot(unit)) {
                for &(column, weight) in self.columns_of(unit) {
                    counts[self.key(bucket, column)] += times * weight;
                }
            }
        }
        counts
    }

    /// The counts of a bucket where just these units hold one slot of it, which adds what they bring `times` times.
    pub(crate) fn counts_of(&self, units: &[UnitId], times: i64) -> Vec<i64> {
        let mut counts = vec![0; self.columns];
        for &unit in units {
            for &(column, weight) in self.columns_of(unit) {
                counts[column as usize] += times * weight;
            }
        }
        counts
    }

    /// The columns in which two units differ, with what the first brings more than the second.
    pub(crate) fn difference(&self, first: UnitId, second: UnitId, mut visit: impl FnMut(u32, i64)) {
        if self.kind_of(first) == self.kind_of(second) {
            return;
        }
        let (mut left, mut right) = (self.columns_of(first), self.columns_of(second));
        loop {
            match (left.first(), right.first()) {
                (Some(&(a, wa)), Some(&(b, wb))) if a == b => {
                    if wa != wb {
                        visit(a, wa - wb);
                    }
                    (left, right) = (&left[1..], &right[1..]);
                }
                (Some(&(a, wa)), other) if other.is_none_or(|&(b, _)| a < b) => {
                    visit(a, wa);
                    left = &left[1..];
                }
                (_, Some(&(b, wb))) => {
                    visit(b, -wb);
                    right = &right[1..];
                }
                (_, None) => return,
            }
        }
    }

    /// Weights that the units bring to each column, zeros left out.
    pub(crate) fn weights(&self) -> Vec<Vec<i64>> {
        let mut weights = vec![Vec::new(); self.columns];
        for &kind in &self.kind_of {
            for &(column, weight) in &self.kinds[kind as usize] {
                weights[column as usize].push(weight);
            }
        }
        weights
    }

    /// The slots that add to some bucket, with their weights.
    pub(crate) fn counted_slots(&self) -> impl DoubleEndedIterator<Item = (SlotId, i64)> {
        let slots = self.first_slot..self.first_slot + self.bucket_of.len() as u32;
        let place = |slot| Some((slot, self.place_of(slot)?.1));
        slots.map(SlotId).filter_map(place)
    }

    /// For each bucket, the slots that add to it, with their weights.
    pub(crate) fn slots_by_bucket(&self) -> Vec<Vec<(SlotId, i64)>> {
        let mut buckets = vec![Vec::new(); self.buckets];
        for slot in self.slot_ids() {
            if let Some((bucket, weight)) = self.place_of(slot) {
                buckets[bucket as usize].push((slot, weight));
            }
        }
        buckets
    }

    /// For each column, the units that bring to it, with their weights.
    pub(crate) fn columns_by_unit(&self) -> Vec<Vec<(UnitId, i64)>> {
        let mut columns = vec![Vec::new(); self.columns];
        for unit in self.unit_ids() {
            for &(column, weight) in self.columns_of(unit) {
                columns[column as usize].push((unit, weight));
            }
        }
        columns
    }

    /// How many units each bucket holds, at least and at most.
    pub(crate) fn bucket_sizes(&self, slots: &Slots) -> Vec<RangeInclusive<usize>> {
        let mut groups = vec![Vec::new(); self.buckets];
        let mut whole = vec![true; slots.sizes().len()];
        let mut unbounded = vec![false; self.buckets];
        for slot in self.slot_ids() {
            match (self.bucket_of(slot), slots.group_of(slot)) {
                (Some(bucket), Some(group)) => groups[bucket as usize].push(group),
                (Some(bucket), None) => unbounded[bucket as usize] = true,
                (None, Some(group)) => whole[group] = false,
                (None, None) => {}
            }
        }
        // A bucket that takes only some slots of a group (a hat) can be empty even when the group is not.
        let mut buckets_of_group = vec![Vec::new(); slots.sizes().len()];
        for (bucket, groups) in groups.iter_mut().enumerate() {
            groups.sort_unstable();
            groups.dedup();
            groups.iter().for_each(|&group| buckets_of_group[group].push(bucket));
        }
        let size = |bucket: usize| {
            let groups: &[usize] = &groups[bucket];
            let alone = groups.iter().all(|&group| whole[group] && buckets_of_group[group].len() == 1);
            let range = slots.capacity(groups);
            let low = if alone && !unbounded[bucket] { *range.start() } else { 0 };
            let high = if unbounded[bucket] { self.units() } else { *range.end() };
            low..=high
        };
        (0..self.buckets).map(size).collect()
    }
}

/// Least and greatest sum of the weights of `size` units, when the units not among `weights` weigh nothing. `units` is
/// the number of all units.
pub(crate) fn sum_range(weights: &[i64], units: usize, size: &RangeInclusive<usize>) -> RangeInclusive<i64> {
    let mut sorted = weights.to_vec();
    sorted.sort_unstable();
    -greatest_sum(sorted.iter().map(|w| -w), units, size)..=greatest_sum(sorted.iter().rev().copied(), units, size)
}

/// Greatest sum of `size` of `units` weights, of which those given fall and the others are 0.
fn greatest_sum(falling: impl Iterator<Item = i64> + Clone, units: usize, size: &RangeInclusive<usize>) -> i64 {
    let positive = falling.clone().take_while(|&w| w > 0).take(*size.end());
    let (sum, taken) = positive.fold((0i64, 0usize), |(sum, taken), w| (sum + w, taken + 1));
    let zeros = units - falling.clone().count();
    let missing = size.start().saturating_sub(taken).saturating_sub(zeros);
    sum + falling.skip(taken).take(missing).sum::<i64>()
}
