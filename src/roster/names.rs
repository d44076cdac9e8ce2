//! What makes a good name, which names look alike, and the nearest known name.

use super::name_index::NameIndex;
use crate::characters::{composed, hidden};
use crate::error::{Faults, Flaw, InputFault, Noun, Place};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::LazyLock;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::skeleton;

/// Longer names get no suggestion: comparing them takes time that grows with the product of the lengths.
const MAX_COMPARED: usize = 100;

/// What two names share when they differ only in case, in spaces, or in how letters with marks are composed.
pub(crate) fn key(name: &str) -> String {
    key_of(name).into_owned()
}

/// [`key`], without a copy of most names that are their own.
fn key_of(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return name.into();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    composed(&words.join(" ").to_lowercase()).into_owned().into()
}

/// What each character of ASCII looks like: most names are made of these.
static ASCII_LOOKS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..128).map(|byte| skeleton(char::from(byte).encode_utf8(&mut [0; 4])).collect()).collect());

/// What two names share, as they are written or in lower case, when they look alike by the confusable characters of
/// Unicode (UTS 39).
fn looks(name: &str) -> [u64; 2] {
    let look = |name: &str| {
        let mut hasher = DefaultHasher::new();
        if name.is_ascii() {
            name.bytes().for_each(|byte| hasher.write(ASCII_LOOKS[usize::from(byte)].as_bytes()));
        } else {
            hasher.write(skeleton(name).collect::<String>().as_bytes());
        }
        hasher.finish()
    };
    let (written, key) = (look(name), key_of(name));
    [written, if key == name { written } else { look(&key) }]
}

/// Whether no script has the letters of both names.
fn are_of_two_scripts(one: &str, other: &str) -> bool {
    let mut scripts = AugmentedScriptSet::for_str(one);
    scripts.intersect_with(AugmentedScriptSet::for_str(other));
    scripts.is_empty()
}

/// The known name with the fewest slips of the pen from `name`, if these are few; the first one of equals.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_of(name, &mut known.into_iter())
}

/// [`nearest`], compiled once for all iterators.
fn nearest_of(name: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let wanted = key(name);
    if wanted.chars().count() > MAX_COMPARED {
        return None;
    }
    near(name, &wanted, known)
        .map(|known| (strsim::osa_distance(&wanted, &key(known)), known))
        .filter(|(slips, _)| *slips <= most_slips(&wanted))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known.to_owned())
}

/// Slips of the pen beyond which a name is not taken for the one of this key.
fn most_slips(wanted: &str) -> usize {
    (wanted.chars().count() / 3).clamp(1, 4)
}

/// The known names that can be few slips from `name`, whose key is `wanted`: of about its length and made of about its
/// letters. The others are left out without being compared letter by letter, which takes a hundred times as long.
fn near<'a>(name: &str, wanted: &str, known: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let (length, most) = (name.chars().count(), most_slips(wanted));
    let letters = Letters::of(wanted);
    known.filter(move |known| known.chars().count().abs_diff(length) <= most + 1 && letters.slips(known) <= most)
}

/// How often each letter of ASCII stands in a key.
struct Letters([u8; 128]);

impl Letters {
    fn of(key: &str) -> Letters {
        let mut letters = [0_u8; 128];
        for byte in key.bytes().filter(|byte| byte.is_ascii_graphic()) {
            letters[usize::from(byte)] = letters[usize::from(byte)].saturating_add(1);
        }
        Letters(letters)
    }

    /// No more slips than there are between this key and a name: each adds one letter at most, and takes one away.
    fn slips(&self, name: &str) -> usize {
        // Other letters may become letters of ASCII in lower case.
        if !name.is_ascii() {
            return 0;
        }
        let (mut left, mut added) = (self.0, 0);
        for byte in name.bytes().filter(u8::is_ascii_graphic) {
            let left = &mut left[usize::from(byte.to_ascii_lowercase())];
            if *left > 0 { *left -= 1 } else { added += 1 }
        }
        added.max(left.iter().map(|&left| usize::from(left)).sum())
    }
}

/// The first flaw of a name, if it has any.
pub(crate) fn flaw(name: &str) -> Option<Flaw> {
    if name.trim().is_empty() {
        Some(Flaw::Empty)
    } else if hidden(name).is_some() {
        Some(Flaw::Hidden)
    } else if name.trim() != name {
        Some(Flaw::SurroundingSpace)
    } else {
        None
    }
}

/// The distinct names of one kind, in order of first appearance.
#[derive(Debug, Default)]
pub(crate) struct Names {
    in_order: Vec<String>,
    /// Of composed names.
    positions: NameIndex,
    /// Of keys, each with its first name.
    by_key: NameIndex,
    /// The first name of each look.
    by_looks: HashMap<u64, u32>,
}

