//! Two or three exchanges at once, found half by half.

use super::super::moves::Move;
use super::super::record::Record;
use super::super::state::State;
use super::{Closing, ENOUGH, FEW_A_STEP, MAX_MATCHED, MAX_SIDE, MAX_TRIED, MIN_EXACT, is_better};
use crate::model::{BitState, UnitId};
use crate::random::Random;

/// What each few units bring together, to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Brought {
    /// What a column is worth in a key: the keys of what is brought add up.
    worth: Vec<u64>,
    /// By the first bits of a key: one more than the position of the last few that have them, or 0.
    last: Vec<u32>,
    /// The key of each few, its units by position, and those before it with the same first bits.
    all: Vec<(u64, Few, u32)>,
}

/// Positions of two or three; where they are two, the last is one more than all.
type Few = [u8; 3];

/// Bits of a key by which those who bring it are found.
const INDEX_BITS: u32 = 14;

impl Brought {
    pub(super) fn new(columns: usize, random: &mut Random) -> Brought {
        let half = |random: &mut Random| random.below(1 << 32) as u64;
        let worth = (0..columns).map(|_| half(random) << 32 | half(random)).collect();
        Brought { worth, last: vec![0; 1 << INDEX_BITS], all: Vec::new() }
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

    /// Holds every few of units with these keys, and nothing else.
    fn fill(&mut self, keys: &[u64], size: usize) {
        self.last.fill(0);
        self.all.clear();
        each_few(keys, size, |key, few| {
            let last = &mut self.last[(key >> (64 - INDEX_BITS)) as usize];
            self.all.push((key, few, *last));
            *last = self.all.len() as u32;
            true
        });
    }

    /// Those with a key, until `visit` has enough; tells whether it has not.
    #[inline]
    fn each_with(&self, key: u64, mut visit: impl FnMut(Few) -> bool) -> bool {
        let mut at = self.last[(key >> (64 - INDEX_BITS)) as usize];
        while let Some(&(found, few, before)) = (at as usize).checked_sub(1).and_then(|at| self.all.get(at)) {
            if found == key && !visit(few) {
                return false;
            }
            at = before;
        }
        true
    }
}

/// Every two or three of units, with the sum of their keys, until `visit` has enough.
fn each_few(keys: &[u64], size: usize, mut visit: impl FnMut(u64, Few) -> bool) {
    let lasts = if size == 2 { keys.len()..keys.len() + 1 } else { 2..keys.len() };
    for last in lasts {
        let third = keys.get(last).copied().unwrap_or(0);
        for second in 1..last {
            let two = third.wrapping_add(keys[second]);
            for first in 0..second {
                if !visit(two.wrapping_add(keys[first]), [first as u8, second as u8, last as u8]) {
                    return;
                }
            }
        }
    }
}

impl Closing {
    /// Looks for two or three exchanges that close all that is open, and lead to a better plan than the best so far, of which
    /// `tier` is the first to be bettered; goes there. Gives the steps to be charged.
    pub(in super::super) fn several(
        &mut self,
        state: &mut State<'_>,
        record: &mut Record,
        tier: usize,
        random: &mut Random,
    ) -> u64 {
        let size = self.size;
        let Some(sides) = self.sides(state, record, tier, random) else {
            return 1;
        };
        let few = |side: &[UnitId]| if size == 2 { side.len().pow(2) / 2 } else { side.len().pow(3) / 6 };
        let steps = (few(&sides.leaving) + few(&sides.coming)) / FEW_A_STEP;
        let found = self.found(state, &sides);
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
        steps as u64 + 1
    }

    /// Two buckets, and those who may change places between them; `None` if that seems to better nothing.
    fn sides(&self, state: &State<'_>, record: &Record, tier: usize, random: &mut Random) -> Option<Sides> {
        let bits = self.bits(state)?;
        let opened = self.opened(bits)?;
        let bucket_of = |unit: UnitId| bits.bucket(state.slot(unit)) as usize;
        let all = state.moving().clone();
        let from = random.below(all.len());
        let units = || all.clone().cycle().skip(from).take(all.len()).map(|unit| UnitId(unit as u32));
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

    /// Exchanges of two for two, or three for three, that close all that is open.
    pub(super) fn found(&mut self, state: &State<'_>, sides: &Sides) -> Vec<Vec<Move>> {
        let mut found = Vec::new();
        let exact = self.exact[sides.first] | self.exact[sides.second];
        let Some(bits) = state.tallies(self.tier).filter(|_| exact.count_ones() >= MIN_EXACT) else {
            return found;
        };
        let Some(needed) = self.needed(bits, exact, sides) else {
            return found;
        };
        let keys = |side: &[UnitId]| -> Vec<u64> {
            side.iter().map(|&unit| self.brought.key(bits.bits(unit) & exact)).collect()
        };
        let (leaving, coming) = (keys(&sides.leaving), keys(&sides.coming));
        self.brought.fill(&leaving, self.size);
        let mut matched = 0;
        each_few(&coming, self.size, |key, come| {
            self.brought.each_with(key.wrapping_sub(needed), |leave| {
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
        found
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
            key = key.wrapping_add(self.brought.worth[column].wrapping_mul(i64::from(by) as u64));
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
