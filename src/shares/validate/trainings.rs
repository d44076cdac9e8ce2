//! Trainings, checked.

use super::names::{Skills, check_names};
use super::{SharesValidation, in_minutes, note_of};
use crate::error::{Faults, InputFault, Noun, fault};
use crate::shares::instance::{Instance, InstanceTraining};
use crate::shares::known::KnownNames;
use crate::shares::limits::amount;
use crate::shares::piece::MAX_PLACES;
use crate::shares::training::Training;
use std::collections::BTreeSet;

impl SharesValidation<'_> {
    /// Adds the trainings; people are there.
    pub(super) fn add_trainings(&self, skills: &mut Skills, instance: &mut Instance, faults: &mut Faults) {
        let trainings = &self.given.trainings;
        let names = trainings.iter().map(Training::name);
        check_names("trainings", Noun::Training, names, faults);
        for (at, training) in trainings.iter().enumerate() {
            let mut own = faults.of_part();
            let checked = self.training(training, skills, instance, &mut own);
            note_of(("trainings", at), format_args!("the training `{}`", training.name), own, faults);
            instance.trainings.push(checked);
        }
    }

    fn training(
        &self,
        training: &Training,
        skills: &mut Skills,
        instance: &Instance,
        faults: &mut Faults,
    ) -> InstanceTraining {
        let teaches = skills.of(&training.teaches, faults);
        if teaches.is_empty() {
            faults.push(fault!(Missing, "it teaches no skill; name at least one"));
        }
        if training.places == 0 {
            faults.push(InputFault::no_places());
        } else if training.places > MAX_PLACES {
            faults.push(InputFault::too_many_places(MAX_PLACES));
        }
        let period = instance.periods.listed(&[training.in_period], faults);
        InstanceTraining {
            name: training.name.clone(),
            places: training.places.min(MAX_PLACES),
            cost: amount(training.cost, faults),
            minutes: faults.keep(in_minutes(training.hours)).unwrap_or(0),
            period: period.first().copied().unwrap_or(0),
            taught_by: self.teachers(training, &teaches, instance, faults),
            teaches,
        }
    }

    /// People, sorted, each of whom teaches some of it.
    fn teachers(&self, training: &Training, teaches: &[usize], instance: &Instance, faults: &mut Faults) -> Vec<usize> {
        let known = KnownNames { roster: self.roster, instance };
        let mut found = BTreeSet::new();
        for member in &training.taught_by {
            let Some(person) = faults.keep(known.person(member)) else {
                continue;
            };
            let mut known = instance.people[person].teaches.iter();
            let member = member.clone();
            if !found.insert(person) {
                faults.push(InputFault::twice(Noun::Member, member));
            } else if !known.any(|skill| teaches.contains(skill)) {
                faults.push(fault!(
                    TeachesNoneOfIt,
                    "`{member}` teaches at it and teaches none of its skills; add one to what they teach, or \
                     name somebody else"
                ));
            }
        }
        found.into_iter().collect()
    }
}
