//! The answer of a solver as a plan, and a plan as the assignment behind it.

use super::check::{check, read};
use super::openings::Opening;
use super::plan::{PlannedDecision, PlannedLearning, PlannedPlace, PlannedWork, SharesPlan};
use super::problem::Shares;
use super::scene::ScenePiece;
use super::shared_out::SharedOut;
use crate::model::Assignment;
use crate::plan_fault::PlanFault;
use crate::problem::Problem;
use std::collections::BTreeMap;

impl Problem for Shares {
    type Plan = SharesPlan;

    fn plan(&self, assignment: &Assignment) -> SharesPlan {
        plan(self, assignment)
    }

    fn assignment(&self, plan: &SharesPlan) -> Option<Assignment> {
        assignment(self, plan)
    }

    fn price(&self, plan: &SharesPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check(self, plan)
    }

    fn measured(&self, plan: &SharesPlan) -> Result<SharesPlan, Vec<PlanFault>> {
        measured_again(self, plan)
    }
}

/// The plan that an assignment stands for.
fn plan(problem: &Shares, assignment: &Assignment) -> SharesPlan {
    let (scene, openings) = (&problem.scene, &problem.openings);
    let name = |person: usize| problem.roster.name(scene.people[person].member).to_owned();
    let planned = |minutes: i64, person: usize| PlannedPlace { id: name(person), hours: minutes as f64 / 60.0 };
    let nobody_yet =
        |piece: &ScenePiece| PlannedWork { piece: piece.name.clone(), lead: None, contributors: Vec::new() };
    let mut work: Vec<PlannedWork> = scene.pieces.iter().map(nobody_yet).collect();
    // Contributors with their minutes.
    let mut others: Vec<Vec<(i64, usize)>> = vec![Vec::new(); scene.pieces.len()];
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); scene.decisions.len()];
    let mut attending: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut mentored: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (&opening, &slot) in openings.all.iter().zip(assignment.slots()) {
        let Some(taker) = openings.person(slot) else {
            continue;
        };
        match opening {
            Opening::Work { piece, place } => {
                let place = &scene.pieces[piece].places[place];
                match place.lead {
                    true => work[piece].lead = Some(planned(place.minutes, taker)),
                    false => others[piece].push((place.minutes, taker)),
                }
            }
            Opening::Lead { decision } => leads[decision].push(taker),
            Opening::Training { training, .. } => {
                attending.entry(training).or_default().push(taker);
            }
            Opening::Mentor { person, skill } => {
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
        event: scene.trainings[training].name.clone(),
        members: names(people),
    });
    let mentors = mentored.into_iter().map(|((mentor, skill), people)| PlannedLearning::Mentor {
        mentor: name(mentor),
        skill: scene.skills[skill].clone(),
        members: names(people),
    });
    let decisions = scene
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
    if let Ok(held) = read(problem, &plan) {
        plan.shared_out = SharedOut::new(problem, &held);
    }
    plan
}

/// The same plan with what everybody has beside even shares, or what makes it no plan of the problem.
fn measured_again(problem: &Shares, plan: &SharesPlan) -> Result<SharesPlan, Vec<PlanFault>> {
    let held = read(problem, plan)?;
    Ok(SharesPlan { shared_out: SharedOut::new(problem, &held), ..plan.clone() })
}

/// The assignment that a plan stands for; none when it is no plan of this problem.
fn assignment(problem: &Shares, plan: &SharesPlan) -> Option<Assignment> {
    let held = read(problem, plan).ok()?;
    let mut leads = held.leads.iter().map(|leads| leads.iter()).collect::<Vec<_>>();
    let openings = problem.openings.all.iter().enumerate();
    let slots = openings.map(|(at, &opening)| {
        let person = match opening {
            Opening::Work { piece, place } => Some(held.work[piece][place]),
            Opening::Lead { decision } => leads[decision].next().copied(),
            Opening::Training { training, person } => {
                Some(person).filter(|person| held.attending[training].contains(person))
            }
            Opening::Mentor { person, skill } => {
                let mut pairs = held.mentoring.iter();
                let pair = pairs.find(|pair| pair.mentee == person && pair.skill == skill);
                pair.map(|pair| pair.mentor)
            }
        };
        problem.openings.slot(at, person)
    });
    Some(Assignment::new(slots.collect()))
}
