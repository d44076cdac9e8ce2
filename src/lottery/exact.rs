//! A list with exactly the chances that are asked for, in as many entries as that takes.

use super::behind::Behind;
use super::levels::Level;
use super::rotation::Entries;
use crate::model::UnitId;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use std::collections::{BTreeMap, VecDeque};

/// The least number of entries: with fewer, plans could not be parted finely enough.
const LEAST: u64 = 1_000_000;
/// The most: a draw takes a block of 128 bits.
const MOST: u64 = 1 << 62;

/// In how many entries each class can have exactly its chance: `None` if that is too many.
pub(super) fn entries(levels: &[Level]) -> Option<u64> {
    let denominators = levels.iter().map(|level| level.bound.denom());
    let all = denominators.fold(BigInt::one(), |all, denominator| all.lcm(denominator)).to_u64()?;
    let all = all.checked_mul(LEAST.div_ceil(all))?;
    (all <= MOST).then_some(all)
}

/// Exchanges that are looked at in all at most.
const MAX_LOOKED_AT: usize = 50_000_000;

/// What is to become of a list: each class has exactly so many turns.
pub(super) struct Exactly<'a, 'b> {
    behind: &'b mut Behind<'a>,
    entries: Vec<Entries>,
    /// By how many turns each class has too many.
    excess: Vec<i128>,
    /// For each class, exchanges in which one of it leaves a plan; of those of plans without entries some may be left.
    exchanges: Vec<Vec<Exchange>>,
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

impl<'a, 'b> Exactly<'a, 'b> {
    /// Takes each plan `total / plans` times, and the first ones once more. `None` if there are too many exchanges.
    pub(super) fn new(
        behind: &'b mut Behind<'a>,
        plans: &[Entries],
        levels: &[Level],
        total: u64,
    ) -> Option<Exactly<'a, 'b>> {
        let sizes = behind.sizes().to_vec();
        let looked_at = plans.len().checked_mul(behind.on_plan().iter().filter(|&&on| on > 0).count())?;
        if looked_at.checked_mul(sizes.len())? > MAX_LOOKED_AT {
            return None;
        }
        let (each, more) = (total / plans.len() as u64, total % plans.len() as u64);
        let mut excess = vec![0i128; sizes.len()];
        for level in levels {
            for &class in &level.classes {
                let wanted = &level.bound * BigRational::from_integer(BigInt::from(total) * sizes[class]);
                excess[class] -= wanted.to_integer().to_i128()?;
            }
        }
        let exchanges = vec![Vec::new(); sizes.len()];
        let mut exactly = Exactly { behind, entries: Vec::new(), excess, exchanges };
        for (at, Entries { plan, .. }) in (0..).zip(plans) {
            let times = each + u64::from(at < more);
            exactly.behind.go_to(plan);
            let on_plan = exactly.excess.iter_mut().zip(exactly.behind.on_plan());
            on_plan.for_each(|(excess, &on)| *excess += i128::from(times) * i128::from(on));
            exactly.add(Entries { plan: plan.clone(), times })?;
        }
        Some(exactly)
    }

    /// Adds a plan with its exchanges; `None` if it is interrupted.
    fn add(&mut self, entries: Entries) -> Option<()> {
        if self.behind.is_over() {
            return None;
        }
        self.behind.go_to(&entries.plan);
        let first = |units: &[UnitId], behind: &Behind<'_>| {
            let mut of_class: BTreeMap<usize, UnitId> = BTreeMap::new();
            for &unit in units {
                let known = of_class.entry(behind.class(unit)).or_insert(unit);
                *known = unit.min(*known);
            }
            of_class
        };
        let (on, off) = (first(self.behind.on(), self.behind), first(self.behind.off(), self.behind));
        let entry = self.entries.len();
        for (&from, &leaves) in &on {
            let fitting = off.iter().filter(|&(&to, &joins)| to != from && self.behind.fits(leaves, joins));
            self.exchanges[from].extend(fitting.map(|(&to, &joins)| Exchange { entry, leaves, joins, to }));
        }
        self.entries.push(entries);
        Some(())
    }

    /// Moves turns from classes that have too many to those that have too few, by exchanges in some entries of a plan:
    /// along the shortest chain of classes each time. `None` if that does not even all out.
    pub(super) fn run(mut self) -> Option<Vec<Entries>> {
        while let Some(from) = (0..self.excess.len()).max_by_key(|&class| self.excess[class]) {
            if self.excess[from] <= 0 {
                break;
            }
            let chain = self.chain(from)?;
            self.take(from, &chain)?;
        }
        self.entries.retain(|entries| entries.times > 0);
        self.excess.iter().all(|&excess| excess == 0).then_some(self.entries)
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
                        at = self.behind.class(exchange.leaves);
                    }
                    return Some(chain);
                }
                reached.push_back(exchange.to);
            }
        }
        None
    }

    /// Takes the exchanges of a chain, in as many entries as all of them can.
    fn take(&mut self, from: usize, chain: &[Exchange]) -> Option<()> {
        let to = chain.first()?.to;
        let room = |exchange: &Exchange| {
            let uses = chain.iter().filter(|other| other.entry == exchange.entry).count() as u64;
            i128::from(self.entries[exchange.entry].times / uses)
        };
        let most = chain.iter().map(room).min()?.min(self.excess[from]).min(-self.excess[to]);
        let times = u64::try_from(most).ok().filter(|&times| times > 0)?;
        for &Exchange { entry, leaves, joins, .. } in chain {
            let mut plan = self.entries[entry].plan.clone();
            let (a, b) = (plan.slot(leaves), plan.slot(joins));
            plan.set(leaves, b);
            plan.set(joins, a);
            self.entries[entry].times -= times;
            self.add(Entries { plan, times })?;
        }
        self.excess[from] -= most;
        self.excess[to] += most;
        Some(())
    }
}
