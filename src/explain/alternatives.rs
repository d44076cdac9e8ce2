//! Plans as good as the best that differ in who is with whom.
//!
//! Modelling to generate alternatives (Brill, Chang & Hopkins 1982): what earlier plans did becomes a last tier, and a
//! search that holds the others goes as far from it as it can.

use crate::milp::symmetry::interchangeable;
use crate::model::{Assignment, AssignmentWeights, Cluster, Count, Model, Price, SlotId, UnitId, UnitWeights};
use crate::outcome::StopReason;
use crate::search::{Search, Task};
use crate::solver::{Found, Run};
use std::collections::BTreeMap;

/// With more units, plans are not compared by pairs of members: the square of pairs would be too large.
const MAX_UNITS: usize = 2_000;
/// The weight of the pairs and places of one earlier plan.
const WEIGHT: i64 = 720;
/// Steps of the search for one alternative: this number for each unit, but no fewer than the second number.
const STEPS: (u64, u64) = (20_000, 200_000);
/// After this number of searches that found no new plan, no more are tried.
const TRIES: u64 = 4;

/// Up to `number` plans, the given one first.
pub(crate) fn alternatives(model: &Model, run: &Run<'_>, first: Found, number: usize, slack: f64) -> Vec<Found> {
    let noticed = Noticed::new(model);
    let allowed: Vec<i64> = first.cost.0.iter().enumerate().map(|(tier, &cost)| relaxed(tier, cost, slack)).collect();
    let mut seen = vec![noticed.of(&first.assignment)];
    let mut found = vec![first];
    let mut failures = 0;
    while found.len() < number && failures < TRIES && run.stopped().is_none() {
        let next = noticed.farthest(model, &found, &allowed, run, failures);
        let cost = model.cost(&next);
        let fits = cost.0.iter().zip(&allowed).all(|(cost, allowed)| cost <= allowed);
        let picture = noticed.of(&next);
        if !fits || seen.contains(&picture) {
            failures += 1;
            continue;
        }
        seen.push(picture);
        found.push(same_standing(model, &found[0], next, cost));
    }
    found.truncate(number);
    found
}

/// The most that a tier may cost. What is required stays required.
fn relaxed(tier: usize, cost: i64, slack: f64) -> i64 {
    if tier > 0 && slack > 0.0 {
        cost.saturating_add((cost.unsigned_abs() as f64 * slack).floor() as i64)
    } else {
        cost
    }
}

/// What is known of the first plan holds for one that costs the same; one that costs more is not proved from there on.
fn same_standing(model: &Model, first: &Found, assignment: Assignment, cost: crate::model::Cost) -> Found {
    let mut proved = true;
    let mut proofs = Vec::new();
    for (tier, proof) in first.proofs.iter().enumerate() {
        proved = proved && cost.0[tier] == first.cost.0[tier];
        proofs.push(proof.filter(|_| proved));
    }
    let stop = if proofs.iter().all(Option::is_some) { StopReason::Proved } else { StopReason::Steps };
    // A bound given the earlier tiers holds no longer when those differ: then only what holds for all plans does.
    let plain = model.tier_lower_bounds(&first.parts);
    let same = |tier: usize| cost.0[..tier] == first.cost.0[..tier];
    let bounds = (0..cost.0.len()).map(|tier| if same(tier) { first.bounds[tier] } else { plain[tier] }).collect();
    Found { assignment, cost, bounds, proofs, stop, ..first.clone() }
}

/// What people notice of a plan, in terms of kinds of members and of equal groups.
struct Noticed {
    kinds: Vec<u32>,
    /// Number of members of each kind.
    size_of: Vec<i64>,
    /// The group of each slot, or `None` outside all groups. In a problem without groups, such as shares, each slot is
    /// a place of its own.
    place_of: Vec<Option<usize>>,
    /// For each group, the first group that it is equal to.
    class_of: Vec<usize>,
    /// Whether nobody shares a group with anybody, as on seats: plans then differ in who is in which group.
    single: bool,
}

/// A plan with the names of equal groups and of members who are alike left out.
type Picture = Vec<(usize, Vec<u32>)>;

impl Noticed {
    fn new(model: &Model) -> Noticed {
        let kinds = model.symmetry_classes();
        let mut size_of = vec![0; kinds.iter().map(|&kind| kind as usize + 1).max().unwrap_or(0)];
        kinds.iter().for_each(|&kind| size_of[kind as usize] += 1);
        let slots = model.slots();
        let mut slots_of: Vec<Vec<SlotId>> = vec![Vec::new(); slots.sizes().len()];
        let mut place_of = Vec::new();
        for slot in slots.slot_ids() {
            let group = slots.group_of(slot);
            group.into_iter().for_each(|group| slots_of[group].push(slot));
            place_of.push(group);
        }
        let mut class_of: Vec<usize> = Vec::new();
        for (group, mine) in slots_of.iter().enumerate() {
            let equal = |&other: &usize| {
                let theirs = &slots_of[other];
                class_of[other] == other
                    && theirs.len() == mine.len()
                    && theirs.iter().zip(mine).all(|(&a, &b)| interchangeable(model, a, b))
            };
            let first = (0..group).find(equal).unwrap_or(group);
            class_of.push(first);
        }
        if slots.sizes().is_empty() {
            place_of = (0..slots.len()).map(Some).collect();
            class_of = (0..slots.len()).collect();
        }
        let single = slots.sizes().iter().all(|size| *size.end() <= 1);
        Noticed { kinds, size_of, place_of, class_of, single }
    }

