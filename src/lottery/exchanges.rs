//! A list with exactly the chances that are asked for, in as many entries as that takes.

use super::levels::Level;
use super::rotation::Entries;
use super::walk::PlanWalk;
use crate::model::UnitId;
use crate::random::Random;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use std::collections::{BTreeMap, VecDeque};

/// The least number of entries: with fewer, plans could not be parted finely enough.
const LEAST: u64 = 1_000_000;
/// The most turns of all members together.
const MOST: u64 = 1 << 62;

/// In how many entries each class can have exactly its chance. `None` if that is too many, or where some level is not
/// known graph.
pub(super) fn entries(levels: &[Level], sizes: &[i64]) -> Option<u64> {
    let classes: usize = levels.iter().map(|level| level.classes.len()).sum();
    if classes < sizes.len() || levels.iter().any(|level| !level.is_exact) {
        return None;
    }
    let denominators = levels.iter().map(|level| level.bound.denom());
    let all = denominators.fold(BigInt::one(), |all, denominator| all.lcm(denominator)).to_u64()?;
    let all = all.checked_mul(LEAST.div_ceil(all))?;
    let members: i64 = sizes.iter().sum();
    (all <= MOST / members.unsigned_abs().max(1)).then_some(all)
}

/// Exchanges that are kept, and chains that are taken, at most.
const MAX_EXCHANGES: usize = 5_000_000;
const MAX_CHAINS: usize = 100_000;
/// Exchanges that are looked at in all at most.
pub(super) const MAX_LOOKED_AT: usize = 50_000_000;

/// Walks without gain after which turns are as near as walks bring them.
const IDLE: usize = 400;
/// Walks at most.
const MAX_WALKS: usize = 2_000;
/// What a class with the greatest excess lacks, in turns.
const LACK: f64 = 4.0;

/// What is to become of a list: each class has exactly so many turns.
struct ExchangeGraph<'a, 'b> {
    walk: &'b mut PlanWalk<'a>,
    entries: Vec<Entries>,
    /// By how many turns each class has too many.
    excess: Vec<i128>,
    /// For each class, exchanges in which one of it leaves a plan; of those of plans without entries some may be left.
    exchanges: Vec<Vec<Exchange>>,
    /// How many exchanges were kept in all.
    kept: usize,
    random: Random,
}

/// An exchange of one of a class for one of another, in a plan of the list.
#[derive(Clone, Copy)]
struct Exchange {
    entry: usize,
    leaves: UnitId,
    joins: UnitId,
    /// Class of whoever joins.
    to: usize,
}

/// The list with turns made as even as whole numbers allow: those of each class in its range. It is returned unchanged if more
/// than `most` exchanges would have to be looked at.
pub(super) fn rounded(
    walk: &mut PlanWalk<'_>,
    plans: Vec<Entries>,
    ranges: &[(f64, f64)],
    turns: &[i64],
    (most, seed): (usize, u64),
) -> Vec<Entries> {
    // Each class gets the fewest turns of its range, and one more where it has them, as long as there are some.
    let mut excess: Vec<i128> =
        ranges.iter().zip(turns).map(|(&(least, _), &turns)| i128::from(turns) - least as i128).collect();
    let mut more: i128 = excess.iter().sum();
    let mut order: Vec<usize> = (0..turns.len()).filter(|&class| ranges[class].1 > ranges[class].0).collect();
    order.sort_by_key(|&class| -excess[class]);
    for class in order {
        let one = i128::from(more > 0);
        excess[class] -= one;
        more -= one;
    }
    if more != 0 || excess.iter().all(|&excess| excess == 0) {
        return plans;
    }
    let Some(mut graph) = ExchangeGraph::new(walk, plans.clone(), excess, (most, seed)) else { return plans };
    match graph.even_out() {
        Some(()) => graph.entries.into_iter().filter(|entries| entries.times > 0).collect(),
        None => plans,
    }
}

