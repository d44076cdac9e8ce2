//! Exchanges that close what others have opened: where tallies are required that hardly any exchange keeps, such as tight
//! numbers of tags that intersect, a walk leaves them, and what brings it back is looked up rather than drawn.
//!
//! One exchange closes them if the tags of the two differ in just what is too much and too little, which bits tell. Two or
//! three at once are found half by half: what each two or three bring who might leave stands in a table, in which is looked up
//! what those lack who might come (Horowitz & Sahni 1974).

use super::moves::Move;
use super::record::Record;
use super::state::State;
use crate::model::{BitState, UnitId};
use crate::random::Random;
use std::cmp::Ordering;
use std::ops::RangeInclusive;

mod several;

use several::SubsetTable;

/// Moves of a walk for each attempt at several exchanges at once, at least, and in what the attempt before was charged.
pub(super) const BETWEEN_ATTEMPTS: u64 = 256;
/// Of each side at most so many units take part in several exchanges: those with whom the tier worked on costs least.
const MAX_SIDE: usize = 64;
/// Units among whom the sides are chosen.
const MAX_CHOSEN_FROM: usize = 4_096;
/// Units that are looked at for what one step is charged.
pub(super) const UNITS_A_STEP: usize = 64;
/// Twos and threes that are looked up for what one step is charged.
const SUBSETS_A_STEP: usize = 16;
/// Where a lookup finds fewer exchanges, the next one is for three after two, or for two after three.
const ENOUGH: usize = 4;
/// What an exchange betters at most, about, in average changes.
const MAX_GAIN: f64 = 4.0;
/// Exchanges that close what is open of which the cost is looked at, in one attempt.
const MAX_JUDGED: usize = 32;
/// Several exchanges are looked for where so many columns of a bucket may have one count alone: with fewer, too many would match.
const MIN_EXACT: u32 = 6;
/// Exchanges of several of which all tallies are looked at, in one attempt.
const MAX_MATCHED: usize = 256;
/// Exchanges of several that are tried in one attempt.
const MAX_TRIED: usize = 16;

/// What is required of tallies, as far as exchanges can close it.
#[derive(Debug, Clone)]
pub(super) struct Closing {
    tier: usize,
    /// By bucket, then by column: the counts that cost nothing. Behind the last bucket stands "not counted", where none does.
    free: Vec<Vec<RangeInclusive<i32>>>,
    /// By bucket: columns of which one count alone costs nothing.
    exact: Vec<u64>,
    /// What an exchange betters at most, about, in the tier worked on.
    gain: i64,
    subsets: SubsetTable,
    /// How many exchanges are looked for at once, two or three.
    size: usize,
}

/// By columns: whether the first bucket may have one more and the second one fewer, the other way round, and neither.
#[derive(Debug, Clone, Copy)]
struct Open {
    comes: u64,
    leaves: u64,
    stays: u64,
}

impl Open {
    /// Whether some exchange may close each column.
    #[inline]
    fn can_close(self) -> bool {
        self.comes | self.leaves | self.stays == u64::MAX
    }

    /// What whoever comes must bring, and what not, if a member with these bits leaves the first bucket for them; `None` if
    /// nobody fits.
    #[inline]
    fn beside(self, leaving: u64) -> Option<(u64, u64)> {
        let must = leaving & !self.leaves | !leaving & !self.stays;
        let must_not = leaving & !self.stays | !leaving & !self.comes;
        (must & must_not == 0).then_some((must, must_not))
    }
}

impl Closing {
    /// `None` if none of these tiers, whose bounds are 0, has tallies that can be looked up.
    /// `change` is what an average exchange changes in the tier worked on.
    pub(super) fn new(
        state: &State<'_>,
        mut tiers: impl Iterator<Item = usize>,
        change: f64,
        random: &mut Random,
    ) -> Option<Closing> {
        if !state.model().lists().is_empty() || !state.model().slots().has_outside() {
            return None;
        }
        let (tier, bits) = tiers.find_map(|tier| Some((tier, state.tallies(tier)?)))?;
        let any = || i32::MIN..=i32::MAX;
        let free =
            |bucket| (0..bits.columns()).map(|column| bits.free_counts(bucket, column).unwrap_or_else(any)).collect();
        let free: Vec<Vec<RangeInclusive<i32>>> = (0..=bits.buckets()).map(free).collect();
        let one =
            |free: &Vec<RangeInclusive<i32>>| mask(free.len(), |column| free[column].start() == free[column].end());
        let exact = free.iter().map(one).collect();
        let gain = (MAX_GAIN * change) as i64;
        Some(Closing { tier, free, exact, gain, subsets: SubsetTable::new(bits.columns(), random), size: 2 })
    }

