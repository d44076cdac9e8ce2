//! What each column of a table is for.

use super::bands::DateOrder;
use super::cells::signs;
use crate::characters::is_same;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::roster::options::{ColumnOptions, RosterOptions};
use crate::roster::table::RawTable;
use crate::roster::{names, sheet::is_moment};
use std::collections::BTreeSet;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Id,
    Tags,
    Number,
    Hats,
    Shown,
    Ignored,
    /// Tags or a number, whichever its cells are, if it is asked for.
    Open,
}

/// A column of a table.
#[derive(Clone)]
pub(super) struct SheetColumn {
    /// What rules call it: its header, unless the options say otherwise.
    pub(super) name: String,
    pub(super) column_use: Use,
    pub(super) options: ColumnOptions,
    pub(super) dates: DateOrder,
    /// The signs that may stand before the decimals of its numbers.
    pub(super) signs: &'static str,
}

/// Headers that are surely those of the ids, in lower case, the best first.
const IDS: [&str; 5] = ["id", "name", "full name", "member", "participant"];

/// Words of headers that are probably those of the ids, the best first.
const ID_WORDS: [&str; 6] = ["id", "name", "code", "email", "mail", "participant"];

/// Words that may stand beside these; with any other, a header speaks of something else.
const BESIDE_ID_WORDS: [&str; 26] = [
    "and",
    "applicant",
    "attendee",
    "delegate",
    "employee",
    "full",
    "invitee",
    "member",
    "my",
    "nationbuilder",
    "number",
    "of",
    "panelist",
    "person",
    "personal",
    "please",
    "preferred",
    "registrant",
    "respondent",
    "response",
    "student",
    "the",
    "unique",
    "user",
    "volunteer",
    "your",
];

/// Follows the options, then the headers, then the cells. `None` if it is unclear where the ids are.
pub(super) fn assign(table: &RawTable, options: &RosterOptions, faults: &mut Faults) -> Option<Vec<SheetColumn>> {
    let described = described(table, options, faults);
    let mut uses = declared(table, &described, options, faults);
    if !uses.contains(&Use::Id) {
        // A column of ids that is named but not there must not be replaced by another.
        if options.id.is_some() {
            return None;
        }
        match id_column(table, &uses) {
            Some(id) => uses[id] = Use::Id,
            None => {
                faults.push(no_ids(table, &uses).in_entry(Place::cell(table.header_line, 1, "")));
                return None;
            }
        }
    }
    for (name, is_declared, column_use) in
        [("hats", options.hats.is_some(), Use::Hats), ("shown", options.shown.is_some(), Use::Shown)]
    {
        let found = (0..uses.len()).find(|&at| uses[at] == Use::Open && names::key(&table.headers[at]) == name);
        if let (false, Some(at)) = (is_declared, found) {
            uses[at] = column_use;
        }
    }
    let column = |(at, (column_use, options)): (usize, (Use, ColumnOptions))| {
        let name = options.name.clone().unwrap_or_else(|| table.headers[at].clone());
        let dates = DateOrder::of(table.filled(at).map(|(_, cell)| options.renamed(cell)));
        let signs = signs(table, at, &options);
        SheetColumn { name, column_use, options, dates, signs }
    };
    Some(uses.into_iter().zip(described).enumerate().map(column).collect())
}

/// The options of each column.
fn described(table: &RawTable, options: &RosterOptions, faults: &mut Faults) -> Vec<ColumnOptions> {
    let mut described = vec![ColumnOptions::default(); table.headers.len()];
    for (header, options) in options.columns.iter() {
        match only_column(table, &described, header, faults) {
            Some(at) => described[at] = options.clone(),
            None => continue,
        }
        if options.bands.is_empty() && options.on.is_some() || !options.bands.is_empty() && options.says_tags() {
            faults.push(fault!(
                ColumnOptions,
                "the column `{header}` has options that do not go together: `bands` are of numbers and dates, `on` \
                 says on which day ages count for `bands`, and the others are for answers in words"
            ));
        }
        if options.whole && !options.split.is_empty() {
            faults.push(fault!(
                ColumnOptions,
                "the column `{header}` has both `split` and `whole`; keep `split` if its cells have several answers, \
                 else `whole`"
            ));
        }
    }
    described
}

