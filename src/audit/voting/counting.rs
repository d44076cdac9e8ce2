//! Power by counting all sets of voters who can agree.
//!
//! The voters are split in halves. Sets of one half stand as bits, ordered by size, and those that reach a number of a
//! house are kept as bits as well. Each set of the other half is then looked at once, by falling need of weight: the
//! sets that have enough weight with it only grow, and how many of each size pass is a number of bits. In other
//! measures the sets with enough weight are the first of those that stand by it, heaviest first.

use super::figure::Figure;
use super::game::{Free, Game};
use super::power::{MeasuredPower, Measures};

/// Voters up to whom sets are counted: 2¹⁵ sets of a half meet as many of the other, and the factorial of 30 fits in
/// 128 bits.
pub(super) const MAX_COUNTED: usize = 30;

/// Sets of some voters, of one size, that pass together with sets of the others.
struct VoteTally {
    /// By size: sets that pass.
    all: Vec<u64>,
    /// By voter of the outer half and size: those of them with the voter.
    with: Vec<Vec<u64>>,
}

/// Everything that is measured, exactly.
pub(super) fn measured(game: &Game) -> MeasuredPower {
    let (front, back) = game.free.split_at(game.free.len() / 2);
    let VoteTally { all, mut with } = tally(game, front, back);
    with.extend(tally(game, back, front).with);

    // For each voter: how many sets of the others, by size, pass only with the voter.
    let mut swings = vec![vec![0; game.voters]; game.voters];
    let must = game.must.len();
    for (free, with) in game.free.iter().zip(&with) {
        for size in 0..game.free.len() {
            swings[free.voter][size + must] = with[size + 1] - (all[size] - with[size]);
        }
    }
    for &voter in &game.must {
        for (size, sets) in all.iter().enumerate() {
            swings[voter][size + must - 1] = *sets;
        }
    }

    let passing: u64 = all.iter().sum();
    let failing = (1 << game.voters) - passing;
    let orders = orders(game.voters);
    let every: u64 = swings.iter().flatten().sum();
    let of = |swings: &Vec<u64>| {
        let sum = u128::from(swings.iter().sum::<u64>());
        let ordered = swings.iter().zip(&orders.with_first);
        Measures {
            shapley_shubik: Figure::exact(ordered.map(|(sets, orders)| u128::from(*sets) * orders).sum(), orders.all),
            banzhaf: Figure::exact(sum, 1 << (game.voters - 1)),
            banzhaf_share: Figure::exact(sum, every.into()),
            prevents: Figure::exact(sum, passing.into()),
            initiates: Figure::exact(sum, failing.into()),
        }
    };
    MeasuredPower { voters: swings.iter().map(of).collect(), passes: Figure::exact(passing.into(), 1 << game.voters) }
}

/// Orders of all voters.
struct Orders {
    all: u128,
    /// By the size of a set: orders in which the set comes first, then the voter who makes the difference, then the
    /// rest.
    with_first: Vec<u128>,
}

fn orders(voters: usize) -> Orders {
    let mut factorials: Vec<u128> = vec![1];
    for number in 1..=voters {
        factorials.push(factorials[number - 1] * number as u128);
    }
    let first = |size: usize| factorials[size] * factorials[voters - 1 - size];
    Orders { all: factorials[voters], with_first: (0..voters).map(first).collect() }
}

/// Counts the passing sets by size, and those with each voter of the outer half.
fn tally(game: &Game, outer: &[Free], inner: &[Free]) -> VoteTally {
    let voters = outer.len() + inner.len();
    let mut tally = VoteTally { all: vec![0; voters + 1], with: vec![vec![0; voters + 1]; outer.len()] };
    let inner = Inner::new(game, inner);
    let masks = masks(game, outer);
    let measured: Vec<Vec<u64>> =
        (0..game.quotas.len()).map(|measure| weights(outer, |free| free.weights[measure])).collect();
    let mut sets: Vec<(u64, u32)> = weights(outer, |free| free.weight).into_iter().zip(0..).collect();
    sets.sort_unstable();

    let mut enough = vec![0; inner.words];
    let mut heaviest = inner.by_weight.iter().peekable();
    let mut passing = enough.clone();
    for (weight, set) in sets {
        while let Some((_, bit)) = heaviest.next_if(|(more, _)| weight + more >= game.quota) {
            enough[bit / 64] |= 1 << (bit % 64);
        }
        passing.clone_from(&enough);
        for (house, need) in game.needs.iter().enumerate() {
            let there = (set & masks[house]).count_ones() as usize;
            if there < *need {
                inner.keep_reaching(house, need - there, &mut passing);
            }
        }
        for (measure, quota) in game.quotas.iter().enumerate() {
            let there = measured[measure][set as usize];
            if there < *quota {
                inner.measures[measure].keep_reaching(quota - there, &mut passing);
            }
        }
        let outside = set.count_ones() as usize;
        for (size, range) in inner.sizes.iter().enumerate() {
            let sets = passing[range.clone()].iter().map(|word| u64::from(word.count_ones()));
            let suffices = game.suffices.is_some_and(|number| outside + size >= number);
            let sets = if suffices { inner.of_size[size] } else { sets.sum() };
            tally.all[outside + size] += sets;
            for (voter, with) in tally.with.iter_mut().enumerate() {
                with[outside + size] += sets * u64::from(set >> voter & 1);
            }
        }
    }
    tally
}

