//! How a room stands in a file; [`Room`] describes the shape.

use super::{Room, Seat};
use crate::roster::pairs::Pairs;
use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

#[derive(Serialize, Deserialize)]
#[serde(rename = "room", deny_unknown_fields)]
pub(super) struct RoomForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seats: Option<Vec<Seat>>,
    #[serde(default, skip_serializing)]
    round_table: Option<usize>,
    #[serde(default, skip_serializing)]
    circle: Option<usize>,
    #[serde(default, skip_serializing)]
    tables: Option<TablesForm>,
    #[serde(default, skip_serializing)]
    boardroom: Option<BoardroomForm>,
    #[serde(default, skip_serializing)]
    horseshoe: Option<HorseshoeForm>,
    #[serde(default, skip_serializing)]
    rows: Option<RowsForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    neighbours: Vec<NeighboursForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facing: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    features: Pairs<Vec<String>>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    zones: Pairs<Vec<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    power: Vec<PowerForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "tables", deny_unknown_fields)]
struct TablesForm {
    tables: usize,
    seats: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "boardroom", deny_unknown_fields)]
struct BoardroomForm {
    side: usize,
    end: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "horseshoe", deny_unknown_fields)]
struct HorseshoeForm {
    side: usize,
    bottom: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "rows", deny_unknown_fields)]
struct RowsForm {
    rows: usize,
    seats: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "power", deny_unknown_fields)]
struct PowerForm {
    weight: u32,
    seats: Vec<String>,
}

/// Two neighbours and the weight of their being so.
struct NeighboursForm(String, String, u32);

impl Serialize for NeighboursForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let NeighboursForm(first, second, weight) = self;
        let mut tuple = serializer.serialize_tuple(if *weight == 1 { 2 } else { 3 })?;
        tuple.serialize_element(first)?;
        tuple.serialize_element(second)?;
        if *weight != 1 {
            tuple.serialize_element(weight)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for NeighboursForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<NeighboursForm, D::Error> {
        deserializer.deserialize_seq(NeighboursVisitor)
    }
}

struct NeighboursVisitor;

impl<'de> Visitor<'de> for NeighboursVisitor {
    type Value = NeighboursForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two seats such as [\"a\", \"b\"], or with a weight [\"a\", \"b\", 2]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<NeighboursForm, A::Error> {
        let short = |length| A::Error::invalid_length(length, &NeighboursVisitor);
        let first = parts.next_element()?.ok_or_else(|| short(0))?;
        let second = parts.next_element()?.ok_or_else(|| short(1))?;
        let weight = parts.next_element()?.unwrap_or(1);
        match parts.next_element::<IgnoredAny>()? {
            Some(_) => Err(short(4)),
            None => Ok(NeighboursForm(first, second, weight)),
        }
    }
}

impl TryFrom<RoomForm> for Room {
    type Error = &'static str;

    fn try_from(form: RoomForm) -> Result<Room, &'static str> {
        let with_seats = |seats| Room { seats, ..Room::new() };
        let bases = [
            form.seats.map(with_seats),
            form.round_table.map(Room::round_table),
            form.circle.map(Room::circle),
            form.tables.map(|of| Room::tables(of.tables, of.seats)),
            form.boardroom.map(|of| Room::boardroom(of.side, of.end)),
            form.horseshoe.map(|of| Room::horseshoe(of.side, of.bottom)),
            form.rows.map(|of| Room::rows(of.rows, of.seats)),
        ];
        let mut given = bases.into_iter().flatten();
        let (Some(mut room), None) = (given.next(), given.next()) else {
            return Err(
                "give a room exactly one of `seats`, `round_table`, `circle`, `tables`, `boardroom`, `horseshoe` and `rows`",
            );
        };
        let neighbours = form.neighbours.into_iter();
        room.neighbours.extend(neighbours.map(|NeighboursForm(a, b, weight)| (a, b, weight)));
        room.facing.extend(form.facing);
        (room.features, room.zones) = (form.features, form.zones);
        let power = form.power.into_iter();
        room.power = power.map(|of| (of.weight, of.seats)).collect();
        Ok(room)
    }
}

impl From<Room> for RoomForm {
    fn from(room: Room) -> RoomForm {
        let neighbours = room.neighbours.into_iter();
        let power = room.power.into_iter();
        RoomForm {
            seats: Some(room.seats),
            round_table: None,
            circle: None,
            tables: None,
            boardroom: None,
            horseshoe: None,
            rows: None,
            neighbours: neighbours.map(|(a, b, weight)| NeighboursForm(a, b, weight)).collect(),
            facing: room.facing,
            features: room.features,
            zones: room.zones,
            power: power.map(|(weight, seats)| PowerForm { weight, seats }).collect(),
        }
    }
}
