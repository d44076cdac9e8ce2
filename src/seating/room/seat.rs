//! A seat as a user describes it.

use serde::{Deserialize, Deserializer, Serialize};

/// A seat as described in code or in a file, before anything is checked.
///
/// ```
/// use roundtable::{Room, Seat};
///
/// let seat = Seat::new("1").at(0.5, 2.0).table("long table").zone("front").feature("step-free").power(3);
/// let room = Room::new().seat(seat);
/// # let _ = room;
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "seat", deny_unknown_fields)]
#[must_use]
pub struct Seat {
    pub(super) id: String,
    #[serde(default, deserialize_with = "length")]
    pub(super) x: f64,
    #[serde(default, deserialize_with = "length")]
    pub(super) y: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) table: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) zone: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) features: Vec<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) power: u32,
}

/// Reads a coordinate, or a distance, to the nearest thousandth.
pub(in crate::seating) fn length<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    f64::deserialize(deserializer).map(to_thousandths)
}

fn is_zero(power: &u32) -> bool {
    *power == 0
}

/// The nearest thousandth, where there are any: so that what is written is read as the same number.
pub(in crate::seating) fn to_thousandths(length: f64) -> f64 {
    let rounded = libm::round(length * 1000.0) / 1000.0;
    // Adding zero makes zero of minus zero.
    if rounded.is_finite() { rounded + 0.0 } else { length }
}

impl Seat {
    /// A seat at the origin. Ids are exact: two that differ only in case or spaces are a fault of the room.
    pub fn new(id: impl Into<String>) -> Seat {
        Seat { id: id.into(), x: 0.0, y: 0.0, table: None, zone: None, features: Vec::new(), power: 0 }
    }

    /// Its position, in a unit of length that is the same for all seats: x to the right and y downwards, as in a
    /// picture of the room. Kept to a thousandth, and at most 1 000 000 each way.
    pub fn at(mut self, x: f64, y: f64) -> Seat {
        (self.x, self.y) = (to_thousandths(x), to_thousandths(y));
        self
    }

    /// The table that it is at. Seats without one are all at a table called `room`.
    pub fn table(mut self, name: impl Into<String>) -> Seat {
        self.table = Some(name.into());
        self
    }

    /// The part of the room that it is in. Without one, the zone is the table.
    pub fn zone(mut self, name: impl Into<String>) -> Seat {
        self.zone = Some(name.into());
        self
    }

    /// Something that it has and that somebody may need: step-free, near the door, in the hearing loop, in sight of the
    /// interpreter, in a quiet corner.
    pub fn feature(mut self, name: impl Into<String>) -> Seat {
        self.features.push(name.into());
        self
    }

    /// How much weight the seat lends to whoever sits on it, such as the head of a table or the place beside the
    /// screen; 0 where nothing is said, 1 000 000 at most.
    pub fn power(mut self, weight: u32) -> Seat {
        self.power = weight;
        self
    }
}
