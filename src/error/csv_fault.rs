//! What can be wrong with a table of members in CSV.

use super::location::{Location, suggestion};

/// What can be wrong with a table of members in CSV.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsvFault {
    /// A CSV without a header row.
    #[error("the CSV is empty; its first line must name the columns, such as `id,background,site`")]
    MissingHeader,
    /// A column without a header.
    #[error("line {line}, column {column}: the header is empty; name the column or delete it")]
    EmptyHeader {
        /// The line of the header, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// Two columns of one name, or of names that differ only in case or spaces.
    #[error(
        "line {line}, column {column}: the header `{name}` already stands in column {earlier}; rename one of the columns"
    )]
    DuplicateHeader {
        /// The line of the header, counted from 1.
        line: usize,
        /// The later column, counted from 1.
        column: usize,
        /// Its header.
        name: String,
        /// The earlier column, counted from 1.
        earlier: usize,
    },
    /// A CSV whose cells are not separated by commas.
    #[error(
        "line {line}: the header is a single column that contains {separator}; separate the cells with commas, and only the tags of one cell with `;`"
    )]
    WrongSeparator {
        /// The line of the header, counted from 1.
        line: usize,
        /// What stands where commas are expected, in words.
        separator: &'static str,
    },
    /// A column named in the options that the CSV does not have.
    #[error("the CSV has no column `{name}`; {}", suggestion(.nearest))]
    UnknownColumn {
        /// The name as given.
        name: String,
        /// The header that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A column that the options give two uses.
    #[error("the options use the column `{name}` more than once; give it one use")]
    ColumnUsedTwice {
        /// The header.
        name: String,
    },
    /// A CSV whose columns all serve something else.
    #[error("no column is left for the ids; name one with `CsvOptions::id`")]
    MissingIdColumn,
    /// A row that is shorter or longer than the header.
    #[error(
        "line {line}: {expected} cells are expected, as in the header, and {found} are found; add or remove commas, or put a cell that contains a comma in double quotes"
    )]
    RaggedRow {
        /// The line on which the row begins, counted from 1.
        line: usize,
        /// The number of headers.
        expected: usize,
        /// The number of cells.
        found: usize,
    },
    /// A cell that is not text.
    #[error("{location}: the cell is not UTF-8 text; save the file as UTF-8")]
    NotUtf8 {
        /// Where it stands.
        location: Location,
    },
    /// A double quote that is never closed.
    #[error(
        "line {line}, column {column}: a double quote opens here and is never closed; close it, or write it twice inside quotes if it belongs to the text"
    )]
    UnclosedQuote {
        /// The line of the quote, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// A quoted cell with text outside its quotes.
    #[error(
        "line {line}, column {column}: a quoted cell has something before or after its double quotes; put the whole cell inside them, with no space before"
    )]
    MisplacedQuote {
        /// The line of the quote, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// A row that the reader of CSV gives up on.
    #[error("line {line}: the row cannot be read: {reason}; correct it or delete it")]
    UnreadableRow {
        /// The line on which the row begins, counted from 1.
        line: usize,
        /// What the reader said.
        reason: String,
    },
}
