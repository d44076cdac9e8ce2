//! Calendars, read back by a parser that shares nothing with what writes them.

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use roundtable::report::{Appointment, rota_calendar};
use roundtable::{Member, Role, Roster, Rota, RotaPlan, Solver};

/// Names with all that has a meaning in a calendar, and one that takes more than a line.
const TITLE: &str = "Board, \"open\"; see C:\\new: BEGIN:VEVENT";
const ROLES: [&str; 2] =
    ["chair; \\n, first", "keeper of the very long book in which Þórunn, 王芳 and ନୀଳ write all that was said"];

fn plan() -> RotaPlan {
    let roster = Roster::new(["ana, b", "bo;c"].map(Member::new)).expect("good");
    let builder = Rota::builder(&roster).meetings(2);
    let rota = ROLES.iter().fold(builder, |builder, role| builder.role(Role::new(*role, 1))).build().expect("good");
    Solver::new().solve(&rota).expect("an answer").solution().expect("each takes a role").plan
}

fn file(title: &str) -> Result<String, roundtable::Error> {
    let when = [10, 17].map(|day| Appointment::new(format!("202601{day}T180000Z"), format!("202601{day}T200000Z")));
    rota_calendar(&plan(), title, &when, "20260101T000000Z", None)
}

/// The texts of a property, entry by entry.
fn texts(calendar: &ICalendar, of: &ICalendarComponentType, property: &ICalendarProperty) -> Vec<String> {
    let components = calendar.components.iter().filter(|component| component.component_type == *of);
    let entries = components.flat_map(|component| &component.entries).filter(|entry| entry.name == *property);
    let text = |value: &ICalendarValue| match value {
        ICalendarValue::Text(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    entries.flat_map(|entry| entry.values.iter().map(text)).collect()
}

#[test]
fn every_text_is_read_back_as_it_was_written() {
    let written = file(TITLE).expect("good");
    assert!(written.lines().all(|line| line.len() <= 75), "{written}");
    let calendar = ICalendar::parse(&written).expect("it is a calendar");
    let (whole, event) = (ICalendarComponentType::VCalendar, ICalendarComponentType::VEvent);
    assert_eq!(texts(&calendar, &event, &ICalendarProperty::Summary), [TITLE; 2]);
    assert_eq!(texts(&calendar, &whole, &ICalendarProperty::Name), [TITLE]);
    let described: Vec<String> = plan()
        .meetings()
        .iter()
        .map(|meeting| ROLES.map(|role| format!("{role}: {}", meeting.holders(role).join(", "))).join("\n"))
        .collect();
    assert_eq!(texts(&calendar, &event, &ICalendarProperty::Description), described);
}

#[test]
fn a_title_with_what_ends_lines_is_refused() {
    for odd in ['\r', '\n', '\0', '\u{85}', '\u{2028}', '\u{202E}'] {
        let refused = file(&format!("Board{odd}X-EVIL:1")).expect_err("it holds what cannot be seen").to_string();
        assert!(refused.starts_with("the title `Board\\") && !refused.contains(odd), "{refused}");
    }
}
