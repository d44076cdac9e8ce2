//! Plans as tables with a row for each place, as `-o plan.csv` writes them.

use roundtable::ProblemFile;
use serde_json::{Map, Value, json};

/// More groups, rounds or meetings than any problem may have, which is not checked yet.
const MAX_READ: u64 = 100_000;

/// What is wrong with a table, all at once.
type Faults = Vec<String>;

/// The plan in a table, in the form of an answer file. `problem` says which groups there are, in which order, and how many
/// rounds or meetings.
pub(super) fn plan(text: &str, problem: &ProblemFile) -> Result<Value, Faults> {
    let rows = Rows::read(text).map_err(|fault| vec![fault])?;
    let given = serde_json::to_value(problem).map_err(|error| vec![error.to_string()])?;
    match problem {
        ProblemFile::Composition(_) => rows.composition(&given["composition"]),
        ProblemFile::Rounds(_) => rows.rounds(&given["rounds"]),
        ProblemFile::Seating(_) => rows.seating(&given["seating"]),
        ProblemFile::Rota(_) => rows.rota(&given["rota"]),
        _ => Err(vec!["a plan of this kind is read from plan.json; name that".to_owned()]),
    }
}

/// A row with its line in the file.
type Row<'a> = (usize, &'a csv::StringRecord);

/// The rows of a table, whose columns are found by their names.
struct Rows {
    columns: Vec<String>,
    rows: Vec<(usize, csv::StringRecord)>,
}

