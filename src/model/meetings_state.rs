//! Meetings under search.

use super::meetings::Meetings;
use super::pair_table::PairTable;
use super::slots::{Assignment, SlotId, Slots, UnitId};

/// The meetings while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct MeetingsState<'a> {
    table: PairTable<'a>,
    /// For each entry of the table, what one meeting more and one fewer cost; nothing for a member towards itself.
    margins: Vec<[i64; 2]>,
}

const MORE: usize = 0;
const FEWER: usize = 1;

impl<'a> MeetingsState<'a> {
    pub(crate) fn new(meetings: &'a Meetings, slots: &Slots, assignment: &Assignment) -> Self {
        let table = PairTable::new(&meetings.contacts, &meetings.classes, slots, assignment);
        let margin = |entry: usize| {
            let (class, met) = table.meaning(entry);
            let price = &meetings.prices[class as usize];
            [price.step(met), price.at(met - 1) - price.at(met)]
        };
        let mut margins: Vec<[i64; 2]> = (0..table.entries()).map(margin).collect();
        margins.push([0; 2]);
        MeetingsState { table, margins }
    }

    /// What it costs to move a unit.
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        let (left, joined) = (self.table.seated(from), self.table.seated(to));
        if self.table.are_one(from, to) {
            return 0;
        }
        let member = self.table.member_of(unit);
        let row = self.table.row(member);
        if self.table.is_between_places() {
            let leaving = self.table.only_at(from, to, member);
            let joining = self.table.only_at(to, from, member);
            return leaving.map(|other| self.margins[row.at(other)][FEWER]).sum::<i64>()
                + joining.map(|other| self.margins[row.at(other)][MORE]).sum::<i64>();
        }
        let leaving = left.iter().map(|&other| self.margins[row.at(other)][FEWER]);
        let joining = joined.iter().map(|&other| self.margins[row.at(other)][MORE]);
        leaving.sum::<i64>() + joining.sum::<i64>()
    }

    /// What it costs to exchange two units' slots.
    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        let (at_a, at_b) = (self.table.seated(a), self.table.seated(b));
        if self.table.are_one(a, b) {
            return 0;
        }
        let (first, second) = (self.table.member_of(first), self.table.member_of(second));
        let (mine, theirs) = (self.table.row(first), self.table.row(second));
        let mut cost = 0;
        if self.table.is_between_places() {
            // The two are neighbours afterwards if they were before.
            for other in self.table.only_at(a, b, second) {
                cost += self.margins[mine.at(other)][FEWER] + self.margins[theirs.at(other)][MORE];
            }
            for other in self.table.only_at(b, a, first) {
                cost += self.margins[theirs.at(other)][FEWER] + self.margins[mine.at(other)][MORE];
            }
            return cost;
        }
        for &other in at_a {
            cost += self.margins[mine.at(other)][FEWER] + self.margins[theirs.at(other)][MORE];
        }
        for &other in at_b {
            cost += self.margins[theirs.at(other)][FEWER] + self.margins[mine.at(other)][MORE];
        }
        // Each sat where the other goes: that they would meet there was counted for both.
        let both = i64::from(!at_a.is_empty()) + i64::from(!at_b.is_empty());
        cost - both * self.margins[mine.at(second)][MORE]
    }

    pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
        self.table.apply(unit, from, to);
    }
}
