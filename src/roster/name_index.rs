//! Positions of names in a list, found by their hash: the list keeps the names, and nothing is written twice.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

/// A place that holds no position.
const FREE: u32 = u32::MAX;

/// Positions by a form of the names in a list; whoever asks gives the form of the name at a position.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameIndex {
    /// Positions, each as near behind the place of its hash as there was one free: a power of two, at most half full.
    places: Vec<u32>,
    number: usize,
    hasher: RandomState,
}

impl NameIndex {
    /// The position of a form.
    pub(crate) fn get<'a>(&self, form: &str, form_at: impl Fn(usize) -> Cow<'a, str>) -> Option<usize> {
        let found = |place: &usize| self.places[*place] == FREE || form_at(self.places[*place] as usize) == form;
        let place = self.from(form)?.find(found)?;
        (self.places[place] != FREE).then_some(self.places[place] as usize)
    }

    /// Notes the position of a form, unless it has one.
    pub(crate) fn insert<'a>(&mut self, form: &str, position: usize, form_at: impl Fn(usize) -> Cow<'a, str>) {
        if self.get(form, &form_at).is_some() {
            return;
        }
        if 2 * (self.number + 1) > self.places.len() {
            let grown = vec![FREE; (2 * self.places.len()).max(8)];
            for position in std::mem::replace(&mut self.places, grown).into_iter().filter(|&at| at != FREE) {
                self.put(&form_at(position as usize), position);
            }
        }
        self.put(form, position as u32);
        self.number += 1;
    }

    /// Puts a position where the first place is free.
    fn put(&mut self, form: &str, position: u32) {
        let free = self.from(form).and_then(|mut places| places.find(|&place| self.places[place] == FREE));
        free.into_iter().for_each(|free| self.places[free] = position);
    }

    /// All places, from that of the hash of a form on; `None` if there are none.
    fn from(&self, form: &str) -> Option<impl Iterator<Item = usize> + use<>> {
        let mask = self.places.len().checked_sub(1)?;
        let first = self.hasher.hash_one(form) as usize;
        Some((0..=mask).map(move |by| first.wrapping_add(by) & mask))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_where_it_was_first() {
        let names: Vec<String> = (0..1_000).map(|at| format!("n{}", at % 700)).collect();
        let form = |at: usize| Cow::from(names[at].as_str());
        let mut index = NameIndex::default();
        assert_eq!(index.get("n0", form), None);
        for (at, name) in names.iter().enumerate() {
            index.insert(name, at, form);
        }
        for (at, name) in names.iter().enumerate() {
            assert_eq!(index.get(name, form), Some(at % 700));
        }
        assert_eq!((index.get("n700", form), index.get("", form)), (None, None));
    }
}
