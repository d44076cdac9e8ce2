//! What is given of shares, checked and brought together.

mod burdens;
mod decisions;
mod names;
mod pairs;
mod people;
mod pieces;
mod rates;
mod size;
mod trainings;

pub(super) use rates::paid_by;

use super::builder::SharesBuilder;
use super::hours::minutes;
use super::instance::Instance;
use super::limits::MAX_PERIODS;
use crate::date::Month;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::periods::Periods;
use crate::roster::{MemberId, Roster};
use names::Skills;
use std::collections::BTreeSet;
use std::fmt;

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) struct SharesValidation<'a> {
    pub(super) roster: &'a Roster,
    pub(super) given: &'a SharesBuilder,
}

impl SharesValidation<'_> {
    /// The first month, if one is given.
    fn first_month(&self, faults: &mut Faults) -> Option<Month> {
        let text = self.given.first_month.as_deref()?;
        let month = Month::read(text);
        if month.is_none() {
            faults.under("first_month", |faults| {
                faults.push(fault!(NotADate, "`{text}` is no month; write one as YYYY-MM, such as 2027-01"));
            });
        }
        month
    }

    /// Everything that rules are about. What is at fault is noted and kept in some form, so that nothing that names it
    /// is at fault for that.
    pub(super) fn instance(&self, faults: &mut Faults) -> Instance {
        let given = self.given;
        let periods = Periods::new(Noun::Period, given.periods, MAX_PERIODS, 0, faults);
        let mut instance = Instance::new(periods.beginning_in(self.first_month(faults)));
        instance.rates = self.rates(faults);
        let mut skills = Skills::default();
        instance.people = self.people(&instance.periods, &mut skills, faults);
        instance.currency = given.currency.clone();
        self.add_trainings(&mut skills, &mut instance, faults);
        instance.skills = skills.into_vec();
        self.add_pieces(&mut instance, faults);
        self.add_decisions(&mut instance, faults);
        instance.mentoring = given.mentoring.map(|hours| {
            let mentoring =
                in_minutes(hours).map_err(|fault| fault.within("mentoring").in_entry(Place::path("mentoring")));
            faults.keep(mentoring).unwrap_or(0)
        });
        instance.unequal = self.unequal(&instance, faults);
        instance.unserved = unserved(&instance);
        if given.pieces.is_empty() && given.trainings.is_empty() && given.decisions.is_empty() {
            let fault =
                fault!(Missing, "there is nothing to share; add at least one piece of work, training or decision");
            faults.push(fault.in_entry(Place::path("pieces")));
        }
        instance
    }
}

/// Notes faults of one entry of a list, and what it is.
fn note_of((list, at): (&str, usize), what: impl fmt::Display, own: Faults, faults: &mut Faults) {
    faults.note(own.into_iter().map(|fault| fault.within(&what).in_entry(Place::entry(list, at))));
}

fn in_minutes(hours: f64) -> Result<i64, InputFault> {
    minutes(hours)
}

/// Wished-for skills that nobody would teach as a mentor and no training teaches. Whether two may be a mentoring pair
/// is not looked at: what is said of wishes would tell who may not.
fn unserved(instance: &Instance) -> Vec<(MemberId, usize)> {
    let trained = instance.trainings.iter().flat_map(|it| &it.teaches);
    let mentors = instance.people.iter().filter(|_| instance.mentoring.is_some());
    let mentored = mentors.flat_map(|it| &it.teaches);
    let taught: BTreeSet<&usize> = trained.chain(mentored).collect();
    let mut unserved = Vec::new();
    for person in &instance.people {
        let missing = person.wants.iter().filter(|skill| !taught.contains(skill));
        unserved.extend(missing.map(|&skill| (person.member, skill)));
    }
    unserved
}
