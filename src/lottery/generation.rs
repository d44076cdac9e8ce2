//! Chances over the plans themselves, where the relaxation promises more than they can hold: column generation (Flanigan
//! et al., *Fair algorithms for selecting citizens' assemblies*, 2021). A program shares the draws out among the plans
//! that are known; the prices of chances say which further plan would be worth most; where none is worth more than
//! those known, they prove the level.

use super::levels::Level;
use super::pool::Pool;
use super::rotation::Entries;
use super::walk::PlanWalk;
use crate::linear::{Basis, ColumnBounds, LinearProgram, RowBounds, Simplex, whole};
use crate::model::{Assignment, AssignmentWeights, Count, Price, SlotId, UnitWeights};
use crate::problem::TierWords;
use crate::solver::{ModelAnswer, Run, Solver, solve_model};
use crate::unit::Unit;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::collections::HashSet;

/// Classes beyond which it is not tried: each has a row.
const MAX_CLASSES: usize = 600;
/// Programs of all levels at most.
const MAX_ROUNDS: usize = 400;
/// Plans from which a walk to one that is worth more begins.
const STARTS: usize = 3;
/// Steps of the search for a plan that is worth most, before a program.
const STEPS: u64 = 200_000;
/// What differs by less is the same chance.
const SAME: f64 = 1e-7;
/// Prices beyond this are none that whole numbers could hold.
const GREATEST: f64 = 1e6;
/// The greatest common denominator that is looked for among prices, and what prices are rounded to if there is none.
const DENOMINATORS: (u32, f64) = (5_000, (1u64 << 30) as f64);

/// Chances over plans, level by level.
pub(super) struct Generated {
    pub(super) levels: Vec<Level>,
    /// A chance of each class that a lottery over plans gives, near the best as far as levels go.
    pub(super) chances: Vec<f64>,
    /// The engine that took part in proofs, if one did.
    pub(super) engine: Option<String>,
}

pub(super) struct Generation<'a> {
    pub(super) pool: Pool<'a>,
    pub(super) run: &'a Run<'a>,
    /// The tiers of the model.
    pub(super) tiers: &'a [TierWords],
    /// Classes that the relaxation shows to be on no plan.
    pub(super) excluded: &'a [bool],
    /// Whether the first level is all that is asked for.
    pub(super) first_alone: bool,
    /// Moves of a walk to a plan that is worth more.
    pub(super) steps: usize,
}

/// The plans that are known, and what is settled.
struct Master {
    plans: Vec<Assignment>,
    /// Members of each class on each plan.
    on_plans: Vec<Vec<i64>>,
    seen: HashSet<Vec<i64>>,
    settled: Vec<Option<BigRational>>,
    basis: Option<Basis>,
    engine: Option<String>,
}

/// The best shares of the plans that are known.
struct Shares {
    /// Share of each plan.
    of_plans: Vec<f64>,
    /// What one more turn of a member of each class is worth.
    worth: Vec<f64>,
    /// The greatest worth of all plans that are known.
    most: f64,
    level: f64,
}

