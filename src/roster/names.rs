//! What makes a good name, which names look alike, and the nearest known name.

use std::collections::BTreeMap;

use crate::error::{Faults, Flaw, InputFault, Noun, Place};

/// Longer names get no suggestion: comparing them takes time that grows with the product of the lengths.
const LONGEST_COMPARED: usize = 100;

/// What two names share when they differ only in case or spaces.
pub(crate) fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The known name with the fewest slips of the pen from `name`, if these are few; the first one of equals.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_of(name, &mut known.into_iter())
}

/// [`nearest`], compiled once for all iterators.
fn nearest_of(name: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let wanted = key(name);
    let length = wanted.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let most = (length / 3).clamp(1, 4);
    known
        .filter(|known| known.chars().count().abs_diff(name.chars().count()) <= most + 1)
        .map(|known| (strsim::osa_distance(&wanted, &key(known)), known))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known.to_owned())
}

/// The first flaw of a name, if it has any.
pub(crate) fn flaw(name: &str) -> Option<Flaw> {
    if name.trim().is_empty() {
        Some(Flaw::Empty)
    } else if name.chars().any(is_hidden) {
        Some(Flaw::Hidden)
    } else if name.trim() != name {
        Some(Flaw::SurroundingSpace)
    } else {
        None
    }
}

/// Notes what is wrong with the characters of a name, if anything is.
fn check(name: &str, kind: Noun, location: impl FnOnce() -> Place, faults: &mut Faults) {
    let Some(flaw) = flaw(name) else { return };
    faults.push(InputFault::bad_name(kind, name, flaw).at(location()));
}

/// Control characters, line breaks, and marks that make two different names look the same on paper. The joiners U+200C
/// and U+200D are not among them: several languages are written with them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The distinct names of one kind, in order of first appearance.
#[derive(Debug, Default)]
pub(crate) struct Names {
    in_order: Vec<String>,
    positions: BTreeMap<String, usize>,
    by_key: BTreeMap<String, usize>,
}

impl Names {
    /// Position of a name that is known.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }

    /// The known name that equals `name` but for case and spaces.
    pub(crate) fn lookalike(&self, name: &str) -> Option<&str> {
        self.by_key.get(&key(name)).map(|&at| self.in_order[at].as_str())
    }

    /// Position of a name; when it is new, its faults are noted once, at `location`, and it is kept all the same so
    /// that what builds on it brings no faults of its own.
    pub(super) fn intern(
        &mut self,
        name: &str,
        kind: Noun,
        location: impl Fn() -> Place,
        faults: &mut Faults,
    ) -> usize {
        if let Some(position) = self.position(name) {
            return position;
        }
        check(name, kind, &location, faults);
        // Two empty names are empty, not alike.
        if let Some(earlier) = self.lookalike(name).filter(|_| !name.trim().is_empty()) {
            let earlier = earlier.to_owned();
            faults.push(InputFault::lookalike(kind, name, earlier).at(location()));
        }
        self.push(name)
    }

    /// Adds a name that is known to be new; returns its position.
    pub(crate) fn push(&mut self, name: &str) -> usize {
        let position = self.in_order.len();
        self.in_order.push(name.to_owned());
        self.positions.insert(name.to_owned(), position);
        self.by_key.entry(key(name)).or_insert(position);
        position
    }

    /// The names, first appeared first.
    pub(crate) fn into_vec(self) -> Vec<String> {
        self.in_order
    }

    /// The names, first appeared first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.in_order.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near_and_first() {
        let known = ["practitioner", "researcher", "north", "South"];
        assert_eq!(nearest("reseacher", known).as_deref(), Some("researcher"));
        assert_eq!(nearest("nroth", known).as_deref(), Some("north"));
        assert_eq!(nearest("south ", known).as_deref(), Some("South"));
        assert_eq!(nearest("carer", known), None);
        assert_eq!(nearest("ab", ["ac", "ad"]).as_deref(), Some("ac"));
        assert_eq!(nearest(&"x".repeat(200), known), None);
    }

    #[test]
    fn keys_ignore_case_and_spaces() {
        assert_eq!(key("  Lived \t Experience "), key("lived experience"));
        assert_ne!(key("Lived-experience"), key("lived experience"));
    }

    #[test]
    fn joiners_of_other_scripts_are_no_fault() {
        assert!(!is_hidden('\u{200C}') && !is_hidden('é') && !is_hidden(' '));
        assert!(is_hidden('\u{202E}') && is_hidden('\u{200B}') && is_hidden('\0'));
    }
}
