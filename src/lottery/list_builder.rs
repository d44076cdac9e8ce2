//! A list under way: from what a lottery is asked to be, and a first plan, to plans and their chances.

use super::exchanges;
use super::exclusion::Exclusions;
use super::generation::{Generated, Generation};
use super::levels::{Level, levels};
use super::list::{ListedPlan, LotteryList, MemberChance};
use super::pool::Pool;
use super::proof;
use super::relaxation::Relaxation;
use super::rotation::{Entries, rotate};
use super::targets::Targets;
use super::validate::CheckedOptions;
use super::walk::PlanWalk;
use crate::composition::{Chances, Composition};
use crate::error::{Error, InputFault, fault};
use crate::model::{Assignment, Model, SlotId, UnitId};
use crate::problem::{PricedProblem, Problem, TierWords};
use crate::solver::{Found, Run};
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::collections::HashMap;

/// About what a list takes for each member and entry: a slot while it is made, and a name in the plan.
const BYTES_OF_A_PLACE: usize = 48;

/// Those who take part, by classes of members who are alike in all that plans keep.
struct People {
    classes: Vec<Vec<UnitId>>,
    class_of: Vec<usize>,
    sizes: Vec<i64>,
    /// Whether each slot is a selection.
    counted: Vec<bool>,
}

impl People {
    fn new(model: &Model, group: Option<usize>) -> People {
        let slots = model.slots();
        let counts = |slot: SlotId| slots.group_of(slot).is_some_and(|at| group.is_none_or(|named| named == at));
        let mut classes: Vec<Vec<UnitId>> = Vec::new();
        let class_of: Vec<usize> = model.symmetry_classes().into_iter().map(|class| class as usize).collect();
        for (unit, &class) in slots.unit_ids().zip(&class_of) {
            if class == classes.len() {
                classes.push(Vec::new());
            }
            classes[class].push(unit);
        }
        let sizes = classes.iter().map(|class| class.len() as i64).collect();
        People { classes, class_of, sizes, counted: slots.slot_ids().map(counts).collect() }
    }
}

/// The levels over plans, with those of the relaxation for whoever is on no plan, and for those whose level over plans was
/// not settled. Where plans reach less at some level, more may be left for later ones than the relaxation says.
fn joined(relaxed: Vec<Level>, over_plans: Vec<Level>) -> Vec<Level> {
    let of_classes =
        |level: &Level| level.classes.iter().map(|&class| (class, level.bound.clone())).collect::<Vec<_>>();
    let settled: HashMap<usize, BigRational> = over_plans.iter().flat_map(of_classes).collect();
    let (excluded, mut open): (Vec<Level>, Vec<Level>) = relaxed.into_iter().partition(|level| level.bound.is_zero());
    let is_as_over_plans =
        |level: &Level| level.classes.iter().all(|class| settled.get(class).is_none_or(|own| *own == level.bound));
    let still_hold = open.iter().all(is_as_over_plans);
    for level in &mut open {
        level.classes.retain(|class| !settled.contains_key(class));
        if !still_hold {
            (level.bound, level.weights, level.is_exact) = (BigRational::one(), Vec::new(), false);
        }
    }
    open.retain(|level| !level.classes.is_empty());
    excluded.into_iter().chain(over_plans).chain(open).collect()
}

/// A list under way.
pub(super) struct ListBuilder<'a> {
    pub(super) tiers: &'a [TierWords],
    pub(super) problem: &'a Composition,
    /// What every plan keeps.
    pub(super) model: &'a Model,
    /// What each tier of it costs in every plan.
    pub(super) held: &'a [i64],
    pub(super) options: &'a CheckedOptions,
    pub(super) run: &'a Run<'a>,
}

