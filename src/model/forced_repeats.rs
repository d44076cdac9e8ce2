//! Who must meet again: the members of two periods are spread over the pairs of a table in one and a table in the
//! other, and all who share such a pair meet twice. Where nobody may come back to a table, those pairs hold nobody that
//! are one table in both.

use super::contacts::Contacts;
use super::open_counts::OpenCounts;
use super::slots::{Period, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::ops::RangeInclusive;

/// The slots in which units are in contact, and how many units hold them.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) slots: Vec<SlotId>,
    pub(super) size: RangeInclusive<usize>,
}

/// A period where contact is by classes.
#[derive(Debug)]
pub(super) struct PeriodTables<'a> {
    pub(super) period: &'a Period,
    pub(super) tables: Vec<Table>,
    /// The unit that each member is in the period.
    unit_of: Vec<Option<UnitId>>,
}

impl PeriodTables<'_> {
    /// The tables of each period.
    pub(super) fn of_all<'a>(contacts: &Contacts, slots: &'a Slots) -> Vec<PeriodTables<'a>> {
        let mut of_class: Vec<Vec<SlotId>> = vec![Vec::new(); contacts.numbers()];
        for slot in slots.slot_ids() {
            if let Some(class) = contacts.number(slot) {
                of_class[class as usize].push(slot);
            }
        }
        let of_period = |period: &'a Period| {
            let mut unit_of = vec![None; contacts.members()];
            for unit in period.units.clone().map(|unit| UnitId(unit as u32)) {
                unit_of[contacts.member_of(unit) as usize] = Some(unit);
            }
            PeriodTables { period, tables: Vec::new(), unit_of }
        };
        let mut periods: Vec<PeriodTables<'a>> = slots.periods().iter().map(of_period).collect();
        for ((period, size), slots) in contacts.sizes(slots).into_iter().zip(of_class) {
            if let Some(period) = period {
                periods[period].tables.push(Table { slots, size });
            }
        }
        periods
    }

    /// Members who may be at no table.
    fn away(&self) -> usize {
        let seated: usize = self.tables.iter().map(|table| table.size.start()).sum();
        if self.period.outside { self.period.units.len().saturating_sub(seated) } else { 0 }
    }
}

/// The least sum of C(meetings, 2) over the pairs of those who are `meant`, in plans that pay nothing for `open`
/// tallies; less where it is interrupted.
pub(super) fn forced_repeats(
    periods: &[PeriodTables<'_>],
    open: &[OpenCounts<'_>],
    meant: &dyn Fn(usize) -> bool,
    interrupts: &Interrupts<'_>,
) -> i64 {
    let over_periods = |open: &&OpenCounts<'_>| {
        let grid = open.tally.grid();
        let inside = |of: &PeriodTables<'_>| {
            of.period.units.start <= grid.span().start && grid.span().end <= of.period.units.end
        };
        grid.has_unit_weights() && !periods.iter().any(inside)
    };
    let open: Vec<&OpenCounts<'_>> = open.iter().filter(over_periods).collect();
    let mut repeats = 0;
    for [first, second] in periods.iter().array_combinations().take_while(|_| !interrupts.stop()) {
        let cells = (first.tables.len() * second.tables.len()) as i64;
        let most = first.period.units.len().min(second.period.units.len());
        if cells == 0 || open.is_empty() && most as i64 <= cells {
            continue;
        }
        let units = first.unit_of.iter().zip(&second.unit_of).enumerate().filter(|(member, _)| meant(*member));
        let shared: Vec<(UnitId, UnitId)> =
            units.filter_map(|(_, (here, there))| Some(((*here)?, (*there)?))).collect();
        let seated = |units: usize| units.saturating_sub(first.away() + second.away()) as i64;
        let even = even_pairs(seated(shared.len()), cells);
        let moving = open.iter().filter_map(|open| moving(open, first, second, &shared));
        let spread = moving.map(|(moving, same)| evenly(seated(shared.len()), seated(moving), same, cells));
        repeats += spread.fold(even, i64::max);
    }
    repeats
}

/// How many of those who share two periods may not come back to a table, and how many pairs of tables are one in both.
fn moving(
    open: &OpenCounts<'_>,
    first: &PeriodTables<'_>,
    second: &PeriodTables<'_>,
    shared: &[(UnitId, UnitId)],
) -> Option<(usize, i64)> {
    let grid = open.tally.grid();
    let place = |table: &Table| table.slots.iter().map(|&slot| grid.bucket_of(slot)).all_equal_value().ok().flatten();
    let again: Vec<u32> = second.tables.iter().filter_map(place).collect();
    let same = |bucket: u32| again.iter().copied().filter(move |&other| other == bucket);
    let same: Vec<u32> = first.tables.iter().filter_map(place).flat_map(same).collect();
    let moves = |&&(first, second): &&(UnitId, UnitId)| {
        let again = grid.columns_of(second);
        let both = || grid.columns_of(first).iter().filter(|column| again.contains(column));
        let below_two = |counts: &[RangeInclusive<i64>]| counts.last().is_none_or(|last| *last.end() < 2);
        same.iter().all(|&bucket| both().any(|&(column, _)| below_two(open.of(bucket, column))))
    };
    let moving = if same.is_empty() { 0 } else { shared.iter().filter(moves).count() };
    (moving > 0).then_some((moving, same.len() as i64))
}

/// Pairs inside `cells` over which `all` are spread as evenly as can be, of whom `moving` may not be in `same` of the
/// cells.
fn evenly(all: i64, moving: i64, same: i64, cells: i64) -> i64 {
    let spread = |staying: i64| even_pairs(staying, same) + even_pairs(all - staying, cells - same);
    (0..=all - moving).map(spread).min().unwrap_or(0)
}

/// Pairs among `members`.
pub(super) fn pairs_of(members: i64) -> i64 {
    members * (members - 1) / 2
}

/// Pairs inside cells over which `members` are spread as evenly as can be.
pub(super) fn even_pairs(members: i64, cells: i64) -> i64 {
    if cells == 0 {
        return 0;
    }
    let (each, more) = (members / cells, members % cells);
    more * pairs_of(each + 1) + (cells - more) * pairs_of(each)
}