impl Names {
    /// Position of a name that is known, however its letters are composed.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(&composed(name), |at| composed(&self.in_order[at]))
    }

    /// What is wrong with a new name: its characters, or a known name that it is easily taken for.
    pub(crate) fn faults(&self, name: &str, kind: Noun) -> impl Iterator<Item = InputFault> + use<> {
        let flaw = flaw(name);
        let same = || Some(InputFault::lookalike(kind, name, self.lookalike(name)?));
        // What cannot be read is not compared.
        let is_read = matches!(flaw, None | Some(Flaw::SurroundingSpace));
        let alike = if is_read { same().or_else(|| self.looks_like(name, kind)) } else { None };
        flaw.map(|flaw| InputFault::bad_name(kind, name, flaw)).into_iter().chain(alike)
    }

    /// The fault, or the remark, that a name looks like one that is known.
    pub(crate) fn looks_like(&self, name: &str, kind: Noun) -> Option<InputFault> {
        let known = looks(name).iter().find_map(|looks| self.by_looks.get(looks))?;
        let known = &self.in_order[*known as usize];
        Some(if are_of_two_scripts(name, known) {
            InputFault::of_another_script(kind, name, known)
        } else {
            InputFault::looks_like(kind, name, known)
        })
    }

    /// The known name that equals `name` but for case, spaces and how letters are composed.
    pub(crate) fn lookalike(&self, name: &str) -> Option<&str> {
        let found = self.by_key.get(&key_of(name), |at| key_of(&self.in_order[at]));
        found.map(|at| self.in_order[at].as_str())
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
        faults.note(self.faults(name, kind).map(|fault| fault.at(location())));
        self.push(name)
    }

    /// Adds a name that is known to be new; returns its position.
    pub(crate) fn push(&mut self, name: &str) -> usize {
        let position = self.in_order.len();
        self.in_order.push(name.to_owned());
        let in_order = &self.in_order;
        self.positions.insert(&composed(name), position, |at| composed(&in_order[at]));
        // Two empty names are empty, not alike.
        if !name.trim().is_empty() {
            self.by_key.insert(&key_of(name), position, |at| key_of(&in_order[at]));
            for looks in looks(name) {
                self.by_looks.entry(looks).or_insert(position as u32);
            }
        }
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
    fn few_names_are_compared_letter_by_letter() {
        let known: Vec<String> = (0..10_000).map(|at| format!("{at:x} of {}", at * at)).collect();
        let compared = |name: &str| {
            let wanted = key(name);
            let near: Vec<&str> = near(name, &wanted, known.iter().map(String::as_str)).collect();
            let slips = |known: &&str| strsim::osa_distance(&wanted, &key(known)) <= most_slips(&wanted);
            // No name is left out that is near.
            assert!(known.iter().map(String::as_str).filter(slips).all(|known| near.contains(&known)), "{name}");
            near.len()
        };
        // 12 slips would be needed to come from `99 of 23409` to any name without digits.
        assert_eq!([compared("nobody at all"), compared("somebody else")], [0, 0]);
        assert!(compared("ff of 65O25") < 100);
        assert!(compared("Ff  OF 65025") < 100);
    }

    #[test]
    fn letters_of_other_scripts_may_be_near() {
        // The sign of Kelvin is a `k` in lower case; the letter and the mark become one.
        assert_eq!(nearest("kim", ["\u{212a}im"]).as_deref(), Some("\u{212a}im"));
        assert_eq!(nearest("Jos\u{e9}", ["mary", "Jose\u{301}"]).as_deref(), Some("Jose\u{301}"));
        assert_eq!(nearest("zo\u{eb}", ["zoe"]).as_deref(), Some("zoe"));
    }

    #[test]
    fn keys_ignore_case_and_spaces() {
        assert_eq!(key("  Lived \t Experience "), key("lived experience"));
        assert_ne!(key("Lived-experience"), key("lived experience"));
    }

    #[test]
    fn what_looks_alike_is_a_fault_across_scripts_and_a_remark_within_one() {
        let mut names = Names::default();
        for name in ["ana", "Amo", "Jos\u{e9}", "10"] {
            names.push(name);
        }
        let told = |name: &str| names.faults(name, Noun::Member).map(|fault| fault.to_string()).collect::<String>();
        let other = "the id `\u{430}na` looks like `ana` and has letters of another script, as its `\u{430}` is U+0430";
        assert!(told("\u{430}na").starts_with(other), "{}", told("\u{430}na"));
        assert!(told("\u{430}\u{43f}\u{430}").is_empty());
        assert!(told("Arno").contains("looks much like `Amo`"), "{}", told("Arno"));
        assert!(told("lO").contains("looks much like `10`"), "{}", told("lO"));
        assert!(told("ANA").contains("only in case or spaces"));
        assert_eq!(names.position("Jose\u{301}"), Some(2));
        assert_eq!([told("Jose"), told("anna")], ["", ""]);
    }

    #[test]
    fn the_table_of_looks_is_that_of_unicode() {
        let name: String = (' '..='~').collect();
        let by_table: String = name.bytes().map(|byte| ASCII_LOOKS[usize::from(byte)].as_str()).collect();
        assert_eq!(by_table, skeleton(&name).collect::<String>());
    }

    #[test]
    fn names_that_are_told_apart_by_case_alone_in_one_script_are_not_of_two() {
        assert!(!are_of_two_scripts("Arno", "Amo"));
        assert!(are_of_two_scripts("\u{430}na", "ana"));
        // Japanese is written in three scripts.
        assert!(!are_of_two_scripts("\u{6771}\u{4eac}", "\u{6771}\u{4eac}\u{30bf}"));
    }
}
