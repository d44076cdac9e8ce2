//! The labels of a column, row by row.

use std::collections::HashMap;
use std::hash::Hash;

/// The labels of each row. Those of rows whose cells are the same are kept once.
pub(super) struct RowLabels {
    lists: Vec<Vec<String>>,
    /// How many rows have each list.
    rows: Vec<usize>,
    /// The list of each row.
    list_of: Vec<u32>,
}

impl RowLabels {
    /// From the cell of each row, and the labels of a cell.
    pub(super) fn new<C: Copy + Eq + Hash>(
        cells: impl Iterator<Item = C>,
        labels: impl Fn(C) -> Vec<String>,
    ) -> RowLabels {
        let mut known: HashMap<C, u32> = HashMap::new();
        let mut found = RowLabels { lists: Vec::new(), rows: Vec::new(), list_of: Vec::new() };
        for cell in cells {
            let list = *known.entry(cell).or_insert_with(|| {
                found.lists.push(labels(cell));
                found.rows.push(0);
                found.rows.len() as u32 - 1
            });
            found.rows[list as usize] += 1;
            found.list_of.push(list);
        }
        found
    }

    /// The labels of a row.
    pub(super) fn of_row(&self, row: usize) -> &[String] {
        &self.lists[self.list_of[row] as usize]
    }

    /// All labels, to be changed: each change is one of all rows that have the same list.
    pub(super) fn lists_mut(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        self.lists.iter_mut()
    }

    /// How many rows have labels of which something is true.
    pub(super) fn rows_with(&self, is_true: impl Fn(&[String]) -> bool) -> usize {
        self.lists.iter().zip(&self.rows).filter(|(labels, _)| is_true(labels)).map(|(_, rows)| rows).sum()
    }

    /// Labels with how often each stands in a cell, in order of first appearance.
    pub(super) fn counted(&self) -> Vec<(String, usize)> {
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let mut counts: Vec<(String, usize)> = Vec::new();
        for (labels, rows) in self.lists.iter().zip(&self.rows) {
            for label in labels {
                let at = *positions.entry(label).or_insert(counts.len());
                if at == counts.len() {
                    counts.push((label.clone(), 0));
                }
                counts[at].1 += rows;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_the_same_cell_share_their_labels() {
        let parted = |cell: &str| cell.split(';').filter(|label| !label.is_empty()).map(str::to_owned).collect();
        let mut labels = RowLabels::new(["b;a", "", "a", "b;a", "a;c"].into_iter(), parted);
        let counted = [("b".to_owned(), 2), ("a".to_owned(), 4), ("c".to_owned(), 1)];
        assert_eq!((labels.counted(), labels.of_row(4)), (counted.to_vec(), &["a".to_owned(), "c".to_owned()][..]));
        assert_eq!((labels.rows_with(<[String]>::is_empty), labels.rows_with(|of| of.len() > 1)), (1, 3));
        labels.lists_mut().flatten().filter(|label| *label == "b").for_each(|label| *label = "B".to_owned());
        assert_eq!((labels.of_row(0)[0].as_str(), labels.of_row(3)[0].as_str()), ("B", "B"));
    }
}
