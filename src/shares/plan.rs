//! The answer: who does which work, who learns from whom, and who leads which decision.

use super::Shares;
use super::check::read;
use super::openings::Opening;
use super::shared_out::SharedOut;
use crate::model::Assignment;
use crate::plan_fault::PlanFault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Who does which work, who learns from whom, and who leads which decision.
///
/// `Display` is for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharesPlan {
    work: Vec<PlannedWork>,
    #[serde(default)]
    learning: Vec<PlannedLearning>,
    #[serde(default)]
    decisions: Vec<PlannedDecision>,
    #[serde(skip)]
    shared_out: SharedOut,
}

/// Who is on a piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename = "piece", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedWork {
    /// Name of the piece.
    pub piece: String,
    /// The lead; none where the piece has none.
    pub lead: Option<PlannedPlace>,
    /// The others, in the order of their places; those of as many hours in the order of the roster.
    pub contributors: Vec<PlannedPlace>,
}

/// Who has a place on a piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename = "place", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedPlace {
    /// Id of the member.
    pub id: String,
    /// Hours of the place.
    pub hours: f64,
}

/// Who learns at a training, or from a mentor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[non_exhaustive]
pub enum PlannedLearning {
    /// Those who attend a training.
    #[non_exhaustive]
    Event {
        /// Name of the training.
        event: String,
        /// Ids of those who attend, in the order of the roster.
        members: Vec<String>,
    },
    /// Those who learn a skill from a mentor.
    #[non_exhaustive]
    Mentor {
        /// Id of the mentor.
        mentor: String,
        /// The skill.
        skill: String,
        /// Ids of those who learn, in the order of the roster.
        members: Vec<String>,
    },
}

/// Who leads a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "decision", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedDecision {
    /// Name of the decision.
    pub decision: String,
    /// Ids of its leads, in the order of the roster.
    pub leads: Vec<String>,
}

impl PlannedLearning {
    /// Ids of those who learn.
    pub(super) fn members(&self) -> &[String] {
        match self {
            PlannedLearning::Event { members, .. } | PlannedLearning::Mentor { members, .. } => members,
        }
    }
}

impl PlannedWork {
    /// The lead, if there is one, and the others.
    pub(super) fn places(&self) -> impl Iterator<Item = &PlannedPlace> {
        self.lead.iter().chain(&self.contributors)
    }
}

impl SharesPlan {
    /// The pieces of work, in the order of the problem.
    pub fn work(&self) -> &[PlannedWork] {
        &self.work
    }

    /// Trainings in the order of the problem, then mentors in the order of the roster; those from whom nobody learns
    /// are left out.
    pub fn learning(&self) -> &[PlannedLearning] {
        &self.learning
    }

    /// The decisions, in the order of the problem.
    pub fn decisions(&self) -> &[PlannedDecision] {
        &self.decisions
    }

    /// What everybody does, is paid, learns and decides, beside even shares. Of nobody for a plan that was read from a
    /// file.
    pub fn shared_out(&self) -> &SharedOut {
        &self.shared_out
    }
}

/// Two plans are equal when the same members take the same.
impl PartialEq for SharesPlan {
    fn eq(&self, other: &Self) -> bool {
        let parts = |plan: &Self| (plan.work.clone(), plan.learning.clone(), plan.decisions.clone());
        parts(self) == parts(other)
    }
}

impl fmt::Debug for SharesPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharesPlan")
            .field("work", &self.work)
            .field("learning", &self.learning)
            .field("decisions", &self.decisions)
            .finish_non_exhaustive()
    }
}

/// The plan that an assignment stands for.
pub(super) fn plan(problem: &Shares, assignment: &Assignment) -> SharesPlan {
    let (scene, openings) = (&problem.scene, &problem.openings);
    let name = |person: usize| problem.roster.name(scene.people[person].member).to_owned();
    let planned = |minutes: i64, person: usize| PlannedPlace { id: name(person), hours: minutes as f64 / 60.0 };
    let nobody_yet = |piece: &super::scene::ScenePiece| PlannedWork {
        piece: piece.name.clone(),
        lead: None,
        contributors: Vec::new(),
    };
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
pub(super) fn measured_again(problem: &Shares, plan: &SharesPlan) -> Result<SharesPlan, Vec<PlanFault>> {
    let held = read(problem, plan)?;
    Ok(SharesPlan { shared_out: SharedOut::new(problem, &held), ..plan.clone() })
}

/// The assignment that a plan stands for; none when it is no plan of this problem.
pub(super) fn assignment(problem: &Shares, plan: &SharesPlan) -> Option<Assignment> {
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
