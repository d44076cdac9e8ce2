//! Which columns are meant by the names that rules use.

use super::Sheet;
use super::answers::answers;
use super::joined::pieces;
use crate::characters::is_same;
use std::collections::{BTreeSet, HashSet};

/// What stands between answers that nobody said how to part.
const LOOSE_JOINS: [&str; 4] = [", ", " / ", "/", " + "];

/// A name that a rule uses of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterName<'a> {
    /// Of a dimension.
    Dimension(&'a str),
    /// Of a tag, as `dimension:tag` or bare.
    Tag(&'a str),
    /// Of a dimension, a tag or a number.
    Any(&'a str),
}

impl Sheet {
    /// The columns that these names mean: by their own name, or by a label in them.
    pub(super) fn columns_of(&self, names: &[RosterName<'_>]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut labels = Vec::new();
        for name in names {
            let (by_name, bare) = match *name {
                RosterName::Dimension(name) => (self.called(name), None),
                RosterName::Tag(name) => {
                    let of = name.split_once(':').map(|(dimension, _)| self.called(dimension));
                    (of.unwrap_or_default(), Some(name))
                }
                RosterName::Any(name) => {
                    let of = name.split_once(':').map(|(dimension, _)| self.called(dimension));
                    let called = self.called(name).into_iter().chain(of.unwrap_or_default()).collect();
                    (called, Some(name))
                }
            };
            labels.extend(bare.filter(|_| by_name.is_empty()));
            found.extend(by_name);
        }
        found.extend(self.with_labels(&labels));
        found
    }

    /// The columns of this name: several if the header stands twice.
    fn called(&self, name: &str) -> Vec<usize> {
        (0..self.columns.len()).filter(|&at| self.holds_data(at) && is_same(&self.columns[at].name, name)).collect()
    }

    /// For each label the columns in which it is an answer or, if there are none, a part of an answer.
    fn with_labels(&self, labels: &[&str]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        if labels.is_empty() {
            return found;
        }
        let columns: Vec<usize> = (0..self.columns.len()).filter(|&at| self.holds_data(at)).collect();
        let strict: Vec<BTreeSet<String>> = columns.iter().map(|&at| self.labels(at)).collect();
        for &label in labels {
            let before = found.len();
            let holding = columns.iter().zip(&strict).filter(|(_, labels)| labels.contains(label));
            let holding: Vec<usize> = holding.map(|(&at, _)| at).collect();
            found.extend(&holding);
            if holding.is_empty() && found.len() == before {
                found.extend(columns.iter().filter(|&&at| self.loose_labels(at).contains(label)));
            }
        }
        found
    }

    /// The labels of a column.
    fn labels(&self, at: usize) -> BTreeSet<String> {
        let cells: HashSet<&str> = self.table.rows.column(at).collect();
        cells.into_iter().flat_map(|cell| self.labels_of_cell(at, cell)).collect()
    }

    /// The labels of a cell, renamed as the options say.
    pub(super) fn labels_of_cell(&self, at: usize, cell: &str) -> Vec<String> {
        let options = &self.columns[at].options;
        if !options.bands.is_empty() {
            return self.band_of(at, cell).map(str::to_owned).into_iter().collect();
        }
        let renamed = answers(cell, options).into_iter().map(|answer| options.renamed(answer).to_owned());
        renamed.filter(|label| !label.is_empty()).collect()
    }

    /// The labels of a column, and what stands in them between usual joins.
    pub(super) fn loose_labels(&self, at: usize) -> BTreeSet<String> {
        self.labels(at).into_iter().flat_map(with_parts).collect()
    }

    /// Whether a cell has a label, perhaps as a part of an answer.
    pub(super) fn may_hold(&self, row: usize, at: usize, label: &str) -> bool {
        let labels = self.labels_of_cell(at, self.table.rows.cell(row, at));
        labels.into_iter().flat_map(with_parts).any(|part| part == label)
    }
}

/// A label and its parts between usual joins.
fn with_parts(label: String) -> Vec<String> {
    let parts = LOOSE_JOINS.into_iter().flat_map(|join| pieces(&label, join));
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    std::iter::once(label).chain(parts).collect()
}