    /// Whether several exchanges can be looked up.
    pub(super) fn finds_several(&self) -> bool {
        self.exact.iter().any(|exact| exact.count_ones() >= MIN_EXACT)
    }

    fn bits<'s, 'a>(&self, state: &'s State<'a>) -> Option<&'s BitState<'a>> {
        state.tallies(self.tier)
    }

    /// The first buckets that have too much or too little of anything; `None` if there are more than an exchange can be
    /// about.
    fn opened(&self, bits: &BitState<'_>) -> Option<Vec<usize>> {
        let mut opened = Vec::new();
        for (bucket, free) in self.free.iter().enumerate() {
            if free.iter().zip(bits.counts_of(bucket)).any(|(free, count)| !free.contains(count)) {
                if opened.len() == 2 {
                    return None;
                }
                opened.push(bucket);
            }
        }
        Some(opened)
    }

    /// What an exchange between two buckets may change.
    fn open(&self, bits: &BitState<'_>, first: usize, second: usize) -> Open {
        let within = |bucket: usize, column: usize, by: i32| {
            self.free[bucket][column].contains(&(bits.counts_of(bucket)[column] + by))
        };
        let both = |by: i32| mask(bits.columns(), |column| within(first, column, by) && within(second, column, -by));
        Open { comes: both(1), leaves: both(-1), stays: both(0) | !mask(bits.columns(), |_| true) }
    }

    /// An exchange that closes all that is open, and leads to a better plan than the best so far. It is not looked for while
    /// `tier`, which is worked on, costs too much more than there. Takes from `looks` the units that it looks at, and ends when
    /// none are left.
    pub(super) fn one(&self, state: &State<'_>, record: &Record, tier: usize, looks: &mut usize) -> Option<Move> {
        if state.cost().0[tier] - record.cost().0[tier] > self.gain {
            return None;
        }
        let bits = self.bits(state)?;
        *looks = looks.checked_sub(self.free.len())?;
        let (first, others) = match self.opened(bits)?.as_slice() {
            [first, second] => (*first, *second..*second + 1),
            [first] => (*first, 0..self.free.len()),
            _ => return None,
        };
        let bucket_of = |unit| bits.bucket(state.slot(unit)) as usize;
        let units = || state.moving().clone().map(|unit| UnitId(unit as u32));
        let mut judged = 0;
        for second in others.filter(|&second| second != first) {
            let open = self.open(bits, first, second);
            if !open.can_close() {
                continue;
            }
            *looks = looks.checked_sub(state.moving().len())?;
            for leaving in units().filter(|&unit| bucket_of(unit) == first) {
                let Some((must, must_not)) = open.beside(bits.bits(leaving)) else {
                    continue;
                };
                *looks = looks.checked_sub(state.moving().len())?;
                let fits = |&unit: &UnitId| bits.bits(unit) & (must | must_not) == must && bucket_of(unit) == second;
                let steps = units().filter(fits).map(|coming| Move::Swap(leaving, coming));
                for step in steps {
                    if is_better(state, record, step) {
                        return Some(step);
                    }
                    judged += 1;
                    if judged == MAX_JUDGED {
                        return None;
                    }
                }
            }
        }
        None
    }
}

/// Whether a move is allowed and leads to a better plan than the best so far.
fn is_better(state: &State<'_>, record: &Record, step: Move) -> bool {
    if !state.allows(step) {
        return false;
    }
    let after = |&tier: &usize| (state.cost().0[tier] + state.plain_cost(tier, step)).cmp(&record.cost().0[tier]);
    state.active().iter().map(after).find(|order| order.is_ne()) == Some(Ordering::Less)
}

/// The columns of which something holds.
fn mask(columns: usize, holds: impl Fn(usize) -> bool) -> u64 {
    (0..columns).filter(|&column| holds(column)).map(|column| 1 << column).sum()
}

#[cfg(test)]
mod tests;
