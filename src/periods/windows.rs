//! Windows: runs of periods in which two are to meet once at most.

use super::pair_of;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::model::{Contacts, Count, Meetings, MemberPair, PairClasses, Price, Slots};
use crate::roster::Roster;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Pairs, and how many periods before the first they last met: 1 is the period just before it.
pub(crate) type LastMet = Vec<(String, String, u32)>;

/// Periods beyond which a window is refused.
const MAX_LENGTH: u32 = 1_000;

/// A run of periods, some of which may lie before the first or after the last.
pub(crate) struct Window {
    /// The periods of the run that there are, from 0.
    pub(crate) periods: Range<usize>,
    /// Who met in those before the first.
    pub(crate) past: BTreeMap<MemberPair, i64>,
}

impl Window {
    /// Every run of `length` out of `periods` periods in which two may meet twice: a meeting that comes sooner after
    /// another stands in more runs with it.
    pub(crate) fn all(
        (periods, noun): (usize, Noun),
        length: u32,
        last_met: &LastMet,
        roster: &Roster,
        faults: &mut Faults,
    ) -> Vec<Window> {
        let noun = noun.one();
        let mut ago: BTreeMap<MemberPair, u32> = BTreeMap::new();
        for (first, second, periods) in last_met {
            let Some(pair) = pair_of(roster, first, second, faults) else { continue };
            if *periods == 0 {
                faults.push(fault!(
                    Zero,
                    "`{first}` and `{second}` last met 0 {noun}s ago; write 1 for the {noun} just before the first"
                ));
            }
            if ago.insert(pair, *periods).is_some() {
                faults.push(InputFault::pair_twice(first, second));
            }
        }
        if length < 2 {
            faults.push(fault!(
                Zero,
                "no two meet twice within {length} {noun}s in any plan; ask for at least 2, or leave the rule out"
            ));
            return Vec::new();
        }
        if length > MAX_LENGTH {
            faults.push(fault!(
                BeyondLimit,
                "{length} {noun}s are more than {MAX_LENGTH}; write {MAX_LENGTH}, or that no two meet twice at all"
            ));
            return Vec::new();
        }
        let run = |end: u32| {
            let start = (end as usize).saturating_sub(length as usize);
            let is_inside = |&(_, &ago): &(&MemberPair, &u32)| end < length && ago <= length - end;
            let past = ago.iter().filter(is_inside).map(|(&pair, _)| (pair, 1));
            Window { periods: start..periods.min(end as usize), past: past.collect() }
        };
        let ends = 1..(periods as u32 + length).saturating_sub(1);
        ends.map(run).filter(|window| window.periods.len() > 1 || !window.past.is_empty()).collect()
    }

    /// The meetings in each of these runs beyond the first of a pair; those of pairs of another class than 0 are free.
    pub(crate) fn counts(windows: Vec<Window>, contacts: &Contacts, slots: &Slots, classes: PairClasses) -> Vec<Count> {
        let classes = Arc::new(classes);
        let prices = vec![Price::range(None, Some(1)), Price::linear(0)];
        let meetings = |window: Window| {
            let contacts = contacts.within(slots, window.periods, window.past);
            Count::Meetings(Meetings::new(Arc::new(contacts), classes.clone(), prices.clone()))
        };
        windows.into_iter().map(meetings).collect()
    }
}
