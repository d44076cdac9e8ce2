//! A room as a user describes it: seats, who is beside and who faces whom, zones, features and power.

mod form;
mod layout;
mod parts;
mod seat;
mod shapes;
#[cfg(test)]
mod tests;
mod validate;

pub use seat::Seat;
pub(super) use seat::{length, to_thousandths};

pub(crate) use layout::{Layout, SeatPlace};
#[cfg(feature = "report")]
pub(crate) use validate::NO_TABLE;

use crate::roster::pairs::Pairs;
use parts::{NeighbourPair, SeatPower};
use serde::Serialize;

/// Seats beyond which a room is refused.
const MAX_SEATS: usize = 20_000;

/// A room with its seats, before anything is checked: when a problem is built, all faults are found at once.
///
/// Either seat by seat, or as one of the usual shapes, to which features, zones and power are added:
///
/// ```
/// use roundtable::{Room, Seat};
///
/// let office = Room::new()
///     .seat(Seat::new("door").at(0.0, 0.0).feature("step-free"))
///     .seat(Seat::new("window").at(1.0, 0.0))
///     .seat(Seat::new("head").at(0.5, 1.0).power(3))
///     .neighbours("door", "window")
///     .facing("window", "head");
/// let ring = Room::round_table(9).feature("step-free", ["1", "2"]).zone("near the door", ["1", "2", "9"]);
/// # let _ = (office, ring);
/// ```
///
/// In JSON a room is one of
///
/// ```json
/// {"round_table": 9}
/// {"circle": 9}
/// {"tables": {"tables": 12, "seats": 12}}
/// {"boardroom": {"side": 5, "end": 1}}
/// {"horseshoe": {"side": 3, "bottom": 3}}
/// {"rows": {"rows": 10, "seats": 40}}
/// {"seats": [{"id": "a", "x": 0, "y": 1.5, "table": "t", "zone": "z", "features": ["step-free"], "power": 2},
///            {"id": "b"}, {"id": "c"}],
///  "neighbours": [["a", "b"], ["b", "c", 2]],
///  "facing": [["a", "c"]]}
/// ```
///
/// and beside any of these there may be `"features": {"step-free": ["1", "2"]}`, `"zones": {"front": ["1"]}`, `"power":
/// [{"weight": 3, "seats": ["1"]}]`, and further `neighbours` and `facing`. Of a seat only the `id` is needed, and the
/// third value of two neighbours is their weight. A room is written seat by seat.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename = "room")]
#[must_use]
pub struct Room {
    seats: Vec<Seat>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    neighbours: Vec<NeighbourPair>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facing: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    features: Pairs<Vec<String>>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    zones: Pairs<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    power: Vec<SeatPower>,
}

impl Room {
    /// A room without seats.
    pub fn new() -> Room {
        Room::default()
    }

    /// Adds a seat. A room may have 20 000.
    pub fn seat(mut self, seat: Seat) -> Room {
        self.seats.push(seat);
        self
    }

    /// Number of seats.
    pub(super) fn seats(&self) -> usize {
        self.seats.len()
    }

    /// These two seats are beside each other. Each pair is given once, in either order.
    pub fn neighbours(self, first: impl Into<String>, second: impl Into<String>) -> Room {
        self.neighbours_weighing(first, second, 1)
    }

    /// These two seats are beside each other, and that counts `weight` times; at least once.
    pub fn neighbours_weighing(mut self, first: impl Into<String>, second: impl Into<String>, weight: u32) -> Room {
        self.neighbours.push(NeighbourPair(first.into(), second.into(), weight));
        self
    }

    /// Who sits on one of these two seats looks at the other. Each pair is given once, in either order.
    pub fn facing(mut self, first: impl Into<String>, second: impl Into<String>) -> Room {
        self.facing.push((first.into(), second.into()));
        self
    }

    /// These seats have a feature, beside those that they have already.
    pub fn feature<S: Into<String>>(mut self, name: impl Into<String>, seats: impl IntoIterator<Item = S>) -> Room {
        let list = self.features.entry(name.into());
        list.extend(seats.into_iter().map(Into::into));
        self
    }

    /// These seats are in a zone, in place of the one that they are in. No seat is put in two zones.
    pub fn zone<S: Into<String>>(mut self, name: impl Into<String>, seats: impl IntoIterator<Item = S>) -> Room {
        let list = self.zones.entry(name.into());
        list.extend(seats.into_iter().map(Into::into));
        self
    }

    /// These seats have a power, in place of the one that they have; see [`Seat::power`]. No seat is given two.
    pub fn power<S: Into<String>>(mut self, weight: u32, seats: impl IntoIterator<Item = S>) -> Room {
        let seats = seats.into_iter().map(Into::into).collect();
        self.power.push(SeatPower { weight, seats });
        self
    }
}
