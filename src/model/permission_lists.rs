//! Which slots are open to whom, with each list kept once.

use std::collections::HashMap;
use std::hash::Hash;

/// Lists of open slots, numbered from 0 in the order in which they are first asked for. Units with the same key share
/// one.
#[derive(Debug)]
pub(crate) struct PermissionLists<K> {
    numbers: HashMap<K, u32>,
    lists: Vec<Vec<bool>>,
}

impl<K: Eq + Hash> PermissionLists<K> {
    /// No list yet.
    pub(crate) fn new() -> PermissionLists<K> {
        PermissionLists { numbers: HashMap::new(), lists: Vec::new() }
    }

    /// The number of the list of this key; `list` makes one that is new, from the key and its number.
    pub(crate) fn number(&mut self, key: K, list: impl FnOnce(&K, usize) -> Vec<bool>) -> u32 {
        let lists = &mut self.lists;
        *self.numbers.entry(key).or_insert_with_key(|key| {
            lists.push(list(key, lists.len()));
            lists.len() as u32 - 1
        })
    }

    /// All lists, in the order of their numbers.
    pub(crate) fn into_lists(self) -> Vec<Vec<bool>> {
        self.lists
    }
}
