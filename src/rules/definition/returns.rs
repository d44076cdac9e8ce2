//! What it costs to meet again too soon.

use crate::model::MemberPair;
use std::collections::BTreeMap;

/// When pairs meet: periods from 0, those before the first below it.
#[derive(Default)]
pub(crate) struct MeetingTimes(BTreeMap<MemberPair, Vec<i64>>);

impl MeetingTimes {
    /// The two, in either order, meet in this period.
    pub(crate) fn add(&mut self, a: usize, b: usize, period: i64) {
        self.0.entry((a.min(b) as u32, a.max(b) as u32)).or_default().push(period);
    }

    /// By how many periods all returns of these pairs come too soon, where two that met are to meet again after
    /// `length` periods at the earliest.
    pub(crate) fn too_soon(self, length: u32, is_counted: impl Fn(MemberPair) -> bool) -> i128 {
        let of_pair = |(_, mut periods): (MemberPair, Vec<i64>)| {
            periods.sort_unstable();
            let after = periods.windows(2).map(|two| i128::from(two[1]) - i128::from(two[0]));
            after.map(|after| (i128::from(length) - after).max(0)).sum::<i128>()
        };
        self.0.into_iter().filter(|&(pair, _)| is_counted(pair)).map(of_pair).sum()
    }
}
