//! Which program is made of a model.

use super::Program;
use super::encode::{Aim, Encoded, columns, encode};
use super::partition::partition;
use super::set_partition::Partition;
use crate::model::{Assignment, Count, Family, Model, PairColumns};

/// Possible groups that are looked through where pairs are counted, or most units must be together with others, so that
/// only some of them become columns.
const MAX_LISTED: usize = 200_000;
/// The same where pairs have values, whose sums are quick: there are 593 775 groups of six out of thirty.
const MAX_LISTED_OF_VALUES: usize = 1_000_000;
/// Columns beyond which no program is even written down, unless a limit of nodes asks for it.
const MAX_COLUMNS: usize = 20_000;
/// The same where meetings of pairs are counted: beyond that no engine gets anywhere.
const MAX_COLUMNS_OF_PAIRS: usize = 1_000;
/// Units × slots beyond which none is, asked for or not: the rows would fill the memory before they are merged.
const MAX_CELLS: usize = 5_000_000;

/// What a group takes that is looked at, a term of a row, and a column with the rows that define it.
const BYTES_OF_A_GROUP: usize = 512;
const BYTES_OF_A_TERM: usize = 32;
const BYTES_OF_A_COLUMN: usize = 512;

/// The program that is made of a tier.
pub(crate) enum Encoding {
    /// A column for every possible group.
    Partition(Partition),
    /// A column for every kind of unit and slot.
    Compact(Encoded),
}

impl Encoding {
    /// None when the program would be too large to be worth writing down, unless that is `asked` for, when it would take
    /// more `memory` than it may, in bytes, or when it is interrupted. A `strong` engine may get more columns.
    pub(crate) fn new(model: &Model, aim: Aim<'_>, strong: bool, asked: bool, memory: usize) -> Option<Encoding> {
        let counts = |pairs: PairColumns| move |family: &Family| family.count.readings().pairs() == pairs;
        // Of units most of which are in blocks there are few groups for their number.
        let in_blocks: usize = model.blocks().iter().map(|block| block.units.len()).sum();
        let many =
            2 * in_blocks > model.slots().units() || model.families().iter().any(counts(PairColumns::WithinGroups));
        let has_values = model.families().iter().any(|family| matches!(family.count, Count::Cluster(_)));
        let listed = if has_values { MAX_LISTED_OF_VALUES } else { MAX_LISTED };
        let (listed, most) = match (strong, many) {
            (true, true) => (listed, 100_000),
            (_, true) => (listed, 15_000),
            _ => (2_000, 2_000),
        };
        let listed = listed.min(memory / BYTES_OF_A_GROUP);
        if let Some(partition) = partition(model, aim, listed, most) {
            return Some(Encoding::Partition(partition));
        }
        let mut priced = model.families().iter().filter(|family| family.tier <= aim.tier);
        let most = if priced.any(counts(PairColumns::OverPeriods)) { MAX_COLUMNS_OF_PAIRS } else { MAX_COLUMNS };
        let fits = |columns: usize| bytes(model, aim, columns) <= memory;
        let small = Encoding::columns_if_asked(model, aim).is_some_and(|it| (asked || it <= most) && fits(it));
        small.then(|| encode(model, aim)).flatten().map(Encoding::Compact)
    }

    /// The columns of the program that is written down if it is asked for; `None` if none is even then.
    pub(crate) fn columns_if_asked(model: &Model, aim: Aim<'_>) -> Option<usize> {
        let cells = model.slots().units().saturating_mul(model.slots().len());
        (cells <= MAX_CELLS).then(|| columns(model, aim.tier, aim.held))
    }

    pub(crate) fn program(&self) -> &Program {
        match self {
            Encoding::Partition(partition) => &partition.program,
            Encoding::Compact(encoded) => &encoded.program,
        }
    }

    /// What no assignment costs less than in the tier, the constant included, where more is known than its floor.
    pub(crate) fn exact_bound(&self) -> Option<i64> {
        match self {
            Encoding::Partition(partition) => Some(partition.bound()),
            Encoding::Compact(_) => None,
        }
    }

    /// An assignment at that bound, where one was found on the way. What earlier tiers cost is not looked at.
    pub(crate) fn exact_best(&self) -> Option<Assignment> {
        match self {
            Encoding::Partition(partition) => partition.best(),
            Encoding::Compact(_) => None,
        }
    }

    pub(crate) fn constant(&self) -> i64 {
        match self {
            Encoding::Partition(partition) => partition.constant,
            Encoding::Compact(encoded) => encoded.constant,
        }
    }

    pub(crate) fn assignment(&self, values: &[i64]) -> Option<Assignment> {
        match self {
            Encoding::Partition(partition) => partition.assignment(values),
            Encoding::Compact(encoded) => encoded.assignment(values),
        }
    }
}

/// About how much memory the rows of a program with so many columns take before they are merged: in each family what its
/// units may hold.
fn bytes(model: &Model, aim: Aim<'_>, columns: usize) -> usize {
    let slots = model.slots();
    let mut choices: Vec<usize> = vec![0];
    for unit in slots.unit_ids() {
        choices.push(choices[unit.index()].saturating_add(slots.open_to(unit).len()));
    }
    let terms = |family: &Family| {
        let span = family.span(slots);
        choices[span.end] - choices[span.start]
    };
    let of_families = model.families().iter().filter(|family| family.tier <= aim.tier).map(terms);
    let of_families = of_families.fold(0, usize::saturating_add).saturating_mul(BYTES_OF_A_TERM);
    columns.saturating_mul(BYTES_OF_A_COLUMN).saturating_add(of_families)
}
