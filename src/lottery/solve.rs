//! From a composition to a list of plans, and what is proved of it.

use super::builder::{Lottery, MAX_PLANS};
use super::list::LotteryList;
use super::list_builder::ListBuilder;
use crate::composition::{Chances, Composition, LotteryOptions};
use crate::error::{Error, Faults, InputFault, Noun, fault};
use crate::explain;
use crate::outcome::{Certificate, Outcome, Solution, Standing, StopReason};
use crate::problem::{PricedProblem, sealed::Sealed as _, tier_costs};
use crate::roster::names::nearest;
use crate::solver::{Found, ModelAnswer, Run, Solver, solve_model};

/// Entries of a list unless said otherwise.
const PLANS: u64 = 1_000;

/// What is asked, checked.
pub(super) struct Asked {
    pub(super) entries: u64,
    /// The group that chances are about; `None` if it is any group.
    pub(super) group: Option<usize>,
    /// How many tiers of the model every plan keeps.
    pub(super) tiers: usize,
    pub(super) is_exact: bool,
    pub(super) chances: Chances,
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
                NotProved,
                "tier {tier} cannot be held: it is not proved that no plan is better there; hold fewer tiers, or raise the \
                 limits of the solver"
            )
            .into());
        }
        let builder = ListBuilder { tiers, problem, model: &model, held: &found.cost.0, asked: &asked, run: &run };
        let (list, engine) = builder.list(&found)?;
        let backend = engine.or(found.backend.clone());
        Ok(Outcome::Solved(Solution { backend, ..solution(problem, &run, &found, tiers.len(), list) }))
    }
}

impl Lottery {
    /// What is asked, with all its faults at once.
    fn validated(&self) -> Result<Asked, Error> {
        let LotteryOptions { chances, plans, holding, in_group, exact } = &self.options;
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
        let chances = chances.unwrap_or(Chances::Leximin);
        if let Chances::Goldilocks(weight) = chances
            && !(weight.is_finite() && weight > 0.0)
        {
            faults.push(fault!(NotANumber, "the weight of the least chance is {weight}; it must be a number above 0"));
        }
        if *exact && matches!(chances, Chances::Nash | Chances::Goldilocks(_)) {
            faults.push(fault!(
                NotProved,
                "exactly the best chances are known for leximin and maximin alone; ask for one of them, or leave `exact` out"
            ));
        }
        faults.finish(Asked { entries, group, tiers: held.max(1), is_exact: *exact, chances })
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
    let is_proved = list.levels().iter().all(|level| level.proof.is_some());
    let standing = Standing::new(Vec::new(), &certificate, &[], &[]);
    Solution {
        plan: list,
        certificate,
        violations: Vec::new(),
        exceptions: Vec::new(),
        notes: problem.notes(),
        roster: problem.people().notes().clone(),
        event: problem.event().cloned(),
        stop: run.stopped().unwrap_or(if is_proved { StopReason::Proved } else { StopReason::Steps }),
        seed: run.solver.seed,
        backend: None,
        steps: found.steps,
        untried: None,
        standing,
    }
}
