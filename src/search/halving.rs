//! A first assignment of very many units: the groups are cut in half again and again, and each half gets its even share of
//! those who count alike, and so of every column.
//!
//! A count between a floor and a ceiling of its share stays there in both halves, so that what is even at the top is even
//! in each group. Which kinds bring the odd one more is balanced greedily, column by column, and then by exchanges. Where
//! everybody is of one column, all counts are even shares at the end; with several columns a unit most of them are, and
//! descent finds the others in few moves.

use crate::interrupts::Interrupts;
use crate::model::{Assignment, Grid, SlotId, Slots, UnitId};
use crate::random::Random;
use std::collections::HashMap;

/// Exchanges tried in a half: for each kind of unit of which one is odd, in addition, and at most.
const EXCHANGES: (usize, usize, usize) = (32, 1_024, 8_192);

/// Whether halving fits: everybody may be in any group, each of which is one slot of a fixed size.
pub(super) fn fits(slots: &Slots, grids: &[&Grid]) -> bool {
    let fixed = slots.sizes().iter().all(|size| size.start() == size.end());
    let single = slots.periods().len() == 1 && slots.len() == slots.sizes().len() && !slots.has_outside();
    let whole = |grid: &&Grid| grid.has_unit_weights() && grid.span() == (0..slots.units());
    let filled = slots.sizes().iter().map(|size| *size.start()).sum::<usize>() == slots.units();
    slots.is_open() && fixed && filled && single && grids.iter().all(whole)
}

/// Deals out units, of whom those alike stand together in `order`, where halving [`fits`]. Once it is interrupted it goes
/// on by sizes alone.
pub(super) fn halve(
    slots: &Slots,
    grids: &[&Grid],
    mut order: Vec<UnitId>,
    random: &mut Random,
    interrupts: &Interrupts<'_>,
) -> Assignment {
    let mut sizes = vec![0; slots.len()];
    for slot in slots.slot_ids() {
        sizes[slot.index()] = slots.group_of(slot).map_or(0, |group| *slots.sizes()[group].start());
    }
    let mut halving = Halving::new(grids, slots.units());
    let mut held = vec![SlotId(0); slots.units()];
    let mut open = vec![(0..slots.len(), 0..order.len())];
    while let Some((groups, units)) = open.pop() {
        if groups.len() < 2 {
            let slot = SlotId(groups.start as u32);
            order[units].iter().for_each(|unit| held[unit.index()] = slot);
            continue;
        }
        let middle = groups.start + groups.len() / 2;
        let left: usize = sizes[groups.start..middle].iter().sum();
        let part = &mut order[units.clone()];
        if 0 < left && left < part.len() && !interrupts.stop() {
            halving.cut(part, left, random);
        }
        open.push((middle..groups.end, units.start + left..units.end));
        open.push((groups.start..middle, units.start..units.start + left));
    }
    Assignment::new(held)
}

/// Units of one kind that are cut in two.
#[derive(Debug, Clone, Copy)]
struct Run {
    kind: u32,
    number: usize,
    left: usize,
    /// By how much the share of the left is more than `left`, in parts of all units; 0 if it is whole.
    rest: i64,
    /// The left has one more.
    extra: bool,
}

/// What halving knows of the units, and its space to work in.
#[derive(Debug)]
struct Halving {
    kind_of: Vec<u32>,
    columns: Vec<Vec<u32>>,
    /// For each column, by how much the left has more than its share, in parts of all units.
    error: Vec<i64>,
    runs: Vec<Run>,
    right: Vec<UnitId>,
}

impl Halving {
    fn new(grids: &[&Grid], units: usize) -> Halving {
        let mut number: HashMap<Vec<Option<u32>>, u32> = HashMap::new();
        let (mut kind_of, mut columns) = (Vec::with_capacity(units), Vec::new());
        for unit in (0..units as u32).map(UnitId) {
            let kinds: Vec<Option<u32>> = grids.iter().map(|grid| grid.kind_of(unit)).collect();
            let kind = *number.entry(kinds).or_insert_with(|| {
                // How many there are is one more column.
                let mut first = 1;
                let mut of_kind = vec![0];
                for grid in grids {
                    of_kind.extend(grid.columns_of(unit).iter().map(|&(column, _)| first + column));
                    first += grid.columns() as u32;
                }
                columns.push(of_kind);
                columns.len() as u32 - 1
            });
            kind_of.push(kind);
        }
        let width: usize = grids.iter().map(|grid| grid.columns()).sum();
        Halving { kind_of, columns, error: vec![0; width + 1], runs: Vec::new(), right: Vec::new() }
    }

