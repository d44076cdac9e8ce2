//! Who can take whose place, one by one.

use super::mending::{Mended, Mending};
use crate::error::Error;
use crate::model::{Assignment, SlotId, UnitId};
use crate::search::State;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;

/// How a member can be replaced.
pub(super) struct Ways {
    pub(super) leaving: UnitId,
    pub(super) group: usize,
    /// By the place of the stand-in in the order that was drawn.
    pub(super) found: BTreeMap<usize, Way>,
    /// How many exchanges were not settled.
    pub(super) unsettled: usize,
}

/// How somebody can take a place.
pub(super) enum Way {
    /// The stand-in holds this slot, and all else stays.
    Plain(SlotId),
    /// As in an exchange of two who are like these.
    Like(Rc<Exchange>),
}

/// An exchange of two, and what comes of it.
pub(super) struct Exchange {
    leaving: UnitId,
    coming: UnitId,
    after: Assignment,
}

impl Way {
    /// The plan after the exchange.
    pub(super) fn applied(&self, now: &Assignment, leaving: UnitId, coming: UnitId) -> Assignment {
        match self {
            Way::Plain(slot) => {
                let mut after = now.clone();
                // Whoever comes was where the other one goes.
                after.set(leaving, now.slot(coming));
                after.set(coming, *slot);
                after
            }
            Way::Like(known) => {
                let mut after = known.after.clone();
                for (like, unit) in [(known.leaving, leaving), (known.coming, coming)] {
                    let (a, b) = (after.slot(like), after.slot(unit));
                    after.set(like, b);
                    after.set(unit, a);
                }
                after
            }
        }
    }
}

/// What is known of exchanges of members of two classes, in a group.
enum Known {
    Possible(Rc<Exchange>),
    Impossible,
    Open,
}

/// How each selected member can be replaced by one of these.
pub(super) fn ways(mending: &Mending<'_>, order: &[UnitId]) -> Result<Vec<Ways>, Error> {
    let mut state = State::new(mending.required(), mending.now().clone(), &[]);
    let classes = mending.required().symmetry_classes();
    let class = |unit: UnitId| classes[unit.index()];
    let mut known: BTreeMap<(u32, usize, u32), Known> = BTreeMap::new();
    let mut all = Vec::new();
    for (leaving, group) in mending.selected() {
        let mut ways = Ways { leaving, group, found: BTreeMap::new(), unsettled: 0 };
        let plain = mending.plain(&mut state, leaving, order);
        for (at, (&coming, plain)) in order.iter().zip(plain).enumerate() {
            if let Some(slot) = plain {
                ways.found.insert(at, Way::Plain(slot));
                continue;
            }
            // Without hats there is one slot in the group, and it does not fit.
            if !mending.wears_hats() {
                continue;
            }
            let key = (class(leaving), group, class(coming));
            let of_these = match known.entry(key) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(look(mending, leaving, coming)?),
            };
            match of_these {
                Known::Possible(exchange) => {
                    ways.found.insert(at, Way::Like(Rc::clone(exchange)));
                }
                Known::Impossible => {}
                Known::Open => ways.unsettled += 1,
            }
        }
        all.push(ways);
    }
    Ok(all)
}

/// Whether hats can be chosen so that one takes the place of another.
fn look(mending: &Mending<'_>, leaving: UnitId, coming: UnitId) -> Result<Known, Error> {
    if mending.run.stopped().is_some() {
        return Ok(Known::Open);
    }
    Ok(match mending.mend(&[leaving], &[coming])? {
        Mended::Plan(after) => Known::Possible(Rc::new(Exchange { leaving, coming, after })),
        Mended::Impossible => Known::Impossible,
        Mended::Open => Known::Open,
    })
}
