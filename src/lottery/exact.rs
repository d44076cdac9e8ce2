//! A list with exactly the chances that are asked for, in as many entries as that takes.

use super::behind::Behind;
use super::levels::Level;
use super::rotation::Entries;
use crate::model::UnitId;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use std::collections::VecDeque;

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

/// What is to become of a list: each class has exactly so many turns.
pub(super) struct Exactly<'a, 'b> {
    pub(super) behind: &'b mut Behind<'a>,
    pub(super) entries: Vec<Entries>,
    /// By how many turns each class has too many.
    pub(super) excess: Vec<i128>,
}

/// An exchange of one of a class for one of another, in a plan of the list.
#[derive(Clone, Copy)]
struct Exchange {
    entry: usize,
    leaves: UnitId,
    joins: UnitId,
}

impl<'a, 'b> Exactly<'a, 'b> {
    /// Takes each plan `total / plans` times, and the first ones once more.
    pub(super) fn new(
        behind: &'b mut Behind<'a>,
        plans: Vec<Entries>,
        levels: &[Level],
        total: u64,
    ) -> Exactly<'a, 'b> {
        let (each, more) = (total / plans.len() as u64, total % plans.len() as u64);
        let times = (0..plans.len() as u64).map(|at| each + u64::from(at < more));
        let entries: Vec<Entries> = plans.into_iter().zip(times).map(|(of, times)| Entries { times, ..of }).collect();
        let sizes = behind.sizes().to_vec();
        let mut excess = vec![0i128; sizes.len()];
        for level in levels {
            for &class in &level.classes {
                let wanted = &level.bound * BigRational::from_integer(BigInt::from(total) * sizes[class]);
                excess[class] -= wanted.to_integer().to_i128().unwrap_or(i128::MAX);
            }
        }
        for Entries { plan, times } in &entries {
            behind.go_to(plan);
            excess
                .iter_mut()
                .zip(behind.on_plan())
                .for_each(|(excess, &on)| *excess += i128::from(*times) * i128::from(on));
        }
        Exactly { behind, entries, excess }
    }

    /// Moves turns from classes that have too many to those that have too few, by exchanges in some entries of a plan,
    /// until all is even: along the shortest chain of classes each time. Whether that was reached.
    pub(super) fn run(mut self) -> Option<Vec<Entries>> {
        while let Some(from) = (0..self.excess.len()).max_by_key(|&class| self.excess[class]) {
            if self.excess[from] <= 0 {
                break;
            }
            let chain = self.chain(from)?;
            self.take(from, &chain)?;
        }
        self.excess.iter().all(|&excess| excess == 0).then_some(self.entries)
    }

    /// The shortest chain of exchanges from a class to one that has too few turns.
    fn chain(&mut self, from: usize) -> Option<Vec<Exchange>> {
        let mut before: Vec<Option<Exchange>> = vec![None; self.excess.len()];
        let mut reached = VecDeque::from([from]);
        while let Some(class) = reached.pop_front() {
            for entry in 0..self.entries.len() {
                if self.behind.is_over() {
                    return None;
                }
                self.behind.go_to(&self.entries[entry].plan);
                let Some(leaves) = self.behind.on_of(class) else { continue };
                for &joins in self.behind.off() {
                    let other = self.behind.class(joins);
                    if other == from || before[other].is_some() || !self.behind.fits(leaves, joins) {
                        continue;
                    }
                    before[other] = Some(Exchange { entry, leaves, joins });
                    if self.excess[other] < 0 {
                        let mut chain = Vec::new();
                        let mut at = other;
                        while let Some(exchange) = before[at] {
                            chain.push(exchange);
                            at = self.behind.class(exchange.leaves);
                        }
                        return Some(chain);
                    }
                    reached.push_back(other);
                }
            }
        }
        None
    }

    /// Takes the exchanges of a chain, in as many entries as all of them can.
    fn take(&mut self, from: usize, chain: &[Exchange]) -> Option<()> {
        let to = self.behind.class(chain.first()?.joins);
        let room = |exchange: &Exchange| {
            let uses = chain.iter().filter(|other| other.entry == exchange.entry).count() as u64;
            i128::from(self.entries[exchange.entry].times / uses)
        };
        let most = chain.iter().map(room).min()?.min(self.excess[from]).min(-self.excess[to]);
        let times = u64::try_from(most).ok().filter(|&times| times > 0)?;
        for &Exchange { entry, leaves, joins } in chain {
            let mut plan = self.entries[entry].plan.clone();
            let (a, b) = (plan.slot(leaves), plan.slot(joins));
            plan.set(leaves, b);
            plan.set(joins, a);
            self.entries[entry].times -= times;
            self.entries.push(Entries { plan, times });
        }
        self.entries.retain(|entries| entries.times > 0);
        self.excess[from] -= most;
        self.excess[to] += most;
        Some(())
    }
}
