//! Names of what is given: skills by position, and what is wrong with how any of them is written.

use crate::error::{Faults, InputFault, Noun};
use crate::roster::names::{Names, flaw};
use std::collections::BTreeSet;

/// The distinct skills that are mentioned, in order.
#[derive(Default)]
pub(super) struct Skills(Names);

impl Skills {
    /// The positions of these skills, sorted; new ones are added. Notes those that are listed twice, and what is wrong
    /// with new names.
    pub(super) fn of(&mut self, listed: &[String], faults: &mut Faults) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for name in listed {
            let known = self.0.position(name);
            let at = known.unwrap_or_else(|| {
                check_one(Noun::Skill, name, &self.0, faults);
                self.0.push(name)
            });
            if !found.insert(at) {
                let skill = name.clone();
                faults.push(InputFault::twice(Noun::Skill, skill));
            }
        }
        found.into_iter().collect()
    }

    /// Their names.
    pub(super) fn into_vec(self) -> Vec<String> {
        self.0.into_vec()
    }
}

/// Notes names that are empty, untidy or there twice.
pub(super) fn check_names<'a>(what: Noun, names: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = Names::default();
    for name in names {
        if check_letters(what, name, faults) {
            continue;
        }
        match seen.lookalike(name) {
            Some(earlier) => faults.push(InputFault::name_taken(what, name, earlier)),
            None => {
                seen.push(name);
            }
        }
    }
}

/// Notes names that are untidy, or differ from one another only in case or spaces; the same name may come again.
pub(super) fn check_labels<'a>(what: Noun, names: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = Names::default();
    for name in names {
        if seen.position(name).is_none() {
            check_one(what, name, &seen, faults);
            seen.push(name);
        }
    }
}

/// Notes what is wrong with a new name beside those that were seen.
fn check_one(what: Noun, name: &str, seen: &Names, faults: &mut Faults) {
    if check_letters(what, name, faults) {
        return;
    }
    if let Some(earlier) = seen.lookalike(name) {
        faults.push(InputFault::lookalike(what, name, earlier));
    }
}

/// Notes what is wrong with the characters of a name; true if anything is.
fn check_letters(what: Noun, name: &str, faults: &mut Faults) -> bool {
    let Some(flaw) = flaw(name) else { return false };
    faults.push(InputFault::bad_name(what, name, flaw));
    true
}
