//! A plan as comma-separated text.

use crate::composition::CompositionPlan;
use crate::rota::RotaPlan;
use crate::rounds::RoundsPlan;
use crate::seating::SeatingPlan;
use std::borrow::Cow;

/// A plan for those who organise: one row for each member with group, id and hat. Those who are in no group come last,
/// with an empty group.
///
/// A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line
/// break, gets an apostrophe before it.
#[must_use]
pub fn csv(plan: &CompositionPlan) -> String {
    let mut text = String::from("group,id,hat\n");
    for group in plan.groups() {
        for member in &group.members {
            let hat = member.hat.as_deref().unwrap_or("");
            row(&mut text, [&group.name, &member.id, hat]);
        }
    }
    for id in plan.unplaced() {
        row(&mut text, ["", id, ""]);
    }
    text
}

/// Rounds for those who organise: one row for each member and round with round, status (`seated`, `out` or `absent`),
/// table, id and hat. Cells are escaped as by [`csv()`].
#[must_use]
pub fn rounds_csv(plan: &RoundsPlan) -> String {
    let mut text = String::from("round,status,table,id,hat\n");
    for (number, round) in (1..).zip(plan.rounds()) {
        let number = number.to_string();
        for table in &round.tables {
            for id in &table.members {
                let hat = table.hats.get(id).map_or("", String::as_str);
                row(&mut text, [&number, "seated", &table.name, id, hat]);
            }
        }
        for (status, ids) in [("out", &round.out), ("absent", &round.absent)] {
            for id in ids {
                row(&mut text, [&number, status, "", id, ""]);
            }
        }
    }
    text
}

/// Seating for those who organise: one row for each member and meeting with meeting, status (`seated` or `absent`),
/// table, zone, seat, id and hat. Table and zone are empty for a plan that was read from a file. Cells are escaped as
/// by [`csv()`].
#[must_use]
pub fn seating_csv(plan: &SeatingPlan) -> String {
    let mut text = String::from("meeting,status,table,zone,seat,id,hat\n");
    for (at, meeting) in plan.meetings().iter().enumerate() {
        let number = (at + 1).to_string();
        for of in plan.seat_rows(at) {
            let hat = meeting.hats().get(of.member).map_or("", String::as_str);
            let cells = [&number, "seated", of.table, of.zone, of.seat, of.member, hat];
            row(&mut text, cells);
        }
        for id in meeting.absent() {
            row(&mut text, [&number, "absent", "", "", "", id, ""]);
        }
    }
    text
}

/// A rota for those who organise: one row for each turn with meeting, role and id, and one for each absence with the
/// role left empty. Cells are escaped as by [`csv()`].
#[must_use]
pub fn rota_csv(plan: &RotaPlan) -> String {
    let mut text = String::from("meeting,status,role,id\n");
    for (number, meeting) in (1..).zip(plan.meetings()) {
        let number = number.to_string();
        for role in plan.turns().roles_in_order(meeting) {
            for id in meeting.holders(role) {
                row(&mut text, [&number, "turn", role, id]);
            }
        }
        for id in &meeting.absent {
            row(&mut text, [&number, "absent", "", id]);
        }
    }
    text
}

pub(super) fn row<const CELLS: usize>(text: &mut String, cells: [&str; CELLS]) {
    let cells = cells.map(cell);
    text.push_str(&cells.join(","));
    text.push('\n');
}

/// The cell without a meaning for spreadsheets, in quotes where it needs them.
fn cell(words: &str) -> String {
    let plain: Cow<'_, str> = match words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{words}").into(),
        false => words.into(),
    };
    match plain.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", plain.replace('"', "\"\"")),
        false => plain.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        for (words, expected) in [
            ("ana", "ana"),
            ("=cmd()", "'=cmd()"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("Lee, Bo", "\"Lee, Bo\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("", ""),
        ] {
            assert_eq!(cell(words), expected);
        }
    }
}
