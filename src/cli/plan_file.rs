//! Plans in files: as the program wrote them, or as a table that somebody made or changed in a spreadsheet.

mod sheet;

use crate::failure::Failure;
use encoding_rs::Encoding;
use roundtable::{ProblemFile, disk};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;

/// A larger file is refused: no plan is as large.
const MAX_BYTES: u64 = 256 << 20;

/// The plan in a file, in the form of an answer file. `problem` says which groups there are, and in which order.
pub(crate) fn read(path: &Path, problem: &ProblemFile) -> Result<Value, Failure> {
    let shown = path.display();
    let bytes = disk::read(path, MAX_BYTES);
    let text = text(&bytes.map_err(|error| Failure::input(format!("`{shown}` cannot be read: {error}")))?);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        let told = |fault: String| format!("`{shown}`: {fault}");
        return sheet::plan(&text, problem).map_err(|faults| Failure::Input(faults.into_iter().map(told).collect()));
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
    serde_json::from_value(value).map_err(|_| {
        Failure::input(
            "the plan cannot be read: it is not in the form in which plans of this kind of problem are written; name \
             the plan.json that was written for it, or a plan.csv",
        )
    })
}

/// The text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or Windows-1252.
fn text(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => encoding_rs::WINDOWS_1252,
    };
    encoding.decode(bytes).0.into_owned()
}
