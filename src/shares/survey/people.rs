//! Those who take part, and pairs of them.

use super::{Skills, Survey, in_minutes, note_of};
use crate::error::{Faults, InputFault, ShareItem, ShareName, SharesFault};
use crate::roster::MemberId;
use crate::shares::rate::Rate;
use crate::shares::rules::position;
use crate::shares::scene::{Paid, Person, Scene};
use crate::shares::terms::{Pay, Terms};
use std::collections::BTreeSet;

impl Survey<'_> {
    /// Those who take part, in the order of the roster; skills are gathered as they are first mentioned.
    pub(super) fn people(&self, skills: &mut Skills, faults: &mut Faults) -> Vec<Person> {
        if self.given.terms.is_empty() {
            faults.push(SharesFault::NoTerms);
        }
        let mut people: Vec<Person> = Vec::new();
        let mut seen = vec![false; self.roster.len()];
        for terms in &self.given.terms {
            let mut own = Faults::default();
            let person = self.person(terms, skills, &mut own);
            if let Some(person) = person {
                if std::mem::replace(&mut seen[person.member.index()], true) {
                    own.push(SharesFault::TermsTwice);
                } else {
                    people.push(person);
                }
            }
            note_of(&ShareItem::Terms(terms.member.clone()), own, faults);
        }
        people.sort_by_key(|person| person.member);
        people
    }

    /// None where the member is not in the roster.
    fn person(&self, terms: &Terms, skills: &mut Skills, faults: &mut Faults) -> Option<Person> {
        let member = faults.keep(self.roster.member(&terms.member));
        let offered = terms.hours.map(|hours| faults.keep(in_minutes(hours)));
        if let None | Some(Some(0)) = offered {
            faults.push(SharesFault::NothingOffered);
        }
        let each_period = terms.each_period;
        let each_period = each_period.and_then(|hours| faults.keep(in_minutes(hours)));
        let paid = self.paid(&terms.pay, faults);
        let teaches = skills.of(&terms.teaches, faults);
        let has = skills.of(&terms.has, faults);
        let wants = skills.of(&terms.wants, faults);
        let has: BTreeSet<usize> = has.into_iter().chain(teaches.iter().copied()).collect();
        for &skill in wants.iter().filter(|skill| has.contains(skill)) {
            let named = terms.wants.iter();
            let skill = named.filter(|name| skills.names.position(name) == Some(skill));
            let fault = |skill: &String| SharesFault::WantsWhatIsThere {
                skill: skill.clone(),
            };
            faults.note(skill.map(fault).map(InputFault::from).next());
        }
        Some(Person {
            member: member?,
            offered: offered.flatten().unwrap_or(0),
            each_period,
            paid,
            wants: wants.into_iter().filter(|it| !has.contains(it)).collect(),
            has: has.into_iter().collect(),
            teaches,
        })
    }

    fn paid(&self, pay: &Pay, faults: &mut Faults) -> Paid {
        let rates = self.given.rates.iter().map(Rate::name);
        let mut named = |name: &str| faults.keep(position(ShareName::Rate, name, rates.clone()));
        match pay {
            Pay::Employer => Paid::Employer,
            Pay::None => Paid::Unpaid,
            Pay::Rate(name) => named(name).map_or(Paid::Unpaid, Paid::Rate),
            Pay::Declined(name) => {
                named(name);
                Paid::Declined
            }
        }
    }

    /// Pairs between whom there is no mentoring. Of each at most one name is told, and never one of somebody who is in the roster.
    pub(super) fn unequal(&self, scene: &Scene, faults: &mut Faults) -> BTreeSet<(usize, usize)> {
        let unequal = self.pairs("unequal", &self.given.unequal, faults);
        let agreed = self.pairs("agreed", &self.given.agreed, faults);
        let known: BTreeSet<_> = unequal.iter().map(|&(_, pair)| pair).collect();
        for (number, pair) in &agreed {
            if !known.contains(pair) {
                faults.push(in_pair("agreed", *number, SharesFault::AgreedAndNotUnequal));
            }
        }
        let agreed: BTreeSet<_> = agreed.into_iter().map(|(_, pair)| pair).collect();
        let both = |(one, other)| Some((scene.person(one)?, scene.person(other)?));
        known
            .difference(&agreed)
            .copied()
            .filter_map(both)
            .collect()
    }

    /// The pairs of a list, the earlier member first, each with its number from 1.
    fn pairs(
        &self,
        list: &'static str,
        given: &[(String, String)],
        faults: &mut Faults,
    ) -> Vec<(usize, (MemberId, MemberId))> {
        let mut pairs = Vec::new();
        for (number, (one, other)) in (1..).zip(given) {
            let found = [one, other].map(|id| self.roster.member(id));
            match found {
                [Ok(one), Ok(other)] if one == other => {
                    faults.push(in_pair(list, number, SharesFault::OneForAPair));
                }
                [Ok(one), Ok(other)] => pairs.push((number, (one.min(other), one.max(other)))),
                [Err(_), Err(_)] => faults.push(in_pair(list, number, InputFault::InPrivate)),
                [Err(fault), Ok(_)] | [Ok(_), Err(fault)] => {
                    faults.push(in_pair(list, number, fault));
                }
            }
        }
        pairs
    }
}

fn in_pair(list: &'static str, number: usize, fault: impl Into<InputFault>) -> InputFault {
    let fault = SharesFault::InPair {
        list,
        number,
        fault: Box::new(fault.into()),
    };
    fault.into()
}
