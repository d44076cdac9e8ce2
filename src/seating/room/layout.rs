//! A room as it is worked with: checked, and in whole numbers.

use crate::error::{InputFault, Noun};
use crate::roster::names;
use std::collections::BTreeMap;

/// A room that was checked. Tables, zones and features stand in order of first appearance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) seats: Vec<SeatPlace>,
    pub(crate) tables: Vec<String>,
    pub(crate) zones: Vec<String>,
    pub(crate) features: Vec<String>,
    /// Seats beside each other, the smaller number first, with the weight of it; sorted.
    pub(crate) neighbours: Vec<(u32, u32, i64)>,
    /// Seats that face each other, the smaller number first; sorted.
    pub(crate) facing: Vec<(u32, u32)>,
    /// Seats by their ids.
    pub(super) by_id: BTreeMap<String, usize>,
}

/// A seat that was checked. Positions are in thousandths of the user's unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeatPlace {
    pub(crate) id: String,
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) table: usize,
    pub(crate) zone: usize,
    /// Sorted.
    pub(crate) features: Vec<usize>,
    pub(crate) power: i64,
}

impl Layout {
    /// The seat of an id.
    pub(crate) fn seat(&self, id: &str) -> Result<usize, InputFault> {
        self.by_id.get(id).copied().ok_or_else(|| {
            let ids = self.seats.iter().map(|seat| seat.id.as_str());
            InputFault::unknown(Noun::Seat, id, names::nearest(id, ids))
        })
    }

    /// The feature of a name.
    pub(crate) fn feature(&self, name: &str) -> Result<usize, InputFault> {
        let known = self.features.iter().position(|feature| feature == name);
        known.ok_or_else(|| {
            let features = self.features.iter().map(String::as_str);
            InputFault::unknown(Noun::Feature, name, names::nearest(name, features))
        })
    }

    /// The square of the distance of two seats, in thousandths.
    pub(crate) fn squared_distance(&self, a: usize, b: usize) -> i128 {
        let (a, b) = (&self.seats[a], &self.seats[b]);
        let squared = |length: i64| i128::from(length) * i128::from(length);
        squared(a.x - b.x) + squared(a.y - b.y)
    }

    /// The seats at a table, in order.
    pub(crate) fn table_seats(&self, table: usize) -> impl Iterator<Item = usize> {
        let seats = self.seats.iter().enumerate();
        seats.filter(move |(_, seat)| seat.table == table).map(|(at, _)| at)
    }
}
