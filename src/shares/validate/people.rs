//! Those who take part.

use super::names::{Skills, check_labels};
use super::{SharesValidation, in_minutes, note_of};
use crate::error::{Faults, Noun, Place, fault};
use crate::periods::Periods;
use crate::shares::already::Already;
use crate::shares::instance::{InstanceAlready, Paid, Person};
use crate::shares::known::position;
use crate::shares::limits::amount;
use crate::shares::rate::Rate;
use crate::shares::terms::{Pay, Terms};
use itertools::Itertools;
use std::collections::BTreeSet;

impl SharesValidation<'_> {
    /// Those who take part, in the order of the roster; skills are gathered as they are first mentioned.
    pub(super) fn people(&self, periods: &Periods, skills: &mut Skills, faults: &mut Faults) -> Vec<Person> {
        if self.given.terms.is_empty() {
            let fault = fault!(Missing, "nobody takes part; give the terms of at least one member");
            faults.push(fault.in_entry(Place::path("terms")));
        }
        let mut people: Vec<Person> = Vec::new();
        let mut seen = vec![false; self.roster.len()];
        for (at, terms) in self.given.terms.iter().enumerate() {
            let mut own = faults.of_part();
            let already = terms.already.iter().filter_map(|it| already(it, periods, &mut own)).collect();
            if let Some(person) = self.person(terms, already, skills, &mut own) {
                if std::mem::replace(&mut seen[person.member.index()], true) {
                    own.push(fault!(Twice, "they are given twice; give them once"))
                } else {
                    people.push(person)
                }
            }
            note_of(("terms", at), format_args!("the terms of `{}`", terms.member), own, faults);
        }
        let terms = self.given.terms.iter().enumerate();
        let whats = terms.flat_map(|(at, terms)| terms.already.iter().map(move |it| (at, it.what.as_str())));
        check_labels("terms", Noun::Label, whats, faults);
        people.sort_by_key(|person| person.member);
        people
    }

    /// None where the member is not in the roster.
    fn person(
        &self,
        terms: &Terms,
        already: Vec<InstanceAlready>,
        skills: &mut Skills,
        faults: &mut Faults,
    ) -> Option<Person> {
        let member = self.roster.known_member(&terms.member, faults);
        let hours = terms.offers.unwrap_or(0.0);
        let offered = faults.keep(in_minutes(hours));
        if offered == Some(0) {
            faults.push(fault!(Zero, "no hours are offered; let them offer more than 0, or leave the member out"));
        }
        let each_period = terms.at_most_each_period;
        let each_period = each_period.and_then(|hours| faults.keep(in_minutes(hours)));
        let paid = self.paid(&terms.pay, faults);
        let has = skills.of(&terms.has, faults);
        let wants = skills.of(&terms.wants, faults);
        let teaches = skills.of(&terms.teaches, faults);
        let there = |skill: &&String| terms.has.contains(skill) || terms.teaches.contains(skill);
        for skill in terms.wants.iter().unique().filter(there) {
            let skill = skill.clone();
            faults.push(fault!(
                WantsWhatIsThere,
                "the skill `{skill}` is both wished for and there already; leave it out of one of the two"
            ));
        }
        let has: BTreeSet<usize> = has.into_iter().chain(teaches.iter().copied()).collect();
        Some(Person {
            member: member?,
            offered: offered.unwrap_or(0),
            each_period,
            paid,
            wants: wants.into_iter().filter(|it| !has.contains(it)).collect(),
            has: has.into_iter().collect(),
            teaches,
            burdens: Vec::new(),
            already,
        })
    }

    fn paid(&self, pay: &Pay, faults: &mut Faults) -> Paid {
        let rates = self.given.rates.iter().map(Rate::name);
        let mut named = |name: &str| faults.keep(position(Noun::Rate, name, rates.clone()));
        match pay {
            Pay::PaidByEmployer => Paid::Employer,
            Pay::Unpaid => Paid::Unpaid,
            Pay::Paid(name) => named(name).map_or(Paid::Unpaid, Paid::Rate),
            Pay::DeclinesMoney(name) => {
                named(name);
                Paid::Declined
            }
        }
    }
}

/// `None` if something is wrong with it.
fn already(given: &Already, periods: &Periods, faults: &mut Faults) -> Option<InstanceAlready> {
    let mut own = faults.of_part();
    let period = periods.listed(&[given.in_period], &mut own);
    let (minutes, pay) = (own.keep(in_minutes(given.hours)), amount(given.pay, &mut own));
    faults.note(own.into_iter().map(|fault| fault.within(format_args!("`{}`, already", given.what))));
    Some(InstanceAlready { what: given.what.clone(), period: *period.first()?, minutes: minutes?, pay })
}
