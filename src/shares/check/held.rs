//! Who takes what in a plan, and what that comes to for everybody.

use super::pay::pay;
use crate::shares::instance::{Instance, InstancePiece, WorkPlace};
use crate::shares::piece::PieceKind;
use std::collections::BTreeSet;

/// Who takes what, by position.
#[derive(Debug, Clone, Default)]
pub(in crate::shares) struct Held {
    /// By piece and place.
    pub(in crate::shares) work: Vec<Vec<usize>>,
    /// By training, those who attend.
    pub(in crate::shares) attending: Vec<BTreeSet<usize>>,
    pub(in crate::shares) mentoring: Vec<Mentoring>,
    /// By decision.
    pub(in crate::shares) leads: Vec<Vec<usize>>,
}

/// One who learns a skill from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::shares) struct Mentoring {
    pub(in crate::shares) mentor: usize,
    pub(in crate::shares) mentee: usize,
    pub(in crate::shares) skill: usize,
}

/// An amount with its period; what belongs to none has none.
pub(in crate::shares) type PaidTo = (Option<usize>, i64);

impl Held {
    /// Each place on a piece of work that somebody has.
    pub(in crate::shares) fn places_of<'a>(
        &'a self,
        instance: &'a Instance,
        person: usize,
    ) -> impl Iterator<Item = (&'a InstancePiece, &'a WorkPlace)> {
        let pieces = instance.pieces.iter().zip(&self.work);
        pieces.flat_map(move |(piece, people)| {
            let places = piece.places.iter().zip(people);
            let own = places.filter(move |&(_, &other)| other == person);
            own.map(move |(place, _)| (piece, place))
        })
    }

    /// What everybody has in places on pieces of work, each of which is worth something.
    pub(in crate::shares) fn of_all(
        &self,
        instance: &Instance,
        worth: impl Fn(&InstancePiece, &WorkPlace) -> i64,
    ) -> Vec<i64> {
        let mut sums = vec![0; instance.people.len()];
        for (piece, people) in instance.pieces.iter().zip(&self.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                sums[person] += worth(piece, place);
            }
        }
        sums
    }

    /// Minutes of work that everybody does, mentoring included.
    pub(in crate::shares) fn minutes_of_all(&self, instance: &Instance) -> Vec<i64> {
        let mut minutes = self.of_all(instance, |_, place| place.minutes);
        for pair in &self.mentoring {
            minutes[pair.mentor] += instance.mentoring.unwrap_or(0);
        }
        minutes
    }

    /// The same with the minutes that they have already.
    pub(in crate::shares) fn minutes_with_already(&self, instance: &Instance) -> Vec<i64> {
        let mut minutes = self.minutes_of_all(instance);
        for (minutes, person) in minutes.iter_mut().zip(&instance.people) {
            *minutes += person.already.iter().map(|already| already.minutes).sum::<i64>();
        }
        minutes
    }

    /// Minutes of chores that everybody does.
    pub(in crate::shares) fn chores_of_all(&self, instance: &Instance) -> Vec<i64> {
        let chore = |piece: &InstancePiece| piece.kind == Some(PieceKind::Chore);
        self.of_all(instance, |piece, place| if chore(piece) { place.minutes } else { 0 })
    }

    /// Outputs that everybody is named on.
    pub(in crate::shares) fn outputs_of_all(&self, instance: &Instance) -> Vec<i64> {
        self.of_all(instance, |piece, _| i64::from(piece.is_output()))
    }

    /// The wished-for skills that somebody is taught; one that is taught twice stands twice.
    pub(in crate::shares) fn lessons(&self, instance: &Instance, person: usize) -> Vec<usize> {
        let wants = &instance.people[person].wants;
        let trainings = instance.trainings.iter().zip(&self.attending);
        let attended = trainings.filter(|(_, people)| people.contains(&person));
        let taught = attended.flat_map(|(training, _)| &training.teaches);
        let taught = taught.copied().filter(|skill| wants.contains(skill));
        let mentored = self.mentoring.iter().filter(|pair| pair.mentee == person);
        taught.chain(mentored.map(|pair| pair.skill)).collect()
    }

    /// By skill, those who have it in the end, in their order: who had it, and who wished for it and is taught it.
    pub(in crate::shares) fn holders(&self, instance: &Instance) -> Vec<Vec<usize>> {
        let mut holders = vec![Vec::new(); instance.skills.len()];
        for (at, person) in instance.people.iter().enumerate() {
            let skills: BTreeSet<usize> = person.has.iter().copied().chain(self.lessons(instance, at)).collect();
            for skill in skills {
                holders[skill].push(at);
            }
        }
        holders
    }

    /// Whether somebody teaches, at a training or as a mentor.
    pub(in crate::shares) fn teaches(&self, instance: &Instance, person: usize) -> bool {
        let mut trainings = instance.trainings.iter();
        trainings.any(|training| training.taught_by.contains(&person))
            || self.mentoring.iter().any(|pair| pair.mentor == person)
    }

    /// What everybody is paid for work and mentoring.
    pub(in crate::shares) fn pay_for_work(&self, instance: &Instance) -> Vec<Vec<PaidTo>> {
        let mut paid = vec![Vec::new(); instance.people.len()];
        for (piece, people) in instance.pieces.iter().zip(&self.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                paid[person].extend(pay(instance, person, &place.by_period));
            }
        }
        for pair in &self.mentoring {
            let minutes = instance.mentoring.unwrap_or(0);
            let amounts = pay(instance, pair.mentor, &[(0, minutes)]).into_iter();
            paid[pair.mentor].extend(amounts.map(|(_, amount)| (None, amount)));
        }
        paid
    }

    /// The same with what they are paid already.
    pub(in crate::shares) fn pay_with_already(&self, instance: &Instance) -> Vec<Vec<PaidTo>> {
        let mut paid = self.pay_for_work(instance);
        for (paid, person) in paid.iter_mut().zip(&instance.people) {
            paid.extend(person.already.iter().map(|already| (Some(already.period), already.pay)));
        }
        paid
    }

    /// What everybody is paid for attending trainings.
    pub(in crate::shares) fn pay_for_attending(&self, instance: &Instance) -> Vec<Vec<PaidTo>> {
        let mut paid = vec![Vec::new(); instance.people.len()];
        for (training, people) in instance.trainings.iter().zip(&self.attending) {
            for &person in people {
                paid[person].extend(pay(instance, person, &[(training.period, training.minutes)]));
            }
        }
        paid
    }

    /// The weight of the decisions that everybody leads.
    pub(in crate::shares) fn decided_of_all(&self, instance: &Instance) -> Vec<i64> {
        let mut decided = vec![0; instance.people.len()];
        for (decision, leads) in instance.decisions.iter().zip(&self.leads) {
            for &lead in leads {
                decided[lead] += decision.weight;
            }
        }
        decided
    }
}
