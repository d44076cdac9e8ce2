//! Dates in the parts of a project, as the numbers by which parts count meetings and months.

use crate::date::{Date, Month};
use crate::error::{Faults, Place, fault};
use crate::files::tree::{Node, Value};
use crate::roster::names::nearest;

/// Keys under which meetings are named: by number, or by date.
const MEETINGS: &[&str] = &["meeting", "meetings", "in_meetings", "facilitated"];
/// Keys under which months are named: by number, or as `2027-03`.
const MONTHS: &[&str] = &["in_period", "in_periods"];

/// Keys under which rounds of small groups are named: by number, or all those of a meeting by its date.
const ROUNDS: &[&str] = &["in_rounds"];

/// What dates and months are numbers of, in a part.
struct Counted {
    /// For each date, the numbers from 1 of what is counted there: the meeting, or its rounds.
    dates: Vec<(String, Vec<u64>)>,
    /// What is sought on a date.
    what: &'static str,
    first: Option<Month>,
}

/// Puts numbers in place of dates. Notes dates on which there is no meeting, and months before the first meeting's. A part
/// counts the meetings that it is about: seating those with a room, tables the rounds of small groups.
pub(super) fn as_numbers(root: &mut Node, faults: &mut Faults) {
    let meetings: Vec<Meeting> =
        root.entry("meetings").map(Node::children).into_iter().flatten().map(Meeting::of).collect();
    let first = meetings.first().and_then(|meeting| Date::read(meeting.date.get(..10)?)).map(Date::month);
    for (part, what) in [
        ("rota", "meeting"),
        ("work", "meeting"),
        ("tables", "meeting with small groups"),
        ("seating", "meeting with a room"),
    ] {
        let mut number = 0;
        let dates = meetings.iter().map(|meeting| {
            let counted = match part {
                "seating" => u64::from(meeting.has_room),
                "tables" => meeting.rounds,
                _ => 1,
            };
            number += counted;
            (meeting.date.clone(), (number + 1 - counted..=number).collect())
        });
        let counted = Counted { dates: dates.collect(), what, first };
        if let Some(node) = root.entry_mut(part) {
            replace(node, part, &counted, faults);
        }
    }
}

/// What counts of a meeting, as it stands in the file.
struct Meeting {
    date: String,
    has_room: bool,
    rounds: u64,
}

impl Meeting {
    fn of(node: &Node) -> Meeting {
        let date = match node.entry("date").map(|date| &date.value) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let rounds = node.entry("small_groups").map(|groups| match groups.entry("rounds").map(|of| &of.value) {
            // More are at fault.
            Some(Value::Unsigned(rounds)) => (*rounds).min(1_000),
            _ => 1,
        });
        Meeting { date, has_room: node.entry("room").is_some(), rounds: rounds.unwrap_or(0) }
    }
}

fn replace(node: &mut Node, path: &str, counted: &Counted, faults: &mut Faults) {
    match &mut node.value {
        Value::Map(entries) => {
            for (key, inner) in entries {
                let path = Place::key(path, key);
                if MEETINGS.contains(&key.as_str()) || ROUNDS.contains(&key.as_str()) {
                    number(inner, &path, &|text, faults| on_date(text, counted, faults), faults);
                } else if MONTHS.contains(&key.as_str()) {
                    number(inner, &path, &|text, faults| vec![month(text, counted.first, faults).unwrap_or(1)], faults);
                }
                replace(inner, &path, counted, faults);
            }
        }
        Value::List(items) => {
            for (at, inner) in items.iter_mut().enumerate() {
                replace(inner, &format!("{path}[{at}]"), counted, faults);
            }
        }
        _ => {}
    }
}

/// A text, or the texts of a list, as numbers. Where a fault was noted a number stands in, so that it is told once.
fn number(node: &mut Node, path: &str, read: &dyn Fn(&str, &mut Faults) -> Vec<u64>, faults: &mut Faults) {
    match &mut node.value {
        Value::Text(text) => {
            let numbers = faults.under(path, |faults| read(text, faults));
            node.value = Value::Unsigned(numbers.first().copied().unwrap_or(1));
        }
        Value::List(items) => {
            let mut read_items = Vec::new();
            for (at, item) in std::mem::take(items).into_iter().enumerate() {
                match &item.value {
                    Value::Text(text) => {
                        let numbers = faults.under(&format!("{path}[{at}]"), |faults| read(text, faults));
                        read_items.extend(numbers.into_iter().map(|number| Node::new(Value::Unsigned(number))));
                    }
                    _ => read_items.push(item),
                }
            }
            *items = read_items;
        }
        _ => {}
    }
}

/// The numbers of what is counted on a date; the day alone is enough where there is one meeting on it.
fn on_date(text: &str, counted: &Counted, faults: &mut Faults) -> Vec<u64> {
    let dates = &counted.dates;
    let exact = dates.iter().find(|(date, _)| date == text);
    let mut on_day = dates.iter().filter(|(date, _)| date.starts_with(text) && text.len() == 10);
    let found = exact.or_else(|| on_day.next().filter(|_| on_day.next().is_none()));
    let numbers = found.map(|(_, numbers)| numbers.clone()).filter(|numbers| !numbers.is_empty());
    numbers.unwrap_or_else(|| {
        let near = nearest(text, dates.iter().filter(|(_, of)| !of.is_empty()).map(|(date, _)| date.as_str()));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        faults.push(fault!(Unknown, "there is no {} on `{text}`, or more than one{near}", counted.what));
        vec![1]
    })
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
