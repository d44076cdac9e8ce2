//! The list as a table for spreadsheets: some rows that say what it is, then a row for each group of each plan.

use super::form::{EntryForm, ListForm};
use super::{CalledBy, PublishedGroup, PublishedList};
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::table::{Table, csv};

/// What the rows above the plans say, in their order.
const HEAD: [&str; 6] = ["format", "called_by", "in_group", "commitment", "hash", "total"];

/// The columns of a row of a plan, in front of those of the members.
const COLUMNS: [&str; 4] = ["first", "last", "times", "group"];

impl PublishedList {
    /// The list as comma-separated text: what it is in six rows of two cells; then a row for each group of each plan, with
    /// the numbers of its first and its last entry, how many entries that is, the name of the group, and a cell for
    /// each member.
    pub fn csv(&self) -> String {
        let form = ListForm::from(self);
        let group = form.in_group.clone().unwrap_or_default();
        let called_by = self.called_by.word().to_owned();
        let said = [form.format, called_by, group, form.commitment, form.hash, form.total.to_string()];
        let head = HEAD.into_iter().zip(said).map(|(key, value)| vec![key.to_owned(), value]);
        let row = |plan: &EntryForm, group: &PublishedGroup| {
            let numbers = [plan.first, plan.last, plan.times].map(|number| number.to_string());
            numbers.into_iter().chain([group.name.clone()]).chain(group.members.iter().cloned()).collect()
        };
        let rows = form.plans.iter().flat_map(|plan| plan.groups.iter().map(move |group| row(plan, group)));
        let most = form.plans.iter().flat_map(|plan| &plan.groups).map(|group| group.members.len()).max();
        let members = (1..=most.unwrap_or(0)).map(|number| format!("member {number}"));
        let columns = COLUMNS.map(str::to_owned).into_iter().chain(members).collect();
        let rows: Vec<Vec<String>> = head.chain([columns]).chain(rows).collect();
        let text = csv(&Table::new("").rows(rows));
        // No column has a name: the first line is empty.
        text.trim_start_matches('\n').to_owned()
    }

    /// Reads a list from what [`csv`](PublishedList::csv) has written.
    ///
    /// # Errors
    ///
    /// All that shows that it was changed.
    pub fn from_csv_str(text: &str) -> Result<PublishedList, Error> {
        let mut reader = csv_reader(text);
        let mut faults = Faults::default();
        let mut rows = Vec::new();
        for row in reader.records() {
            match row {
                Ok(row) => rows.push((row.position().map_or(0, |place| place.line() as usize), row)),
                Err(error) => faults.push(fault!(UnreadableRow, "{error}; take the list as it was published")),
            }
        }
        let form = Rows { rows: &rows, faults: &mut faults }.form();
        faults.finish(())?;
        form.try_into()
    }
}

fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// A row with its line in the file.
type Row = (usize, csv::StringRecord);

struct Rows<'a> {
    rows: &'a [Row],
    faults: &'a mut Faults,
}

impl Rows<'_> {
    fn form(mut self) -> ListForm {
        let [format, called_by, in_group, commitment, hash, total] = std::array::from_fn(|at| self.said(at));
        let called_by = match called_by.as_str() {
            "names" => CalledBy::Names,
            "codes" => CalledBy::Codes,
            other => {
                self.note(1, 1, fault!(WrongShape, "`{other}` stands here; write `codes` or `names`"));
                CalledBy::Codes
            }
        };
        let mut plans: Vec<EntryForm> = Vec::new();
        let total = self.number(HEAD.len() - 1, 1, &total);
        let columns = self.rows.get(HEAD.len()).map(|(_, row)| row.iter().take(COLUMNS.len()).eq(COLUMNS));
        if columns != Some(true) {
            let words = format!("the columns {} are expected here", COLUMNS.join(", "));
            self.note(HEAD.len(), 0, fault!(Missing, "{words}; take the list as it was published"));
        }
        for at in HEAD.len() + 1..self.rows.len() {
            let [first, last, times] = [0, 1, 2].map(|column| self.number(at, column, &self.cell(at, column)));
            let members = (COLUMNS.len()..self.rows[at].1.len()).map(|column| self.cell(at, column));
            let members = members.filter(|member| !member.is_empty()).collect();
            let group = PublishedGroup { name: self.cell(at, 3), members };
            match plans.last_mut().filter(|plan| (plan.first, plan.last, plan.times) == (first, last, times)) {
                Some(plan) => plan.groups.push(group),
                None => plans.push(EntryForm { first, last, times, groups: vec![group] }),
            }
        }
        let in_group = Some(in_group).filter(|group| !group.is_empty());
        ListForm { format, called_by, in_group, commitment, hash, total, plans }
    }

    /// What a row above the plans says.
    fn said(&mut self, at: usize) -> String {
        if self.cell(at, 0) != HEAD[at] {
            let words = format!("a row with `{}` is expected here", HEAD[at]);
            self.note(at, 0, fault!(Missing, "{words}; take the list as it was published"));
        }
        self.cell(at, 1)
    }

    /// A cell without the mark that keeps spreadsheets from taking it for a formula; empty if it is not there.
    fn cell(&self, row: usize, column: usize) -> String {
        let cell = self.rows.get(row).and_then(|(_, row)| row.get(column)).unwrap_or("");
        let unmarked = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
        unmarked.unwrap_or(cell).to_owned()
    }

    fn number(&mut self, row: usize, column: usize, cell: &str) -> u64 {
        cell.parse().unwrap_or_else(|_| {
            self.note(
                row,
                column,
                fault!(NotANumber, "`{cell}` is no whole number; take the list as it was published"),
            );
            0
        })
    }

    fn note(&mut self, row: usize, column: usize, fault: InputFault) {
        let line = self.rows.get(row).map_or(self.rows.len() + 1, |(line, _)| *line);
        self.faults.push(fault.at(Place::cell(line, column + 1, "")));
    }
}