    /// Brings `left` of the units to the front, and keeps those alike together on both sides.
    fn cut(&mut self, units: &mut [UnitId], left: usize, random: &mut Random) {
        let all = units.len() as i64;
        self.share(units, left as i64);
        self.fill(all, left as i64);
        self.exchange(all, random);
        for run in &self.runs {
            for &column in &self.columns[run.kind as usize] {
                self.error[column as usize] = 0;
            }
        }
        self.right.clear();
        let (mut from, mut to) = (0, 0);
        for run in &self.runs {
            let stay = run.left + usize::from(run.extra);
            units.copy_within(from..from + stay, to);
            // What is overwritten by the front has been passed already.
            self.right.extend_from_slice(&units[from + stay..from + run.number]);
            (from, to) = (from + run.number, to + stay);
        }
        units[to..].copy_from_slice(&self.right);
    }

    /// The whole part of what the left gets of each kind, and greedily who brings one more.
    fn share(&mut self, units: &[UnitId], left: i64) {
        let all = units.len() as i64;
        self.runs.clear();
        for alike in units.chunk_by(|a, b| self.kind_of[a.index()] == self.kind_of[b.index()]) {
            let share = alike.len() as i64 * left;
            let (whole, rest) = (share / all, share % all);
            let kind = self.kind_of[alike[0].index()];
            let columns = &self.columns[kind as usize];
            // One more is nearer to the shares, taken together, than one fewer.
            let errors: i64 = columns.iter().map(|&column| 2 * (self.error[column as usize] - rest) + all).sum();
            let extra = rest > 0 && errors < 0;
            for &column in columns {
                self.error[column as usize] += if extra { all } else { 0 } - rest;
            }
            self.runs.push(Run { kind, number: alike.len(), left: whole as usize, rest, extra });
        }
    }

    /// Gives the left as many as it is to have: one more, or one fewer, of the kinds for which that is nearest to the shares.
    fn fill(&mut self, all: i64, left: i64) {
        let given: i64 = self.runs.iter().map(|run| run.left as i64 + i64::from(run.extra)).sum();
        let by = if given < left { all } else { -all };
        for _ in 0..given.abs_diff(left) {
            let nearest = |run: &&mut Run| {
                let columns = self.columns[run.kind as usize].iter();
                columns.map(|&column| by.signum() * self.error[column as usize]).sum::<i64>()
            };
            let may_change = |run: &&mut Run| run.rest > 0 && run.extra != (by > 0);
            if let Some(run) = self.runs.iter_mut().filter(may_change).min_by_key(nearest) {
                run.extra = by > 0;
                for &column in &self.columns[run.kind as usize] {
                    self.error[column as usize] += by;
                }
            }
        }
    }

    /// Lets one kind bring the odd one in place of another as long as some column is further from its share than it must.
    fn exchange(&mut self, all: i64, random: &mut Random) {
        let odd: Vec<usize> = (0..self.runs.len()).filter(|&at| self.runs[at].rest > 0).collect();
        let mut off: i64 = self.error.iter().map(|error| error.abs() / all).sum();
        for _ in 0..(EXCHANGES.0 * odd.len() + EXCHANGES.1).min(EXCHANGES.2) {
            if off == 0 || odd.len() < 2 {
                break;
            }
            let (one, other) = (odd[random.below(odd.len())], odd[random.below(odd.len())]);
            if self.runs[one].extra == self.runs[other].extra {
                continue;
            }
            let before = self.off([one, other], all);
            self.change([one, other], all);
            let change = self.off([one, other], all) - before;
            if change > 0 {
                self.change([one, other], all);
            } else {
                off += change;
            }
        }
    }

