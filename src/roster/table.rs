//! The cells of a file as text, with the lines on which they stand.

use super::notes::{RosterNotes, first_of};
use super::number;
use super::rows::Rows;
use crate::characters::without_marks;
use crate::error::{Faults, InputFault, Place, fault};
use std::collections::BTreeSet;

/// A note names this many lines or columns at most.
const MAX_NAMED: usize = 8;

/// Headers and rows; every row has as many cells as there are headers, and no cell begins or ends with a space.
#[derive(Clone)]
pub(super) struct RawTable {
    /// The line of the header, counted from 1.
    pub(super) header_line: usize,
    pub(super) headers: Vec<String>,
    pub(super) rows: Rows,
    /// Whether decimals may be written with a comma, as commas do not separate cells.
    pub(super) has_free_commas: bool,
    /// Line and column, counted from 0, of what a workbook keeps as a number: its point is surely one of decimals.
    pub(super) typed: BTreeSet<(usize, usize)>,
    /// The lines of the rows that are wholly empty, which are not among the others.
    empty_rows: Vec<usize>,
    /// For each column, the lines of the cells that had spaces around them.
    padded: Vec<Vec<usize>>,
    /// The lines of the rows in which marks that cannot be seen were left out.
    marked: Vec<usize>,
}

impl RawTable {
    /// A table with these headers and no rows yet.
    pub(super) fn new<'a>(headers: impl Iterator<Item = &'a str>, header_line: usize, has_free_commas: bool) -> Self {
        let (headers, is_marked) = without_marks_and_spaces(headers);
        let marked = is_marked.then_some(header_line).into_iter().collect();
        let padded = vec![Vec::new(); headers.len()];
        let (rows, typed) = (Rows::new(headers.len()), BTreeSet::new());
        Self { header_line, headers, rows, has_free_commas, typed, empty_rows: Vec::new(), padded, marked }
    }

    /// Adds a row. An empty one is passed over, and one of another length than the header is left out as a fault.
    pub(super) fn add<'a>(&mut self, cells: impl Iterator<Item = &'a str>, line: usize, faults: &mut Faults) {
        let mut cells: Vec<&str> = cells.collect();
        let expected = self.headers.len();
        while cells.len() > expected && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        let found = cells.len();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            self.empty_rows.push(line);
            return;
        }
        if expected != found {
            let fault = fault!(
                RaggedRow,
                "line {line}: {expected} cells are expected, as in the header, and {found} are found; add or remove \
                 separators, or put a cell that contains one in double quotes"
            );
            faults.push(fault.in_entry(Place::cell(line, 1, "")));
            return;
        }
        for (cell, padded) in cells.iter().zip(&mut self.padded) {
            if cell.trim() != *cell && !cell.trim().is_empty() {
                padded.push(line);
            }
        }
        if cells.iter().all(|cell| without_marks(cell).is_none()) {
            self.rows.push(line, cells.into_iter().map(str::trim));
            return;
        }
        let (cells, _) = without_marks_and_spaces(cells.into_iter());
        self.marked.push(line);
        self.rows.push(line, cells.iter().map(String::as_str));
    }

    /// The fault of a table whose first row does not name its columns.
    pub(super) fn check_headers(&self) -> Result<(), InputFault> {
        let is_filled = |cell: &&str| !cell.is_empty();
        let (line, width) = (self.header_line, self.headers.len());
        let named = self.headers.iter().filter(|header| !header.is_empty()).count();
        let Some(&first) = self.rows.lines().first() else { return Ok(()) };
        let cells = || self.rows.row(0);
        let filled = cells().filter(is_filled).count();
        let distinct: BTreeSet<&str> = cells().filter(is_filled).collect();
        let are_words = !cells().any(number::is_decimal);
        let is_described = |&row: &usize| self.rows.row(row).any(|cell| cell.starts_with("{\"ImportId\""));
        if let Some(row) = (0..self.rows.len().min(2)).find(is_described) {
            return Err(fault!(
                TwoHeaders,
                "line {}: this row has no person but descriptions of the columns, as a survey program writes them; \
                 delete the rows between the first one and the people",
                self.rows.lines()[row]
            ));
        }
        if width > 2 && named * 2 <= width && filled > named && filled == distinct.len() && are_words {
            return Err(fault!(
                TwoHeaders,
                "line {line}: the first row names {named} of {width} columns, and line {} seems to name them too; keep \
                 one row that names each column, and delete titles above it",
                first
            ));
        }
        Ok(())
    }

    /// The cells of a column, counted from 0, that are not empty, each with its line.
    pub(super) fn filled(&self, at: usize) -> impl Iterator<Item = (usize, &str)> + Clone {
        let lines = self.rows.lines().iter().copied();
        lines.zip(self.rows.column(at)).filter(|(_, cell)| !cell.is_empty())
    }

    /// The same but for what a workbook keeps as numbers.
    pub(super) fn untyped(&self, at: usize) -> impl Iterator<Item = (usize, &str)> + Clone {
        self.filled(at).filter(move |&(line, _)| !self.typed.contains(&(line, at)))
    }

    /// Says what was passed over, and what was left out.
    pub(super) fn note(&self, notes: &mut RosterNotes) {
        if !self.marked.is_empty() {
            let word = if self.marked.len() == 1 { "line" } else { "lines" };
            let named = first_of(&self.marked, MAX_NAMED, usize::to_string);
            notes.push(format!("Marks of direction, which cannot be seen, were left out in {word} {named}."));
        }
        let unnamed = (1..=self.headers.len()).filter(|column| self.headers[column - 1].is_empty());
        let (empty, unnamed): (Vec<usize>, Vec<usize>) =
            unnamed.partition(|column| self.filled(column - 1).next().is_none());
        let columns = [(&empty, "empty column", "column"), (&unnamed, "column without a name", "column")];
        for (passed_over, what, place) in [(&self.empty_rows, "empty row", "line")].into_iter().chain(columns) {
            if !passed_over.is_empty() {
                let named = first_of(passed_over, MAX_NAMED, usize::to_string);
                let (were, places) = match passed_over.len() {
                    1 => (format!("1 {what} was"), place.to_owned()),
                    number => (format!("{number} {} were", plural(what)), format!("{place}s")),
                };
                notes.push(format!("{were} passed over: {places} {named}."));
            }
        }
    }

    /// Says in which lines cells of a column had spaces around them.
    pub(super) fn note_padded(&self, at: usize, name: &str, notes: &mut RosterNotes) {
        let lines = &self.padded[at];
        if !lines.is_empty() {
            let word = if lines.len() == 1 { "line" } else { "lines" };
            let named = first_of(lines, MAX_NAMED, usize::to_string);
            notes.push(format!("`{name}`: spaces around the text were taken off in {word} {named}."));
        }
    }
}

/// The cells without the marks that programs leave in them and without spaces around; and whether any had a mark.
fn without_marks_and_spaces<'a>(cells: impl Iterator<Item = &'a str>) -> (Vec<String>, bool) {
    let mut is_marked = false;
    let cells = cells.map(|cell| {
        let rest = without_marks(cell);
        is_marked |= rest.is_some();
        rest.as_deref().unwrap_or(cell).trim().to_owned()
    });
    (cells.collect(), is_marked)
}

/// "empty rows", "columns without a name".
fn plural(what: &str) -> String {
    match what.split_once(" without") {
        Some((noun, rest)) => format!("{noun}s without{rest}"),
        None => format!("{what}s"),
    }
}