/// The list in `total` entries, in which each class has exactly its chance; `None` if that is not found.
pub(super) fn exactly(
    walk: &mut PlanWalk<'_>,
    plans: &[Entries],
    levels: &[Level],
    (total, seed, steps): (u64, u64, usize),
) -> Option<Vec<Entries>> {
    let sizes = walk.sizes().to_vec();
    // Each plan is taken `total / plans` times, and the first ones once more.
    let (each, more) = (total / plans.len() as u64, total % plans.len() as u64);
    let times = (0..plans.len() as u64).map(|at| each + u64::from(at < more));
    let entries: Vec<Entries> =
        plans.iter().zip(times).map(|(of, times)| Entries { plan: of.plan.clone(), times }).collect();
    let mut excess = vec![0i128; sizes.len()];
    for level in levels {
        for &class in &level.classes {
            let wanted = &level.bound * BigRational::from_integer(BigInt::from(total) * sizes[class]);
            excess[class] -= wanted.to_integer().to_i128()?;
        }
    }
    for Entries { plan, times } in &entries {
        walk.go_to(plan);
        let on_plan = excess.iter_mut().zip(walk.on_plan());
        on_plan.for_each(|(excess, &on)| *excess += i128::from(*times) * i128::from(on));
    }
    let mut graph = ExchangeGraph::new(walk, entries, excess, (MAX_LOOKED_AT, seed))?;
    graph.approach(steps)?;
    graph.even_out()?;
    graph.entries.retain(|entries| entries.times > 0);
    graph.excess.iter().all(|&excess| excess == 0).then_some(graph.entries)
}

impl<'a, 'b> ExchangeGraph<'a, 'b> {
    /// `None` if there are more than `most` exchanges.
    fn new(
        walk: &'b mut PlanWalk<'a>,
        entries: Vec<Entries>,
        excess: Vec<i128>,
        (most, seed): (usize, u64),
    ) -> Option<ExchangeGraph<'a, 'b>> {
        let on_plan = walk.on_plan().iter().filter(|&&on| on > 0).count();
        let looked_at = entries.len().checked_mul(on_plan)?.checked_mul(excess.len())?;
        let (exchanges, random) = (vec![Vec::new(); excess.len()], Random::new(seed, 2));
        (looked_at <= most).then_some(ExchangeGraph { walk, entries, excess, exchanges, kept: 0, random })
    }

