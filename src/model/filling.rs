//! What the tables of a period may hold of two kinds of members, and how many of either meet.

use super::forced_repeats::{PeriodTables, Table, pairs_of};
use super::price::Price;
use super::split::{SplitShare, cheapest_split};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Two kinds at the tables of a period.
#[derive(Debug)]
pub(super) struct Filling<'a> {
    tables: Vec<TableRules<'a>>,
    /// Members of the one kind and of the other.
    members: [i64; 2],
    /// Whether all are at some table.
    everyone: bool,
}

/// How many a table holds, and what sums of the two kinds, each by its weight, it may come to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TableRules<'a> {
    size: (i64, i64),
    sums: Vec<([i64; 2], &'a [RangeInclusive<i64>])>,
}

/// More than there are contacts: what a number costs that no table can hold.
const OUT_OF_REACH: i64 = 1 << 40;

impl<'a> Filling<'a> {
    /// `second` of the period's members are of the second kind.
    pub(super) fn new(PeriodTables { period, tables, .. }: &PeriodTables<'_>, second: i64) -> Filling<'a> {
        let units = period.units.len();
        let rules = |table: &Table| {
            let size = (*table.size.start() as i64, (*table.size.end()).min(units) as i64);
            TableRules { size, sums: Vec::new() }
        };
        let slots: usize = tables.iter().map(|table| table.slots.len()).sum();
        Filling {
            tables: tables.iter().map(rules).collect(),
            members: [units as i64 - second, second],
            everyone: slots == period.slots.len(),
        }
    }

    /// Members at a table, each counted by the weight of its kind, come to a sum in one of these stretches.
    pub(super) fn ask(&mut self, table: usize, weights: [i64; 2], sums: &'a [RangeInclusive<i64>]) {
        self.tables[table].sums.push((weights, sums));
    }

    /// Contacts of pairs with none, one and two of the second kind, at least and at most; `None` if some table cannot be
    /// filled.
    pub(super) fn contacts(self) -> Option<[RangeInclusive<i64>; 3]> {
        let mut alike: Vec<(TableRules<'_>, i64)> = Vec::new();
        for table in self.tables {
            match alike.iter_mut().find(|(known, _)| *known == table) {
                Some((_, times)) => *times += 1,
                None => alike.push((table, 1)),
            }
        }
        let held: Vec<(Vec<[i64; 2]>, i64)> =
            alike.iter().map(|(table, times)| (table.held(self.members), *times)).collect();
        let mut found = [(0, i64::MAX); 3];
        for kind in 0..2 {
            let all = self.members[kind];
            let totals = if self.everyone { all..=all } else { 0..=all };
            for (of, (least, most)) in found.iter_mut().enumerate() {
                let sum = |sign: i64| cheapest(&held, kind, totals.clone(), &|held| sign * contacts_of(held)[of]);
                *least = sum(1)?.max(*least);
                *most = (-sum(-1)?).min(*most);
            }
        }
        let possible = found.iter().all(|(least, most)| least <= most);
        possible.then(|| found.map(|(least, most)| least..=most))
    }
}

impl TableRules<'_> {
    /// The numbers of either kind that the table may hold.
    fn held(&self, members: [i64; 2]) -> Vec<[i64; 2]> {
        let (least, most) = self.size;
        let may_hold = |held: &[i64; 2]| {
            self.sums.iter().all(|(weights, sums)| {
                let sum = weights[0] * held[0] + weights[1] * held[1];
                sums.iter().any(|stretch| stretch.contains(&sum))
            })
        };
        let first = 0..=members[0].min(most);
        let both = first.flat_map(|first| {
            ((least - first).max(0)..=(most - first).min(members[1])).map(move |second| [first, second])
        });
        both.filter(may_hold).collect()
    }
}

/// Pairs with none, one and two of the second kind.
fn contacts_of([first, second]: [i64; 2]) -> [i64; 3] {
    [pairs_of(first), first * second, pairs_of(second)]
}

/// The least sum over tables, given by what each may `hold` and their number, where all hold so many of one kind in
/// all; those of the other kind are as is best for each table.
fn cheapest(
    tables: &[(Vec<[i64; 2]>, i64)],
    kind: usize,
    totals: RangeInclusive<i64>,
    cost: &dyn Fn([i64; 2]) -> i64,
) -> Option<i64> {
    let curve = |(held, times): &(Vec<[i64; 2]>, i64)| {
        let mut least: BTreeMap<i64, i64> = BTreeMap::new();
        for &held in held {
            let cost = cost(held);
            let known = least.entry(held[kind]).or_insert(cost);
            *known = cost.min(*known);
        }
        let (first, last) = (*least.first_key_value()?.0, *least.last_key_value()?.0);
        // Below the first, anything may stand.
        let at = |count: i64| least.get(&count.max(first)).copied().unwrap_or(OUT_OF_REACH);
        Some((Price::through(&(0..=last).map(at).collect::<Vec<_>>()), first..=last, *times))
    };
    let curves: Vec<(Price, RangeInclusive<i64>, i64)> = tables.iter().map(curve).collect::<Option<_>>()?;
    let shares: Vec<SplitShare<'_>> = curves
        .iter()
        .map(|(price, range, times)| SplitShare { price, range: range.clone(), times: *times, required: Vec::new() })
        .collect();
    let sum = cheapest_split(&shares, totals, 1)?;
    (sum < OUT_OF_REACH / 2).then_some(sum)
}
