//! The labels of a column: spellings that are one, and others that may be.

use super::row_labels::RowLabels;
use crate::roster::names::{key, nearest};
use crate::roster::notes::{RosterNotes, first_of};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A note lists this many labels at most.
const MAX_LISTED: usize = 20;

/// A label is rare beside another that stands this many times as often.
const RARE: usize = 3;

/// Of a column with more labels, which is hardly one of labels, none is compared with the others.
const MAX_COMPARED: usize = 300;

/// Gives labels that differ only in case or spaces the spelling that is the most frequent, and says so.
pub(super) fn unite(column: &str, cells: &mut RowLabels, notes: &mut RosterNotes) {
    let counts = cells.counted();
    let mut best: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for (label, count) in &counts {
        let entry = best.entry(key(label)).or_insert((label, *count));
        if *count > entry.1 {
            *entry = (label, *count);
        }
    }
    let read_as = |label: &str| best.get(&key(label)).map_or_else(|| label.to_owned(), |(best, _)| (*best).to_owned());
    let changed: Vec<&(String, usize)> = counts.iter().filter(|(label, _)| read_as(label) != *label).collect();
    for (label, count) in &changed {
        let best = read_as(label);
        notes.push(format!(
            "`{column}`: `{label}` ({count}) was read as `{best}`, from which it differs only in case or spaces."
        ));
    }
    if !changed.is_empty() {
        for label in cells.lists_mut().flatten() {
            *label = read_as(label);
        }
    }
}

/// "Researcher 10, Policy 14", the most frequent first.
pub(super) fn listed(counts: &[(String, usize)]) -> String {
    let mut counts: Vec<&(String, usize)> = counts.iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    first_of(&counts, MAX_LISTED, |(label, count)| format!("`{label}` ({count})"))
}

/// Says which labels may be another, and how to have them read as it.
pub(super) fn note_variants(column: &str, counts: &[(String, usize)], notes: &mut RosterNotes) {
    for (label, count) in counts.iter().filter(|_| counts.len() <= MAX_COMPARED) {
        let others = || counts.iter().filter(move |(other, _)| other != label);
        let short = others().filter(|(other, _)| is_short_for(label, other)).max_by_key(|(_, count)| *count);
        let frequent = others().filter(|(other, often)| *often >= count * RARE && digits(other) == digits(label));
        let near = || {
            let near = nearest(label, frequent.map(|(other, _)| other.as_str()))?;
            // In short words one letter makes another word.
            counts.iter().find(|(other, _)| *other == near).filter(|(other, _)| other.chars().count() > 4)
        };
        if let Some((other, often)) = short.or_else(near) {
            notes.push(format!(
                "`{column}`: `{label}` ({count}) may be the same as `{other}` ({often}); if it is, write \
                 `rename = {{\"{label}\": \"{other}\"}}` for the column."
            ));
        }
    }
}

/// Whether a label is the beginning of another, or its initials.
fn is_short_for(label: &str, other: &str) -> bool {
    let (short, long) = (label.to_lowercase(), other.to_lowercase());
    let is_word = short.chars().all(char::is_alphabetic);
    let letters = short.chars().count();
    let initials: String =
        long.split(|letter: char| !letter.is_alphanumeric()).filter_map(|w| w.chars().next()).collect();
    is_word
        && long.chars().count() > letters + 1
        && (letters <= 3 && long.starts_with(&short) || letters >= 2 && initials == short)
}

fn digits(label: &str) -> String {
    label.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(labels: &[(&str, usize)]) -> Vec<String> {
        let counts: Vec<(String, usize)> = labels.iter().map(|&(label, count)| (label.to_owned(), count)).collect();
        let mut notes = RosterNotes::default();
        note_variants("x", &counts, &mut notes);
        notes.iter().map(str::to_owned).collect()
    }

    #[test]
    fn likely_variants_are_told_with_counts() {
        let said = variants(&[("White", 80), ("w", 3), ("BAME", 20), ("black and minority ethnic", 2), ("Whiet", 1)]);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(
            said[0].contains("`w` (3) may be the same as `White` (80)")
                && said[0].contains("rename = {\"w\": \"White\"}")
        );
        assert!(said[1].contains("`BAME` (20) may be the same as `black and minority ethnic` (2)"));
        assert!(said[2].contains("`Whiet`"));
    }

    #[test]
    fn labels_that_only_look_near_are_left_alone() {
        let apart =
            [("Level 2", 1), ("Level 3", 40), ("16-29", 1), ("19-29", 30), ("East", 1), ("West", 20), ("male", 1)];
        assert!(variants(&apart).is_empty());
        assert!(variants(&[("male", 50), ("female", 60), ("rural", 4), ("urban", 90)]).is_empty());
    }
}
