//! Several answers that were read as one.

use crate::roster::names::key;
use std::collections::{BTreeMap, BTreeSet};

/// What forms and people put between the answers of a cell, the most usual first, with whether it is rarely anything
/// else. Where it often is, all pieces of a cell must stand elsewhere by themselves.
const JOINS: [(&str, bool); 9] = [
    (", ", true),
    (",", true),
    (" / ", true),
    ("/", true),
    (" | ", true),
    ("|", true),
    (" + ", true),
    (" & ", false),
    (" and ", false),
];

/// Labels that look like several answers each.
pub(super) struct Joined {
    pub(super) join: &'static str,
    /// The answers, each with how often it stands in a cell, the most frequent first.
    pub(super) pieces: Vec<(String, usize)>,
}

impl Joined {
    /// The answers that contain what joins the others.
    pub(super) fn options(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|(piece, _)| piece.as_str()).filter(|piece| piece.contains(self.join))
    }
}

/// The pieces of labels, each of which stands in this many cells, if a piece of one label stands elsewhere by itself or
/// beside other pieces.
pub(super) fn joined(labels: &[(String, usize)]) -> Option<Joined> {
    JOINS.into_iter().find_map(|(join, is_sure)| {
        let parted: Vec<Vec<&str>> = labels.iter().map(|(label, _)| pieces(label, join)).collect();
        let mut holders: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, pieces) in parted.iter().enumerate() {
            for piece in pieces {
                holders.entry(key(piece)).or_default().insert(at);
            }
        }
        // Commas join answers in digits too; between other signs these are dates, school years or fractions.
        let are_answers = |pieces: &&Vec<&str>| {
            pieces.len() > 1
                && (join.starts_with(',') || pieces.iter().all(|piece| piece.contains(char::is_alphabetic)))
        };
        let alone: BTreeSet<String> = labels.iter().map(|(label, _)| key(label)).collect();
        let is_joined = |pieces: &&Vec<&str>| {
            let mut keys = pieces.iter().map(|piece| key(piece));
            are_answers(pieces)
                && if is_sure { keys.any(|key| holders[&key].len() > 1) } else { keys.all(|key| alone.contains(&key)) }
        };
        parted.iter().find(is_joined)?;
        let mut positions: BTreeMap<String, usize> = BTreeMap::new();
        let mut counts: Vec<(String, usize)> = Vec::new();
        for (pieces, (_, number)) in parted.iter().zip(labels) {
            for piece in pieces {
                let at = *positions.entry(key(piece)).or_insert(counts.len());
                if at == counts.len() {
                    counts.push(((*piece).to_owned(), 0));
                }
                counts[at].1 += number;
            }
        }
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        Some(Joined { join, pieces: counts })
    })
}

/// The parts of a label between which the join stands outside of brackets.
pub(super) fn pieces<'a>(label: &'a str, join: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(letter) = label[at..].chars().next() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && label[at..].starts_with(join) {
            pieces.push(label[start..at].trim());
            at += join.len();
            start = at;
        } else {
            at += letter.len_utf8();
        }
    }
    pieces.push(label[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a bracket is opened and not closed in a text, or the other way round.
pub(super) fn is_cut(text: &str) -> bool {
    text.matches(['(', '[']).count() != text.matches([')', ']']).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(labels: &[&str]) -> Option<(&'static str, Vec<String>)> {
        let labels: Vec<(String, usize)> = labels.iter().map(|label| ((*label).to_owned(), 1)).collect();
        joined(&labels).map(|found| (found.join, found.pieces.into_iter().map(|(piece, _)| piece).collect()))
    }

    #[test]
    fn a_piece_that_stands_elsewhere_tells() {
        assert_eq!(found(&["a, b", "b"]), Some((", ", vec!["b".to_owned(), "a".to_owned()])));
        assert_eq!(found(&["a, b", "b, c"]).map(|(join, _)| join), Some(", "));
        assert_eq!(found(&["a/b", "A"]).map(|(join, _)| join), Some("/"));
        assert_eq!(found(&["x (y, z), b", "b"]).map(|(_, pieces)| pieces[1].clone()), Some("x (y, z)".to_owned()));
        assert_eq!(found(&["tea and milk", "tea", "milk"]).map(|(join, _)| join), Some(" and "));
    }

    #[test]
    fn labels_with_such_signs_are_left_alone() {
        assert!(found(&["Practitioner / clinician", "Researcher"]).is_none());
        assert!(found(&["No Qualifications/Level 1", "Level 2", "Level 4 and above"]).is_none());
        assert!(found(&["White and Asian", "White", "Black"]).is_none());
        assert!(found(&["Smith, Ana", "Lee, Bo"]).is_none());
        assert!(found(&["x (y, z)", "x"]).is_none());
        assert!(found(&["2026/10/01 9:10:00", "2026/10/02 9:10:00"]).is_none());
        assert!(found(&["2016/17", "17/18"]).is_none());
        assert_eq!(found(&["1,2", "2"]).map(|(join, _)| join), Some(","));
    }
}