    /// Adds a plan with its exchanges; `None` if it is interrupted.
    fn add(&mut self, entries: Entries) -> Option<()> {
        if self.walk.is_over() || self.kept > MAX_EXCHANGES {
            return None;
        }
        self.walk.go_to(&entries.plan);
        let first = |units: &[UnitId], walk: &PlanWalk<'_>| {
            let mut of_class: BTreeMap<usize, UnitId> = BTreeMap::new();
            for &unit in units {
                let known = of_class.entry(walk.class(unit)).or_insert(unit);
                *known = unit.min(*known);
            }
            of_class
        };
        let (on, off) = (first(self.walk.on(), self.walk), first(self.walk.off(), self.walk));
        let entry = self.entries.len();
        for (&from, &leaves) in &on {
            for (&to, &joins) in off.iter().filter(|(to, _)| **to != from) {
                if self.walk.exchange(leaves, joins) {
                    self.kept += 1;
                    self.exchanges[from].push(Exchange { entry, leaves, joins, to });
                    self.walk.go_to(&entries.plan);
                }
            }
        }
        self.entries.push(entries);
        Some(())
    }

    /// Brings turns nearer to what they should be, by taking in some entries of a plan another one instead, which makes up
    /// for most: the number of entries is that which leaves the least sum of squares.
    fn approach(&mut self, steps: usize) -> Option<()> {
        let mut idle = 0;
        for _ in 0..MAX_WALKS {
            if idle == IDLE || self.excess.iter().all(|&excess| excess == 0) {
                break;
            }
            if self.walk.is_over() {
                return None;
            }
            let entry = self.random.below(self.entries.len());
            idle += 1;
            if self.entries[entry].times == 0 {
                continue;
            }
            let plan = self.entries[entry].plan.clone();
            self.walk.go_to(&plan);
            let before = self.walk.on_plan().to_vec();
            let greatest = self.excess.iter().map(|excess| excess.unsigned_abs()).max().unwrap_or(1) as f64;
            let lacks =
                self.excess.iter().zip(&before).map(|(&excess, &on)| on as f64 - LACK * excess as f64 / greatest);
            let lacks: Vec<(f64, f64)> = lacks.map(|lack| (lack, lack)).collect();
            self.walk.want(lacks.into_iter(), &vec![0; before.len()]);
            self.walk.improve(steps);
            let changes = || self.walk.on_plan().iter().zip(&before).map(|(after, before)| i128::from(after - before));
            let square: i128 = changes().map(|change| change * change).sum();
            let along: i128 = changes().zip(&self.excess).map(|(change, excess)| -change * excess).sum();
            if square == 0 || 2 * along < square {
                continue;
            }
            let times = ((2 * along + square) / (2 * square)).min(i128::from(self.entries[entry].times));
            self.excess.iter_mut().zip(changes()).for_each(|(excess, change)| *excess += times * change);
            // What leaves the sum as it is is a step aside.
            idle = if 2 * along > square { 0 } else { idle };
            let times = u64::try_from(times).ok()?;
            let plan = self.walk.plan().clone();
            self.entries[entry].times -= times;
            self.entries.push(Entries { plan, times });
        }
        self.entries.retain(|entries| entries.times > 0);
        Some(())
    }

    /// Moves turns from classes that have too many to those that have too few, by exchanges in some entries of a plan:
    /// along the shortest chain of classes each time. `None` if it is interrupted, or there are too many exchanges.
    fn even_out(&mut self) -> Option<()> {
        for entries in std::mem::take(&mut self.entries) {
            self.add(entries)?;
        }
        let mut classes: Vec<usize> = (0..self.excess.len()).collect();
        for _ in 0..MAX_CHAINS {
            let from = classes.iter().copied().max_by_key(|&class| self.excess[class]);
            let Some(from) = from.filter(|&from| self.excess[from] > 0) else { break };
            let chain = self.chain(from).unwrap_or_default();
            match self.room(from, &chain) {
                Some(times) => self.take(from, &chain, times)?,
                None => classes.retain(|&class| class != from),
            }
        }
        Some(())
    }

    /// The shortest chain of exchanges from a class to one that has too few turns, its end first.
    fn chain(&mut self, from: usize) -> Option<Vec<Exchange>> {
        let mut before: Vec<Option<Exchange>> = vec![None; self.excess.len()];
        let mut reached = VecDeque::from([from]);
        while let Some(class) = reached.pop_front() {
            let entries = &self.entries;
            self.exchanges[class].retain(|exchange| entries[exchange.entry].times > 0);
            for &exchange in &self.exchanges[class] {
                if exchange.to == from || before[exchange.to].is_some() {
                    continue;
                }
                before[exchange.to] = Some(exchange);
                if self.excess[exchange.to] < 0 {
                    let mut chain = Vec::new();
                    let mut at = exchange.to;
                    while let Some(exchange) = before[at] {
                        chain.push(exchange);
                        at = self.walk.class(exchange.leaves);
                    }
                    return Some(chain);
                }
                reached.push_back(exchange.to);
            }
        }
        None
    }

    /// In how many entries all exchanges of a chain can be taken; `None` if in none.
    fn room(&self, from: usize, chain: &[Exchange]) -> Option<u64> {
        let to = chain.first()?.to;
        let room = |exchange: &Exchange| {
            let uses = chain.iter().filter(|other| other.entry == exchange.entry).count() as u64;
            i128::from(self.entries[exchange.entry].times / uses)
        };
        let most = chain.iter().map(room).min()?.min(self.excess[from]).min(-self.excess[to]);
        u64::try_from(most).ok().filter(|&times| times > 0)
    }

    /// Takes the exchanges of a chain in so many entries each. `None` if it is interrupted, or there are too many exchanges.
    fn take(&mut self, from: usize, chain: &[Exchange], times: u64) -> Option<()> {
        let to = chain.first()?.to;
        for &Exchange { entry, leaves, joins, .. } in chain {
            self.walk.go_to(&self.entries[entry].plan);
            if !self.walk.exchange(leaves, joins) {
                return None;
            }
            let plan = self.walk.plan().clone();
            self.entries[entry].times -= times;
            self.add(Entries { plan, times })?;
        }
        self.excess[from] -= i128::from(times);
        self.excess[to] += i128::from(times);
        Some(())
    }
}
