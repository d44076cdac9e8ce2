//! Which counts a tally leaves open in plans in which it costs nothing, or no more than its floor.

use super::count::Count;
use super::family::{Family, RuleId};
use super::slots::Slots;
use super::split::{SplitShare, cheapest_split};
use super::tally::Tally;
use crate::interrupts::Interrupts;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A tally with the counts that it leaves open.
#[derive(Debug)]
pub(super) struct OpenCounts<'a> {
    pub(super) rule: RuleId,
    pub(super) tally: Cow<'a, Tally>,
    /// By column, number of price, and range.
    open: BTreeMap<(u32, u32, (i64, i64)), Stretches>,
}

type Stretches = Vec<RangeInclusive<i64>>;

/// Counts of one kind that are looked at one by one.
const MAX_RANGE: i64 = 400;

impl<'a> OpenCounts<'a> {
    /// Where nothing is paid. `None` if the family is no tally and says nothing of one, or some price may be below 0, so
    /// that another count can make up for one that costs something.
    pub(super) fn free(family: &'a Family, slots: &Slots) -> Option<OpenCounts<'a>> {
        let tally = match &family.count {
            Count::Tally(tally) => Cow::Borrowed(tally),
            Count::ThresholdCounts(counts) => Cow::Owned(counts.most_of_each(slots)?),
            _ => return None,
        };
        let mut open = BTreeMap::new();
        for (bucket, column) in tally.keys() {
            let (number, range) = (tally.price_number(bucket, column), tally.range(bucket, column));
            let price = tally.numbered(number);
            if price.extremes(range.clone()).0 < 0 {
                return None;
            }
            open.entry((column, number, range.clone().into_inner())).or_insert_with(|| price.free(range));
        }
        Some(OpenCounts { rule: family.rule, tally, open })
    }

    /// Where every column is at its floor. `None` if the family is no tally, has a floor beyond those of its columns, or it
    /// is interrupted.
    pub(super) fn at_floors(
        family: &'a Family,
        slots: &Slots,
        floors: &[i64],
        interrupts: &Interrupts<'_>,
    ) -> Option<OpenCounts<'a>> {
        let Count::Tally(tally) = &family.count else { return None };
        if floors.len() != tally.grid().columns() {
            return None;
        }
        let mut open = BTreeMap::new();
        for (column, ((totals, unit), &floor)) in (0..).zip(tally.column_totals(slots).into_iter().zip(floors)) {
            let buckets = 0..tally.grid().buckets() as u32;
            let alike = tally.alike(buckets.map(|bucket| (bucket, column)), &[]);
            let shares = tally.shares(&alike, &[]);
            let convex = shares.iter().all(|share| share.price.is_convex_on(share.range.clone()));
            for (at, (share, ((number, range, _), _))) in shares.iter().zip(&alike).enumerate() {
                let is_open = |&count: &i64| {
                    let mut split = shares.clone();
                    split[at].times -= 1;
                    split.retain(|share| share.times > 0);
                    split.push(SplitShare { range: count..=count, times: 1, ..share.clone() });
                    cheapest_split(&split, totals.clone(), unit).is_some_and(|least| least <= floor)
                };
                if interrupts.stop() {
                    return None;
                }
                let few = convex && range.1 - range.0 < MAX_RANGE;
                let counts =
                    if few { stretches(share.range.clone().filter(is_open)) } else { vec![share.range.clone()] };
                open.insert((column, *number, *range), counts);
            }
        }
        Some(OpenCounts { rule: family.rule, tally: Cow::Borrowed(tally), open })
    }

    /// The open counts of a bucket and column, in rising stretches.
    pub(super) fn of(&self, bucket: u32, column: u32) -> &[RangeInclusive<i64>] {
        let key = (column, self.tally.price_number(bucket, column), self.tally.range(bucket, column).into_inner());
        self.open.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// Rising numbers as stretches.
fn stretches(numbers: impl Iterator<Item = i64>) -> Stretches {
    let mut stretches = Stretches::new();
    for number in numbers {
        match stretches.last_mut() {
            Some(last) if *last.end() + 1 == number => *last = *last.start()..=number,
            _ => stretches.push(number..=number),
        }
    }
    stretches
}
