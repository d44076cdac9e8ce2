//! Two or three exchanges at once, found half by half.

use super::super::moves::Move;
use super::super::record::Record;
use super::super::state::State;
use super::{
    Closing, ENOUGH, MAX_CHOSEN_FROM, MAX_MATCHED, MAX_SIDE, MAX_TRIED, MIN_EXACT, SUBSETS_A_STEP, UNITS_A_STEP,
    is_better,
};
use crate::model::{BitState, UnitId};
use crate::random::Random;

/// What each two or three units bring together, to be looked up.
#[derive(Debug, Clone)]
pub(super) struct SubsetTable {
    /// What a column is worth in a key: the keys of what is brought add up.
    worth: Vec<u64>,
    /// By the first bits of a key: one more than the position of the last subset that has them, or 0.
    last: Vec<u32>,
    /// The key of each subset, its units by position, and the subset before it with the same first bits.
    all: Vec<(u64, Subset, u32)>,
}

/// Positions of two or three; where they are two, the last is one more than all.
type Subset = [u8; 3];

/// Bits of a key by which those who bring it are found.
const INDEX_BITS: u32 = 14;

impl SubsetTable {
    pub(super) fn new(columns: usize, random: &mut Random) -> SubsetTable {
        let half = |random: &mut Random| random.below(1 << 32) as u64;
        let worth = (0..columns).map(|_| half(random) << 32 | half(random)).collect();
        SubsetTable { worth, last: vec![0; 1 << INDEX_BITS], all: Vec::new() }
    }

    /// The key of columns, each counted once.
    fn key(&self, mut columns: u64) -> u64 {
        let mut key = 0u64;
        while columns != 0 {
            key = key.wrapping_add(self.worth[columns.trailing_zeros() as usize]);
            columns &= columns - 1;
        }
        key
    }

    /// Holds every two or three of units with these keys, and nothing else.
    fn fill(&mut self, keys: &[u64], size: usize) {
        self.last.fill(0);
        self.all.clear();
        each_subset(keys, size, |key, subset| {
            let last = &mut self.last[(key >> (64 - INDEX_BITS)) as usize];
            self.all.push((key, subset, *last));
            *last = self.all.len() as u32;
            true
        });
    }

    /// Those with a key, until `visit` has enough; tells whether it has not.
    #[inline]
    fn each_with(&self, key: u64, mut visit: impl FnMut(Subset) -> bool) -> bool {
        let mut at = self.last[(key >> (64 - INDEX_BITS)) as usize];
        while let Some(&(found, subset, before)) = (at as usize).checked_sub(1).and_then(|at| self.all.get(at)) {
            if found == key && !visit(subset) {
                return false;
            }
            at = before;
        }
        true
    }
}

/// Every two or three of units, with the sum of their keys, until `visit` has enough.
fn each_subset(keys: &[u64], size: usize, mut visit: impl FnMut(u64, Subset) -> bool) {
    let lasts = if size == 2 { keys.len()..keys.len() + 1 } else { 2..keys.len() };
    for last in lasts {
        let third = keys.get(last).copied().unwrap_or(0);
        for second in 1..last {
            let two = third.wrapping_add(keys[second]);
            for (first, key) in keys[..second].iter().enumerate() {
                if !visit(two.wrapping_add(*key), [first as u8, second as u8, last as u8]) {
                    return;
                }
            }
        }
    }
}

impl Closing {
    /// Looks for two or three exchanges that close all that is open, and lead to a better plan than the best so far, with those
    /// units whose exchanges are the cheapest in `tier`, which is worked on; goes there. They are made in one order alone, which
    /// permissions and hats may not allow. Gives the steps to be charged.
    pub(in super::super) fn several(
        &mut self,
        state: &mut State<'_>,
        record: &mut Record,
        tier: usize,
        random: &mut Random,
    ) -> u64 {
        let size = self.size;
        let mut steps = 1 + state.moving().len().min(MAX_CHOSEN_FROM) / UNITS_A_STEP;
        let Some(sides) = self.sides(state, record, tier, random) else {
            return steps as u64;
        };
        let found = self.found(state, &sides).inspect(|_| {
            let subsets = |side: &[UnitId]| if size == 2 { side.len().pow(2) / 2 } else { side.len().pow(3) / 6 };
            steps += (subsets(&sides.leaving) + subsets(&sides.coming)) / SUBSETS_A_STEP;
        });
        let found = found.unwrap_or_default();
        // Three for three are many more, and take longer: they are for where two for two are too few.
        self.size = if found.len() < ENOUGH { 5 - size } else { size };
        for steps in found {
            let (last, before) = match steps.split_last() {
                Some((&last, before)) if steps.iter().all(|&step| state.allows(step)) => (last, before),
                _ => continue,
            };
            before.iter().for_each(|&step| record.apply(state, step));
            if is_better(state, record, last) {
                record.apply(state, last);
                break;
            }
            before.iter().rev().for_each(|&step| record.apply(state, step));
        }
        steps as u64
    }

