//! What the counts of a model say of members one by one: sums of turns over meetings in a row, each with its price.

use crate::model::{Count, Family, Model, Price, SlotId, Slots, Tally, UnitId};
use crate::rota::meeting_instance::MeetingInstance;
use itertools::Itertools;
use std::ops::Range;

/// The most meetings of a sum that does not begin with the first: they are kept as bits.
const MAX_BITS: usize = 64;

/// For each member how many turns of a kind they have at some meetings, priced.
pub(super) struct TurnSum<'a> {
    /// Position of the kind of turns.
    pub(super) kind: usize,
    pub(super) meetings: Range<usize>,
    pub(super) tier: usize,
    tally: &'a Tally,
    /// By member of the roster.
    columns: Vec<Option<u32>>,
}

/// All such counts of a model. Others are left out.
pub(super) struct TurnSums<'a> {
    /// Kinds of turns: how many each slot of a meeting counts as, alike at all meetings.
    pub(super) kinds: Vec<Vec<i64>>,
    /// By the meeting that they end with.
    pub(super) ending: Vec<Vec<TurnSum<'a>>>,
}

impl TurnSum<'_> {
    /// The price of a member's sum; `None` if it counts nothing of theirs.
    pub(super) fn price(&self, member: usize) -> Option<&Price> {
        self.columns[member].map(|column| self.tally.price(0, column))
    }
}

impl<'a> TurnSums<'a> {
    pub(super) fn new(model: &'a Model, members: usize, meetings: &[MeetingInstance]) -> TurnSums<'a> {
        let mut sums = TurnSums { kinds: Vec::new(), ending: meetings.iter().map(|_| Vec::new()).collect() };
        for family in model.families() {
            sums.add(family, members, meetings, model.slots());
        }
        sums
    }

    /// Adds a family, if it is such a count.
    fn add(&mut self, family: &'a Family, members: usize, meetings: &[MeetingInstance], slots: &Slots) -> Option<()> {
        let Count::Tally(tally) = &family.count else { return None };
        let units = tally.grid().span();
        if units.is_empty() || tally.grid().buckets() != 1 {
            return None;
        }
        let last = slots.period_of(UnitId(units.end as u32 - 1));
        let first = slots.period_of(UnitId(units.start as u32));
        let of_meeting = |at: usize| {
            let slots = slots.periods()[at].slots.clone().map(|slot| SlotId(slot as u32));
            slots.map(|slot| tally.grid().place_of(slot).map_or(0, |(_, weight)| weight)).collect_vec()
        };
        let weights = (first..=last).map(of_meeting).all_equal_value().ok()?;
        let as_bits = last - first < MAX_BITS && weights.iter().all(|weight| (0..=1).contains(weight));
        if first > 0 && !as_bits {
            return None;
        }
        let columns = columns(tally, first..last + 1, members, meetings, slots)?;
        let known = self.kinds.iter().position(|kind| *kind == weights);
        let kind = known.unwrap_or_else(|| {
            self.kinds.push(weights);
            self.kinds.len() - 1
        });
        self.ending[last].push(TurnSum { kind, meetings: first..last + 1, tier: family.tier, tally, columns });
        Some(())
    }
}

/// The column that each member brings 1 to at all of these meetings; `None` if a column is not one member's.
fn columns(
    tally: &Tally,
    range: Range<usize>,
    members: usize,
    meetings: &[MeetingInstance],
    slots: &Slots,
) -> Option<Vec<Option<u32>>> {
    let mut brought: Vec<Option<&[(u32, i64)]>> = vec![None; members];
    for at in range {
        let units = (slots.periods()[at].units.start as u32..).map(UnitId);
        for (unit, member) in units.zip(&meetings[at].members) {
            let columns = tally.grid().columns_of(unit);
            if *brought[member.index()].get_or_insert(columns) != columns {
                return None;
            }
        }
    }
    let column = |brought: Option<&[(u32, i64)]>| match brought {
        None | Some([]) => Some(None),
        Some(&[(column, 1)]) => Some(Some(column)),
        Some(_) => None,
    };
    let columns: Vec<Option<u32>> = brought.into_iter().map(column).collect::<Option<_>>()?;
    columns.iter().flatten().all_unique().then_some(columns)
}
