//! Reads a room from a file, where its seats may be given by a shape; [`Room`] describes it.

use super::parts::{Neighbours, SeatPower};
use super::{Room, Seat};
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Deserializer, de};

#[derive(Deserialize)]
#[serde(rename = "room", deny_unknown_fields)]
struct RoomForm {
    #[serde(default)]
    seats: Option<Vec<Seat>>,
    #[serde(default)]
    round_table: Option<usize>,
    #[serde(default)]
    circle: Option<usize>,
    #[serde(default)]
    tables: Option<TablesForm>,
    #[serde(default)]
    boardroom: Option<BoardroomForm>,
    #[serde(default)]
    horseshoe: Option<HorseshoeForm>,
    #[serde(default)]
    rows: Option<RowsForm>,
    #[serde(default)]
    neighbours: Vec<Neighbours>,
    #[serde(default)]
    facing: Vec<(String, String)>,
    #[serde(default)]
    features: Pairs<Vec<String>>,
    #[serde(default)]
    zones: Pairs<Vec<String>>,
    #[serde(default)]
    power: Vec<SeatPower>,
}

#[derive(Deserialize)]
#[serde(rename = "tables", deny_unknown_fields)]
struct TablesForm {
    tables: usize,
    seats: usize,
}

#[derive(Deserialize)]
#[serde(rename = "boardroom", deny_unknown_fields)]
struct BoardroomForm {
    side: usize,
    end: usize,
}

#[derive(Deserialize)]
#[serde(rename = "horseshoe", deny_unknown_fields)]
struct HorseshoeForm {
    side: usize,
    bottom: usize,
}

#[derive(Deserialize)]
#[serde(rename = "rows", deny_unknown_fields)]
struct RowsForm {
    rows: usize,
    seats: usize,
}

impl<'de> Deserialize<'de> for Room {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Room, D::Error> {
        let form = RoomForm::deserialize(deserializer)?;
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
            return Err(de::Error::custom(
                "give a room exactly one of `seats`, `round_table`, `circle`, `tables`, `boardroom`, `horseshoe` and `rows`",
            ));
        };
        room.neighbours.extend(form.neighbours);
        room.facing.extend(form.facing);
        Ok(Room { features: form.features, zones: form.zones, power: form.power, ..room })
    }
}
