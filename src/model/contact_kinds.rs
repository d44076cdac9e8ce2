//! How many contacts there are within and between kinds of members, where tables that cost nothing hold few or many of
//! a kind.
//!
//! Of three buyers and three sellers, one of each at every table, all who meet are of two kinds: three rounds use up the
//! nine pairs that there are, though six of fifteen have never met.

use super::contacts::{Contacts, PairClasses};
use super::family::RuleId;
use super::filling::Filling;
use super::forced_repeats::{PeriodTables, forced_repeats};
use super::meeting_bound::Supply;
use super::open_counts::OpenCounts;
use super::slots::{Slots, UnitId};
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;

/// Pairs in classes, with what the periods make of the contacts in each.
#[derive(Debug)]
pub(super) struct Parting {
    /// The rule that tells the two kinds apart, of whose pairs there are none, one and two in classes 0, 1 and 2.
    pub(super) rule: Option<RuleId>,
    pub(super) classes: PairClasses,
    pub(super) supplies: Vec<Supply>,
}

/// Members up to whom kinds are told apart, and how many kinds are looked at.
const MAX_MEMBERS: usize = 1_000;
const MAX_KINDS: usize = 100;
/// Numbers of two kinds at single tables that are looked at in all; where tables are large, fewer kinds are.
const MAX_WORK: usize = 20_000_000;

/// The ways in which `open` tallies of single periods part the members, where contact is by classes: pairs of none, one
/// and two who bring to a column; and pairs who bring to the same column of several, and others. `None` if some table
/// cannot be filled; fewer ways where it is interrupted.
pub(super) fn partings(
    contacts: &Contacts,
    slots: &Slots,
    open: &[OpenCounts<'_>],
    interrupts: &Interrupts<'_>,
) -> Option<Vec<Parting>> {
    if contacts.relation().graph().is_some() || contacts.members() > MAX_MEMBERS {
        return Some(Vec::new());
    }
    let periods = PeriodTables::of_all(contacts, slots);
    let going_on = || !interrupts.stop();
    let asked = periods.iter().take_while(|_| going_on()).map(|period| Asked::new(period, open));
    let asked: Vec<Asked<'_>> = asked.collect();
    let of_table = |period: &PeriodTables<'_>, size: usize| size.min(period.period.units.len()).pow(2);
    let of_period = |period: &PeriodTables<'_>| -> usize {
        period.tables.iter().map(|table| of_table(period, *table.size.end())).sum()
    };
    let each: usize = periods.iter().map(of_period).sum();
    let number = (MAX_WORK / each.max(1)).min(MAX_KINDS);
    let mut by_rule: BTreeMap<RuleId, Vec<Kind>> = BTreeMap::new();
    for ((rule, _), holders) in holders(contacts, &asked).into_iter().take(number).take_while(|_| going_on()) {
        let among = |side: bool| forced_repeats(&periods, open, &|member| holders[member] == side, interrupts);
        let (others, same) = (among(false), among(true));
        let mut kind = Kind { contacts: [(0, 0); 3], repeats: [others, 0, same], holders };
        for asked in asked.iter().take_while(|_| going_on()) {
            let holds = |unit: usize| kind.holders[contacts.member_of(UnitId(unit as u32)) as usize];
            let found = asked.filling(asked.units().map(holds).collect()).contacts()?;
            for ((least, most), here) in kind.contacts.iter_mut().zip(found) {
                *least += here.start();
                *most += here.end();
            }
        }
        // What was not counted of some period would be missing.
        if going_on() {
            by_rule.entry(rule).or_default().push(kind);
        }
    }
    let all = Supply::new(contacts, slots, open, interrupts);
    let dimensions = by_rule.values().filter_map(|kinds| same_and_others(kinds, &all)).collect::<Vec<Parting>>();
    let each =
        by_rule.iter().flat_map(|(&rule, kinds)| kinds.iter().map(move |kind| (rule, kind))).map(|(rule, kind)| {
            let supply = |((least, most), repeats)| Supply { periods: all.periods, contacts: least..=most, repeats };
            let kind_of = kind.holders.iter().map(|&holds| u32::from(holds)).collect();
            Parting {
                rule: Some(rule),
                classes: PairClasses::by_kind(kind_of, vec![0, 1, 1, 2]),
                supplies: kind.contacts.into_iter().zip(kind.repeats).map(supply).collect(),
            }
        });
    Some(each.chain(dimensions).collect())
}

/// Members who bring more to a column than others do.
struct Kind {
    holders: Vec<bool>,
    /// Contacts of pairs with none, one and two of them, at least and at most.
    contacts: [(i64, i64); 3],
    /// Least sums of C(meetings, 2) of these pairs.
    repeats: [i64; 3],
}

