//! The calendar of a problem over several periods: how many there are, which are over, who is away when, and who met
//! before the first.

mod faults;
mod windows;

pub(crate) use faults::PeriodFaults;
pub(crate) use windows::{LastMet, Window};

use crate::date::Month;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::model::{MemberPair, pair};
use crate::roster::pairs::Pairs;
use crate::roster::{MemberId, Roster};
use std::collections::{BTreeMap, BTreeSet};

/// Earlier meetings of a pair beyond which they are refused.
pub(crate) const MAX_MET: u32 = 1_000;

/// For each member named, periods counted from 1, as they are given.
pub(crate) type NamedPeriods = Pairs<Vec<usize>>;

/// The periods of a problem, checked. They are given from 1 and kept from 0.
#[derive(Debug, Clone)]
pub(crate) struct Periods {
    noun: Noun,
    /// How many are asked for, and at most how many are worked with.
    asked: usize,
    max: usize,
    /// The first month, if periods are months of the calendar.
    first_month: Option<Month>,
    /// By period and member, who is expected to be away.
    away: Vec<Vec<bool>>,
    /// How often pairs met before the first period.
    past: BTreeMap<MemberPair, i64>,
}

impl Periods {
    /// As many periods as are `asked` for, of which the first `fixed` are over or settled. Notes that there are none,
    /// or too many. One is worked with if there are none: nothing that names the first is then at fault for that.
    pub(crate) fn new(noun: Noun, asked: usize, max: usize, fixed: usize, faults: &mut Faults) -> Periods {
        let number = || Place::path(format!("{}s", noun.one()));
        if asked == 0 {
            let fault = match noun {
                Noun::Period => fault!(Missing, "there are no periods; say how many there are, 1 if all is one"),
                _ => InputFault::none_given(noun),
            };
            faults.push(fault.in_entry(number()));
        }
        if asked > max {
            let fault = match noun {
                Noun::Period => {
                    fault!(BeyondLimit, "{asked} periods are asked for, and {max} are the most; use longer ones")
                }
                _ => InputFault::too_many(noun, asked, max),
            };
            faults.push(fault.in_entry(number()));
        }
        if fixed > asked {
            faults.push(InputFault::too_many_fixed(noun, fixed, asked).in_entry(Place::path("fixed")));
        }
        Periods { noun, asked: asked.max(1), max, first_month: None, away: Vec::new(), past: BTreeMap::new() }
    }

    /// With the first month, if they are months of the calendar.
    pub(crate) fn beginning_in(self, first_month: Option<Month>) -> Periods {
        Periods { first_month, ..self }
    }

    /// What the period at a position is called.
    pub(crate) fn told(&self, at: usize) -> String {
        match self.first_month {
            Some(first) => first.later(at).to_string(),
            None => format!("{} {}", self.noun.one(), at + 1),
        }
    }

    /// With who is away. Notes unknown members and periods.
    pub(crate) fn absent(mut self, roster: &Roster, given: &NamedPeriods, faults: &mut Faults) -> Periods {
        self.away = self.marks(roster, "absent", given, faults);
        self
    }

    /// With how often pairs met before the first period.
    pub(crate) fn met_before(
        mut self,
        roster: &Roster,
        given: &[(String, String, u32)],
        faults: &mut Faults,
    ) -> Periods {
        for (at, (first, second, times)) in given.iter().enumerate() {
            faults.under(&format!("met_before[{at}]"), |faults| {
                let Some(pair) = pair_of(roster, first, second, faults) else { return };
                if *times > MAX_MET {
                    faults.push(fault!(
                        BeyondLimit,
                        "`{first}` and `{second}` have met more than {MAX_MET} times before; write {MAX_MET}"
                    ));
                } else if self.past.insert(pair, i64::from(*times)).is_some() {
                    faults.push(InputFault::pair_twice(first, second));
                }
            });
        }
        self.past.retain(|_, times| *times > 0);
        self
    }

    /// How many periods are worked with.
    pub(crate) fn number(&self) -> usize {
        self.asked.min(self.max)
    }

    /// The periods that are worked with.
    pub(crate) fn positions(&self) -> std::ops::Range<usize> {
        0..self.number()
    }

    /// Whether a member is expected to be away.
    pub(crate) fn is_away(&self, at: usize, member: MemberId) -> bool {
        self.away[at][member.index()]
    }

