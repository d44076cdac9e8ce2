//! Stage by stage: each part is planned given those before it, and an earlier part is taken otherwise where it leaves a
//! later one no plan.

use super::Project;
use super::outcome::{EarlierPart, ProjectConflict, ProjectOutcome, UndecidedPart};
use super::part::Part;
use super::parts::{Parts, PlannedPart};
use super::people::People;
use super::plan::ProjectPlan;
use super::stages;
use crate::error::{Error, InputFaults};
use crate::outcome::{Alternatives, Conflict, Outcome, Solution, Undecided};
use crate::problem::Problem;
use crate::rota::RotaBuilder;
use crate::solver::Solver;
use std::collections::BTreeSet;
use std::time::Instant;

/// Other plans of an earlier part that are tried where a later one has no plan.
const TRIES: usize = 5;

/// A solver whose limits are for all parts together: each has as many of its steps, and what is left of its time.
struct Limited<'a> {
    solver: &'a Solver,
    parts: usize,
    started: Instant,
}

impl Limited<'_> {
    fn now(&self) -> Solver {
        let solver = self.solver.with_time_since(self.started);
        let steps = solver.steps / self.parts.max(1) as u64;
        solver.steps(steps)
    }
}

/// Why a part has no plan.
enum Failure {
    Impossible(Conflict),
    Undecided(Undecided),
}

impl Project {
    /// Plans all parts, in their order, each given those before it. The solver's limits of steps and time are for all parts
    /// together: each may take an even part of the steps.
    ///
    /// ```
    /// use roundtable::{Meeting, Member, Project, ProjectRole, Roster, Solver};
    ///
    /// let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new))?;
    /// let project = Project::builder(&roster)
    ///     .name("Reading group")
    ///     .meeting(Meeting::new("2027-01-12"))
    ///     .meeting(Meeting::new("2027-02-09").absent("bo"))
    ///     .role(ProjectRole::new("chair"))
    ///     .build()?;
    /// let plan = project.plan(&Solver::new().seed(7))?.plan().expect("there are people enough");
    /// assert_eq!(plan.rota().expect("there are roles").plan.meetings().len(), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Solver::solve`], and faults of parts that only who was selected shows.
    pub fn plan(&self, solver: &Solver) -> Result<ProjectOutcome, Error> {
        let solver = &Limited { solver, parts: self.order.len(), started: Instant::now() };
        let mut parts = Parts::default();
        for (at, &part) in self.order.iter().enumerate() {
            match self.plan_part(part, &mut parts, solver)? {
                None => {}
                Some(Failure::Undecided(undecided)) => {
                    return Ok(ProjectOutcome::Undecided(Box::new(UndecidedPart { part, undecided })));
                }
                Some(Failure::Impossible(conflict)) => match self.go_back(at, &parts, solver)? {
                    Ok(others) => parts = others,
                    Err(after) => {
                        return Ok(ProjectOutcome::Impossible(Box::new(ProjectConflict { part, conflict, after })));
                    }
                },
            }
        }
        let (parts, others) = self.best_group(parts, solver)?;
        Ok(ProjectOutcome::Planned(Box::new(ProjectPlan::new(self.clone(), parts, others))))
    }

    /// Of the groups that are as good as the one selected, the one after which the later parts are best, with how many
    /// others were tried. What was announced before is not changed for that.
    fn best_group(&self, parts: Parts, solver: &Limited<'_>) -> Result<(Parts, usize), Error> {
        let later = || self.order.iter().filter(|&&part| part != Part::Group);
        let cost = |parts: &Parts| -> Vec<i64> {
            later().flat_map(|&part| parts.certificate(part)).map(|certificate| certificate.cost).collect()
        };
        if parts.group.is_none() || self.history.is_some() || cost(&parts).iter().all(|cost| *cost <= 0) {
            return Ok((parts, 0));
        }
        let others = self.alternatives(Part::Group, &parts, solver)?;
        let (tried, last) = (others.len(), self.order.len() - 1);
        let mut best = parts;
        for other in others {
            let planned = self.plan_again(Part::Group, other, last, solver)?;
            if let Some(planned) = planned.filter(|planned| cost(planned) < cost(&best)) {
                best = planned;
            }
        }
        Ok((best, tried))
    }

    /// The earlier parts whose plans a part is made of, the last first.
    fn stands_on(&self, at: usize) -> Vec<Part> {
        let earlier = self.order[..at].iter().rev().copied();
        earlier.filter(|&earlier| self.is_coupled(earlier, self.order[at])).collect()
    }