    /// Changes which of these kinds bring one more.
    fn change(&mut self, runs: [usize; 2], all: i64) {
        for at in runs {
            let run = &mut self.runs[at];
            run.extra = !run.extra;
            let by = if run.extra { all } else { -all };
            for &column in &self.columns[run.kind as usize] {
                self.error[column as usize] += by;
            }
        }
    }

    /// By how many units the columns of two kinds are beyond their shares rounded down or up.
    fn off(&self, runs: [usize; 2], all: i64) -> i64 {
        let columns = runs.iter().flat_map(|&at| &self.columns[self.runs[at].kind as usize]);
        columns.map(|&column| self.error[column as usize].abs() / all).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupts::Cancel;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Groups of one size, and a grid of one column a unit for each list of columns.
    fn instance(size: usize, groups: usize, columns: &[Vec<u32>]) -> (Slots, Vec<Grid>) {
        let slot_of: Vec<Option<u32>> = (0..groups as u32).map(Some).collect();
        let units = size * groups;
        let slots = Slots::new(slot_of.clone(), vec![size..=size; groups], vec![0; units], vec![vec![true; groups]]);
        let grid = |of: &Vec<u32>| Grid::new(of.iter().map(|&column| vec![(column, 1)]), slot_of.clone());
        (slots, columns.iter().map(grid).collect())
    }

    fn halved(slots: &Slots, grids: &[Grid], interrupts: &Interrupts<'_>) -> Assignment {
        let grids: Vec<&Grid> = grids.iter().collect();
        assert!(fits(slots, &grids));
        let mut order: Vec<UnitId> = slots.unit_ids().collect();
        order.sort_by_key(|&unit| grids.iter().map(|grid| grid.kind_of(unit)).collect::<Vec<_>>());
        halve(slots, &grids, order, &mut Random::new(1, 0), interrupts)
    }

    fn keeps_sizes(slots: &Slots, held: &Assignment) -> bool {
        let mut sizes = vec![0; slots.sizes().len()];
        held.slots().iter().for_each(|slot| sizes[slot.index()] += 1);
        slots.sizes().iter().zip(sizes).all(|(size, number)| size.contains(&number))
    }

    /// Whether each count is the even share of its column, rounded down or up.
    fn is_even(groups: usize, grid: &Grid, held: &Assignment) -> bool {
        let counts = grid.counts(held);
        let mut totals = vec![0; grid.columns()];
        counts.iter().enumerate().for_each(|(key, count)| totals[key % grid.columns()] += count);
        let groups = groups as i64;
        let even = |(key, &count): (usize, &i64)| {
            let total = totals[key % grid.columns()];
            (total / groups..=(total + groups - 1) / groups).contains(&count)
        };
        counts.iter().enumerate().all(even)
    }

    fn drawn(dimensions: usize) -> impl Strategy<Value = (usize, usize, Vec<Vec<u32>>)> {
        (2..7_usize, 2..12_usize).prop_flat_map(move |(size, groups)| {
            let columns = vec(vec(0..5_u32, size * groups), dimensions);
            columns.prop_map(move |columns| (size, groups, columns))
        })
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn one_column_a_unit_is_even_in_every_group((size, groups, columns) in drawn(1)) {
            let (slots, grids) = instance(size, groups, &columns);
            let held = halved(&slots, &grids, &Interrupts::default());
            prop_assert!(keeps_sizes(&slots, &held));
            prop_assert!(is_even(groups, &grids[0], &held));
        }

        #[test]
        fn two_dimensions_are_even_in_every_group((size, groups, columns) in drawn(2)) {
            let (slots, grids) = instance(size, groups, &columns);
            let held = halved(&slots, &grids, &Interrupts::default());
            prop_assert!(keeps_sizes(&slots, &held));
            prop_assert!(grids.iter().all(|grid| is_even(groups, grid, &held)));
        }

        #[test]
        fn stopped_at_any_look_it_still_keeps_sizes((size, groups, columns) in drawn(2), look in 0..12_u64) {
            let (slots, grids) = instance(size, groups, &columns);
            let cancel = Cancel::at_look(look);
            let held = halved(&slots, &grids, &Interrupts { cancel: Some(&cancel), ..Interrupts::default() });
            prop_assert!(keeps_sizes(&slots, &held));
        }
    }
}
