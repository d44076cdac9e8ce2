//! Plans in files: as the program wrote them, or as a table that somebody made or changed in a spreadsheet.

use crate::failure::Failure;
use roundtable::ProblemFile;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The plan in a file, in the form of an answer file. `problem` says which groups there are, and in which order.
pub(crate) fn read(path: &Path, problem: &ProblemFile) -> Result<Value, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| Failure::input(format!("`{shown}` cannot be read: {error}")))?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        let rows = Rows::read(&text).map_err(|cause| Failure::input(format!("`{shown}`: {cause}")))?;
        return rows.plan(problem).map_err(|cause| Failure::input(format!("`{shown}`: {cause}")));
    }
    let value: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::input(format!("`{shown}` is not JSON: {error}; name a plan.json or a plan.csv")))?;
    match value.get("plan") {
        Some(Value::Null) => Err(Failure::input(format!("`{shown}` is an answer without a plan; name another"))),
        Some(plan) => Ok(plan.clone()),
        None => Ok(value),
    }
}

/// A plan from its form in a file.
pub(crate) fn plan<P: DeserializeOwned>(value: Value) -> Result<P, Failure> {
    serde_json::from_value(value).map_err(|error| Failure::input(format!("the plan cannot be read: {error}")))
}

/// The rows of a table, whose columns are found by their names.
struct Rows {
    columns: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Rows {
    fn read(text: &str) -> Result<Rows, String> {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or("");
        let semicolons = first.matches(';').count() > first.matches(',').count();
        let separator = if semicolons { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|error| error.to_string())?;
        let columns = headers.iter().map(str::to_lowercase).collect();
        let rows = reader.records().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
        Ok(Rows { columns, rows })
    }

    /// The cell of a row in a column; empty if there is no such column.
    fn cell<'a>(&self, row: &'a csv::StringRecord, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| row.get(at)).unwrap_or("")
    }

    fn need(&self, columns: &[&str]) -> Result<(), String> {
        let missing: Vec<&str> =
            columns.iter().copied().filter(|name| !self.columns.iter().any(|has| has == name)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(format!(
            "the columns {} are missing; write a plan.csv by `roundtable solve`, and change that",
            missing.join(", ")
        ))
    }

    fn plan(&self, problem: &ProblemFile) -> Result<Value, String> {
        let problem_value = serde_json::to_value(problem).map_err(|error| error.to_string())?;
        match problem {
            ProblemFile::Composition(_) => {
                self.need(&["group", "id"])?;
                let names = group_names(&problem_value["composition"]["groups"]);
                let groups = self.groups(&names, "group", &self.rows.iter().collect::<Vec<_>>(), true)?;
                let unplaced = self.rows.iter().filter(|row| self.cell(row, "group").is_empty());
                Ok(json!({ "groups": groups, "unplaced": self.ids(unplaced) }))
            }
            ProblemFile::Rounds(_) => {
                self.need(&["round", "table", "id"])?;
                let given = &problem_value["rounds"];
                let round = |(number, rows): (usize, Vec<&csv::StringRecord>)| {
                    let own = given["tables_in"].as_array().into_iter().flatten();
                    let own =
                        own.filter(|entry| entry[0].as_u64() == Some(number as u64)).map(|entry| &entry[1]).next();
                    let names = group_names(own.unwrap_or(&given["tables"]));
                    let of =
                        |status: &str| self.ids(rows.iter().copied().filter(|row| self.cell(row, "status") == status));
                    let tables = self.groups(&names, "table", &rows, false)?;
                    Ok(json!({ "tables": tables, "absent": of("absent"), "out": of("out") }))
                };
                self.periods("round", round).map(|rounds| json!({ "rounds": rounds }))
            }
            ProblemFile::Seating(_) => {
                self.need(&["meeting", "seat", "id"])?;
                let meeting = |(_, rows): (usize, Vec<&csv::StringRecord>)| {
                    let seated = rows.iter().filter(|row| !self.cell(row, "seat").is_empty());
                    let seats =
                        seated.map(|row| (self.cell(row, "seat").to_owned(), Value::from(self.cell(row, "id"))));
                    let absent = rows.iter().copied().filter(|row| self.cell(row, "seat").is_empty());
                    Ok(json!({ "seats": seats.collect::<Map<_, _>>(), "absent": self.ids(absent) }))
                };
                self.periods("meeting", meeting).map(|meetings| json!({ "meetings": meetings }))
            }
            ProblemFile::Rota(_) => {
                self.need(&["meeting", "role", "id"])?;
                let meeting = |(_, rows): (usize, Vec<&csv::StringRecord>)| {
                    let mut roles: Map<String, Value> = Map::new();
                    let taken = |row: &&&csv::StringRecord| {
                        !self.cell(row, "role").is_empty() && !self.cell(row, "id").is_empty()
                    };
                    for row in rows.iter().filter(taken) {
                        let holders = roles.entry(self.cell(row, "role")).or_insert_with(|| json!([]));
                        holders.as_array_mut().into_iter().for_each(|ids| ids.push(self.cell(row, "id").into()));
                    }
                    let absent = rows.iter().copied().filter(|row| self.cell(row, "role").is_empty());
                    Ok(json!({ "roles": roles, "absent": self.ids(absent) }))
                };
                self.periods("meeting", meeting).map(|meetings| json!({ "meetings": meetings }))
            }
            _ => Err("a plan of this kind is read from plan.json; name that".to_owned()),
        }
    }

    fn ids<'a>(&self, rows: impl Iterator<Item = &'a csv::StringRecord>) -> Vec<String> {
        rows.map(|row| self.cell(row, "id").to_owned()).collect()
    }

    /// The groups of a plan, in the order of the problem; a group of another name comes last, which the check tells.
    fn groups(
        &self,
        names: &[String],
        column: &str,
        rows: &[&csv::StringRecord],
        with_hats: bool,
    ) -> Result<Vec<Value>, String> {
        let mut groups: Vec<(String, Vec<Value>, Map<String, Value>)> =
            names.iter().map(|name| (name.clone(), Vec::new(), Map::new())).collect();
        for row in rows.iter().filter(|row| !self.cell(row, column).is_empty()) {
            let (name, id, hat) = (self.cell(row, column), self.cell(row, "id"), self.cell(row, "hat"));
            let at = match groups.iter().position(|(known, ..)| known == name) {
                Some(at) => at,
                None => return Err(format!("there is no {column} `{name}`; the names are {}", names.join(", "))),
            };
            let (_, members, hats) = &mut groups[at];
            members.push(if with_hats && !hat.is_empty() {
                json!({ "id": id, "hat": hat })
            } else if with_hats {
                json!({ "id": id })
            } else {
                id.into()
            });
            if !hat.is_empty() {
                hats.insert(id.to_owned(), hat.into());
            }
        }
        let group = |(name, members, hats): (String, Vec<Value>, Map<String, Value>)| {
            let mut group = json!({ "name": name, "members": members });
            if !with_hats && !hats.is_empty() {
                group["hats"] = hats.into();
            }
            group
        };
        Ok(groups.into_iter().map(group).collect())
    }

    /// A value for each period, from its number and its rows.
    fn periods<'a>(
        &'a self,
        column: &str,
        value: impl Fn((usize, Vec<&'a csv::StringRecord>)) -> Result<Value, String>,
    ) -> Result<Vec<Value>, String> {
        let mut periods: Vec<Vec<&csv::StringRecord>> = Vec::new();
        for (line, row) in (2..).zip(&self.rows) {
            let number = self.cell(row, column);
            let at: usize = number.parse().ok().filter(|at| (1..=100_000).contains(at)).ok_or_else(|| {
                format!("line {line}: `{number}` is no number of a {column}; write a whole number from 1")
            })?;
            if periods.len() < at {
                periods.resize(at, Vec::new());
            }
            periods[at - 1].push(row);
        }
        (1..).zip(periods).map(value).collect()
    }
}

/// The names of the groups that a list in a problem file makes.
fn group_names(groups: &Value) -> Vec<String> {
    let name = |group: &Value| {
        let name = group["name"].as_str().unwrap_or("").to_owned();
        match group["number"].as_u64() {
            None => vec![name],
            Some(number) => (1..=number.min(100_000)).map(|at| format!("{name} {at}")).collect(),
        }
    };
    groups.as_array().into_iter().flatten().flat_map(name).collect()
}
