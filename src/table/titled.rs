//! Rows under a title.

#[cfg(feature = "report")]
use super::SeatsView;
use crate::characters::escaped;
use crate::roster::Roster;
use std::borrow::Cow;
/// A part of what is shown: rows under a title, with sentences below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// What it is about; empty if that is clear without words.
    pub title: String,
    /// The columns; none if there are only sentences.
    pub columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// Sentences that stand below the rows.
    pub notes: Vec<String>,
    /// True for what belongs in files and on pages and is too long for a terminal.
    pub detail: bool,
    /// What pages draw behind numbers.
    pub(crate) drawn: Drawn,
    /// True for what stands first on pages: what was asked, and how sure the answer is.
    pub(crate) opening: bool,
    /// For cells of rows, what they name elsewhere on a page.
    pub(crate) links: Vec<Vec<Option<Target>>>,
    /// A picture that stands above the rows.
    #[cfg(feature = "report")]
    pub(crate) map: Option<SeatsView>,
}

/// What pages draw behind the numbers of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Drawn {
    #[default]
    Nothing,
    /// A bar, as long as the number is beside the greatest of its column.
    Bars,
    /// A tone, as deep as the number is beside the greatest of all. The columns are narrow.
    Tones,
}

/// A table by its title, and a row of it by its first cell; empty for the table as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) table: String,
    pub(crate) row: String,
}

impl Target {
    pub(crate) fn new(table: impl Into<String>, row: impl Into<String>) -> Target {
        Target { table: table.into(), row: row.into() }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// What heads it; empty if that is clear without words.
    pub name: String,
    /// Whether its cells are aligned to the right, as numbers are.
    pub is_number: bool,
    /// What its numbers count, if the name does not say so.
    pub unit: Option<&'static str>,
}

impl Column {
    /// The name with the unit.
    pub fn heading(&self) -> String {
        match self.unit {
            Some(unit) => format!("{} ({unit})", self.name),
            None => self.name.clone(),
        }
    }
}

impl Table {
    /// A table without columns and rows.
    pub fn new(title: impl Into<String>) -> Table {
        Table { title: title.into(), ..Table::default() }
    }

    /// The same table with a further column of text.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>) -> Table {
        self.columns.push(Column { name: name.into(), is_number: false, unit: None });
        self
    }

    /// The same table with a further column of numbers.
    #[must_use]
    pub fn number(mut self, name: impl Into<String>) -> Table {
        self.columns.push(Column { name: name.into(), is_number: true, unit: None });
        self
    }

    /// The same table, with a unit for the numbers of the last column.
    #[must_use]
    pub fn unit(mut self, unit: &'static str) -> Table {
        self.columns.iter_mut().next_back().into_iter().for_each(|column| column.unit = Some(unit));
        self
    }

    /// The same table with further columns of text.
    #[must_use]
    pub fn texts<T: Into<String>>(self, names: impl IntoIterator<Item = T>) -> Table {
        names.into_iter().fold(self, Table::text)
    }

    /// The same table with further columns of numbers.
    #[must_use]
    pub fn numbers<T: Into<String>>(self, names: impl IntoIterator<Item = T>) -> Table {
        names.into_iter().fold(self, Table::number)
    }

