//! Where two tallies take the same counts, so that what one requires narrows what the other can cost.

use super::slots::{SlotId, UnitId};
use super::tally::Tally;
use std::collections::HashMap;

/// Where another tally takes the same counts as this one.
pub(super) struct SameCounts<'a> {
    pub(super) tally: &'a Tally,
    /// For each column of this tally, the column of the other with the same weights.
    columns: Vec<Option<u32>>,
    /// For each bucket of this tally, the bucket of the other made of the same slots with the same weights.
    buckets: Vec<Option<u32>>,
}

impl<'a> SameCounts<'a> {
    /// None when the two have no count in common.
    pub(super) fn new(this: &Tally, other: &'a Tally) -> Option<SameCounts<'a>> {
        if this.grid().unit_ids().next() != other.grid().unit_ids().next() {
            return None;
        }
        // Counts over ever more periods share their first slots: what tells them apart stands at the end.
        let single = |tally: &Tally| tally.grid().buckets() == 1;
        let counted = |tally: &Tally| tally.grid().counted_slots().next_back();
        if single(this) && single(other) && counted(this) != counted(other) {
            return None;
        }
        let (mine, theirs) = (this.grid().slots_by_bucket(), other.grid().slots_by_bucket());
        let same = |of_mine: &Vec<(SlotId, i64)>| {
            let bucket = other.grid().bucket_of(of_mine.first()?.0)?;
            (theirs[bucket as usize] == *of_mine).then_some(bucket)
        };
        let buckets: Vec<Option<u32>> = mine.iter().map(same).collect();
        if buckets.iter().all(Option::is_none) {
            return None;
        }
        let mine = this.grid().columns_by_unit();
        let theirs: HashMap<Vec<(UnitId, i64)>, u32> = other.grid().columns_by_unit().into_iter().zip(0..).collect();
        let columns: Vec<Option<u32>> = mine.iter().map(|column| theirs.get(column).copied()).collect();
        let any = columns.iter().any(Option::is_some);
        any.then_some(SameCounts { tally: other, columns, buckets })
    }

    /// Number of the other's price for the same count.
    pub(super) fn price(&self, bucket: u32, column: u32) -> Option<u32> {
        let column = self.columns[column as usize]?;
        self.buckets[bucket as usize].map(|bucket| self.tally.price_number(bucket, column))
    }
}