    /// Two buckets, and those who may change places between them; `None` if that seems to better nothing.
    fn sides(&self, state: &State<'_>, record: &Record, tier: usize, random: &mut Random) -> Option<Sides> {
        let bits = self.bits(state)?;
        let opened = self.opened(bits)?;
        let bucket_of = |unit: UnitId| bits.bucket(state.slot(unit)) as usize;
        let all = state.moving().clone();
        let from = all.start + random.below(all.len());
        let units = || (from..all.end).chain(all.start..from).take(MAX_CHOSEN_FROM).map(|unit| UnitId(unit as u32));
        let first = opened.first().copied().or_else(|| units().next().map(bucket_of))?;
        let second = match opened.get(1) {
            Some(&second) => second,
            None => units().map(bucket_of).find(|&bucket| bucket != first)?,
        };
        let one_of = |bucket| units().find(|&unit| bucket_of(unit) == bucket);
        let (one, other) = (one_of(first)?, one_of(second)?);
        let side = |bucket: usize, cost: &dyn Fn(UnitId) -> i64| {
            let of_bucket = units().filter(|&unit| bucket_of(unit) == bucket);
            let mut side: Vec<(i64, UnitId)> = of_bucket.map(|unit| (cost(unit), unit)).collect();
            if side.len() > MAX_SIDE {
                side.select_nth_unstable(MAX_SIDE - 1);
                side.truncate(MAX_SIDE);
            }
            side.sort_unstable();
            side
        };
        let leaving = side(first, &|unit| state.swap_cost(tier, unit, other));
        let coming = side(second, &|unit| state.swap_cost(tier, one, unit));
        // The best of each side together, so many times: what they are to each other is left out.
        let best = leaving.first()?.0 + coming.first()?.0 - state.swap_cost(tier, one, other);
        let seems_better = state.cost().0[tier] + self.size as i64 * best <= record.cost().0[tier];
        let alone = |side: Vec<(i64, UnitId)>| side.into_iter().map(|(_, unit)| unit).collect();
        seems_better.then(|| Sides { first, second, leaving: alone(leaving), coming: alone(coming) })
    }

    /// Exchanges of two for two, or three for three, that close all that is open; `None` if none are looked up.
    pub(super) fn found(&mut self, state: &State<'_>, sides: &Sides) -> Option<Vec<Vec<Move>>> {
        let mut found = Vec::new();
        let exact = self.exact[sides.first] | self.exact[sides.second];
        let bits = state.tallies(self.tier).filter(|_| exact.count_ones() >= MIN_EXACT)?;
        let needed = self.needed(bits, exact, sides)?;
        let keys = |side: &[UnitId]| -> Vec<u64> {
            side.iter().map(|&unit| self.subsets.key(bits.bits(unit) & exact)).collect()
        };
        let (leaving, coming) = (keys(&sides.leaving), keys(&sides.coming));
        self.subsets.fill(&leaving, self.size);
        let mut matched = 0;
        each_subset(&coming, self.size, |key, come| {
            self.subsets.each_with(key.wrapping_sub(needed), |leave| {
                let pairs = || leave.iter().zip(&come).take(self.size);
                let steps: Vec<Move> = pairs()
                    .map(|(&leave, &come)| Move::Swap(sides.leaving[leave as usize], sides.coming[come as usize]))
                    .collect();
                if self.closes(bits, sides, &steps) {
                    found.push(steps);
                }
                matched += 1;
                found.len() < MAX_TRIED && matched < MAX_MATCHED
            })
        });
        Some(found)
    }

    /// The key of what whoever comes must bring more than whoever leaves, of exact columns; `None` if so few cannot.
    fn needed(&self, bits: &BitState<'_>, exact: u64, sides: &Sides) -> Option<u64> {
        let (first, second) = (sides.first, sides.second);
        let mut key = 0u64;
        for column in (0..bits.columns()).filter(|column| exact >> column & 1 == 1) {
            let missing = |bucket: usize| {
                let is_exact = self.exact[bucket] >> column & 1 == 1;
                is_exact.then(|| self.free[bucket][column].start() - bits.counts_of(bucket)[column])
            };
            let by = match (missing(first), missing(second).map(|missing| -missing)) {
                (Some(one), Some(other)) if one != other => return None,
                (Some(by), _) | (None, Some(by)) => by,
                (None, None) => 0,
            };
            if by.unsigned_abs() as usize > self.size {
                return None;
            }
            key = key.wrapping_add(self.subsets.worth[column].wrapping_mul(i64::from(by) as u64));
        }
        Some(key)
    }

    /// Whether all is closed in both buckets if these units leave the first for those.
    fn closes(&self, bits: &BitState<'_>, sides: &Sides, steps: &[Move]) -> bool {
        let has = |unit: UnitId, column: usize| (bits.bits(unit) >> column & 1) as i32;
        let brings = |step: &Move, column: usize| match *step {
            Move::Swap(leaving, coming) => has(coming, column) - has(leaving, column),
            Move::Relocate(..) => 0,
        };
        (0..bits.columns()).all(|column| {
            let by: i32 = steps.iter().map(|step| brings(step, column)).sum();
            let within =
                |bucket: usize, by: i32| self.free[bucket][column].contains(&(bits.counts_of(bucket)[column] + by));
            within(sides.first, by) && within(sides.second, -by)
        })
    }
}

/// Two buckets, and who may leave the first for the second, and come from there.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) leaving: Vec<UnitId>,
    pub(super) coming: Vec<UnitId>,
}
