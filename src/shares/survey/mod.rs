//! What is given of shares, checked and brought together.

mod people;
mod rates;
mod work;

use super::MOST_PERIODS;
use super::builder::Given;
use super::hours::minutes;
use super::scene::Scene;
use crate::error::{Faults, InputFault, ShareItem, ShareName, SharesFault};
use crate::roster::Roster;
use crate::roster::names::{Flaw, Names, flaw};
use std::collections::BTreeSet;

/// Amounts of money beyond which they are refused.
const MOST_MONEY: u64 = 1_000_000_000_000;

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) struct Survey<'a> {
    pub(super) roster: &'a Roster,
    pub(super) given: &'a Given,
}

impl Survey<'_> {
    /// Everything that rules are about. What is at fault is noted and kept in some form, so that nothing that names it is at fault for
    /// that.
    pub(super) fn scene(&self, faults: &mut Faults) -> Scene {
        let given = self.given;
        let mut scene = Scene {
            periods: given.periods.clamp(1, MOST_PERIODS),
            ..Scene::default()
        };
        self.check_periods(faults);
        scene.rates = self.rates(faults);
        let mut skills = Skills::default();
        scene.people = self.people(&mut skills, faults);
        let taught = self.taught(&mut skills, faults);
        scene.skills = skills.names.into_vec();
        self.add_trainings(taught, &mut scene, faults);
        self.add_pieces(&mut scene, faults);
        self.add_decisions(&mut scene, faults);
        scene.mentoring = given.mentoring.map(|hours| {
            let mentoring = in_minutes(hours).map_err(|fault| ShareItem::Mentoring.fault(fault));
            faults.keep(mentoring).unwrap_or(0)
        });
        scene.unequal = self.unequal(&scene, faults);
        scene.unserved = unserved(&scene);
        if given.pieces.is_empty() && given.trainings.is_empty() && given.decisions.is_empty() {
            faults.push(SharesFault::NothingToShare);
        }
        scene
    }

    fn check_periods(&self, faults: &mut Faults) {
        let (periods, most) = (self.given.periods, MOST_PERIODS);
        if periods == 0 {
            faults.push(SharesFault::NoPeriods);
        } else if periods > most {
            faults.push(SharesFault::TooManyPeriods { periods, most });
        }
    }
}

/// The distinct skills that are mentioned, in order.
#[derive(Default)]
struct Skills {
    names: Names,
}

impl Skills {
    /// The positions of these skills, sorted; new ones are added, each with what is wrong with its name.
    fn of(&mut self, listed: &[String], faults: &mut Faults) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for name in listed {
            let at = self.intern(name, faults);
            if !found.insert(at) {
                let skill = name.clone();
                faults.push(SharesFault::SkillTwice { skill });
            }
        }
        found.into_iter().collect()
    }

    fn intern(&mut self, name: &str, faults: &mut Faults) -> usize {
        if let Some(at) = self.names.position(name) {
            return at;
        }
        let what = ShareName::Skill;
        if !check_name(what, name, faults)
            && let Some(earlier) = self.names.lookalike(name)
        {
            faults.push(SharesFault::LookalikeNames {
                what,
                name: name.to_owned(),
                earlier: earlier.to_owned(),
            });
        }
        self.names.push(name)
    }
}

/// Notes names that are empty, untidy or there twice.
fn check_names<'a>(what: ShareName, names: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = Names::default();
    for name in names {
        if check_name(what, name, faults) {
            continue;
        }
        match seen.lookalike(name) {
            Some(earlier) => faults.push(SharesFault::NameTwice {
                what,
                name: name.to_owned(),
                earlier: earlier.to_owned(),
            }),
            None => {
                seen.push(name);
            }
        }
    }
}

/// Notes what is wrong with the characters of a name; true if anything is.
fn check_name(what: ShareName, name: &str, faults: &mut Faults) -> bool {
    let Some(flaw) = flaw(name) else { return false };
    let untidy = |name: &str| SharesFault::UntidyName {
        what,
        name: name.to_owned(),
    };
    faults.push(match flaw {
        Flaw::Empty => SharesFault::Nameless { what },
        Flaw::Hidden | Flaw::SurroundingSpace => untidy(name),
    });
    true
}

/// Notes faults of one thing.
fn note_of(item: &ShareItem, own: Faults, faults: &mut Faults) {
    for fault in own.into_iter() {
        faults.push(item.clone().fault(fault));
    }
}

fn in_minutes(hours: f64) -> Result<i64, InputFault> {
    minutes(hours).map_err(InputFault::from)
}

/// The amount as far as it is counted; notes one beyond that.
pub(super) fn amount(amount: u64, faults: &mut Faults) -> i64 {
    let most = MOST_MONEY;
    if amount > most {
        faults.push(SharesFault::AmountTooLarge { amount, most });
    }
    amount.min(most) as i64
}

/// These periods from 0, sorted, of so many that there are; notes those that there are none of and those named twice.
pub(super) fn periods_from_0(named: &[usize], periods: usize, faults: &mut Faults) -> Vec<usize> {
    if named.is_empty() {
        faults.push(SharesFault::NoPeriodNamed);
    }
    let (mut found, mut strange) = (BTreeSet::new(), BTreeSet::new());
    for &period in named {
        let there = (1..=periods).contains(&period);
        if there && !found.insert(period - 1) {
            faults.push(SharesFault::PeriodTwice { period });
        } else if !there && strange.insert(period) {
            faults.push(SharesFault::UnknownPeriod { period, periods });
        }
    }
    found.into_iter().collect()
}

/// Wished-for skills that nobody else would teach, as a mentor, and no training teaches. Whether two may be a mentoring pair is not
/// looked at: what is said of wishes would tell who may not.
fn unserved(scene: &Scene) -> Vec<(crate::roster::MemberId, usize)> {
    let trained: BTreeSet<usize> = scene
        .trainings
        .iter()
        .flat_map(|training| training.teaches.iter().copied())
        .collect();
    let mentored: BTreeSet<usize> = match scene.mentoring {
        Some(_) => scene
            .people
            .iter()
            .flat_map(|person| person.teaches.iter().copied())
            .collect(),
        None => BTreeSet::new(),
    };
    let mut unserved = Vec::new();
    for person in &scene.people {
        let wants = person.wants.iter().copied();
        let missing = wants.filter(|skill| !trained.contains(skill) && !mentored.contains(skill));
        unserved.extend(missing.map(|skill| (person.member, skill)));
    }
    unserved
}
