//! When meetings are, from a table with a row for each.

use roundtable::disk;
use std::path::Path;

/// A larger file is refused: no table of meetings is as large.
const MAX_BYTES: u64 = 1 << 20;

/// Beginning and end of each meeting, as calendars write them, from a table with the columns `start` and `end`; or all
/// faults of it.
pub(super) fn times(path: &Path) -> Result<Vec<(String, String)>, Vec<String>> {
    let bytes = disk::read(path, MAX_BYTES).map_err(|error| vec![error.to_string()])?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes.as_slice());
    let headers = reader.headers().map_err(|error| vec![error.to_string()])?;
    let column = |name: &str| headers.iter().position(|header| header.eq_ignore_ascii_case(name));
    let (Some(start), Some(end)) = (column("start"), column("end")) else {
        return Err(vec!["it needs the columns `start` and `end`, and a row for each meeting".to_owned()]);
    };
    let (mut times, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in (2..).zip(reader.records()) {
        match row {
            Ok(row) => {
                let mut read = |at: usize| {
                    let text = row.get(at).unwrap_or("");
                    moment(text).unwrap_or_else(|| {
                        faults.push(format!(
                            "line {line}: `{text}` is not a moment in time; write it in UTC, such as 2026-01-10T18:00Z"
                        ));
                        String::new()
                    })
                };
                times.push((read(start), read(end)));
            }
            Err(error) => faults.push(format!("line {line}: {error}")),
        }
    }
    if faults.is_empty() { Ok(times) } else { Err(faults) }
}

/// `2026-01-10T18:00Z`, with or without seconds, as calendars write it: `20260110T180000Z`.
fn moment(text: &str) -> Option<String> {
    let digits = text.strip_suffix('Z')?.replace(['-', ':'], "").replace(' ', "T");
    let (day, time) = digits.split_once('T')?;
    let time = if time.len() == 4 { format!("{time}00") } else { time.to_owned() };
    let plain = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    (plain(day, 8) && plain(&time, 6)).then(|| format!("{day}T{time}Z"))
}
