//! In what two plans differ, person by person.

use crate::output::placements;
use roundtable::table::{Presentation, Table};
use std::collections::BTreeMap;

/// What plans have for each person at each time: the places of the person, by person and round or meeting.
pub(crate) struct Places(BTreeMap<(String, Option<usize>), Vec<String>>);

impl Places {
    pub(crate) fn of(plan: &impl Presentation) -> Places {
        let Table { columns, rows, .. } = placements(plan);
        let at = |name: &str| columns.iter().position(|column| column.name == name);
        let period = at("round").or(at("meeting"));
        // A seat says its table and zone.
        let is_said = |name: &str| match name {
            "table" | "zone" => at("seat").is_none(),
            name => !matches!(name, "id" | "round" | "meeting"),
        };
        let mut places: BTreeMap<(String, Option<usize>), Vec<String>> = BTreeMap::new();
        for row in rows {
            let cell = |name: &str| at(name).and_then(|at| row.get(at)).map_or("", String::as_str);
            let when = period.and_then(|period| row.get(period)).and_then(|number| number.parse().ok());
            let said = columns.iter().zip(&row).filter(|(column, cell)| is_said(&column.name) && !passed_over(cell));
            let said =
                said.map(|(column, cell)| if column.name == "hours" { format!("{cell} h") } else { cell.clone() });
            let said = said.collect::<Vec<_>>().join(", ");
            let learner = (cell("learns"), format!("{} from {}", cell("skill"), cell("id")));
            for (person, said) in [(cell("id"), said), learner].into_iter().filter(|(person, _)| !person.is_empty()) {
                places.entry((person.to_owned(), when)).or_default().push(said);
            }
        }
        places.values_mut().for_each(|of| of.sort());
        Places(places)
    }

    /// What a person has at a time, in words.
    fn words(&self, key: &(String, Option<usize>)) -> String {
        let places = self.0.get(key).map_or(String::new(), |places| places.join("; "));
        if places.is_empty() { "nothing".to_owned() } else { places }
    }
}

/// What needs no words: that somebody has a place is said by the place.
fn passed_over(cell: &str) -> bool {
    cell.is_empty() || matches!(cell, "seated" | "turn")
}

/// A row for each person and time at which the plans are not all alike, with a column a plan.
pub(crate) fn differences(title: &str, noun: &str, plans: &[(String, Places)]) -> Table {
    let mut keys: Vec<&(String, Option<usize>)> = plans.iter().flat_map(|(_, places)| places.0.keys()).collect();
    keys.sort();
    keys.dedup();
    let row = |key: &(String, Option<usize>)| {
        let said: Vec<String> = plans.iter().map(|(_, places)| places.words(key)).collect();
        let when = key.1.map_or(String::new(), |number| number.to_string());
        let differs = said.iter().any(|words| *words != said[0]);
        differs.then(|| [key.0.clone(), when].into_iter().chain(said).collect::<Vec<_>>())
    };
    let rows = keys.into_iter().filter_map(row);
    let table = Table::new(title).text("Who").text(noun).texts(plans.iter().map(|(name, _)| name.clone()));
    table.rows(rows)
}
