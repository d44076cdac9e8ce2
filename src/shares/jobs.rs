//! Jobs: everything that somebody takes, or nobody. They are the units of the model, and those who take them the slots.
//! Work, decisions and learning are periods of it, so that a move in one of them asks only what is about that one.

use super::instance::Instance;
use crate::model::SlotId;
use std::ops::Range;

/// Something for one person to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Job {
    /// A place on a piece of work.
    Work {
        /// The piece.
        piece: usize,
        /// The place among those of the piece.
        place: usize,
    },
    /// A place among the leads of a decision.
    Lead {
        /// The decision.
        decision: usize,
    },
    /// Attending a training: for this person alone, who may also stay away.
    Training {
        /// The training.
        training: usize,
        /// Who would attend.
        person: usize,
    },
    /// Being somebody's mentor, for a skill; there may be none.
    Mentor {
        /// Who would learn.
        person: usize,
        /// What.
        skill: usize,
    },
}

/// All jobs, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Jobs {
    pub(super) all: Vec<Job>,
    /// Work, decisions and learning, as far as there are any.
    pub(super) parts: Vec<Range<usize>>,
    people: usize,
}

impl Jobs {
    /// Work and decisions first; then what those who wish to learn could attend, and who could teach them.
    pub(super) fn new(instance: &Instance) -> Jobs {
        let mut all = Vec::new();
        let mut ends = vec![0];
        for (piece, of) in instance.pieces.iter().enumerate() {
            all.extend((0..of.places.len()).map(|place| Job::Work { piece, place }));
        }
        ends.push(all.len());
        for (decision, of) in instance.decisions.iter().enumerate() {
            all.extend(std::iter::repeat_n(Job::Lead { decision }, of.leads));
        }
        ends.push(all.len());
        for (training, of) in instance.trainings.iter().enumerate() {
            let wishes = |&person: &usize| {
                let teaches = of.taught_by.binary_search(&person).is_ok();
                !teaches && instance.learns(training, person).next().is_some()
            };
            let people = (0..instance.people.len()).filter(wishes);
            all.extend(people.map(|person| Job::Training { training, person }));
        }
        for person in 0..instance.people.len() {
            let taught = |&&skill: &&usize| !instance.mentors(person, skill).is_empty();
            let skills = instance.people[person].wants.iter().filter(taught);
            all.extend(skills.map(|&skill| Job::Mentor { person, skill }));
        }
        ends.push(all.len());
        let parts = ends.windows(2).map(|two| two[0]..two[1]);
        Jobs { all, parts: parts.filter(|part| !part.is_empty()).collect(), people: instance.people.len() }
    }

    /// Number of slots of a part: one a person, and one for nobody.
    pub(super) fn slots(&self) -> usize {
        self.people + 1
    }

    /// Who takes what holds a slot.
    pub(super) fn person(&self, slot: SlotId) -> Option<usize> {
        Some(slot.index() % self.slots()).filter(|&person| person < self.people)
    }

    /// The part of a job, by its position.
    pub(super) fn part(&self, job: usize) -> usize {
        self.parts.partition_point(|part| part.end <= job)
    }

    /// The slot by which a person, or nobody, takes a job.
    pub(super) fn slot(&self, job: usize, person: Option<usize>) -> SlotId {
        let before = self.part(job) * self.slots();
        SlotId((before + person.unwrap_or(self.people)) as u32)
    }
}

impl Instance {
    /// Minutes that a job takes of whoever takes it, and counts as work.
    pub(super) fn minutes(&self, job: Job) -> i64 {
        match job {
            Job::Work { piece, place } => self.pieces[piece].places[place].minutes,
            Job::Mentor { .. } => self.mentoring.unwrap_or(0),
            Job::Training { .. } | Job::Lead { .. } => 0,
        }
    }

    /// The wished-for skills that somebody would learn at a training.
    pub(super) fn learns(&self, training: usize, person: usize) -> impl Iterator<Item = usize> {
        let taught = self.trainings[training].teaches.iter();
        let wants = &self.people[person].wants;
        taught.copied().filter(|skill| wants.binary_search(skill).is_ok())
    }

    /// Who could teach somebody a skill.
    pub(super) fn mentors(&self, person: usize, skill: usize) -> Vec<usize> {
        let teaches = |&mentor: &usize| {
            let teaches = self.people[mentor].teaches.binary_search(&skill).is_ok();
            teaches && self.may_mentor(mentor, person)
        };
        (0..self.people.len()).filter(teaches).collect()
    }
}