    /// The same table with further rows.
    #[must_use]
    pub fn rows<R>(mut self, rows: impl IntoIterator<Item = R>) -> Table
    where
        R: IntoIterator,
        R::Item: Into<String>,
    {
        self.rows.extend(rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()));
        self
    }

    /// The same table with further sentences.
    #[must_use]
    pub fn notes<T: Into<String>>(mut self, notes: impl IntoIterator<Item = T>) -> Table {
        self.notes.extend(notes.into_iter().map(Into::into));
        self
    }

    /// The same table, left out where there is little room.
    #[must_use]
    pub fn detail(mut self) -> Table {
        self.detail = true;
        self
    }

    /// The same table with a bar behind each number on pages.
    #[must_use]
    pub(crate) fn bars(mut self) -> Table {
        self.drawn = Drawn::Bars;
        self
    }

    /// The same table with a tone behind each number on pages.
    #[must_use]
    pub(crate) fn tones(mut self) -> Table {
        self.drawn = Drawn::Tones;
        self
    }

    /// The same table, which stands first on pages.
    #[must_use]
    pub(crate) fn opening(mut self) -> Table {
        self.opening = true;
        self
    }

    /// The same table where it stands among the others, also on pages.
    #[must_use]
    pub(crate) fn in_order(mut self) -> Table {
        self.opening = false;
        self
    }

    /// The same table without the columns whose cells are all empty.
    #[must_use]
    pub(crate) fn without_empty_columns(mut self) -> Table {
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let mut columns = kept.iter();
        self.columns.retain(|_| columns.next() == Some(&true));
        for row in &mut self.rows {
            let mut cells = kept.iter();
            row.retain(|_| cells.next() == Some(&true));
        }
        self
    }

    /// The same table with a row for each of these people: the id, and the tags that the person shows. `shown` is what
    /// everybody may know of the roster.
    pub(crate) fn rows_of_tags<'a>(
        self,
        members: impl IntoIterator<Item = &'a String>,
        shown: Option<&Roster>,
    ) -> Table {
        let tags = |id: &str| shown.map_or(String::new(), |roster| roster.shown_labels(id).join(", "));
        let rows = members.into_iter().map(|id| [id.clone(), tags(id)]);
        self.text("Member").text("Shows").rows(rows).without_empty_columns()
    }

    /// The same table with names in place of the numbers, from 1, of `noun`: in the title ("Round 2"), in what cells lead
    /// to, and in columns that are called so.
    #[must_use]
    pub(crate) fn numbered_as(mut self, noun: &str, names: &[String]) -> Table {
        self.title = named_in(&self.title, noun, names);
        for target in self.links.iter_mut().flatten().flatten() {
            target.table = named_in(&target.table, noun, names);
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            if column.name.eq_ignore_ascii_case(noun) {
                column.is_number = false;
                for cell in self.rows.iter_mut().filter_map(|row| row.get_mut(at)) {
                    let name = cell.parse::<usize>().ok().and_then(|number| names.get(number.checked_sub(1)?));
                    cell.clone_from(name.unwrap_or(&cell.clone()));
                }
            } else {
                column.name = named_in(&column.name, noun, names);
            }
        }
        self
    }

    /// The same table, in which characters that cannot be seen are written by number.
    #[must_use]
    pub(crate) fn visible(mut self) -> Table {
        let targets = self.links.iter_mut().flatten().flatten().flat_map(|target| [&mut target.table, &mut target.row]);
        let columns = self.columns.iter_mut().map(|column| &mut column.name);
        let texts = columns.chain(self.rows.iter_mut().flatten()).chain(&mut self.notes).chain([&mut self.title]);
        for text in texts.chain(targets) {
            if let Cow::Owned(escaped) = escaped(text) {
                *text = escaped;
            }
        }
        self
    }

    /// The table, or `None` if nothing stands in it.
    pub(crate) fn if_any(self) -> Option<Table> {
        (!self.rows.is_empty() || !self.notes.is_empty()).then_some(self)
    }
}

/// A text with a name in place of the first "Round 2", where `noun` is `Round`, in upper or lower case.
fn named_in(text: &str, noun: &str, names: &[String]) -> String {
    let start = [noun.to_owned(), noun.to_lowercase()].iter().find_map(|noun| text.find(&format!("{noun} ")));
    let Some(start) = start else { return text.to_owned() };
    let after = &text[start + noun.len() + 1..];
    let digits = after.len() - after.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let name = after[..digits].parse::<usize>().ok().and_then(|number| names.get(number.checked_sub(1)?));
    name.map_or_else(|| text.to_owned(), |name| format!("{}{name}{}", &text[..start], &after[digits..]))
}

/// "Not there: ana, bo.", or `None` if it is nobody.
pub(crate) fn listed(words: &str, ids: &[String]) -> Option<String> {
    (!ids.is_empty()).then(|| format!("{words}: {}.", ids.join(", ")))
}