impl Rows {
    fn read(text: &str) -> Result<Rows, String> {
        let first = text.lines().next().unwrap_or("");
        let separators = [b'\t', b';', b','];
        let separator =
            separators.into_iter().max_by_key(|&separator| first.bytes().filter(|&byte| byte == separator).count());
        let separator = separator.unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|error| error.to_string())?;
        let columns = headers.iter().map(str::to_lowercase).collect();
        let row = |row: Result<csv::StringRecord, csv::Error>| {
            let row = row.map_err(|error| error.to_string())?;
            Ok((row.position().map_or(0, |place| place.line() as usize), row))
        };
        Ok(Rows { columns, rows: reader.records().map(row).collect::<Result<_, String>>()? })
    }

    /// The cell of a row in a column; empty if there is no such column. The mark that keeps a spreadsheet from taking a
    /// name for a formula is taken off.
    fn cell<'a>(&self, (_, row): Row<'a>, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        let cell = at.and_then(|at| row.get(at)).unwrap_or("");
        let unmarked = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
        unmarked.unwrap_or(cell)
    }

    /// All rows, if the table has these columns.
    fn with(&self, columns: &[&str]) -> Result<Vec<Row<'_>>, Faults> {
        let missing: Vec<&str> =
            columns.iter().copied().filter(|name| !self.columns.iter().any(|has| has == name)).collect();
        if missing.is_empty() {
            return Ok(self.rows.iter().map(|(line, row)| (*line, row)).collect());
        }
        let missing = missing.join(", ");
        let remedy = "write a plan.csv by `roundtable solve`, and change that";
        Err(vec![format!("the columns {missing} are missing; {remedy}")])
    }

    fn composition(&self, given: &Value) -> Result<Value, Faults> {
        let (rows, mut faults) = (self.with(&["group", "id"])?, Vec::new());
        let groups = self.groups(&group_names(&given["groups"]), "group", &rows, &mut faults);
        let groups = groups.into_iter().map(|(name, members)| {
            let member = |(id, hat): (String, String)| {
                if hat.is_empty() { json!({ "id": id }) } else { json!({ "id": id, "hat": hat }) }
            };
            json!({ "name": name, "members": members.into_iter().map(member).collect::<Vec<_>>() })
        });
        let groups: Vec<Value> = groups.collect();
        let unplaced = self.ids(&rows, |row| self.cell(row, "group").is_empty());
        settled(json!({ "groups": groups, "unplaced": unplaced }), faults)
    }

    fn rounds(&self, given: &Value) -> Result<Value, Faults> {
        let (rows, mut faults) = (self.with(&["round", "table", "id"])?, Vec::new());
        let mut rounds = Vec::new();
        for (number, rows) in self.periods("round", &rows, given["rounds"].as_u64().unwrap_or(0), &mut faults) {
            let own = given["tables_in"].as_array().into_iter().flatten();
            let own = own.filter(|entry| entry[0].as_u64() == Some(number)).map(|entry| &entry[1]).next();
            let names = group_names(own.unwrap_or(&given["tables"]));
            let tables = self.groups(&names, "table", &rows, &mut faults).into_iter().map(|(name, members)| {
                let hats = members.iter().filter(|(_, hat)| !hat.is_empty());
                let hats: Map<String, Value> = hats.map(|(id, hat)| (id.clone(), hat.as_str().into())).collect();
                let ids: Vec<String> = members.into_iter().map(|(id, _)| id).collect();
                if hats.is_empty() {
                    json!({ "name": name, "members": ids })
                } else {
                    json!({ "name": name, "members": ids, "hats": hats })
                }
            });
            let tables: Vec<Value> = tables.collect();
            // Whoever has no table and is not called absent sits out.
            let [absent, out] = [true, false].map(|is_absent| {
                let at_none = |row| self.cell(row, "table").is_empty();
                self.ids(&rows, |row| at_none(row) && (self.cell(row, "status") == "absent") == is_absent)
            });
            rounds.push(json!({ "tables": tables, "absent": absent, "out": out }));
        }
        settled(json!({ "rounds": rounds }), faults)
    }

    fn seating(&self, given: &Value) -> Result<Value, Faults> {
        let (rows, mut faults) = (self.with(&["meeting", "seat", "id"])?, Vec::new());
        let mut meetings = Vec::new();
        for (number, rows) in self.periods("meeting", &rows, given["meetings"].as_u64().unwrap_or(1), &mut faults) {
            let (mut seats, mut hats): (Map<String, Value>, Map<String, Value>) = Default::default();
            for &row in rows.iter().filter(|&&row| !self.cell(row, "seat").is_empty()) {
                let (seat, id, hat) = (self.cell(row, "seat"), self.cell(row, "id"), self.cell(row, "hat"));
                if let Some(other) = seats.insert(seat.to_owned(), id.into()) {
                    let other = other.as_str().unwrap_or_default();
                    faults.push(format!(
                        "line {}: at meeting {number} `{other}` has seat `{seat}` as well as `{id}`; give one of them another",
                        row.0
                    ));
                }
                if !hat.is_empty() {
                    hats.insert(id.to_owned(), hat.into());
                }
            }
            let absent = self.ids(&rows, |row| self.cell(row, "seat").is_empty());
            let mut meeting = json!({ "seats": seats, "absent": absent });
            if !hats.is_empty() {
                meeting["hats"] = hats.into();
            }
            meetings.push(meeting);
        }
        settled(json!({ "meetings": meetings }), faults)
    }

    fn rota(&self, given: &Value) -> Result<Value, Faults> {
        let (rows, mut faults) = (self.with(&["meeting", "role", "id"])?, Vec::new());
        let mut meetings = Vec::new();
        for (_, rows) in self.periods("meeting", &rows, given["meetings"].as_u64().unwrap_or(0), &mut faults) {
            let mut roles: Map<String, Value> = Map::new();
            for &row in rows.iter().filter(|&&row| !self.cell(row, "role").is_empty()) {
                let holders = roles.entry(self.cell(row, "role")).or_insert_with(|| json!([]));
                // A place that stays open has a row without a person.
                let id = Some(self.cell(row, "id")).filter(|id| !id.is_empty());
                holders.as_array_mut().zip(id).into_iter().for_each(|(holders, id)| holders.push(id.into()));
            }
            let absent = self.ids(&rows, |row| self.cell(row, "role").is_empty());
            meetings.push(json!({ "roles": roles, "absent": absent }));
        }
        settled(json!({ "meetings": meetings }), faults)
    }

    /// Ids in the rows of which something is true.
    fn ids<'a>(&'a self, rows: &[Row<'a>], holds: impl Fn(Row<'a>) -> bool) -> Vec<String> {
        let rows = rows.iter().copied().filter(|&row| holds(row) && !self.cell(row, "id").is_empty());
        rows.map(|row| self.cell(row, "id").to_owned()).collect()
    }

    /// The groups in the order of the problem, each with its members and their hats.
    fn groups(
        &self,
        names: &[String],
        column: &str,
        rows: &[Row<'_>],
        faults: &mut Faults,
    ) -> Vec<(String, Vec<(String, String)>)> {
        let mut groups: Vec<(String, Vec<(String, String)>)> =
            names.iter().map(|name| (name.clone(), Vec::new())).collect();
        for &row in rows.iter().filter(|&&row| !self.cell(row, column).is_empty()) {
            let (name, id, hat) = (self.cell(row, column), self.cell(row, "id"), self.cell(row, "hat"));
            match groups.iter_mut().find(|(known, _)| known == name) {
                Some((_, members)) => members.push((id.to_owned(), hat.to_owned())),
                None => {
                    let names = names.join(", ");
                    faults.push(format!("line {}: there is no {column} `{name}`; the names are {names}", row.0));
                }
            }
        }
        groups
    }

    /// The rows of each of so many rounds or meetings, with its number.
    fn periods<'a>(
        &'a self,
        column: &str,
        rows: &[Row<'a>],
        number: u64,
        faults: &mut Faults,
    ) -> Vec<(u64, Vec<Row<'a>>)> {
        let number = number.min(MAX_READ);
        let mut periods: Vec<(u64, Vec<Row<'_>>)> = (1..=number).map(|number| (number, Vec::new())).collect();
        for &row in rows {
            let cell = self.cell(row, column);
            let Some(at) = cell.parse().ok().filter(|at| (1..=number).contains(at)) else {
                let fault = format!(
                    "line {}: `{cell}` is no {column} of the problem; write a number from 1 to {number}",
                    row.0
                );
                faults.push(fault);
                continue;
            };
            periods[at as usize - 1].1.push(row);
        }
        periods
    }
}

/// The plan, if nothing is wrong with it.
fn settled(plan: Value, faults: Faults) -> Result<Value, Faults> {
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

/// The names of the groups that a list in a problem file makes.
fn group_names(groups: &Value) -> Vec<String> {
    let name = |group: &Value| {
        let name = group["name"].as_str().unwrap_or("").to_owned();
        match group["number"].as_u64() {
            None => vec![name],
            Some(number) => (1..=number.min(MAX_READ)).map(|at| format!("{name} {at}")).collect(),
        }
    };
    groups.as_array().into_iter().flatten().flat_map(name).collect()
}