    /// Those who are expected to be there, in the order of the roster.
    pub(crate) fn there(&self, at: usize, roster: &Roster) -> Vec<MemberId> {
        roster.member_ids().filter(|&member| !self.is_away(at, member)).collect()
    }

    /// How often pairs met before the first period.
    pub(crate) fn past(&self) -> &BTreeMap<MemberPair, i64> {
        &self.past
    }

    /// By period and member, who is named for it under a key. Notes unknown members and periods.
    pub(crate) fn marks(
        &self,
        roster: &Roster,
        key: &str,
        given: &NamedPeriods,
        faults: &mut Faults,
    ) -> Vec<Vec<bool>> {
        let mut marks = vec![vec![false; roster.len()]; self.number()];
        for (name, named) in given.iter() {
            faults.under(&Place::key(key, name), |faults| {
                self.check(named.iter().copied(), faults);
                let Some(member) = roster.known_member(name, faults) else { return };
                for at in named.iter().filter_map(|&period| self.position(period)) {
                    marks[at][member.index()] = true;
                }
            });
        }
        marks
    }

    /// The position of a period that is worked with.
    pub(crate) fn position(&self, period: usize) -> Option<usize> {
        period.checked_sub(1).filter(|at| self.positions().contains(at))
    }

    /// Notes the periods that there are none of: each once, in order.
    pub(crate) fn check(&self, named: impl IntoIterator<Item = usize>, faults: &mut Faults) {
        let unknown = |period: &usize| *period == 0 || *period > self.asked;
        let unknown: BTreeSet<usize> = named.into_iter().filter(unknown).collect();
        for period in unknown {
            let fault = InputFault::out_of_range(self.noun, period, self.asked);
            faults.push(match self.first_month.zip(self.asked.checked_sub(1)) {
                Some((first, last)) => {
                    let last = first.later(last);
                    fault!(Unknown, "{fault}, the months from {first} to {last}")
                }
                None => fault,
            });
        }
    }

    /// Notes that a list names no period, or some that there are none of.
    pub(crate) fn check_list(&self, named: &[usize], faults: &mut Faults) {
        if named.is_empty() {
            faults.push(InputFault::none_named(self.noun));
        }
        self.check(named.iter().copied(), faults);
    }

    /// The positions of the periods of a list, sorted. Notes that it names none, some that there are none of, or one
    /// twice.
    pub(crate) fn listed(&self, named: &[usize], faults: &mut Faults) -> Vec<usize> {
        let the = if self.first_month.is_some() { "" } else { "the " };
        let mut found = BTreeSet::new();
        for &period in named {
            if self.position(period).is_some_and(|at| !found.insert(at)) {
                faults.push(fault!(Twice, "{the}{} is named twice; name it once", self.told(period - 1)));
            }
        }
        self.check_list(named, faults);
        found.into_iter().collect()
    }

    /// Notes entries of a list for unknown periods, and for periods that have an entry. `twice` is the fault of such a
    /// period, counted from 1.
    pub(crate) fn check_own<T>(
        &self,
        list: &str,
        own: &[(usize, T)],
        twice: impl Fn(usize) -> InputFault,
        faults: &mut Faults,
    ) {
        let mut seen = BTreeSet::new();
        for (at, &(period, _)) in own.iter().enumerate() {
            faults.under(&format!("{list}[{at}]"), |faults| {
                self.check([period], faults);
                if !seen.insert(period) {
                    faults.push(twice(period));
                }
            });
        }
    }
}

/// What a period, counted from 0, has of its own.
pub(crate) fn own<T>(given: &[(usize, T)], at: usize) -> Option<&T> {
    given.iter().find(|(period, _)| *period == at + 1).map(|(_, own)| own)
}

/// Two different members by name.
pub(crate) fn pair_of(roster: &Roster, first: &str, second: &str, faults: &mut Faults) -> Option<MemberPair> {
    let [a, b] = [first, second].map(|name| roster.known_member(name, faults));
    let (a, b) = (a?, b?);
    if a == b {
        faults.push(InputFault::twice(Noun::Member, first));
        return None;
    }
    Some(pair(a.index() as u32, b.index() as u32))
}

/// Members by name; the same twice is a fault.
pub(crate) fn members(roster: &Roster, names: &[String], faults: &mut Faults) -> Vec<MemberId> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for name in names {
        let Some(member) = roster.known_member(name, faults) else {
            continue;
        };
        if seen.insert(member) {
            found.push(member);
        } else {
            faults.push(InputFault::twice(Noun::Member, name));
        }
    }
    found
}
