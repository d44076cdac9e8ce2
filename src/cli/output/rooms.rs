//! Lists of breakout rooms, as meeting programs import them.

use crate::output::placements;
use roundtable::table::{Presentation, Table, csv};

/// A list for each round, or the one of groups that stay, with the name of its file: a row for each person with the room
/// and the e-mail address, under the headings that Zoom expects
/// (<https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0061353>). None where people are not called by
/// their e-mail addresses, or a plan has no rooms.
pub(super) fn rooms(plan: &impl Presentation) -> Vec<(String, String)> {
    let table = placements(plan);
    let column = |name: &str| table.columns.iter().position(|column| column.name == name);
    let (Some(id), Some(room)) = (column("id"), column("table").or_else(|| column("group"))) else {
        return Vec::new();
    };
    let round = column("round");
    let placed: Vec<&Vec<String>> = table.rows.iter().filter(|row| !row[room].is_empty()).collect();
    if placed.is_empty() || !placed.iter().all(|row| row[id].contains('@')) {
        return Vec::new();
    }
    let list = |row: &&Vec<String>| round.map_or("", |round| row[round].as_str()).to_owned();
    let lists = placed.chunk_by(|one, other| list(one) == list(other)).map(|rows| {
        let name = if round.is_none() { "rooms.csv".to_owned() } else { format!("rooms-{}.csv", list(&rows[0])) };
        let rows = rows.iter().map(|row| [row[room].clone(), row[id].clone()]);
        (name, csv(&Table::new("").texts(["Pre-assign Room Name", "Email Address"]).rows(rows)))
    });
    lists.collect()
}