impl Generation<'_> {
    /// The levels over all plans, from those of a list; fewer than there are where it takes too long. `None` if there are
    /// too many classes.
    pub(super) fn run(&self, walk: &mut PlanWalk<'_>, plans: &[Entries]) -> Option<Generated> {
        let sizes = self.pool.sizes;
        if sizes.len() > MAX_CLASSES {
            return None;
        }
        let settled = self.excluded.iter().map(|&excluded| excluded.then(BigRational::zero)).collect();
        let mut master = Master {
            plans: Vec::new(),
            on_plans: Vec::new(),
            seen: HashSet::new(),
            settled,
            basis: None,
            engine: None,
        };
        for Entries { plan, .. } in plans {
            walk.go_to(plan);
            master.add(plan, walk.on_plan());
        }
        let mut levels = Vec::new();
        let mut shares = None;
        let mut rounds = 0;
        while master.settled.iter().any(Option::is_none) {
            let Some((level, last)) = self.level(walk, &mut master, &mut rounds) else { break };
            shares = Some(last);
            let Some(level) = level else { break };
            level.classes.iter().for_each(|&class| master.settled[class] = Some(level.bound.clone()));
            levels.push(level);
            if self.first_alone {
                break;
            }
        }
        let shares = shares?;
        let mut chances = vec![0.0; sizes.len()];
        for (share, on) in shares.of_plans.iter().zip(&master.on_plans).filter(|(share, _)| **share > 0.0) {
            let of_class = chances.iter_mut().zip(on).zip(sizes);
            of_class.for_each(|((chance, &on), &size)| *chance += share * on as f64 / size as f64);
        }
        for level in &levels {
            let chance = level.bound.to_f64().unwrap_or(0.0);
            level.classes.iter().for_each(|&class| chances[class] = chance);
        }
        Some(Generated { levels, chances, engine: master.engine })
    }

    /// The next level, or `None` beside the shares if it could not be proved.
    fn level(
        &self,
        walk: &mut PlanWalk<'_>,
        master: &mut Master,
        rounds: &mut usize,
    ) -> Option<(Option<Level>, Shares)> {
        loop {
            *rounds += 1;
            let shares = master.shares(self.pool.sizes, self)?;
            if *rounds > MAX_ROUNDS || self.run.stopped().is_some() {
                return Some((None, shares));
            }
            if self.search(walk, master, &shares) {
                continue;
            }
            let Some(weights) = weights(&shares.worth) else { return Some((None, shares)) };
            let most = match self.most(&weights, master, walk, &shares) {
                Priced::Better => continue,
                Priced::Bound(most) => most,
                Priced::Open => return Some((None, shares)),
            };
            let level = master.level(self.pool.sizes, &weights, most, &shares);
            return Some((level, shares));
        }
    }

    /// Looks for plans that are worth more than those known, from those that have the greatest shares; whether one was
    /// found.
    fn search(&self, walk: &mut PlanWalk<'_>, master: &mut Master, shares: &Shares) -> bool {
        let mut from: Vec<usize> = (0..master.plans.len()).filter(|&at| shares.of_plans[at] > SAME).collect();
        from.sort_by(|&a, &b| shares.of_plans[b].total_cmp(&shares.of_plans[a]));
        let mut found = false;
        for at in from.into_iter().take(STARTS) {
            walk.go_to(&master.plans[at]);
            walk.weigh(&shares.worth);
            walk.improve(self.steps);
            if value(&shares.worth, walk.on_plan()) > shares.most + SAME {
                found |= master.add(walk.plan(), walk.on_plan());
            }
        }
        found
    }

    /// The greatest worth of any plan at whole prices, proved by the solver.
    fn most(&self, weights: &[i64], master: &mut Master, walk: &mut PlanWalk<'_>, shares: &Shares) -> Priced {
        let model = self.pool.model;
        let weigh = |&class: &usize| {
            let slots = (0..self.pool.counted.len()).filter(|&slot| self.pool.counted[slot]);
            let exceptions = slots.map(|slot| (SlotId(slot as u32), -weights[class])).collect();
            UnitWeights { default: 0, exceptions }
        };
        let weighed = self.pool.class_of.iter().map(weigh).collect();
        let priced = model.with_tier(vec![Count::AssignmentWeights(AssignmentWeights::new(weighed, Price::linear(1)))]);
        let last = model.tiers();
        let mut tiers = self.tiers.to_vec();
        let unit = Unit::new("turn", "turns");
        tiers.push(TierWords { tier: u32::MAX, unit, scale: 1, level: None, adds_up: false, gain: true });
        let by_share = |&a: &usize, &b: &usize| shares.of_plans[a].total_cmp(&shares.of_plans[b]);
        let Some(start) = (0..master.plans.len()).max_by(by_share) else { return Priced::Open };
        let solver: Solver = self.run.solver.clone().unwatched().steps(STEPS.min(self.run.solver.steps));
        let run = Run::until(&solver, self.run.deadline);
        match solve_model(&run, &priced, &tiers, Some(&master.plans[start])) {
            Ok(ModelAnswer::Found(found)) if found.cost.0[..last] == *self.pool.held => {
                walk.go_to(&found.assignment);
                let better = value(&shares.worth, walk.on_plan()) > shares.most + SAME;
                if better && master.add(&found.assignment, walk.on_plan()) {
                    return Priced::Better;
                }
                master.engine = found.backend.or(master.engine.take());
                Priced::Bound(found.bounds[last].saturating_neg())
            }
            _ => Priced::Open,
        }
    }
}

/// What the solver says of the plan that is worth most.
enum Priced {
    /// A plan is worth more than all that were known.
    Better,
    /// No plan is worth more than this at whole prices.
    Bound(i64),
    Open,
}

