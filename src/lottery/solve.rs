//! From a composition to a list of plans, and what is proved of it.

use super::behind::Behind;
use super::builder::{Lottery, MAX_PLANS};
use super::exact::{self, Exactly};
use super::exclusion;
use super::generation::{Generated, Generation};
use super::herd::Herding;
use super::levels::{Level, levels};
use super::list::{ListedPlan, LotteryList, MemberChance};
use super::proof;
use super::relaxation::Relaxation;
use super::rotation::{Entries, rotate};
use crate::composition::{Composition, LotteryOptions};
use crate::error::{Error, Faults, InputFault, Noun, fault};
use crate::explain;
use crate::model::{Assignment, Model, SlotId, UnitId};
use crate::outcome::{Certificate, Outcome, Solution, Standing, StopReason};
use crate::problem::{PricedProblem, Problem, TierWords, sealed::Sealed as _, tier_costs};
use crate::roster::names::nearest;
use crate::solver::{Found, ModelAnswer, Run, Solver, solve_model};
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::collections::HashMap;

/// Entries of a list unless said otherwise.
const PLANS: u64 = 1_000;

/// Classes of members who can be on no plan of which the reason is looked for.
const MAX_REASONS: usize = 20;

/// What is asked, checked.
struct Asked {
    entries: u64,
    /// The group that chances are about.
    group: Option<usize>,
    /// How many tiers of the model every plan keeps.
    tiers: usize,
    is_exact: bool,
}

impl Solver {
    /// Solves a lottery: a list of plans from which one is drawn, such that everybody has the greatest chance that the
    /// rules allow.
    ///
    /// ```
    /// use roundtable::{Composition, Lottery, Member, Roster, Rule, Solver};
    ///
    /// let people = [("ana", "north"), ("bo", "north"), ("cy", "north"), ("di", "south")];
    /// let roster = Roster::new(people.map(|(id, site)| Member::new(id).tag("site", site)))?;
    /// let problem = Composition::builder(&roster).group("panel", 2).require(Rule::places("south", 1..)).build()?;
    /// let list = Solver::new().lottery(&Lottery::over(&problem).plans(30))?.solution().expect("there are plans").plan;
    /// assert_eq!(list.members().iter().map(|member| member.times).collect::<Vec<_>>(), [10, 10, 10, 30]);
    /// assert!(list.levels().iter().all(|level| level.proof.is_some()));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All faults of what is asked, such as a tier to hold that is not proved; and as [`solve`](Solver::solve).
    pub fn lottery(&self, lottery: &Lottery) -> Result<Outcome<LotteryList>, Error> {
        let problem = &lottery.problem;
        let asked = lottery.validated()?;
        let run = Run::new(self);
        if let Some(conflict) = explain::counted(problem, &run) {
            return conflict.map(Outcome::Impossible);
        }
        let model = problem.model().up_to(asked.tiers - 1);
        let tiers = &problem.tiers()[..asked.tiers];
        let found = match solve_model(&run, &model, tiers, None)? {
            ModelAnswer::Found(found) => found,
            ModelAnswer::Impossible => return Ok(Outcome::Impossible(explain::explain(problem, &run)?)),
            ModelAnswer::Stopped(attempt) => return Ok(Outcome::Undecided(explain::undecided(problem, attempt))),
        };
        if let Some(open) = found.proofs.iter().position(Option::is_none) {
            let tier = tiers[open].tier;
            return Err(fault!(
                OnlyPreferred,
                "tier {tier} cannot be held: it is not proved that no plan is better there; hold fewer tiers, or raise the \
                 limits of the solver"
            )
            .into());
        }
        let list =
            Drawing { tiers, problem, model: &model, held: &found.cost.0, asked: &asked, run: &run }.list(&found)?;
        Ok(Outcome::Solved(solution(problem, &run, &found, tiers.len(), list)))
    }
}

impl Lottery {
    /// What is asked, with all its faults at once.
    fn validated(&self) -> Result<Asked, Error> {
        let LotteryOptions { plans, holding, in_group, .. } = &self.options;
        let mut faults = Faults::default();
        let entries = plans.unwrap_or(PLANS);
        if entries == 0 {
            faults.push(fault!(Zero, "a list of 0 plans leaves nothing to draw; ask for at least 1"));
        } else if entries > MAX_PLANS {
            faults.push(fault!(BeyondLimit, "a list has at most {MAX_PLANS} plans; {entries} are asked for"));
        }
        let tiers = self.problem.tiers();
        let held = tiers.iter().take_while(|words| words.tier <= holding.unwrap_or(0)).count();
        if let Some(tier) = holding.filter(|&tier| tier > 0 && tiers.iter().all(|words| words.tier != tier)) {
            faults.push(fault!(Unknown, "there is no tier {tier} to hold; nothing is preferred in it"));
        }
        let group = in_group.as_ref().and_then(|name| {
            let group = self.problem.group_names().position(|group| group == name);
            if group.is_none() {
                faults.push(InputFault::unknown(Noun::Group, name, nearest(name, self.problem.group_names())));
            }
            group
        });
        faults.finish(Asked { entries, group, tiers: held.max(1), is_exact: self.options.exact })
    }
}

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
        level.is_exact = false;
        if !still_hold {
            (level.bound, level.weights) = (BigRational::one(), Vec::new());
        }
    }
    open.retain(|level| !level.classes.is_empty());
    excluded.into_iter().chain(over_plans).chain(open).collect()
}

/// A list under way.
struct Drawing<'a> {
    tiers: &'a [TierWords],
    problem: &'a Composition,
    model: &'a Model,
    held: &'a [i64],
    asked: &'a Asked,
    run: &'a Run<'a>,
}