impl ListBuilder<'_> {
    /// The list, and the engine that took part in proofs over plans, if one did.
    pub(super) fn list(&self, found: &Found) -> Result<(LotteryList, Option<String>), Error> {
        let entries = usize::try_from(self.options.entries).unwrap_or(usize::MAX);
        let needed = entries.saturating_mul(self.model.slots().units()).saturating_mul(BYTES_OF_A_PLACE);
        if needed > self.run.solver.memory {
            return Err(InputFault::list_beyond_memory(needed, self.run.solver.memory).into());
        }
        let people = People::new(self.model, self.options.group);
        let pool = Pool {
            model: self.model,
            held: self.held,
            class_of: &people.class_of,
            sizes: &people.sizes,
            counted: &people.counted,
            seed: self.run.solver.seed,
            steps: self.run.solver.steps,
            // Every plan of the list is checked after it is made.
            interrupts: self.run.interrupts_at_half(),
        };
        let interrupts = self.run.interrupts_at_half();
        let relaxation = Relaxation::of(self.model, self.held, &|slot| people.counted[slot.index()], interrupts);
        let mut levels = relaxation
            .as_ref()
            .map_or(Vec::new(), |relaxation| levels(relaxation, self.run.solver.memory, &interrupts));
        if self.is_one_selection(&levels, &people) {
            let advice = if self.options.group.is_none() && self.problem.group_names().count() > 1 {
                "say by `in_group` which group chances are about, or loosen what is required"
            } else {
                "it is over one plan; loosen what is required, or take that plan"
            };
            let words = "whoever can be selected is on every plan, so that a lottery draws nothing";
            return Err(fault!(AlwaysTheSame, "{words}: {advice}").into());
        }
        let mut chances = self.chances(&levels, &found.assignment, &people);
        let is_leximin = matches!(self.options.chances, Chances::Leximin | Chances::Maximin);
        if let Some(relaxation) = relaxation.filter(|_| !is_leximin) {
            chances = self.other(&relaxation, &levels, chances, &people);
            levels = least_alone(levels);
        }
        let mut engine = None;
        let mut walk = PlanWalk::new(pool, found.assignment.clone());
        let mut herded = pool.list(&mut walk, &chances, &found.assignment, entries);
        if is_leximin && pool.is_apart(&chances, &herded) {
            let excluded: Vec<bool> = (0..people.sizes.len())
                .map(|class| levels.iter().any(|level| level.bound.is_zero() && level.classes.contains(&class)))
                .collect();
            let generation = Generation {
                pool,
                run: self.run,
                tiers: self.tiers,
                excluded: &excluded,
                steps: pool.steps_of_walk(entries),
                first_alone: self.options.chances == Chances::Maximin,
            };
            if let Some(Generated { levels: over_plans, chances, engine: asked }) =
                generation.run(&mut walk, &herded.plans)
            {
                herded = pool.list(&mut walk, &chances, &found.assignment, entries);
                levels = joined(levels, over_plans);
                engine = asked;
            }
        }
        let total = if self.options.is_exact { exchanges::entries(&levels, &people.sizes) } else { None };
        let (seed, steps) = (self.run.solver.seed, pool.steps_of_walk(entries));
        let exactly =
            total.and_then(|total| exchanges::exactly(&mut walk, &herded.plans, &levels, (total, seed, steps)));
        let plans = exactly.unwrap_or(herded.plans);
        complete(&mut levels, people.sizes.len());
        let (plans, turns) = rotate(&plans, &people.classes, &people.counted);
        Ok((self.told(&plans, &turns, &levels, &people.class_of)?, engine))
    }

    /// Whether those who can be on a plan are no more than the places that have to be filled.
    fn is_one_selection(&self, levels: &[Level], people: &People) -> bool {
        let excluded = levels.iter().filter(|level| level.bound.is_zero()).flat_map(|level| &level.classes);
        let excluded: usize = excluded.map(|&class| people.classes[class].len()).sum();
        let sizes = self.model.slots().sizes().iter().enumerate();
        let counted = sizes.filter(|&(at, _)| self.options.group.is_none_or(|group| group == at));
        people.class_of.len() - excluded <= counted.map(|(_, size)| *size.start()).sum()
    }

    /// Chances that are fair in another sense, from those of leximin.
    fn other(&self, relaxation: &Relaxation, levels: &[Level], leximin: Vec<f64>, people: &People) -> Vec<f64> {
        let interrupts = self.run.interrupts_at_half();
        let able: Vec<bool> = leximin.iter().map(|&chance| chance > 0.0).collect();
        let members: i64 = people.sizes.iter().zip(&able).filter(|(_, able)| **able).map(|(&size, _)| size).sum();
        let selected: f64 = people.sizes.iter().zip(&leximin).map(|(&size, chance)| size as f64 * chance).sum();
        let least = levels.iter().find(|level| !level.bound.is_zero()).and_then(|level| level.bound.to_f64());
        let targets = Targets::new(relaxation, able, interrupts);
        match (self.options.chances, least) {
            (Chances::Nash, _) => targets.nash(&leximin),
            (Chances::Goldilocks(weight), Some(least)) => {
                targets.goldilocks(weight, least, selected / members.max(1) as f64, &leximin)
            }
            _ => leximin,
        }
    }

    /// The chance that each class is to have: that of its level, or where levels are missing that of an even share of what
    /// is left.
    fn chances(
        &self,
        levels: &[Level],
        plan: &Assignment,
        People { sizes, class_of, counted, .. }: &People,
    ) -> Vec<f64> {
        let mut chances: Vec<Option<f64>> = vec![None; sizes.len()];
        for level in levels {
            let chance = level.bound.to_f64().unwrap_or(0.0);
            level.classes.iter().for_each(|&class| chances[class] = Some(chance));
        }
        let places = plan.slots().iter().filter(|slot| counted[slot.index()]).count() as f64;
        let given: f64 = chances.iter().zip(sizes).map(|(chance, &size)| chance.unwrap_or(0.0) * size as f64).sum();
        let open = class_of.iter().filter(|&&class| chances[class].is_none()).count();
        let even = ((places - given) / open.max(1) as f64).clamp(0.0, 1.0);
        chances.into_iter().map(|chance| chance.unwrap_or(even)).collect()
    }

    /// The list as people and files have it, each plan priced by the definitions of the rules.
    fn told(
        &self,
        plans: &[Entries],
        turns: &[u64],
        levels: &[Level],
        class_of: &[usize],
    ) -> Result<LotteryList, Error> {
        let mut times: HashMap<&[SlotId], u64> = HashMap::new();
        let mut first: Vec<&Assignment> = Vec::new();
        for entries in plans {
            let times = times.entry(entries.plan.slots()).or_insert(0);
            if *times == 0 {
                first.push(&entries.plan);
            }
            *times += entries.times;
        }
        let listed = first.into_iter().map(|assignment| {
            let plan = self.problem.bare_plan(assignment);
            let priced =
                self.problem.price(&plan).map_err(|faults| Error::Unsound { details: format!("{faults:?}") })?;
            if priced[..self.held.len()] != *self.held {
                let details = format!("a plan of the list costs {priced:?} by its rules, and not {:?}", self.held);
                return Err(Error::Unsound { details });
            }
            Ok(ListedPlan { plan, times: times[assignment.slots()] })
        });
        let plans = listed.collect::<Result<Vec<_>, Error>>()?;
        let total: u64 = plans.iter().map(|listed| listed.times).sum();
        let told = proof::levels(levels, turns, class_of, total);
        let mut level_of: Vec<Option<usize>> = vec![None; class_of.len()];
        for (at, level) in told.iter().enumerate() {
            level.units.iter().for_each(|&unit| level_of[unit] = Some(at));
        }
        let named = |unit: usize| self.problem.unit_name(UnitId(unit as u32)).unwrap_or_default();
        let exclusions = Exclusions { problem: self.problem, group: self.options.group, run: self.run };
        let mut reasons = exclusions.reasons(&level_of, class_of, &named);
        let members = (0..class_of.len()).map(|unit| MemberChance {
            id: named(unit),
            times: turns[unit],
            level: level_of[unit],
            excluded: reasons.remove(&unit),
        });
        Ok(LotteryList {
            plans,
            members: members.collect(),
            levels: told.into_iter().map(|level| level.told).collect(),
            group: self.options.group.and_then(|at| self.problem.group_names().nth(at)).map(str::to_owned),
        })
    }
}

/// Where chances are not those of leximin, all that is known is that nobody can have more than the least of these at best.
fn least_alone(levels: Vec<Level>) -> Vec<Level> {
    let (mut excluded, able): (Vec<Level>, Vec<Level>) = levels.into_iter().partition(|level| level.bound.is_zero());
    let classes = able.iter().flat_map(|level| level.classes.iter().copied()).collect();
    let first = able.into_iter().next();
    excluded.extend(first.map(|first| Level { classes, is_exact: false, ..first }));
    excluded
}

/// Adds a level without a bound for classes of which nothing is known.
fn complete(levels: &mut Vec<Level>, classes: usize) {
    let mut is_known = vec![false; classes];
    levels.iter().flat_map(|level| &level.classes).for_each(|&class| is_known[class] = true);
    let classes: Vec<usize> = (0..classes).filter(|&class| !is_known[class]).collect();
    if !classes.is_empty() {
        levels.push(Level {
            bound: BigRational::one(),
            classes,
            is_exact: false,
            over_plans: false,
            weights: Vec::new(),
        });
    }
}