/// The sets of the inner half as bits.
struct Inner {
    words: usize,
    /// Where the sets of each size stand, in whole words.
    sizes: Vec<std::ops::Range<usize>>,
    /// How many sets there are of each size.
    of_size: Vec<u64>,
    /// Weights and bits of the sets, the heaviest first.
    by_weight: Vec<(u64, usize)>,
    /// By house and number from 1 on: the sets with at least that number of the house.
    reaching: Vec<Vec<Vec<u64>>>,
    /// By measure: the sets by their weight in it.
    measures: Vec<ByWeight>,
}

impl Inner {
    fn new(game: &Game, voters: &[Free]) -> Inner {
        let count = 1_u32 << voters.len();
        let mut of_size = vec![0_u64; voters.len() + 1];
        (0..count).for_each(|set| of_size[set.count_ones() as usize] += 1);
        let mut words = 0;
        let mut sizes = Vec::new();
        for &sets in &of_size {
            let end = words + sets.div_ceil(64) as usize;
            sizes.push(words..end);
            words = end;
        }
        let mut next: Vec<usize> = sizes.iter().map(|range| range.start * 64).collect();
        let bit = |set: u32| {
            let next = &mut next[set.count_ones() as usize];
            *next += 1;
            *next - 1
        };
        let bits: Vec<usize> = (0..count).map(bit).collect();
        let mut by_weight: Vec<(u64, usize)> =
            weights(voters, |free| free.weight).into_iter().zip(bits.iter().copied()).collect();
        by_weight.sort_unstable_by(|first, second| second.cmp(first));
        let of_house = |mask: u32| {
            let mut reaching = vec![vec![0; words]; mask.count_ones() as usize];
            for (set, bit) in (0..count).zip(&bits) {
                for sets in &mut reaching[..(set & mask).count_ones() as usize] {
                    sets[bit / 64] |= 1 << (bit % 64);
                }
            }
            reaching
        };
        let measure = |measure: usize| {
            let weights = weights(voters, |free| free.weights[measure]);
            ByWeight::new(weights.into_iter().zip(bits.iter().copied()).collect(), words)
        };
        let measures = (0..game.quotas.len()).map(measure).collect();
        let reaching = masks(game, voters).into_iter().map(of_house).collect();
        Inner { words, sizes, of_size, by_weight, reaching, measures }
    }

    /// Keeps the sets with at least `number` of a house; `number` is at least 1.
    fn keep_reaching(&self, house: usize, number: usize, sets: &mut [u64]) {
        match self.reaching[house].get(number - 1) {
            Some(reaching) => {
                for (sets, reaching) in sets.iter_mut().zip(reaching) {
                    *sets &= reaching;
                }
            }
            None => sets.fill(0),
        }
    }
}

/// Sets by their weight in a measure.
struct ByWeight {
    /// Weights and bits of the sets, the heaviest first.
    sets: Vec<(u64, usize)>,
    /// The bits of the first sets: of none, of [`STRIDE`], of twice as many, and so on.
    first: Vec<Vec<u64>>,
}

/// Sets between two of which the bits are kept.
const STRIDE: usize = 256;

impl ByWeight {
    fn new(mut sets: Vec<(u64, usize)>, words: usize) -> ByWeight {
        sets.sort_unstable_by(|first, second| second.cmp(first));
        let mut first = vec![vec![0; words]];
        let mut bits = vec![0; words];
        for stride in sets.chunks(STRIDE) {
            stride.iter().for_each(|(_, bit)| bits[bit / 64] |= 1 << (bit % 64));
            first.push(bits.clone());
        }
        ByWeight { sets, first }
    }

    /// Keeps the sets with at least this weight.
    fn keep_reaching(&self, weight: u64, sets: &mut [u64]) {
        let number = self.sets.partition_point(|&(of, _)| of >= weight);
        let mut enough = self.first[number / STRIDE].clone();
        for (_, bit) in &self.sets[number / STRIDE * STRIDE..number] {
            enough[bit / 64] |= 1 << (bit % 64);
        }
        sets.iter_mut().zip(enough).for_each(|(sets, enough)| *sets &= enough);
    }
}

/// The weight of each set of these voters; the bits of its position say who is in it.
fn weights(voters: &[Free], of: impl Fn(&Free) -> u64) -> Vec<u64> {
    let mut weights = vec![0];
    for voter in voters {
        weights.extend_from_within(..);
        let half = weights.len() / 2;
        weights[half..].iter_mut().for_each(|weight| *weight += of(voter));
    }
    weights
}

/// For each house those of these voters who belong to it, as bits.
fn masks(game: &Game, voters: &[Free]) -> Vec<u32> {
    let mut masks = vec![0; game.needs.len()];
    for (at, voter) in voters.iter().enumerate() {
        voter.houses.iter().for_each(|&house| masks[house] |= 1 << at);
    }
    masks
}
