//! Whether any number of dropouts can be replaced.

use super::mending::{Mended, Mending};
use super::name;
use crate::error::Error;
use crate::model::{Assignment, UnitId};
use crate::search::State;
use std::collections::BTreeMap;

/// Combinations that are tried, at most.
const MAX_TRIED: u64 = 100_000;

/// Whether some number of dropouts, whoever they are, can be replaced. It is for those who organise.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filling {
    /// Whoever drops out, others can take the places.
    Always {
        /// Combinations that were tried; those of members who are alike count once.
        tried: u64,
    },
    /// Nobody can replace these when they all drop out.
    Not {
        /// Ids of the members.
        leaving: Vec<String>,
    },
    /// The limits were reached before either was shown.
    Unsettled {
        /// Combinations that can be replaced.
        filled: u64,
        /// Combinations that were tried and not settled.
        open: u64,
    },
}

impl Filling {
    /// Whether it is shown that others can take the places, whoever drops out.
    pub fn is_always(&self) -> bool {
        matches!(self, Filling::Always { .. })
    }

    /// The answer in a sentence that names members.
    pub fn for_organisers(&self) -> String {
        match self {
            Filling::Always { .. } => "Whoever drops out, others can take the places.".to_owned(),
            Filling::Not { leaving } => {
                format!("If these drop out, nobody can take their places: {}.", leaving.join(", "))
            }
            Filling::Unsettled { filled, open } => format!(
                "It is not settled whether others can take the places: {filled} combinations can be replaced, {open} \
                 were tried in vain, and others may not have been tried."
            ),
        }
    }
}

/// Names nobody.
impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filling").finish_non_exhaustive()
    }
}

/// Whether the places of any so many can be taken.
pub(super) fn fill(mending: &Mending<'_>, dropouts: usize) -> Result<Filling, Error> {
    let classes = mending.required().symmetry_classes();
    let mut kinds: BTreeMap<(u32, usize), Vec<UnitId>> = BTreeMap::new();
    for (unit, group) in mending.selected() {
        kinds.entry((classes[unit.index()], group)).or_default().push(unit);
    }
    let mut walk = Walk {
        mending,
        state: State::new(mending.required(), mending.now().clone(), &[]),
        coming: mending.unplaced(),
        filled: 0,
        open: 0,
    };
    let kinds: Vec<Vec<UnitId>> = kinds.into_values().collect();
    Ok(match walk.go(&kinds, dropouts, &mut Vec::new())? {
        Some(End::Not(leaving)) => {
            Filling::Not { leaving: leaving.into_iter().map(|unit| name(mending.problem(), unit)).collect() }
        }
        None if walk.open == 0 => Filling::Always { tried: walk.filled },
        _ => Filling::Unsettled { filled: walk.filled, open: walk.open },
    })
}

/// A walk through all combinations; of members of one kind the first are taken.
struct Walk<'a> {
    mending: &'a Mending<'a>,
    state: State<'a>,
    coming: Vec<UnitId>,
    filled: u64,
    open: u64,
}

/// Why a walk ends early.
enum End {
    Not(Vec<UnitId>),
    Limit,
}

impl Walk<'_> {
    /// `missing` more leave, of these kinds.
    fn go(&mut self, kinds: &[Vec<UnitId>], missing: usize, leaving: &mut Vec<UnitId>) -> Result<Option<End>, Error> {
        if missing == 0 {
            return self.attempt(leaving);
        }
        // The first kind of which somebody leaves, so that no call is deeper than there are dropouts.
        let mut others: usize = kinds.iter().map(Vec::len).sum();
        for (at, first) in kinds.iter().enumerate() {
            others -= first.len();
            for number in missing.saturating_sub(others).max(1)..=missing.min(first.len()) {
                leaving.extend(&first[..number]);
                let end = self.go(&kinds[at + 1..], missing - number, leaving)?;
                leaving.truncate(leaving.len() - number);
                if end.is_some() {
                    return Ok(end);
                }
            }
        }
        Ok(None)
    }

    fn attempt(&mut self, leaving: &[UnitId]) -> Result<Option<End>, Error> {
        if self.filled + self.open == MAX_TRIED || self.mending.run.stopped().is_some() {
            return Ok(Some(End::Limit));
        }
        let mended = match self.one_by_one(leaving) {
            Some(after) => Mended::Plan(after),
            None => self.mending.mend(leaving, &self.coming)?,
        };
        match mended {
            Mended::Plan(after) => {
                self.mending.checked(&after)?;
                self.filled += 1;
            }
            Mended::Impossible => {
                let mut leaving = leaving.to_vec();
                leaving.sort_unstable();
                return Ok(Some(End::Not(leaving)));
            }
            Mended::Open => self.open += 1,
        }
        Ok(None)
    }

    /// The places taken one after the other by whoever costs least there, if nothing required is broken in the end.
    fn one_by_one(&mut self, leaving: &[UnitId]) -> Option<Assignment> {
        let slots = self.mending.required().slots();
        let outside: Option<Vec<_>> = leaving.iter().map(|&unit| self.mending.outside(unit)).collect();
        for (&unit, outside) in leaving.iter().zip(outside?) {
            self.state.relocate(unit, outside);
        }
        let mut moved = leaving.to_vec();
        for &unit in leaving {
            let group = slots.group_of(self.mending.now().slot(unit))?;
            let (state, mending) = (&self.state, self.mending);
            let left = self.coming.iter().filter(|unit| !moved.contains(unit));
            let ways = left.flat_map(|&unit| mending.within(unit, group).map(move |slot| (unit, slot)));
            if let Some((unit, slot)) = ways.min_by_key(|&(unit, slot)| state.relocate_cost(0, unit, slot)) {
                self.state.relocate(unit, slot);
                moved.push(unit);
            }
        }
        let is_mended = moved.len() == 2 * leaving.len() && self.state.cost().0[0] == 0;
        let after = is_mended.then(|| self.state.assignment().clone());
        for unit in moved {
            self.state.relocate(unit, self.mending.now().slot(unit));
        }
        after
    }
}
