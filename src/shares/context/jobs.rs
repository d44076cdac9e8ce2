//! What a job takes of whoever takes it, and brings them.

use super::SharingLoweringContext;
use crate::model::Weighted;
use crate::shares::instance::{InstancePiece, WorkPlace};
use crate::shares::jobs::Job;

impl SharingLoweringContext<'_> {
    /// The place that a job is, and the piece that it is on.
    pub(in crate::shares) fn place(&self, job: Job) -> Option<(usize, &InstancePiece, &WorkPlace)> {
        match job {
            Job::Work { piece, place } => {
                let of = &self.instance.pieces[piece];
                Some((piece, of, &of.places[place]))
            }
            _ => None,
        }
    }

    /// What a job weighs for each person.
    pub(in crate::shares) fn burdens(&self, job: Job) -> Vec<Weighted> {
        let Some((piece, ..)) = self.place(job) else {
            return Vec::new();
        };
        let weighs = self.instance.people.iter().map(|person| person.burden(piece));
        (0..).zip(weighs).collect()
    }

    /// The decision that a job leads.
    pub(in crate::shares) fn decision(&self, job: Job) -> Option<usize> {
        match job {
            Job::Lead { decision } => Some(decision),
            _ => None,
        }
    }

    /// The weight of the decision that a job leads.
    pub(in crate::shares) fn weight(&self, job: Job) -> i64 {
        let decision = self.decision(job);
        decision.map_or(0, |decision| self.instance.decisions[decision].weight)
    }

    /// The skills that somebody learns by a job, and who.
    pub(in crate::shares) fn taught(&self, job: Job) -> Option<(usize, Vec<usize>)> {
        match job {
            Job::Training { training, person } => Some((person, self.instance.learns(training, person).collect())),
            Job::Mentor { person, skill } => Some((person, vec![skill])),
            Job::Work { .. } | Job::Lead { .. } => None,
        }
    }

    /// The same, a person and a skill each.
    pub(in crate::shares) fn lessons(&self, job: Job) -> Vec<(usize, usize)> {
        let (person, skills) = self.taught(job).unwrap_or_default();
        skills.into_iter().map(|skill| (person, skill)).collect()
    }

    /// What somebody is paid for a job, by period; mentoring belongs to none, and stands in the first.
    pub(in crate::shares) fn pay(&self, job: Job, person: usize) -> Vec<(usize, i64)> {
        match job {
            Job::Work { piece, place } => {
                let place = &self.instance.pieces[piece].places[place];
                self.instance.pay(person, &place.by_period)
            }
            Job::Mentor { .. } => {
                let minutes = self.instance.mentoring.unwrap_or(0);
                self.instance.pay(person, &[(0, minutes)])
            }
            Job::Training { training, .. } => {
                let training = &self.instance.trainings[training];
                self.instance.pay(person, &[(training.period, training.minutes)])
            }
            Job::Lead { .. } => Vec::new(),
        }
    }

    /// What it costs that somebody attends a training: the place, and their pay.
    pub(in crate::shares) fn attendance_cost(&self, job: Job) -> i64 {
        let Job::Training { training, person } = job else {
            return 0;
        };
        let pay: i64 = self.pay(job, person).into_iter().map(|(_, amount)| amount).sum();
        self.instance.trainings[training].cost + pay
    }
}
