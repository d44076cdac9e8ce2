//! Stage by stage: each part is planned given those before it.

use super::Project;
use super::outcome::{ProjectConflict, ProjectOutcome, UndecidedPart};
use super::part::Part;
use super::parts::{Parts, PlannedPart};
use super::people::People;
use super::plan::ProjectPlan;
use super::stages;
use crate::error::{Error, InputFaults};
use crate::outcome::{Conflict, Outcome, Undecided};
use crate::problem::Problem;
use crate::rota::RotaBuilder;
use crate::solver::Solver;
use std::collections::BTreeSet;
use std::time::Instant;

/// A solver whose limits are for all parts together.
pub(super) struct Limited<'a> {
    solver: &'a Solver,
    order: &'a [Part],
    started: Instant,
}

impl Limited<'_> {
    /// The solver of a part, which has an even part of the steps, and of the time that is left with the parts after it.
    pub(super) fn of(&self, part: Part) -> Solver {
        let at = self.order.iter().position(|known| *known == part).unwrap_or(0);
        self.solver.one_of(self.order.len(), self.order.len() - at, self.started)
    }

    /// Whether nothing more is to be tried.
    pub(super) fn is_over(&self) -> bool {
        self.solver.is_over(self.started)
    }
}

/// Why a part has no plan.
pub(super) enum Failure {
    Impossible(Conflict),
    Undecided(Undecided),
}

impl Project {
    /// Plans all parts, in their order, each given those before it. The solver's limits are for all parts together: each
    /// may take an even part of the steps whenever it is planned, and of the time that is left.
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
        let solver = &Limited { solver, order: &self.order, started: Instant::now() };
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

    /// Plans a part given the others that are planned.
    pub(super) fn plan_part(
        &self,
        part: Part,
        parts: &mut Parts,
        solver: &Limited<'_>,
    ) -> Result<Option<Failure>, Error> {
        self.plan_without(part, &BTreeSet::new(), parts, solver)
    }

    /// The same without some of its rules, by their numbers from 1.
    pub(super) fn plan_without(
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
                match solved(build, &people, &solver.of(part))? {
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
                match answer(problem, BTreeSet::new(), Vec::new(), &solver.of(part))? {
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
            solved(build, &people, &solver.of(Part::Rota))
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
}

/// The part of a problem, of which rules rest that name somebody who does not take part.
fn solved<P: Problem>(
    build: impl Fn(&BTreeSet<usize>) -> Result<P, Error>,
    people: &People<'_>,
    solver: &Solver,
) -> Result<Result<PlannedPart<P>, Failure>, Error> {
    match build(&BTreeSet::new()) {
        Ok(problem) => answer(problem, BTreeSet::new(), Vec::new(), solver),
        Err(Error::Input(faults)) => {
            // All that does not follow from what was planned before was looked at when the project was built.
            let Some(resting) = naming_others(&faults, people) else { return Ok(Err(unfit(&faults))) };
            let words = faults.iter().map(|fault| fault.for_organisers()).collect();
            match build(&resting) {
                Ok(problem) => answer(problem, resting, words, solver),
                Err(Error::Input(faults)) => Ok(Err(unfit(&faults))),
                Err(error) => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

fn answer<P: Problem>(
    problem: P,
    rested: BTreeSet<usize>,
    resting: Vec<String>,
    solver: &Solver,
) -> Result<Result<PlannedPart<P>, Failure>, Error> {
    Ok(match solver.solve(&problem)? {
        Outcome::Solved(solution) => Ok(PlannedPart { problem, solution, rested, resting }),
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
