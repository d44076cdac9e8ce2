//! What those who organise should know of how a roster was read.

use crate::characters::escaped;
use serde::Serialize;
use std::fmt;

/// A fault or note lists this many things at most, so that it stays readable.
pub(super) const MAX_LISTED: usize = 12;

/// How a roster was read, in sentences for those who organise: what each column was taken for, which labels stand in it
/// and how often, what was passed over. See [`Roster::notes`](crate::Roster::notes).
///
/// `Debug` prints nothing of them, as labels may be what nobody agreed to show.
///
/// ```
/// use roundtable::Roster;
///
/// let roster = Roster::from_csv("name;site\nana;north\n;\nbo;south\n".as_bytes())?;
/// let notes: Vec<&str> = roster.notes().iter().collect();
/// assert_eq!(notes[0], "The file was read as UTF-8 text, with cells separated by semicolons.");
/// assert_eq!(notes[1], "1 empty row was passed over: line 3.");
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RosterNotes(Vec<String>);

impl RosterNotes {
    /// The sentences, in the order in which they are read.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether there is nothing to be said, as of most rosters that are given in place.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, sentence: impl Into<String>) {
        self.0.push(escaped(&sentence.into()).into_owned());
    }
}

impl fmt::Debug for RosterNotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RosterNotes")
    }
}

/// The first of many, each as `word` writes it: "4, 7 and 9", or "4, 7, 9 and 12 more".
pub(super) fn first_of<T>(all: &[T], most: usize, word: impl Fn(&T) -> String) -> String {
    let shown = if all.len() > most + 1 { most } else { all.len() };
    let mut words: Vec<String> = all[..shown].iter().map(word).collect();
    if shown < all.len() {
        words.push(format!("{} more", all.len() - shown));
    }
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}
