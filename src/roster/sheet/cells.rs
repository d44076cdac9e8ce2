//! The cells of a column as tags or as numbers.

use super::answers::answers;
use super::columns::{SheetColumn, Use};
use super::joined::{is_cut, joined, pieces};
use super::{Sheet, labels};
use crate::error::{Faults, fault};
use crate::roster::notes::{RosterNotes, first_of};
use crate::roster::{Member, names, number};
use std::collections::BTreeSet;

/// A fault lists this many cells or pieces at most.
const MAX_LISTED: usize = 12;

/// What was read of a column: for each row.
pub(super) enum Cells {
    Tags(Vec<Vec<String>>),
    Number(Vec<Option<String>>),
}

impl Cells {
    /// What members who are described bring in a dimension or as a number.
    pub(super) fn of_members(members: &[Member], name: &str) -> Cells {
        let tags = members.iter().map(|member| member.tags_of(name));
        if tags.clone().any(|tags| tags.is_some()) {
            Cells::Tags(tags.map(|tags| tags.unwrap_or_default().to_vec()).collect())
        } else {
            Cells::Number(members.iter().map(|member| member.number_of(name)).collect())
        }
    }

    /// Adds what stands in a row to its member.
    pub(super) fn push_to(&self, member: &mut Member, name: &str, row: usize) {
        match self {
            Cells::Tags(cells) => member.push_tags(name, cells[row].clone()),
            Cells::Number(cells) => member.push_number(name, cells[row].clone()),
        }
    }

    /// Says what the column was read as.
    pub(super) fn note(&self, name: &str, notes: &mut RosterNotes) {
        match self {
            Cells::Tags(cells) => {
                let counts = labels::counted(cells.iter());
                let empty = empty_cells(cells.iter().filter(|labels| labels.is_empty()).count());
                let several = match cells.iter().filter(|labels| labels.len() > 1).count() {
                    0 => String::new(),
                    1 => ", 1 cell with several".to_owned(),
                    several => format!(", {several} cells with several"),
                };
                let listed = if counts.is_empty() { "no label".to_owned() } else { labels::listed(&counts) };
                notes.push(format!("`{name}` was read as tags: {listed}{several}, {empty}."));
                labels::note_variants(name, &counts, notes);
            }
            Cells::Number(cells) => {
                let mut values: Vec<&str> = cells.iter().flatten().map(String::as_str).collect();
                let size = |text: &str| text.parse::<f64>().unwrap_or_default();
                values.sort_by(|one, other| size(one).total_cmp(&size(other)));
                let range = match values.as_slice() {
                    [] => "no value".to_owned(),
                    [only] => format!("1 value, {only}"),
                    [first, .., last] => format!("{} values from {first} to {last}", values.len()),
                };
                let empty = empty_cells(cells.len() - values.len());
                notes.push(format!("`{name}` was read as a number: {range}, {empty}."));
            }
        }
    }
}

/// "3 empty cells".
fn empty_cells(number: usize) -> String {
    match number {
        0 => "no empty cell".to_owned(),
        1 => "1 empty cell".to_owned(),
        number => format!("{number} empty cells"),
    }
}

impl Sheet {
    /// The tags or numbers of a column; what was recognised or changed is noted.
    pub(super) fn read_column(&self, at: usize, notes: &mut RosterNotes, faults: &mut Faults) -> Cells {
        let column = &self.columns[at];
        self.note_unused_renames(at, notes);
        if !column.options.bands.is_empty() {
            return self.read_bands(at, notes, faults);
        }
        let has_comma = self.has_decimal_comma(at);
        let filled = || self.table.filled(at).map(|(line, cell)| (line, column.options.renamed(cell)));
        let filled = || filled().filter(|(_, cell)| !cell.is_empty());
        let others: Vec<(usize, &str)> = filled().filter(|(_, cell)| decimal(cell, has_comma).is_none()).collect();
        let numbers = filled().count() - others.len();
        let is_number = match column.column_use {
            Use::Number => true,
            Use::Open => numbers > others.len() && !column.options.says_tags(),
            _ => false,
        };
        if !is_number {
            return self.read_tags(at, notes, faults);
        }
        if column.column_use == Use::Open && !others.is_empty() {
            let listed = first_of(&others, MAX_LISTED, |(line, cell)| format!("line {line} `{cell}`"));
            let comma = others.iter().any(|(_, cell)| decimal(cell, true).is_some());
            let comma = if comma { ", or for a decimal comma write `decimal_comma = true`" } else { "" };
            let fault = fault!(
                NotANumber,
                "most cells of this column are numbers, and these are not: {listed}. Correct them or leave them empty, \
                 in the file or by `rename` for the column{comma}; if they are labels, list the column under `tags`"
            );
            faults.push(self.at_header(at, fault));
        }
        if has_comma {
            notes.push(format!("`{}` has decimals with a comma: `4,5` is four and a half.", column.name));
        }
        let value = |cell: &String| {
            let text = column.options.renamed(cell);
            // What is no number is a fault at its cell where the column must be one, and told above where it seems so.
            let other = || (column.column_use == Use::Number && !text.is_empty()).then(|| text.to_owned());
            decimal(text, has_comma).or_else(other)
        };
        Cells::Number(self.table.rows.iter().map(|row| value(&row.cells[at])).collect())
    }

