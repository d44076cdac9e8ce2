//! The product structure of counts: a unit brings columns, a slot brings a bucket, and a unit that holds a slot adds
//! its columns to the counts of that bucket, as often as the slot weighs.

use super::slots::{Assignment, SlotId, Slots, UnitId};
use itertools::Itertools;
use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

/// A column's number and the weight that a unit brings to it.
pub(crate) type Weighted = (u32, i64);

/// Bucket that a slot adds to, and how often it adds what its unit brings.
pub(crate) type GridPlace = (u32, i64);

/// Which columns each unit brings, and to which bucket each slot adds them.
#[derive(Debug, Clone)]
pub struct Grid {
    lists: Arc<GridLists>,
    /// How many of the kinds, units and slots of the lists the counts are about.
    kinds: usize,
    units: usize,
    slots: usize,
    first_unit: u32,
    first_slot: u32,
    columns: usize,
    buckets: usize,
}

/// What the units bring, and where the slots add it. Grids of which each is about the first meetings of the next have
/// the same lists.
#[derive(Debug)]
struct GridLists {
    /// The distinct lists of columns, each sorted by column and free of zero weights, in the order of the units that
    /// first bring them.
    kinds: Vec<Vec<Weighted>>,
    /// Kinds of the units from the first on; others bring nothing.
    kind_of: Vec<u32>,
    /// Buckets of the slots from the first on; others are not counted.
    bucket_of: Vec<Option<u32>>,
    /// Weights of the same slots; `None` if all weigh 1.
    slot_weights: Option<Vec<i64>>,
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
        let (number, units, slots) = (kinds.len(), kind_of.len(), bucket_of.len());
        let lists = Arc::new(GridLists { kinds, kind_of, bucket_of, slot_weights: None });
        Grid { lists, kinds: number, units, slots, first_unit: 0, first_slot: 0, columns, buckets }
    }

    /// The same of so many units and slots from the first on, without memory of its own.
    pub(crate) fn of_first(&self, units: usize, slots: usize) -> Grid {
        let (units, slots) = (units.min(self.units), slots.min(self.slots));
        let kinds = self.lists.kind_of[..units].iter().map(|&kind| kind as usize + 1).max().unwrap_or(0);
        Grid { kinds, units, slots, ..self.clone() }
    }

    /// The same of all units and slots of the lists, if other grids may have them too.
    pub(super) fn of_all_shared(&self) -> Option<Grid> {
        let all = |lists: &GridLists| Grid {
            kinds: lists.kinds.len(),
            units: lists.kind_of.len(),
            slots: lists.bucket_of.len(),
            ..self.clone()
        };
        (Arc::strong_count(&self.lists) > 1).then(|| all(&self.lists))
    }

    /// Whether both are about units and slots of the same lists, from the same on.
    pub(super) fn shares_lists_with(&self, other: &Grid) -> bool {
        let first = |grid: &Grid| (grid.first_unit, grid.first_slot, grid.buckets);
        Arc::ptr_eq(&self.lists, &other.lists) && first(self) == first(other)
    }

    /// The same with other buckets of the slots, and what these weigh.
    fn placed(self, bucket_of: Vec<Option<u32>>, slot_weights: Option<Vec<i64>>) -> Grid {
        let (kinds, kind_of, slots) = (self.kinds().to_vec(), self.unit_kinds().to_vec(), bucket_of.len());
        Grid { lists: Arc::new(GridLists { kinds, kind_of, bucket_of, slot_weights }), slots, ..self }
    }

    /// The same with fewer buckets, each of which has the slots of those that `bucket_of` joins.
    pub(super) fn joining(&self, bucket_of: impl Fn(u32) -> u32, buckets: usize) -> Grid {
        let joined = self.buckets_of_slots().iter().map(|bucket| bucket.map(&bucket_of)).collect();
        let weights = self.lists.slot_weights.as_ref().map(|weights| weights[..self.slots].to_vec());
        Grid { buckets, ..self.clone().placed(joined, weights) }
    }

    /// About how much memory the lists take; of lists that several grids have, an even part.
    pub(super) fn bytes(&self) -> usize {
        let GridLists { kinds, kind_of, bucket_of, slot_weights } = &*self.lists;
        let of_kinds: usize = kinds.iter().map(|kind| size_of_val(kind) + size_of_val(&kind[..])).sum();
        let weights = slot_weights.as_deref().map_or(0, size_of_val);
        let lists = of_kinds + size_of_val(&kind_of[..]) + size_of_val(&bucket_of[..]) + weights;
        size_of::<Grid>() + lists / Arc::strong_count(&self.lists)
    }

    fn unit_kinds(&self) -> &[u32] {
        &self.lists.kind_of[..self.units]
    }

    fn buckets_of_slots(&self) -> &[Option<u32>] {
        &self.lists.bucket_of[..self.slots]
    }

    /// The same of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Grid {
        Grid { first_unit: self.first_unit + units, first_slot: self.first_slot + slots, ..self }
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Grid {
        let bucket_of = coarse.iter().map(|&slot| self.bucket_of(slot)).collect();
        let slot_weights = self.has_slot_weights().then(|| {
            let weight = |&slot: &SlotId| self.place_of(slot).map_or(0, |(_, weight)| weight);
            coarse.iter().map(weight).collect()
        });
        Grid { first_slot: 0, ..self.placed(bucket_of, slot_weights) }
    }

    /// The same with at least these many columns and buckets: a count that nothing adds to is 0, and has its price.
    pub(crate) fn covering(self, columns: usize, buckets: usize) -> Grid {
        Grid { columns: self.columns.max(columns), buckets: self.buckets.max(buckets), ..self }
    }

    /// The same where each slot adds what its unit brings as often as it weighs: the power of a seat, the burden of a
    /// turn. One weight a slot, in the order of the slots; those beyond the last weigh 1. What weighs 0 is not counted.
    pub fn weighing(self, mut weights: Vec<i64>) -> Grid {
        weights.resize(self.slots, 1);
        let bucket = |(bucket, &weight): (&Option<u32>, &i64)| bucket.filter(|_| weight != 0);
        let bucket_of = self.buckets_of_slots().iter().zip(&weights).map(bucket).collect();
        let plain = weights.iter().all(|&weight| weight == 0 || weight == 1);
        self.placed(bucket_of, (!plain).then_some(weights))
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
        self.units
    }

    /// Positions of the units that the counts are about.
    pub(crate) fn span(&self) -> Range<usize> {
        let first = self.first_unit as usize;
        first..first + self.units
    }

    /// The units that the counts are about.
    pub(crate) fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (self.first_unit..self.first_unit + self.units as u32).map(UnitId)
    }

    /// The slots that may be counted.
    pub(crate) fn slot_ids(&self) -> impl Iterator<Item = SlotId> + use<> {
        (self.first_slot..self.first_slot + self.slots as u32).map(SlotId)
    }

    /// Kind of a unit: units of one kind bring the same columns. `None` if the counts are not about it.
    #[inline]
    pub fn kind_of(&self, unit: UnitId) -> Option<u32> {
        self.unit_kinds().get(unit.0.wrapping_sub(self.first_unit) as usize).copied()
    }

    /// The kinds of these units, if the grid is about all of them.
    pub(crate) fn kinds_of(&self, units: &Range<usize>) -> Option<&[u32]> {
        let first = self.first_unit as usize;
        self.unit_kinds().get(units.start.checked_sub(first)?..units.end.checked_sub(first)?)
    }

    /// What units of each kind bring.
    pub(crate) fn kinds(&self) -> &[Vec<Weighted>] {
        &self.lists.kinds[..self.kinds]
    }

    /// How many units there are of each kind.
    pub(crate) fn kind_sizes(&self) -> Vec<i64> {
        let mut sizes = vec![0; self.kinds];
        for &kind in self.unit_kinds() {
            sizes[kind as usize] += 1;
        }
        sizes
    }

    /// Columns and weights that a unit brings.
    #[inline]
    pub fn columns_of(&self, unit: UnitId) -> &[Weighted] {
        self.kind_of(unit).map_or(&[], |kind| &self.lists.kinds[kind as usize])
    }

    /// Bucket that a slot adds to.
    #[inline]
    pub fn bucket_of(&self, slot: SlotId) -> Option<u32> {
        self.buckets_of_slots().get(slot.0.wrapping_sub(self.first_slot) as usize).copied().flatten()
    }

    /// Bucket that a slot adds to, and how often.
    #[inline]
    pub(crate) fn place_of(&self, slot: SlotId) -> Option<GridPlace> {
        let bucket = self.bucket_of(slot)?;
        let weight = match &self.lists.slot_weights {
            None => 1,
            Some(weights) => weights[(slot.0 - self.first_slot) as usize],
        };
        Some((bucket, weight))
    }

    /// Whether some slot weighs something else than 1.
    pub(crate) fn has_slot_weights(&self) -> bool {
        self.lists.slot_weights.is_some()
    }

    /// Whether all slots here are counted.
    pub(crate) fn covers_every_slot(&self) -> bool {
        self.buckets_of_slots().iter().all(Option::is_some)
    }

    /// Whether the counts are about the same units here as there, and every slot adds to the same bucket.
    pub(crate) fn has_buckets_of(&self, other: &Grid) -> bool {
        let span = |grid: &Grid| (grid.first_unit, grid.units, grid.first_slot);
        span(self) == span(other) && self.buckets_of_slots() == other.buckets_of_slots()
    }

    /// Whether every unit that is counted in a column counts as one, in whichever slot.
    pub(crate) fn has_unit_weights(&self) -> bool {
        !self.has_slot_weights() && self.brings_ones()
    }

    /// Whether every unit brings 1 to each of its columns.
    fn brings_ones(&self) -> bool {
        self.kinds().iter().flatten().all(|&(_, weight)| weight == 1)
    }

    /// Whether every unit is counted in one column at most, to which it brings 1.
    pub(crate) fn is_partition(&self) -> bool {
        self.kinds().iter().all(|columns| columns.len() <= 1) && self.brings_ones()
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
        self.counts_from(0, vec![0; self.buckets * self.columns], assignment)
    }

    /// All counts, where `before` has those of another grid: they go on from there if that is about the first of the units
    /// here.
    pub(super) fn counts_after(&self, before: Option<(&Grid, Vec<i64>)>, assignment: &Assignment) -> Vec<i64> {
        let of_first = |other: &Grid| {
            let same = self.shares_lists_with(other) && self.columns == other.columns;
            same && other.units <= self.units && other.slots <= self.slots
        };
        match before.filter(|(other, _)| of_first(other)) {
            Some((other, counts)) => self.counts_from(other.units, counts, assignment),
            None => self.counts(assignment),
        }
    }

    /// These counts with what units add from the one at this position on.
    fn counts_from(&self, at: usize, mut counts: Vec<i64>, assignment: &Assignment) -> Vec<i64> {
        for unit in self.unit_ids().skip(at) {
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
        for &kind in self.unit_kinds() {
            for &(column, weight) in &self.lists.kinds[kind as usize] {
                weights[column as usize].push(weight);
            }
        }
        weights
    }

    /// How many units bring something to each column.
    pub(super) fn units_by_column(&self) -> Vec<usize> {
        let mut units = vec![0; self.columns];
        for (columns, number) in self.kinds().iter().zip(self.kind_sizes()) {
            for &(column, _) in columns {
                units[column as usize] += number as usize;
            }
        }
        units
    }

    /// The slots that add to some bucket, with their weights.
    pub(crate) fn counted_slots(&self) -> impl DoubleEndedIterator<Item = (SlotId, i64)> {
        let slots = self.first_slot..self.first_slot + self.slots as u32;
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
        let all = slots.groups_of(self.first_slot as usize..self.first_slot as usize + self.slots);
        let mut whole = vec![true; all.len()];
        let mut unbounded = vec![false; self.buckets];
        for slot in self.slot_ids() {
            match (self.bucket_of(slot), slots.group_of(slot)) {
                (Some(bucket), Some(group)) => groups[bucket as usize].push(group),
                (Some(bucket), None) => unbounded[bucket as usize] = true,
                (None, Some(group)) => whole[group - all.start] = false,
                (None, None) => {}
            }
        }
        // A bucket that takes only some slots of a group (a hat) can be empty even when the group is not.
        let mut buckets_of_group = vec![0; all.len()];
        for groups in &mut groups {
            groups.sort_unstable();
            groups.dedup();
            groups.iter().for_each(|&group| buckets_of_group[group - all.start] += 1);
        }
        let size = |bucket: usize| {
            let groups: &[usize] = &groups[bucket];
            let is_alone = |group: usize| whole[group] && buckets_of_group[group] == 1;
            let alone = groups.iter().all(|&group| is_alone(group - all.start));
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