    /// For each group, its class and its members' kinds; sorted, so that names play no part, nor hats.
    fn of(&self, assignment: &Assignment) -> Picture {
        let mut groups: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (unit, slot) in assignment.slots().iter().enumerate() {
            if let Some(group) = self.group(*slot) {
                groups.entry(group).or_default().push(self.kinds[unit]);
            }
        }
        let mut picture: Picture = groups.into_iter().map(|(group, kinds)| (self.class_of[group], kinds)).collect();
        picture.iter_mut().for_each(|(_, kinds)| kinds.sort_unstable());
        picture.sort();
        picture
    }

    /// The assignment farthest from those found that a search finds within what is allowed.
    fn farthest(&self, model: &Model, found: &[Found], allowed: &[i64], run: &Run<'_>, attempt: u64) -> Assignment {
        let plans: Vec<&Assignment> = found.iter().map(|found| &found.assignment).collect();
        let counts = if self.kinds.len() <= MAX_UNITS { vec![self.meetings(&plans)] } else { Vec::new() };
        let model = model.with_tier(counts.into_iter().chain([self.places(model, &plans)]).collect());
        let mut bounds = allowed.to_vec();
        bounds.push(0);
        let seed = run.solver.seed.wrapping_add(found.len() as u64 * 1_009 + attempt);
        let task = Task {
            model: &model,
            bounds: &bounds,
            target: allowed,
            period: None,
            seed,
            threads: 1,
            interrupts: run.interrupts(),
        };
        let mut search = Search::new(task);
        let last = &found[found.len() - 1].assignment;
        if self.kinds.len() <= MAX_UNITS {
            search.offer(last.clone());
        }
        let steps = (STEPS.0 * self.kinds.len() as u64).max(STEPS.1);
        // Sizes and permissions can be met: a plan is known.
        let _ = search.run(steps.min(run.solver.steps), &|_| {});
        search.best().map_or(last.clone(), |(_, assignment)| assignment.clone())
    }

    /// Pairs of members in one group, each priced by how often members of these kinds are so in the plans.
    fn meetings(&self, plans: &[&Assignment]) -> Count {
        let units = self.kinds.len();
        let mut met: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        for plan in plans {
            let groups: Vec<Option<usize>> = plan.slots().iter().map(|slot| self.group(*slot)).collect();
            for first in 0..units {
                for second in
                    (first + 1..units).filter(|&second| groups[first].is_some() && groups[first] == groups[second])
                {
                    let pair = (self.kinds[first].min(self.kinds[second]), self.kinds[first].max(self.kinds[second]));
                    *met.entry(pair).or_default() += 1;
                }
            }
        }
        let value = |first: usize, second: usize| {
            let pair = (self.kinds[first].min(self.kinds[second]), self.kinds[first].max(self.kinds[second]));
            let [a, b] = [pair.0, pair.1].map(|kind| self.size_of[kind as usize]);
            let pairs = if pair.0 == pair.1 { a * (a - 1) / 2 } else { a * b };
            (met.get(&pair).copied().unwrap_or(0) * WEIGHT / pairs.max(1)).min(i64::from(i32::MAX)) as i32
        };
        let square =
            (0..units * units).map(|at| if at / units == at % units { 0 } else { value(at / units, at % units) });
        let contact = self.place_of.iter().map(|place| place.map(|group| group as u32)).collect();
        Count::Cluster(Cluster::new(units, square.collect(), contact, Price::linear(1)))
    }

    /// Members who are placed, each priced by how often members of their kind are placed in the plans; where groups
    /// hold one each, by how often in groups equal to theirs.
    fn places(&self, model: &Model, plans: &[&Assignment]) -> Count {
        let mut placed: BTreeMap<(u32, Option<usize>), i64> = BTreeMap::new();
        for plan in plans {
            for (unit, &slot) in plan.slots().iter().enumerate() {
                if self.group(slot).is_some() {
                    *placed.entry((self.kinds[unit], self.told_of(slot))).or_default() += 1;
                }
            }
        }
        let value = |kind: u32, place| {
            let times = placed.get(&(kind, place)).copied().unwrap_or(0);
            times * WEIGHT / self.size_of[kind as usize]
        };
        let slots = || model.slots().slot_ids();
        let outside: Vec<SlotId> = slots().filter(|&slot| self.group(slot).is_none()).collect();
        let weights = |unit: UnitId| {
            let kind = self.kinds[unit.index()];
            if self.single {
                let priced = slots().map(|slot| (slot, value(kind, self.told_of(slot))));
                let exceptions = priced.filter(|&(_, value)| value != 0).collect();
                return UnitWeights { default: 0, exceptions };
            }
            UnitWeights {
                default: if outside.is_empty() { 0 } else { value(kind, None) },
                exceptions: outside.iter().map(|&slot| (slot, 0)).collect(),
            }
        };
        Count::AssignmentWeights(AssignmentWeights::new(
            model.slots().unit_ids().map(weights).collect(),
            Price::linear(1),
        ))
    }

    /// The class of a slot's group, where groups hold one each.
    fn told_of(&self, slot: SlotId) -> Option<usize> {
        let group = self.group(slot).filter(|_| self.single)?;
        Some(self.class_of[group])
    }

    fn group(&self, slot: SlotId) -> Option<usize> {
        self.place_of[slot.index()]
    }
}