/// The column of a header, or of the name that it is given; a fault if there is none, or several.
fn only_column(table: &RawTable, described: &[ColumnOptions], name: &str, faults: &mut Faults) -> Option<usize> {
    let is_called = |at: &usize| {
        let given = described[*at].name.as_deref();
        is_same(&table.headers[*at], name) || given.is_some_and(|given| is_same(given, name))
    };
    let found: Vec<usize> = (0..table.headers.len()).filter(|at| !name.is_empty() && is_called(at)).collect();
    match found.as_slice() {
        [only] => Some(*only),
        [] => {
            let nearest = names::nearest(name, table.headers.iter().map(String::as_str));
            faults.push(InputFault::unknown(Noun::Column, name, nearest).in_entry(Place::path("roster")));
            None
        }
        [first, second, ..] => {
            let place = Place::cell(table.header_line, second + 1, name);
            faults.push(header_twice(name, first + 1, second + 1).in_entry(place));
            None
        }
    }
}

/// Two columns of one header, counted from 1, of which one is asked for.
pub(super) fn header_twice(name: &str, first: usize, second: usize) -> InputFault {
    fault!(Twice, "the header `{name}` stands both in column {first} and in column {second}; rename one of the columns")
}

/// What the options say of each column.
fn declared(table: &RawTable, described: &[ColumnOptions], options: &RosterOptions, faults: &mut Faults) -> Vec<Use> {
    let usual = |header: &String| if header.is_empty() { Use::Ignored } else { Use::Open };
    let mut uses: Vec<Use> = table.headers.iter().map(usual).collect();
    let mut seen = BTreeSet::new();
    let single = [(&options.id, Use::Id), (&options.hats, Use::Hats), (&options.shown, Use::Shown)];
    let single = single.into_iter().flat_map(|(name, column)| name.iter().map(move |name| (name, column)));
    let lists = [(&options.tags, Use::Tags), (&options.numbers, Use::Number), (&options.ignored, Use::Ignored)];
    let lists = lists.into_iter().flat_map(|(names, column)| names.iter().map(move |name| (name, column)));
    for (name, column_use) in single.chain(lists) {
        let Some(at) = only_column(table, described, name, faults) else { continue };
        if seen.insert(at) {
            uses[at] = column_use;
        } else {
            faults.push(fault!(Twice, "the options use the column `{name}` more than once; give it one use"));
        }
    }
    uses
}

/// The column by which the members are called: one whose header says so or, among those whose headers say little else,
/// the first in which no two entries are the same.
fn id_column(table: &RawTable, uses: &[Use]) -> Option<usize> {
    let open = || (0..uses.len()).filter(|&at| uses[at] == Use::Open);
    let sure = IDS.iter().find_map(|id| open().find(|&at| names::key(&table.headers[at]) == *id));
    let probable = |id_word: &str| {
        open().find(|&at| {
            let words = words(&table.headers[at]);
            let is_known = |word: &str| ID_WORDS.contains(&word) || BESIDE_ID_WORDS.contains(&word);
            let are_ids = !id_word.ends_with("mail") || table.filled(at).all(|(_, cell)| cell.contains('@'));
            let is_said = words.iter().any(|word| word == id_word) && words.iter().all(|word| is_known(word));
            is_said && are_ids && tells_apart(table, at)
        })
    };
    sure.or_else(|| ID_WORDS.iter().find_map(|word| probable(word)))
}

/// The words of a header in lower case; `what is` is none, and `e-mail address` is one.
fn words(header: &str) -> Vec<String> {
    let mut header = header.to_lowercase();
    for (from, to) in [("what is", ""), ("what's", ""), ("e-mail", "email"), ("mail address", "mail")] {
        header = header.replace(from, to);
    }
    let words = header.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether a header is surely that of the ids.
pub(in crate::roster) fn is_id(header: &str) -> bool {
    IDS.contains(&names::key(header).as_str())
}

/// Whether each row has an entry of its own in a column.
fn tells_apart(table: &RawTable, at: usize) -> bool {
    let mut seen = BTreeSet::new();
    table.filled(at).all(|(_, cell)| seen.insert(names::key(cell))) && seen.len() == table.rows.len()
}

fn no_ids(table: &RawTable, uses: &[Use]) -> InputFault {
    let is_moments = |at: usize| table.filled(at).all(|(_, cell)| is_moment(cell));
    let fit = |&at: &usize| uses[at] == Use::Open && tells_apart(table, at) && !is_moments(at);
    let fitting: Vec<String> = (0..uses.len()).filter(fit).map(|at| format!("`{}`", table.headers[at])).collect();
    let fitting = match fitting.as_slice() {
        [] => "in no column has each row an entry of its own, so add one".to_owned(),
        fitting => format!("each row has an entry of its own in {}", fitting.join(", ")),
    };
    fault!(
        Missing,
        "no column is called `id`, `name` or the like, so it is unclear how the members are called; say which column \
         it is by `id` ({fitting})"
    )
}
