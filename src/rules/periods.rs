//! What problems over several periods share: who is away when, who has met before, and faults that single periods have.

use crate::error::{Faults, InputFault, Noun, fault};
use crate::model::{MemberPair, pair};
use crate::roster::{MemberId, Roster};
use std::collections::BTreeMap;

/// Earlier meetings of a pair beyond which they are refused.
const MOST_MET: u32 = 1_000;

/// For each of so many periods, which members of the roster are away. Periods are given from 1; those that there are
/// none of are passed over.
pub(crate) fn away(
    roster: &Roster,
    given: &[(String, Vec<usize>)],
    periods: usize,
    faults: &mut Faults,
) -> Vec<Vec<bool>> {
    let mut away = vec![vec![false; roster.len()]; periods];
    for (name, named) in given {
        let Some(member) = faults.keep(roster.member(name)) else {
            continue;
        };
        for &period in named.iter().filter(|&&period| (1..=periods).contains(&period)) {
            away[period - 1][member.index()] = true;
        }
    }
    away
}

/// How often pairs met before the first period.
pub(crate) fn met_before(
    roster: &Roster,
    given: &[(String, String, u32)],
    faults: &mut Faults,
) -> BTreeMap<MemberPair, i64> {
    let mut past = BTreeMap::new();
    for (first, second, times) in given {
        let Some(pair) = pair_of(roster, first, second, faults) else {
            continue;
        };
        if *times > MOST_MET {
            faults.push(fault!(
                BeyondLimit,
                "`{first}` and `{second}` have met more than {most} times before; write {most}",
                most = MOST_MET
            ));
        } else if past.insert(pair, i64::from(*times)).is_some() {
            faults.push(InputFault::pair_twice(first, second));
        }
    }
    past.retain(|_, times| *times > 0);
    past
}

/// Two different members by name.
pub(crate) fn pair_of(roster: &Roster, first: &str, second: &str, faults: &mut Faults) -> Option<MemberPair> {
    let [a, b] = [first, second].map(|name| faults.keep(roster.member(name)));
    let (a, b) = (a?, b?);
    if a == b {
        faults.push(InputFault::twice(Noun::Member, first));
        return None;
    }
    Some(pair(a.index() as u32, b.index() as u32))
}

/// Members by name; the same twice is a fault.
pub(crate) fn members(roster: &Roster, names: &[String], faults: &mut Faults) -> Vec<MemberId> {
    let mut found = Vec::new();
    for name in names {
        let Some(member) = faults.keep(roster.member(name)) else {
            continue;
        };
        match found.contains(&member) {
            true => faults.push(InputFault::twice(Noun::Member, name)),
            false => found.push(member),
        }
    }
    found
}

/// Faults that are found period by period, told once where every period has them.
#[derive(Debug, Default)]
pub(crate) struct PeriodFaults {
    looked_at: usize,
    found: Vec<(InputFault, Vec<usize>)>,
}

impl PeriodFaults {
    /// The faults of a period, counted from 0.
    pub(crate) fn add(&mut self, period: usize, faults: Faults) {
        self.looked_at += 1;
        for fault in faults.into_iter() {
            match self.found.iter_mut().find(|(known, _)| *known == fault) {
                Some((_, periods)) if periods.last() == Some(&period) => {}
                Some((_, periods)) => periods.push(period),
                None => self.found.push((fault, vec![period])),
            }
        }
    }

    /// Tells them all; `of_period` puts a fault into a period, counted from 1.
    pub(crate) fn tell(self, of_period: impl Fn(usize, Box<InputFault>) -> InputFault, faults: &mut Faults) {
        for (fault, periods) in self.found {
            if periods.len() == self.looked_at {
                faults.push(fault);
                continue;
            }
            for period in periods {
                faults.push(of_period(period + 1, Box::new(fault.clone())));
            }
        }
    }
}
