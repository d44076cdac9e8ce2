//! Names of what is given: skills by position, and what is wrong with how any of them is written.

use crate::error::{Faults, InputFault, Noun, Place};
use crate::roster::names::Names;
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
                faults.note(self.0.faults(name, Noun::Skill));
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

/// Notes names of the entries of a list that are empty, untidy, there twice, or easily taken for one another.
pub(super) fn check_names<'a>(list: &str, what: Noun, names: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = Names::default();
    for (at, name) in names.enumerate() {
        let twin = seen.lookalike(name).map(|earlier| InputFault::name_taken(what, name, earlier));
        if twin.is_none() {
            faults.note(seen.faults(name, what).map(|fault| fault.in_entry(Place::entry(list, at))));
            seen.push(name);
        }
        faults.note(twin.map(|fault| fault.in_entry(Place::entry(list, at))));
    }
}

/// Notes names that are untidy, or easily taken for one another, each at its entry of a list; the same name may come
/// again.
pub(super) fn check_labels<'a>(
    list: &str,
    what: Noun,
    names: impl Iterator<Item = (usize, &'a str)>,
    faults: &mut Faults,
) {
    let mut seen = Names::default();
    for (at, name) in names {
        if seen.position(name).is_none() {
            faults.note(seen.faults(name, what).map(|fault| fault.in_entry(Place::entry(list, at))));
            seen.push(name);
        }
    }
}