    /// Whether a part is made of what an earlier one decides.
    pub(super) fn is_coupled(&self, earlier: Part, later: Part) -> bool {
        let roles = &self.given.roles;
        match (earlier, later) {
            (Part::Group, _) => true,
            (Part::Rota, Part::Work) => roles.iter().any(|role| role.prepare_hours.is_some()),
            (Part::Rota, Part::Tables) => roles.iter().any(|role| role.each_table),
            (Part::Rota, Part::Seating) => roles.iter().any(|role| !role.seat.is_any()),
            (Part::Work, Part::Rota) => roles.iter().any(|role| !role.learnt_at.is_empty()),
            (Part::Tables, Part::Seating) => true,
            _ => false,
        }
    }

    /// Other plans of an earlier part that leave a plan to the part at a position; or which part leaves none.
    fn go_back(
        &self,
        at: usize,
        parts: &Parts,
        solver: &Limited<'_>,
    ) -> Result<Result<Parts, Option<EarlierPart>>, Error> {
        let mut blamed = None;
        for earlier in self.stands_on(at) {
            let others = self.alternatives(earlier, parts, solver)?;
            for other in &others {
                if let Some(planned) = self.plan_again(earlier, other.clone(), at, solver)? {
                    return Ok(Ok(planned));
                }
            }
            let rules = self.rules_to_blame(earlier, at, parts, solver)?;
            let earlier = EarlierPart { part: earlier, others: others.len(), rules };
            // The part that is blamed is the nearest one of which some rule could give way.
            if blamed.as_ref().is_none_or(|known: &EarlierPart| known.rules.is_empty()) {
                blamed = Some(earlier);
            }
        }
        Ok(Err(blamed))
    }

    /// The parts from the one after `earlier` up to a position, planned anew; `None` if one of them has no plan.
    fn plan_again(
        &self,
        earlier: Part,
        mut parts: Parts,
        at: usize,
        solver: &Limited<'_>,
    ) -> Result<Option<Parts>, Error> {
        let from = self.order.iter().position(|part| *part == earlier).map_or(0, |at| at + 1);
        for &part in &self.order[from..=at] {
            if self.plan_part(part, &mut parts, solver)?.is_some() {
                return Ok(None);
            }
        }
        Ok(Some(parts))
    }

    /// The required rules of an earlier part without any one of which there is a plan up to a position.
    fn rules_to_blame(
        &self,
        earlier: Part,
        at: usize,
        parts: &Parts,
        solver: &Limited<'_>,
    ) -> Result<Vec<crate::outcome::ClashingRule>, Error> {
        let mut rules = Vec::new();
        for (number, words) in parts.required(earlier) {
            let mut relaxed = parts.clone();
            self.order[..=at]
                .iter()
                .filter(|part| !self.comes_before(**part, earlier))
                .for_each(|part| relaxed.forget(*part));
            let without = BTreeSet::from([number]);
            if self.plan_without(earlier, &without, &mut relaxed, solver)?.is_none()
                && self.plan_again(earlier, relaxed, at, solver)?.is_some()
            {
                rules.push(words);
            }
        }
        Ok(rules)
    }

    fn comes_before(&self, part: Part, other: Part) -> bool {
        let position = |of: Part| self.order.iter().position(|known| *known == of);
        position(part) < position(other)
    }

    /// Plans a part given the others that are planned.
    fn plan_part(&self, part: Part, parts: &mut Parts, solver: &Limited<'_>) -> Result<Option<Failure>, Error> {
        self.plan_without(part, &BTreeSet::new(), parts, solver)
    }

    /// The same without some of its rules, by their numbers from 1.
    fn plan_without(
        &self,
        part: Part,
        without: &BTreeSet<usize>,
        parts: &mut Parts,
        solver: &Limited<'_>,
    ) -> Result<Option<Failure>, Error> {
        parts.forget(part);
        // A macro, as the five builders have no trait.
        macro_rules! planned {
            ($field:ident, $builder:expr, $people:expr) => {{
                let Some(builder) = $builder else { return Ok(None) };
                let (people, builder) = ($people, builder.without_rules(without));
                let roster = people.roster();
                let build = |resting: &BTreeSet<usize>| builder.clone().without_rules(resting).build_with(&roster);
                match solved(build, &people, solver)? {
                    Ok(planned) => {
                        parts.$field = Some(planned);
                        Ok(None)
                    }
                    Err(failure) => Ok(Some(failure)),
                }
            }};
        }
        match part {
            Part::Group => {
                let Some(builder) = stages::group(self) else { return Ok(None) };
                let problem = builder.without_rules(without).build_with(&self.roster)?;
                match answer(problem, Vec::new(), solver)? {
                    Ok(planned) => parts.group = Some(planned),
                    Err(failure) => return Ok(Some(failure)),
                }
                Ok(None)
            }
            Part::Rota => self.plan_rota(without, parts, solver),
            Part::Work => {
                let so_far = parts.clone();
                planned!(work, stages::work(self, &so_far), self.people(&so_far))
            }
            Part::Tables => {
                let so_far = parts.clone();
                planned!(tables, stages::tables(self, &so_far), self.people(&so_far))
            }
            Part::Seating => {
                let so_far = parts.clone();
                planned!(seating, stages::seating(self, &so_far), self.people_with_supporters(&so_far))
            }
        }
    }

