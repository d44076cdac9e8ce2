//! The rows of a table, all of one width, in one text: a file of a million rows takes hardly more than its bytes.

use std::iter;

/// Rows of cells, each with the line on which it begins.
#[derive(Clone, Default)]
pub(super) struct Rows {
    width: usize,
    text: String,
    /// Where each cell ends in the text, row by row.
    ends: Vec<usize>,
    /// The line of each row, counted from 1.
    lines: Vec<usize>,
}

impl Rows {
    /// No rows yet, of so many cells each.
    pub(super) fn new(width: usize) -> Rows {
        Rows { width, ..Rows::default() }
    }

    /// Adds a row; cells beyond the width are left out, and those that are missing are empty.
    pub(super) fn push<'a>(&mut self, line: usize, cells: impl IntoIterator<Item = &'a str>) {
        for cell in cells.into_iter().chain(iter::repeat("")).take(self.width) {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.lines.push(line);
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The lines of all rows.
    pub(super) fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// A cell of a row; both are counted from 0.
    pub(super) fn cell(&self, row: usize, at: usize) -> &str {
        let cell = row * self.width + at;
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
        &self.text[start..self.ends[cell]]
    }

    /// The cells of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> + Clone {
        (0..self.width).map(move |at| self.cell(row, at))
    }

    /// The cells of a column, one a row.
    pub(super) fn column(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        (0..self.len()).map(move |row| self.cell(row, at))
    }

    /// The rows that are kept, by their numbers from 0.
    pub(super) fn only(&self, kept: impl Fn(usize) -> bool) -> Rows {
        let mut rows = Rows::new(self.width);
        (0..self.len()).filter(|&row| kept(row)).for_each(|row| rows.push(self.lines[row], self.row(row)));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_they_were_put() {
        let mut rows = Rows::new(2);
        rows.push(2, ["ana", ""]);
        rows.push(3, ["", "zo\u{eb}", "beyond"]);
        rows.push(5, []);
        assert_eq!((rows.len(), rows.lines()), (3, &[2, 3, 5][..]));
        assert!(rows.row(0).eq(["ana", ""]) && rows.row(1).eq(["", "zo\u{eb}"]) && rows.row(2).eq(["", ""]));
        assert!(rows.column(1).eq(["", "zo\u{eb}", ""]));
        let rest = rows.only(|row| row > 0);
        assert_eq!((rest.len(), rest.lines(), rest.cell(0, 1)), (2, &[3, 5][..], "zo\u{eb}"));
    }
}