impl Drawing<'_> {
    fn list(&self, found: &Found) -> Result<LotteryList, Error> {
        let people = People::new(self.model, self.asked.group);
        let herding = Herding {
            model: self.model,
            held: self.held,
            class_of: &people.class_of,
            sizes: &people.sizes,
            counted: &people.counted,
            seed: self.run.solver.seed,
            steps: self.run.solver.steps,
            interrupts: self.run.interrupts(),
        };
        let interrupts = self.run.interrupts_at_half();
        let relaxation = Relaxation::of(self.model, self.held, &|slot| people.counted[slot.index()], interrupts);
        let mut levels = relaxation.map_or(Vec::new(), |relaxation| levels(&relaxation, &interrupts));
        if self.is_one_selection(&levels, &people) {
            return Err(fault!(
                AlwaysTheSame,
                "all plans select the same members, so that the lottery is over one plan and nothing is drawn; loosen what is \
                 required, or take that plan"
            )
            .into());
        }
        let chances = self.chances(&levels, &found.assignment, &people);
        let entries = usize::try_from(self.asked.entries).unwrap_or(usize::MAX);
        let mut behind = Behind::new(herding, found.assignment.clone());
        let mut herded = herding.list(&mut behind, &chances, &found.assignment, entries);
        if herding.is_apart(&chances, &herded) {
            let excluded: Vec<bool> = (0..people.sizes.len())
                .map(|class| levels.iter().any(|level| level.bound.is_zero() && level.classes.contains(&class)))
                .collect();
            let generation = Generation {
                herding,
                run: self.run,
                tiers: self.tiers,
                excluded: &excluded,
                steps: herding.steps_of_walk(entries),
            };
            if let Some(Generated { levels: over_plans, chances }) = generation.run(&mut behind, &herded.plans) {
                herded = herding.list(&mut behind, &chances, &found.assignment, entries);
                levels = joined(levels, over_plans);
            }
        }
        let total = if self.asked.is_exact { exact::entries(&levels) } else { None };
        let exactly = total.and_then(|total| Exactly::new(&mut behind, &herded.plans, &levels, total)?.run());
        let plans = exactly.unwrap_or(herded.plans);
        let (plans, turns) = rotate(&plans, &people.classes, &people.counted);
        self.told(&plans, &turns, &levels, &people.class_of)
    }

    /// Whether those who can be on a plan are no more than the places that have to be filled.
    fn is_one_selection(&self, levels: &[Level], people: &People) -> bool {
        let excluded = levels.iter().filter(|level| level.bound.is_zero()).flat_map(|level| &level.classes);
        let excluded: usize = excluded.map(|&class| people.classes[class].len()).sum();
        let sizes = self.model.slots().sizes().iter().enumerate();
        let counted = sizes.filter(|&(at, _)| self.asked.group.is_none_or(|group| group == at));
        people.class_of.len() - excluded <= counted.map(|(_, size)| *size.start()).sum()
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
            let plan = self.problem.plan(assignment);
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
        let mut reasons = self.reasons(&level_of, class_of, &named);
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
            group: self.asked.group.and_then(|at| self.problem.group_names().nth(at)).map(str::to_owned),
        })
    }
}

impl Drawing<'_> {
    /// Why those can be on no plan who have no level, as far as that is found for the first of their classes.
    fn reasons(
        &self,
        level_of: &[Option<usize>],
        class_of: &[usize],
        named: &dyn Fn(usize) -> String,
    ) -> HashMap<usize, String> {
        let mut reasons = HashMap::new();
        let group = match self.asked.group {
            None if self.problem.group_names().count() > 1 => return reasons,
            group => self.problem.group_names().nth(group.unwrap_or(0)).unwrap_or_default(),
        };
        let mut of_class: HashMap<usize, Option<String>> = HashMap::new();
        for unit in (0..level_of.len()).filter(|&unit| level_of[unit].is_none()) {
            let is_over = of_class.len() >= MAX_REASONS || self.run.stopped().is_some();
            if is_over && !of_class.contains_key(&class_of[unit]) {
                continue;
            }
            let why = of_class.entry(class_of[unit]);
            let why = why.or_insert_with(|| exclusion::reason(self.problem, &named(unit), group, self.run.solver));
            reasons.extend(why.clone().map(|why| (unit, why)));
        }
        reasons
    }
}

/// The answer, with a certificate for each tier that all plans keep.
fn solution(
    problem: &Composition,
    run: &Run<'_>,
    found: &Found,
    tiers: usize,
    list: LotteryList,
) -> Solution<LotteryList> {
    let costs = tier_costs(&problem.tiers()[..tiers], &found.cost.0);
    let certificate: Vec<Certificate> = (costs.into_iter().zip(&found.proofs))
        .map(|(cost, &proof)| Certificate {
            tier: cost.tier,
            cost: cost.cost,
            bound: cost.cost,
            unit: cost.unit,
            scale: cost.scale,
            proof,
            level: cost.level,
            gain: cost.gain,
        })
        .collect();
    let standing = Standing::new(Vec::new(), &certificate, &[], &[]);
    Solution {
        plan: list,
        certificate,
        violations: Vec::new(),
        exceptions: Vec::new(),
        notes: problem.notes(),
        roster: problem.people().notes().clone(),
        event: problem.event().cloned(),
        stop: run.stopped().unwrap_or(StopReason::Proved),
        seed: run.solver.seed,
        backend: found.backend.clone(),
        steps: found.steps,
        untried: None,
        standing,
    }
}