    /// Plans the rota. Where what is over leaves no plan with fair shares, they give way, and are preferred to all else.
    fn plan_rota(
        &self,
        without: &BTreeSet<usize>,
        parts: &mut Parts,
        solver: &Limited<'_>,
    ) -> Result<Option<Failure>, Error> {
        let so_far = parts.clone();
        let Some(builder) = stages::rota(self, &so_far) else { return Ok(None) };
        let (people, builder) = (self.people(&so_far), builder.without_rules(without));
        let roster = people.roster();
        let plan = |builder: RotaBuilder| {
            let build = |resting: &BTreeSet<usize>| builder.clone().without_rules(resting).build_with(&roster);
            solved(build, &people, solver)
        };
        let mut planned = plan(builder.clone())?;
        if matches!(planned, Err(Failure::Impossible(_))) && self.calendar.frozen > 0 {
            let (relaxed, given_way) = builder.with_fair_shares_preferred();
            if !given_way.is_empty() {
                let relaxed = plan(relaxed)?;
                planned = relaxed.map(|mut planned| {
                    let told = given_way.iter().map(|rule| {
                        format!("What is over leaves no plan with this, so that it gives way, and is preferred to all else: {rule}.")
                    });
                    planned.resting.extend(told);
                    planned
                });
            }
        }
        match planned {
            Ok(planned) => {
                parts.rota = Some(planned);
                Ok(None)
            }
            Err(failure) => Ok(Some(failure)),
        }
    }

    /// Other plans of a part that are as good, each with what was planned before it and nothing after.
    fn alternatives(&self, part: Part, parts: &Parts, solver: &Limited<'_>) -> Result<Vec<Parts>, Error> {
        let mut before = parts.clone();
        self.order.iter().filter(|&&other| !self.comes_before(other, part)).for_each(|&part| before.forget(part));
        macro_rules! others {
            ($field:ident) => {{
                let Some(planned) = &parts.$field else { return Ok(Vec::new()) };
                let found = solver.now().alternatives(&planned.problem, TRIES + 1)?;
                let Alternatives::Plans(found) = found else { return Ok(Vec::new()) };
                let other = |solution: &Solution<_>| solution.plan != planned.solution.plan;
                let with = |solution| {
                    let planned = PlannedPart { solution, ..planned.clone() };
                    Parts { $field: Some(planned), ..before.clone() }
                };
                Ok(found.into_iter().filter(other).take(TRIES).map(with).collect())
            }};
        }
        match part {
            Part::Group => others!(group),
            Part::Rota => others!(rota),
            Part::Work => others!(work),
            Part::Tables => others!(tables),
            Part::Seating => others!(seating),
        }
    }
}

/// The part of a problem, of which rules rest that name somebody who does not take part.
fn solved<P: Problem>(
    build: impl Fn(&BTreeSet<usize>) -> Result<P, Error>,
    people: &People<'_>,
    solver: &Limited<'_>,
) -> Result<Result<PlannedPart<P>, Failure>, Error> {
    match build(&BTreeSet::new()) {
        Ok(problem) => answer(problem, Vec::new(), solver),
        Err(Error::Input(faults)) => {
            // All that does not follow from what was planned before was looked at when the project was built.
            let Some(resting) = naming_others(&faults, people) else { return Ok(Err(unfit(&faults))) };
            let words = faults.iter().map(|fault| fault.for_organisers()).collect();
            match build(&resting) {
                Ok(problem) => answer(problem, words, solver),
                Err(Error::Input(faults)) => Ok(Err(unfit(&faults))),
                Err(error) => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

fn answer<P: Problem>(
    problem: P,
    resting: Vec<String>,
    solver: &Limited<'_>,
) -> Result<Result<PlannedPart<P>, Failure>, Error> {
    Ok(match solver.now().solve(&problem)? {
        Outcome::Solved(solution) => Ok(PlannedPart { problem, solution, resting }),
        Outcome::Impossible(conflict) => Err(Failure::Impossible(conflict)),
        Outcome::Undecided(undecided) => Err(Failure::Undecided(undecided)),
    })
}

/// That what was planned before leaves a part no plan, as its faults say.
fn unfit(faults: &InputFaults) -> Failure {
    Failure::Impossible(Conflict::because(faults.for_organisers()))
}

/// The rules that are at fault for naming those who do not take part, by number; `None` if anything else is wrong.
fn naming_others(faults: &InputFaults, people: &People<'_>) -> Option<BTreeSet<usize>> {
    let others: Vec<String> = people.others().map(|id| format!("`{id}`")).collect();
    let names_other = |text: &str| others.iter().any(|other| text.contains(other.as_str()));
    faults.iter().map(|fault| fault.rule().filter(|_| names_other(&fault.for_organisers()))).collect()
}
