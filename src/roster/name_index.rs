//! Positions of names in a list, found by their hash: the list keeps the names, and nothing is written twice.

use hashbrown::HashTable;
use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

/// Positions by a form of the names in a list; whoever asks gives the form of the name at a position.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameIndex {
    positions: HashTable<u32>,
    hasher: RandomState,
}

impl NameIndex {
    /// The position of a form.
    pub(crate) fn get<'a>(&self, form: &str, form_at: impl Fn(usize) -> Cow<'a, str>) -> Option<usize> {
        let is_form = |&position: &u32| form_at(position as usize) == form;
        self.positions.find(self.hasher.hash_one(form), is_form).map(|&position| position as usize)
    }

    /// Notes the position of a form, unless it has one.
    pub(crate) fn insert<'a>(&mut self, form: &str, position: usize, form_at: impl Fn(usize) -> Cow<'a, str>) {
        let hash = |&position: &u32| self.hasher.hash_one(&*form_at(position as usize));
        let is_form = |&position: &u32| form_at(position as usize) == form;
        self.positions.entry(self.hasher.hash_one(form), is_form, hash).or_insert(position as u32);
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
