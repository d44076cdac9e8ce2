//! Reads a room from a file, where its seats may be given by a shape; [`Room`] describes it.

use super::parts::{NeighbourPair, SeatPower};
use super::{Room, Seat};
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Deserializer, de};

/// Where people sit: seats of a usual shape, or each with its own id.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = one_shape))]
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
    neighbours: Vec<NeighbourPair>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "tables", deny_unknown_fields)]
struct TablesForm {
    tables: usize,
    seats: usize,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "boardroom", deny_unknown_fields)]
struct BoardroomForm {
    side: usize,
    end: usize,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "horseshoe", deny_unknown_fields)]
struct HorseshoeForm {
    side: usize,
    bottom: usize,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "rows", deny_unknown_fields)]
struct RowsForm {
    rows: usize,
    seats: usize,
}

#[cfg(feature = "schema")]
fn one_shape(schema: &mut schemars::Schema) {
    let shapes = ["seats", "round_table", "circle", "tables", "boardroom", "horseshoe", "rows"];
    crate::keys::exactly_one(schema, &shapes);
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Room {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Room".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RoomForm::json_schema(generator)
    }
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
