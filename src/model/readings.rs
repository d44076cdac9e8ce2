//! What every kind of count tells of itself: its readings, and what programs and the search must know of it.

use super::contact_relation::ContactRelation;
use super::graph::Graph;
use super::grid::Grid;
use super::neighbour_values::NeighbourValues;
use super::rows::{Reading, Rows};
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::unit_weights::UnitWeights;
use crate::interrupts::Interrupts;
use std::ops::Range;

/// A kind of priced counts. Its delta, the fourth reading, is the state that the search keeps of it.
///
/// What is not said here of a count holds of none: such a count is about single units, over several groups.
pub(crate) trait CountReadings {
    /// The definition: the sum of the prices.
    fn value(&self, assignment: &Assignment) -> i64;

    /// A lower bound on the value, found without solving; `None` if no assignment at all is possible. A weaker one where it
    /// is interrupted.
    fn lower_bound(&self, slots: &Slots, interrupts: &Interrupts<'_>) -> Option<i64>;

    /// The linear reading. `lower_bounds` of the parts, if known, are rows of their own.
    fn rows(&self, slots: &Slots, reading: Reading, lower_bounds: &[i64]) -> Rows;

    /// Greatest possible cost, for the check that sums cannot overflow.
    fn greatest(&self, slots: &Slots) -> i128;

    /// The same counts at `factor` times the price; `None` if a price would overflow.
    fn times(&self, factor: i64) -> Option<Self>
    where
        Self: Sized;

    /// The same counts of units and slots that stand this much later.
    fn moved(self, _units: u32, _slots: u32) -> Self
    where
        Self: Sized,
    {
        self
    }

    /// The same counts over slots each of which stands for one here, such as the seats of a table for the table. Counts
    /// that are made for their places and periods stay as they are.
    fn refined(self, _coarse: &[SlotId]) -> Self
    where
        Self: Sized,
    {
        self
    }

    /// What units bring to buckets, of counts that are made of that alone.
    fn unit_grid(&self) -> Option<&Grid> {
        None
    }

    /// Positions of the units that the counts are about.
    fn span(&self, slots: &Slots) -> Range<usize> {
        self.unit_grid().map_or(0..slots.units(), Grid::span)
    }

    /// What a unit is to the counts: units of one class can be exchanged without a trace.
    fn unit_class(&self, unit: UnitId) -> UnitClass {
        self.unit_grid().map_or(UnitClass::Itself(unit), |grid| UnitClass::of_kind(grid.kind_of(unit)))
    }

    /// About how much memory the counts take, with the state that a search keeps of them.
    fn bytes(&self) -> usize;

    /// Whether all who hold two slots can be exchanged without a trace.
    fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool;

    /// About how many columns of a program the linear reading adds, if these are many.
    fn auxiliary_columns(&self, _slots: &Slots) -> usize {
        0
    }

    /// Whether, and where, pairs of units are counted one by one.
    fn pairs(&self) -> PairColumns {
        PairColumns::None
    }

    /// Whether the cost is a sum over single groups and those outside. Each group is one slot then.
    fn is_by_group(&self, _slots: &Slots, _reading: Reading) -> bool {
        false
    }

    /// If the cost is by group: the cost of a slot's group when just these units, sorted, hold it.
    fn group_cost(&self, _slot: SlotId, _units: &[UnitId], _reading: Reading) -> i64 {
        0
    }

    /// If the cost is by group: the cost of a unit in a slot outside all groups.
    fn outside_cost(&self, _unit: UnitId, _slot: SlotId) -> i64 {
        0
    }

    /// If the cost is by group: what is paid when everybody is apart.
    fn apart_cost(&self) -> i64 {
        0
    }

    /// By what units are told apart when a first assignment spreads those who are the same.
    fn spread_by(&self) -> Option<&Grid> {
        None
    }

    /// Places of which the search turns whole rings and rows.
    fn turned_graph(&self) -> Option<&Graph> {
        None
    }

    /// What kinds of units are to each other as neighbours, of counts that are about that alone.
    fn neighbour_values(&self) -> Option<NeighbourValues<'_>> {
        None
    }

    /// The place of a slot in that graph.
    fn place_of(&self, slot: SlotId) -> Option<u32> {
        self.unit_grid()?.bucket_of(slot)
    }

    /// Whether it matters which of these slots a unit holds, wherever the others are.
    fn tells_apart(&self, _slots: &[SlotId]) -> bool {
        false
    }

    /// Whether it counts which groups are empty and which are not.
    fn looks_at_empty_groups(&self) -> bool {
        false
    }

    /// Pairs that cost less in contact than apart, and what contact is.
    fn wanted_contacts(&self) -> Option<(&ContactRelation, &[(UnitId, UnitId)])> {
        None
    }
}

/// What a unit is to some counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum UnitClass {
    /// They are not about it.
    None,
    /// It brings what others of its kind do.
    Kind(u32),
    /// It weighs so much.
    Weights(UnitWeights),
    /// There is no other like it.
    Itself(UnitId),
}

impl UnitClass {
    /// `None` if the counts are not about the unit.
    fn of_kind(kind: Option<u32>) -> UnitClass {
        kind.map_or(UnitClass::None, UnitClass::Kind)
    }
}

/// Where pairs of units are counted one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairColumns {
    /// Nowhere.
    None,
    /// Within each group.
    WithinGroups,
    /// Over all periods.
    OverPeriods,
}

/// The number of pairs of `units`, times the number of groups.
pub(super) fn pairs_and_groups(units: usize, slots: &Slots) -> usize {
    units.saturating_mul(units) / 2 * slots.sizes().len()
}
