//! Dates in the parts of a project, as the numbers by which parts count meetings and months.

use crate::date::{Date, Month};
use crate::error::{Faults, fault};
use crate::files::tree::{Node, Value};
use crate::roster::names::nearest;

/// Keys under which meetings are named: by number, or by date.
const MEETINGS: &[&str] = &["meeting", "meetings", "in_meetings", "facilitated"];
/// Keys under which months are named: by number, or as `2027-03`.
const MONTHS: &[&str] = &["in_period", "in_periods"];

/// Puts numbers in place of dates. Notes dates on which there is no meeting, and months before the first meeting's.
pub(super) fn as_numbers(root: &mut Node, faults: &mut Faults) {
    let dates = dates(root);
    let first = dates.first().and_then(|date| Date::read(date.get(..10)?)).map(Date::month);
    for part in ["rota", "work", "tables", "seating"] {
        if let Some(node) = root.entry_mut(part) {
            replace(node, part, &dates, first, faults);
        }
    }
}

/// The dates of meetings, as they are given.
fn dates(root: &Node) -> Vec<String> {
    let meetings = root.entry("meetings").map(Node::children).into_iter().flatten();
    let date = |meeting: &Node| match &meeting.entry("date")?.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    meetings.map(|meeting| date(meeting).unwrap_or_default()).collect()
}

fn replace(node: &mut Node, path: &str, dates: &[String], first: Option<Month>, faults: &mut Faults) {
    match &mut node.value {
        Value::Map(entries) => {
            for (key, inner) in entries {
                let path = crate::error::Place::key(path, key);
                if MEETINGS.contains(&key.as_str()) {
                    number(inner, &path, &|text, faults| meeting(text, dates, faults), faults);
                } else if MONTHS.contains(&key.as_str()) {
                    number(inner, &path, &|text, faults| month(text, first, faults), faults);
                }
                replace(inner, &path, dates, first, faults);
            }
        }
        Value::List(items) => {
            for (at, inner) in items.iter_mut().enumerate() {
                replace(inner, &format!("{path}[{at}]"), dates, first, faults);
            }
        }
        _ => {}
    }
}

/// A text, or the texts of a list, as numbers.
fn number(node: &mut Node, path: &str, read: &dyn Fn(&str, &mut Faults) -> Option<u64>, faults: &mut Faults) {
    match &mut node.value {
        Value::Text(text) => {
            let number = faults.under(path, |faults| read(text, faults));
            // What was noted is told once: the first stands in.
            node.value = Value::Unsigned(number.unwrap_or(1));
        }
        Value::List(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                if matches!(item.value, Value::Text(_)) {
                    number(item, &format!("{path}[{at}]"), read, faults);
                }
            }
        }
        _ => {}
    }
}

/// The number of the meeting on a date, from 1; the day alone is enough where there is one meeting on it.
fn meeting(text: &str, dates: &[String], faults: &mut Faults) -> Option<u64> {
    let exact = dates.iter().position(|date| date == text);
    let mut on_day = dates.iter().enumerate().filter(|(_, date)| date.starts_with(text) && text.len() == 10);
    let found = exact.or_else(|| on_day.next().filter(|_| on_day.next().is_none()).map(|(at, _)| at));
    if found.is_none() {
        let near = nearest(text, dates.iter().map(String::as_str));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        faults.push(fault!(Unknown, "there is no meeting on `{text}`, or more than one{near}"));
    }
    found.map(|at| at as u64 + 1)
}

/// The number of a month, from 1 with that of the first meeting.
fn month(text: &str, first: Option<Month>, faults: &mut Faults) -> Option<u64> {
    let Some(month) = Month::read(text) else {
        faults.push(fault!(NotADate, "`{text}` is no month; write it as 2027-03"));
        return None;
    };
    let first = first.unwrap_or(month);
    if month < first {
        let fault =
            fault!(WrongOrder, "`{text}` is before the month of the first meeting, `{first}`; name a later one");
        faults.push(fault);
        return None;
    }
    Some(month.since(first) as u64 + 1)
}
