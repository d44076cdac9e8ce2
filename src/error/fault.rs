//! The kinds of fault that an input can have.

use super::location::{Location, NameKind, listed, suggestion};

/// One fault of an input: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InputFault {
    /// A roster without members.
    #[error("the roster has no members; add at least one")]
    EmptyRoster,

    /// A name with nothing to read in it.
    #[error("{location}: the {kind} is empty; write a name")]
    EmptyName {
        /// Where it stands.
        location: Location,
        /// What has no name.
        kind: NameKind,
    },
    /// A name with a character that cannot be seen.
    #[error("{location}: the {kind} `{}` contains a control character or an invisible one; delete it", .name.escape_debug())]
    HiddenCharacter {
        /// Where it stands.
        location: Location,
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// A name with a space before or after it.
    #[error("{location}: the {kind} `{name}` begins or ends with a space; remove the space")]
    SurroundingSpace {
        /// Where it stands.
        location: Location,
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// Two members of one id.
    #[error("{location}: the id `{}` is already that of {earlier}; give each member an id of their own", .location.member)]
    DuplicateId {
        /// Where the later one stands.
        location: Location,
        /// Where the earlier one stands.
        earlier: Box<Location>,
    },
    /// Two names that a reader would take for the same.
    #[error(
        "{location}: the {kind} `{name}` differs from `{earlier}` only in case or spaces; write both alike if they mean the same, else rename one"
    )]
    LookalikeNames {
        /// Where the later one stands.
        location: Location,
        /// What both are names of.
        kind: NameKind,
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// A dimension whose name could not be told from `dimension:tag`.
    #[error(
        "{location}: the name of the dimension `{name}` contains `:`, which stands between a dimension and its tag; rename the dimension"
    )]
    ColonInDimension {
        /// Where it stands.
        location: Location,
        /// The name as given.
        name: String,
    },
    /// One name for a dimension and for a number.
    #[error(
        "{location}: `{name}` is the name both of a dimension and of a number; rename one of them"
    )]
    DimensionAndNumber {
        /// Where the later one stands.
        location: Location,
        /// The name as given there.
        name: String,
    },

    /// A number that cannot be read.
    #[error("{location}: `{text}` is not a number; write it with digits, such as 4 or 4.5")]
    NotANumber {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
    },
    /// Infinity, or "not a number".
    #[error(
        "{location}: `{text}` is not a finite number; write it with digits, such as 4 or 4.5, or leave it out"
    )]
    NotFinite {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
    },
    /// A number with more decimals than are read.
    #[error("{location}: `{text}` has more than {most} decimals; round it")]
    TooManyDecimals {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
        /// How many decimals a number may have.
        most: u32,
    },
    /// A number beyond what is counted exactly.
    #[error(
        "{location}: `{text}` is too large to be counted exactly with the {decimals} decimals that its column has; use a larger unit or, if it is a label, make it a tag"
    )]
    NumberTooLarge {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
        /// The most decimals of any value of this number.
        decimals: u32,
    },

    /// A hat without its tag.
    #[error("{location}: `{}` agrees to the hat `{hat}` but holds {}; add the tag or leave the hat out", .location.member, listed(.held, "and", "no tag there"))]
    HatNotHeld {
        /// Where it stands.
        location: Location,
        /// The hat as given.
        hat: String,
        /// The tags that the member holds in that dimension, or in all where the dimension is not clear; twelve at most.
        held: Vec<String>,
    },
    /// A main tag that the member does not hold.
    #[error("{location}: `{}` has the main tag `{primary}` but holds {}; add the tag or choose another", .location.member, listed(.held, "and", "no tag there"))]
    PrimaryNotHeld {
        /// Where it stands.
        location: Location,
        /// The main tag as given.
        primary: String,
        /// The tags that the member holds in that dimension; twelve at most.
        held: Vec<String>,
    },
    /// A tag to be shown that the member does not hold.
    #[error("{location}: `{}` agrees to show `{shown}` but holds {}; add the tag or leave it out", .location.member, listed(.held, "and", "no tag"))]
    ShownNotHeld {
        /// Where it stands.
        location: Location,
        /// The tag as given.
        shown: String,
        /// The tags that the member holds; twelve at most.
        held: Vec<String>,
    },
    /// A fault of a name, with the member that uses it: a dimension that the roster does not have, or a tag of several dimensions.
    #[error("{location}: {fault}")]
    At {
        /// Where it stands.
        location: Location,
        /// What is wrong with the name.
        fault: Box<InputFault>,
    },

    /// An id that no member has.
    #[error("no member has the id `{name}`; {}", suggestion(.nearest))]
    UnknownMember {
        /// The id as given.
        name: String,
        /// The id that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A dimension that the roster does not have.
    #[error("the roster has no dimension `{name}`; {}", suggestion(.nearest))]
    UnknownDimension {
        /// The name as given.
        name: String,
        /// The dimension that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A tag that nobody in the roster holds.
    #[error("nobody in the roster holds the tag `{name}`; {}", suggestion(.nearest))]
    UnknownTag {
        /// The tag as given.
        name: String,
        /// The tag that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A name that is no dimension, tag or number of the roster.
    #[error("the roster has no dimension, tag or number `{name}`; {}", suggestion(.nearest))]
    UnknownName {
        /// The name as given.
        name: String,
        /// The name that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A name that could mean several things.
    #[error("`{name}` can mean {}; write which, or rename one", .choices.join(" or "))]
    AmbiguousName {
        /// The name as given.
        name: String,
        /// What it could mean, each in words; twelve at most.
        choices: Vec<String>,
    },

    /// A file that cannot be read.
    #[error("`{path}` cannot be read: {reason}; check the path and who may read it")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
    },
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