/// Pairs of one kind, and all others, where nobody is of two kinds.
fn same_and_others(kinds: &[Kind], all: &Supply) -> Option<Parting> {
    let mut kind_of = vec![0; kinds.first()?.holders.len()];
    for (number, kind) in (1..).zip(kinds) {
        for (of, _) in kind_of.iter_mut().zip(&kind.holders).filter(|(_, holds)| **holds) {
            if *of != 0 {
                return None;
            }
            *of = number;
        }
    }
    let numbers = 0..=kinds.len();
    let square = numbers.clone().flat_map(|a| numbers.clone().map(move |b| u32::from(a == b && a > 0))).collect();
    let [_, _, same] = kinds.iter().fold([(0, 0); 3], |sum, kind| {
        let add = |at: usize| (sum[at].0 + kind.contacts[at].0, sum[at].1 + kind.contacts[at].1);
        [0, 1, 2].map(add)
    });
    let repeats = kinds.iter().map(|kind| kind.repeats[2]).sum();
    let others = all.contacts.start() - same.1..=all.contacts.end() - same.0;
    let supply = |contacts, repeats| Supply { periods: all.periods, contacts, repeats };
    (kinds.len() > 1).then(|| Parting {
        rule: None,
        classes: PairClasses::by_kind(kind_of, square),
        supplies: vec![supply(others, 0), supply(same.0..=same.1, repeats)],
    })
}

/// What `open` tallies ask of the tables of a period.
struct Asked<'a> {
    tables: &'a PeriodTables<'a>,
    columns: Vec<AskedColumn<'a>>,
}

/// A column to which the units of a period bring one of two weights.
struct AskedColumn<'a> {
    open: &'a OpenCounts<'a>,
    column: u32,
    /// Whether each unit brings the greater weight.
    more: Vec<bool>,
    /// The lesser and the greater weight.
    weights: [i64; 2],
}

impl<'a> Asked<'a> {
    fn new(tables: &'a PeriodTables<'a>, open: &'a [OpenCounts<'a>]) -> Asked<'a> {
        let period = tables.period;
        let of_period = open.iter().filter(|open| {
            let grid = open.tally.grid();
            grid.span() == period.units && !grid.has_slot_weights()
        });
        let columns = of_period.flat_map(|open| {
            let columns = open.tally.grid().columns_by_unit();
            (0..).zip(columns).filter_map(|(column, brought)| {
                let mut weights = vec![0; period.units.len()];
                for (unit, weight) in brought {
                    weights[unit.index() - period.units.start] = weight;
                }
                let (least, most) = (*weights.iter().min()?, *weights.iter().max()?);
                let two = least < most && weights.iter().all(|&weight| weight == least || weight == most);
                let more = weights.into_iter().map(|weight| weight == most).collect();
                two.then_some(AskedColumn { open, column, more, weights: [least, most] })
            })
        });
        Asked { tables, columns: columns.collect() }
    }

    fn units(&self) -> std::ops::Range<usize> {
        self.tables.period.units.clone()
    }

    /// What tables may hold of those who are on this `side`, and of others.
    fn filling(&self, side: Vec<bool>) -> Filling<'a> {
        let others: Vec<bool> = side.iter().map(|holds| !holds).collect();
        let mut filling = Filling::new(self.tables, side.iter().filter(|&&holds| holds).count() as i64);
        for asked in &self.columns {
            let [less, more] = asked.weights;
            let weights = match &asked.more {
                same if *same == side => [less, more],
                same if *same == others => [more, less],
                _ => continue,
            };
            let buckets = asked.open.tally.grid().slots_by_bucket();
            for (at, table) in self.tables.tables.iter().enumerate() {
                let bucket = table.slots.first().and_then(|&slot| asked.open.tally.grid().bucket_of(slot));
                let whole = |bucket: &u32| {
                    let counted = buckets[*bucket as usize].iter().map(|&(slot, _)| slot);
                    counted.eq(table.slots.iter().copied())
                };
                if let Some(bucket) = bucket.filter(whole) {
                    filling.ask(at, weights, asked.open.of(bucket, asked.column));
                }
            }
        }
        filling
    }
}

/// By rule and column: the members who bring more to it than others do, in any period.
fn holders(contacts: &Contacts, asked: &[Asked<'_>]) -> BTreeMap<(RuleId, u32), Vec<bool>> {
    let mut holders: BTreeMap<(RuleId, u32), Vec<bool>> = BTreeMap::new();
    for asked in asked {
        for column in &asked.columns {
            let of = holders.entry((column.open.rule, column.column));
            let of = of.or_insert_with(|| vec![false; contacts.members()]);
            for (unit, _) in asked.units().zip(&column.more).filter(|(_, more)| **more) {
                of[contacts.member_of(UnitId(unit as u32)) as usize] = true;
            }
        }
    }
    holders
}
