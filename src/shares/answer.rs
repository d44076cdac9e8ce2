//! The answer of a solver as a plan, and a plan as the assignment behind it.

use super::check::check;
use super::check::read::read;
use super::instance::InstancePiece;
use super::jobs::Job;
use super::plan::{PlannedDecision, PlannedLearning, PlannedPlace, PlannedWork, SharesPlan};
use super::problem::Shares;
use super::shared_out::SharedOut;
use crate::error::PlanFault;
use crate::model::Assignment;
use crate::problem::Problem;
use crate::rule_costs::RuleCosts;
use std::collections::BTreeMap;

impl Problem for Shares {
    type Plan = SharesPlan;

    fn plan(&self, assignment: &Assignment) -> SharesPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &SharesPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn rule_costs(&self, plan: &SharesPlan) -> Result<RuleCosts, Vec<PlanFault>> {
        check(self, plan)
    }

    fn measured(&self, plan: &SharesPlan) -> Result<SharesPlan, Vec<PlanFault>> {
        let held = read(self.known(), plan)?;
        Ok(SharesPlan { shared_out: SharedOut::new(self.known(), &self.given, &held), ..plan.clone() })
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Shares, assignment: &Assignment) -> SharesPlan {
    let (known, instance, jobs) = (problem.known(), &problem.instance, &problem.jobs);
    let name = |person: usize| known.name(person).to_owned();
    let planned = |minutes: i64, person: usize| PlannedPlace { id: name(person), hours: minutes as f64 / 60.0 };
    let nobody_yet =
        |piece: &InstancePiece| PlannedWork { piece: piece.name.clone(), lead: None, contributors: Vec::new() };
    let mut work: Vec<PlannedWork> = instance.pieces.iter().map(nobody_yet).collect();
    // Contributors with their minutes.
    let mut others: Vec<Vec<(i64, usize)>> = vec![Vec::new(); instance.pieces.len()];
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); instance.decisions.len()];
    let mut attending: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut mentored: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (&job, &slot) in jobs.all.iter().zip(assignment.slots()) {
        let Some(taker) = jobs.person(slot) else {
            continue;
        };
        match job {
            Job::Work { piece, place } => {
                let place = &instance.pieces[piece].places[place];
                if place.lead {
                    work[piece].lead = Some(planned(place.minutes, taker));
                } else {
                    others[piece].push((place.minutes, taker));
                }
            }
            Job::Lead { decision } => leads[decision].push(taker),
            Job::Training { training, .. } => {
                attending.entry(training).or_default().push(taker);
            }
            Job::Mentor { person, skill } => {
                mentored.entry((taker, skill)).or_default().push(person);
            }
        }
    }
    for (work, mut others) in work.iter_mut().zip(others) {
        // Places of as many hours are alike: those who take them stand in the order of the roster.
        for alike in others.chunk_by_mut(|a, b| a.0 == b.0) {
            alike.sort_unstable();
        }
        let others = others.into_iter();
        work.contributors = others.map(|(minutes, person)| planned(minutes, person)).collect();
    }
    let names = |mut people: Vec<usize>| -> Vec<String> {
        people.sort_unstable();
        people.into_iter().map(name).collect()
    };
    let events = attending.into_iter().map(|(training, people)| PlannedLearning::Event {
        event: instance.trainings[training].name.clone(),
        members: names(people),
    });
    let mentors = mentored.into_iter().map(|((mentor, skill), people)| PlannedLearning::Mentor {
        mentor: name(mentor),
        skill: instance.skills[skill].clone(),
        members: names(people),
    });
    let decisions = instance
        .decisions
        .iter()
        .zip(leads)
        .map(|(decision, leads)| PlannedDecision { decision: decision.name.clone(), leads: names(leads) });
    let mut plan = SharesPlan {
        work,
        learning: events.chain(mentors).collect(),
        decisions: decisions.collect(),
        shared_out: SharedOut::default(),
    };
    if let Ok(held) = read(known, &plan) {
        plan.shared_out = SharedOut::new(known, &problem.given, &held);
    }
    plan
}

/// The assignment behind `plan`, or `None` if the plan does not belong to this problem.
fn assignment(problem: &Shares, plan: &SharesPlan) -> Option<Assignment> {
    let held = read(problem.known(), plan).ok()?;
    let mut leads = held.leads.iter().map(|leads| leads.iter()).collect::<Vec<_>>();
    let all = problem.jobs.all.iter().enumerate();
    let slots = all.map(|(at, &job)| {
        let person = match job {
            Job::Work { piece, place } => Some(held.work[piece][place]),
            Job::Lead { decision } => leads[decision].next().copied(),
            Job::Training { training, person } => {
                Some(person).filter(|person| held.attending[training].contains(person))
            }
            Job::Mentor { person, skill } => {
                let mut pairs = held.mentoring.iter();
                let pair = pairs.find(|pair| pair.mentee == person && pair.skill == skill);
                pair.map(|pair| pair.mentor)
            }
        };
        problem.jobs.slot(at, person)
    });
    Some(Assignment::new(slots.collect()))
}
