//! The cells of a column as tags or as numbers.

use super::answers::answers;
use super::columns::{SheetColumn, Use};
use super::joined::{is_cut, joined, pieces};
use super::row_labels::RowLabels;
use super::{Sheet, labels};
use crate::error::{Faults, InputFault, fault};
use crate::roster::notes::{MAX_LISTED, RosterNotes, first_of};
use crate::roster::options::ColumnOptions;
use crate::roster::table::RawTable;
use crate::roster::{Member, names, number};
use std::collections::BTreeSet;

/// What was read of a column: for each row.
pub(super) enum Cells {
    Tags(RowLabels),
    Number(Vec<Option<String>>),
}

impl Cells {
    /// What members who are described bring in a dimension or as a number.
    pub(super) fn of_members(members: &[Member], name: &str) -> Cells {
        let tags = members.iter().map(|member| member.tags_of(name));
        if tags.clone().any(|tags| tags.is_some()) {
            Cells::Tags(RowLabels::new(tags.map(|tags| tags.unwrap_or_default()), <[String]>::to_vec))
        } else {
            Cells::Number(members.iter().map(|member| member.number_of(name)).collect())
        }
    }

    /// Adds what stands in a row to its member.
    pub(super) fn push_to(&self, member: &mut Member, name: &str, row: usize) {
        match self {
            Cells::Tags(cells) => member.push_tags(name, cells.of_row(row).to_vec()),
            Cells::Number(cells) => member.push_number(name, cells[row].clone()),
        }
    }

    /// Says what the column was read as.
    pub(super) fn note(&self, name: &str, notes: &mut RosterNotes) {
        match self {
            Cells::Tags(cells) => {
                let counts = cells.counted();
                let empty = empty_cells(cells.rows_with(|labels| labels.is_empty()));
                let several = match cells.rows_with(|labels| labels.len() > 1) {
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
        let filled = || self.table.filled(at).map(|(line, cell)| (line, column.options.renamed(cell)));
        let filled = || filled().filter(|(_, cell)| !cell.is_empty());
        let others: Vec<(usize, &str)> = filled().filter(|(_, cell)| decimal(cell, column.signs).is_none()).collect();
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
            let commas = of_commas(&others);
            let fault = fault!(
                NotANumber,
                "most cells of this column are numbers, and these are not: {listed}. Correct them or leave them empty, \
                 in the file or by `rename` for the column{commas}; if they are labels, list the column under `tags`"
            );
            faults.push(self.at_header(at, fault));
        }
        faults.note(self.unclear_thousands(at).map(|fault| self.at_header(at, fault)));
        if column.signs.contains(',') {
            notes.push(format!("`{}` has decimals with a comma: `4,5` is four and a half.", column.name));
        }
        let value = |cell: &str| {
            let text = column.options.renamed(cell);
            // What is no number is a fault at its cell where the column must be one, and is listed above where it seems
            // so.
            let other = || (column.column_use == Use::Number && !text.is_empty()).then(|| text.to_owned());
            decimal(text, column.signs).or_else(other)
        };
        Cells::Number(self.table.rows.column(at).map(value).collect())
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

    /// The fault of numbers with a sign that may part thousands as well as decimals: all that have it have three digits
    /// after it. Where commas separate cells, a point is one of decimals.
    pub(super) fn unclear_thousands(&self, at: usize) -> Option<InputFault> {
        let SheetColumn { options, signs, .. } = &self.columns[at];
        let is_told = |sign: &char| !self.table.has_free_commas || *sign == ',' && options.decimal_comma;
        let listed = [',', '.'].into_iter().filter(|sign| !is_told(sign)).find_map(|sign| {
            let cells = self.table.untyped(at).map(|(line, cell)| (line, options.renamed(cell)));
            let is_parted = |cell: &str| cell.contains(sign) && decimal(cell, signs).is_some();
            let parted: Vec<(usize, &str)> = cells.filter(|(_, cell)| is_parted(cell)).collect();
            let are_unclear = !parted.is_empty() && parted.iter().all(|(_, cell)| may_be_thousands(cell, sign));
            are_unclear.then(|| first_of(&parted, MAX_LISTED, |(line, cell)| format!("line {line} `{cell}`")))
        })?;
        Some(fault!(
            NotANumber,
            "it is unclear whether these cells are thousands or have three decimals: {listed}; write thousands with \
             digits alone, such as 1200, or decimals with a comma and `decimal_comma = true` for the column"
        ))
    }

    fn read_tags(&self, at: usize, notes: &mut RosterNotes, faults: &mut Faults) -> Cells {
        let column = &self.columns[at];
        let mut cells = RowLabels::new(self.table.rows.column(at), |cell| self.labels_of_cell(at, cell));
        self.check_options(at, faults);
        let found = if column.options.whole { None } else { joined(&cells.counted()) };
        if let Some(found) = found {
            // Read as they probably are, so that rules which name them have no faults of their own.
            for labels in cells.lists_mut() {
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
                 themselves, write `split = {join:?}`{options} for the column; if each cell is one answer as it \
                 stands, write `whole = true`",
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

/// Whether the digits of a number before a sign can be those of thousands, of which three stand after it.
fn may_be_thousands(cell: &str, sign: char) -> bool {
    let (before, after) = cell.trim_start_matches(['+', '-']).split_once(sign).unwrap_or_default();
    after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// What to do about commas in cells that are no numbers, if there are any.
pub(super) fn of_commas(others: &[(usize, &str)]) -> &'static str {
    if others.iter().any(|(_, cell)| cell.contains(',') && cell.contains(|letter: char| letter.is_ascii_digit())) {
        "; write thousands with digits alone, such as 1200, and for a decimal comma write `decimal_comma = true`"
    } else {
        ""
    }
}

/// The signs before the decimals of a column's numbers. They are commas if the options say so or the cells show it,
/// where commas do not separate cells; what a workbook keeps as numbers has points beside them.
pub(super) fn signs(table: &RawTable, at: usize, options: &ColumnOptions) -> &'static str {
    let cells = || table.untyped(at).map(|(_, cell)| options.renamed(cell));
    let has = |sign: char| cells().any(|cell| cell.contains(sign) && decimal(cell, ".,").is_some());
    let has_commas = options.decimal_comma || table.has_free_commas && has(',') && !has('.');
    match (has_commas, table.typed.is_empty()) {
        (false, _) => ".",
        (true, true) => ",",
        (true, false) => ".,",
    }
}

/// The decimal that a cell is if its decimals follow one of these signs, with a point; `None` if it is none.
pub(super) fn decimal(cell: &str, signs: &str) -> Option<String> {
    let text = if signs.contains(',') { cell.replacen(',', ".", 1) } else { cell.to_owned() };
    (number::is_decimal(&text) && (signs.contains('.') || !cell.contains('.'))).then_some(text)
}
