//! What the rules about learning cost, by their definition.

use super::{Held, Reading};
use crate::shares::rules::SkillsHeld;
use crate::shares::scene::Scene;
use std::collections::BTreeSet;

impl Held {
    /// The wished-for skills that somebody is taught; one that is taught twice stands twice.
    pub(in crate::shares) fn lessons(&self, scene: &Scene, person: usize) -> Vec<usize> {
        let wants = &scene.people[person].wants;
        let trainings = scene.trainings.iter().zip(&self.attending);
        let attended = trainings.filter(|(_, people)| people.contains(&person));
        let taught = attended.flat_map(|(training, _)| &training.teaches);
        let taught = taught.copied().filter(|skill| wants.contains(skill));
        let mentored = self.mentoring.iter().filter(|pair| pair.mentee == person);
        taught.chain(mentored.map(|pair| pair.skill)).collect()
    }

    /// By skill, those who have it in the end, in their order: who had it, and who wished for it and is taught it.
    pub(in crate::shares) fn holders(&self, scene: &Scene) -> Vec<Vec<usize>> {
        let mut holders = vec![Vec::new(); scene.skills.len()];
        for (at, person) in scene.people.iter().enumerate() {
            let skills: BTreeSet<usize> = person.has.iter().copied().chain(self.lessons(scene, at)).collect();
            for skill in skills {
                holders[skill].push(at);
            }
        }
        holders
    }

    /// Whether somebody teaches, at a training or as a mentor.
    pub(in crate::shares) fn teaches(&self, scene: &Scene, person: usize) -> bool {
        let mut trainings = scene.trainings.iter();
        trainings.any(|training| training.taught_by.contains(&person))
            || self.mentoring.iter().any(|pair| pair.mentor == person)
    }
}

impl Reading<'_> {
    pub(super) fn beyond_places(&self) -> i64 {
        let trainings = self.scene.trainings.iter().zip(&self.held.attending);
        let beyond = trainings.map(|(training, people)| (people.len() as i64 - training.places as i64).max(0));
        beyond.sum()
    }

    pub(super) fn taught_again(&self) -> i64 {
        let again = |person: usize| {
            let mut lessons = self.held.lessons(self.scene, person);
            let all = lessons.len();
            lessons.sort_unstable();
            lessons.dedup();
            (all - lessons.len()) as i64
        };
        self.people().map(again).sum()
    }

    pub(super) fn not_learnt_before(&self) -> i64 {
        let mut short = 0;
        for (piece, people) in self.scene.pieces.iter().zip(&self.held.work) {
            let leads = piece.places.first().is_some_and(|place| place.lead);
            let Some(&lead) = people.first().filter(|_| leads) else {
                continue;
            };
            for skill in &piece.lead_needs {
                let trainings = self.scene.trainings.iter().zip(&self.held.attending);
                let mut before = trainings.filter(|(training, people)| {
                    training.period < piece.first_period && people.contains(&lead) && training.teaches.contains(skill)
                });
                let has = self.scene.people[lead].has.contains(skill);
                short += i64::from(!has && before.next().is_none());
            }
        }
        short
    }

    pub(super) fn without_teaching_or_learning(&self) -> i64 {
        let mut without = 0;
        for (at, person) in self.scene.people.iter().enumerate() {
            if person.teaches.is_empty() || person.wants.is_empty() {
                continue;
            }
            without += i64::from(!self.held.teaches(self.scene, at));
            without += i64::from(self.held.lessons(self.scene, at).is_empty());
        }
        without
    }

    pub(super) fn short_of_holders(&self, rule: &SkillsHeld) -> i64 {
        let tags = self.tags(&rule.dimension);
        let holders = self.held.holders(self.scene);
        let mut short = 0;
        for skill in self.scene.skills_of(rule.skills.as_deref()) {
            let holders = &holders[skill];
            short += (rule.people as i64 - holders.len() as i64).max(0);
            short += self.without_another(holders, &tags);
        }
        short
    }
}