/// What a plan is worth.
fn value(worth: &[f64], on_plan: &[i64]) -> f64 {
    worth.iter().zip(on_plan).map(|(worth, &on)| worth * on as f64).sum()
}

/// Prices as whole numbers: multiples of a common denominator, if they have a small one. `None` if all are 0.
fn weights(worth: &[f64]) -> Option<Vec<i64>> {
    let greatest = worth.iter().copied().fold(0.0, f64::max);
    if greatest <= 0.0 || greatest > GREATEST {
        return None;
    }
    let near = |scale: f64| worth.iter().all(|worth| (worth * scale - (worth * scale).round()).abs() < 1e-6);
    let denominator = (1..=DENOMINATORS.0).map(f64::from).find(|&scale| near(scale) && greatest * scale > 0.5);
    let scale = denominator.unwrap_or(DENOMINATORS.1 / greatest);
    Some(worth.iter().map(|worth| (worth * scale).round().max(0.0) as i64).collect())
}

impl Master {
    /// Adds a plan; whether nothing like it was known.
    fn add(&mut self, plan: &Assignment, on_plan: &[i64]) -> bool {
        let is_new = self.seen.insert(on_plan.to_vec());
        if is_new {
            self.plans.push(plan.clone());
            self.on_plans.push(on_plan.to_vec());
        }
        is_new
    }

    /// Shares of the plans with which the least chance that is not settled is as large as can be.
    fn shares(&mut self, sizes: &[i64], of: &Generation<'_>) -> Option<Shares> {
        let zero = BigRational::zero;
        let mut program = LinearProgram::default();
        let slack = BigRational::new(1.into(), 1_000_000_000.into());
        for (settled, &size) in self.settled.iter().zip(sizes) {
            let least = settled.as_ref().map_or_else(zero, |chance| chance - &slack);
            program.row(RowBounds { lower: Some(least * whole(size)), upper: None });
        }
        let one = Some(BigRational::one());
        let all = program.row(RowBounds { lower: one.clone(), upper: one.clone() });
        let of_level = self.settled.iter().zip(sizes).enumerate().filter(|(_, (settled, _))| settled.is_none());
        let of_level = of_level.map(|(class, (_, &size))| (class, -size)).collect();
        let level = program.column(ColumnBounds { lower: zero(), upper: one.clone() }, 1, of_level);
        for on in &self.on_plans {
            let on = on.iter().copied().enumerate().filter(|(_, on)| *on > 0);
            program.column(ColumnBounds { lower: zero(), upper: None }, 0, on.chain([(all, 1)]).collect());
        }
        let optimum = Simplex::new(&program, self.basis.as_ref(), of.pool.interrupts).run()?;
        self.basis = Some(optimum.basis);
        let worth: Vec<f64> = optimum.prices[..sizes.len()].iter().map(|price| (-price).max(0.0)).collect();
        let most = self.on_plans.iter().map(|on| value(&worth, on)).fold(0.0, f64::max);
        Some(Shares { of_plans: optimum.values[1..].to_vec(), worth, most, level: optimum.values[level] })
    }

    /// The level that whole prices prove, if no plan is worth more than `most`, and the classes that are settled by it;
    /// `None` if that is above what the plans give.
    fn level(&self, sizes: &[i64], weights: &[i64], most: i64, shares: &Shares) -> Option<Level> {
        let (mut open, mut rest) = (BigInt::zero(), whole(most));
        let (mut classes, mut by_settled) = (Vec::new(), Vec::new());
        for (class, (&weight, &size)) in weights.iter().zip(sizes).enumerate().filter(|(_, (weight, _))| **weight > 0) {
            let all = BigInt::from(weight) * size;
            match &self.settled[class] {
                None => {
                    open += all;
                    classes.push(class);
                }
                Some(chance) => {
                    let all = BigRational::from_integer(all);
                    rest -= &all * chance;
                    by_settled.push((class, all));
                }
            }
        }
        if open.is_zero() {
            return None;
        }
        let open = BigRational::from_integer(open);
        let bound = (rest / &open).min(BigRational::one());
        let is_reached = bound.to_f64().is_some_and(|bound| bound <= shares.level + 2.0 * SAME);
        let weights = by_settled.into_iter().map(|(class, all)| (class, all / &open)).collect();
        is_reached.then_some(Level { bound, classes, is_exact: true, over_plans: true, weights })
    }
}