    /// Says which labels are renamed that stand in no cell: they are misspelt, or nobody gives that answer any more.
    fn note_unused_renames(&self, at: usize, notes: &mut RosterNotes) {
        let SheetColumn { name, options, .. } = &self.columns[at];
        if options.rename.is_empty() {
            return;
        }
        let cells = self.table.filled(at).map(|(_, cell)| cell);
        let found: BTreeSet<&str> = cells.flat_map(|cell| answers(cell, options).into_iter().chain([cell])).collect();
        for (from, _) in options.rename.iter().filter(|(from, _)| !found.contains(from)) {
            let near = names::nearest(from, found.iter().copied());
            let near = near.map_or(".".to_owned(), |near| format!("; did you mean `{near}`?"));
            notes.push(format!("`{name}`: `rename` names `{from}`, which stands in no cell{near}"));
        }
    }

    /// Whether decimals of a column are written with a comma, as the options say or as its cells show where commas do
    /// not separate cells.
    fn has_decimal_comma(&self, at: usize) -> bool {
        let is_decimal_with = |sign: char, has_comma: bool| {
            self.table.filled(at).any(|(_, cell)| cell.contains(sign) && decimal(cell, has_comma).is_some())
        };
        self.columns[at].options.decimal_comma
            || self.table.has_free_commas && is_decimal_with(',', true) && !is_decimal_with('.', false)
    }

    fn read_tags(&self, at: usize, notes: &mut RosterNotes, faults: &mut Faults) -> Cells {
        let column = &self.columns[at];
        let rows = self.table.rows.iter();
        let mut cells: Vec<Vec<String>> = rows.map(|row| self.labels_of_cell(at, &row.cells[at])).collect();
        self.check_options(at, faults);
        let found = if column.options.whole { None } else { joined(&labels::counted(cells.iter())) };
        if let Some(found) = found {
            // Read as they probably are, so that rules which name them have no faults of their own.
            for labels in &mut cells {
                *labels = labels.iter().flat_map(|label| pieces(label, found.join)).map(str::to_owned).collect();
            }
            let options: Vec<String> = found.options().map(|option| format!("{option:?}")).collect();
            let options = match options.as_slice() {
                [] => String::new(),
                options => format!(" and `options = [{}]`", options.join(", ")),
            };
            let fault = fault!(
                AnswersJoined,
                "cells of this column seem to have several answers, joined by `{join}`: {}. If these are answers by \
                 themselves, write `split = {join:?}`{options} for the column; if each cell is one answer as it stands, \
                 write `whole = true`",
                first_of(&found.pieces, MAX_LISTED, |(piece, count)| format!("`{piece}` ({count})")),
                join = found.join
            );
            faults.push(self.at_header(at, fault));
        }
        labels::unite(&column.name, &mut cells, notes);
        Cells::Tags(cells)
    }

    /// Faults of answers that were parted within brackets, as they contain what separates answers.
    fn check_options(&self, at: usize, faults: &mut Faults) {
        let options = &self.columns[at].options;
        let Some(split) = options.split.0.first() else { return };
        let (mut cut, mut whole) = (BTreeSet::new(), BTreeSet::new());
        for (_, cell) in self.table.filled(at) {
            cut.extend(answers(cell, options).into_iter().filter(|answer| is_cut(answer)));
            whole.extend(pieces(cell, split).into_iter().filter(|piece| piece.contains(split.as_str())));
        }
        if !cut.is_empty() && !whole.is_empty() {
            let cut: Vec<&str> = cut.into_iter().collect();
            let whole: Vec<String> = whole.into_iter().map(|piece| format!("{piece:?}")).collect();
            let fault = fault!(
                AnswersJoined,
                "parted at `{split}`, some answers of this column have a bracket that is not closed or not opened: {}; \
                 write the answers that contain `{split}` under `options`, such as `options = [{}]`",
                first_of(&cut, MAX_LISTED, |piece| format!("`{piece}`")),
                whole.join(", ")
            );
            faults.push(self.at_header(at, fault));
        }
    }
}

/// The decimal that a cell is, with a point; `None` if it is none.
pub(super) fn decimal(cell: &str, has_comma: bool) -> Option<String> {
    let text = if has_comma { cell.replacen(',', ".", 1) } else { cell.to_owned() };
    (number::is_decimal(&text) && !(has_comma && cell.contains('.'))).then_some(text)
}
