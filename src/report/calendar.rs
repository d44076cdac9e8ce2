//! A rota for calendars.

use crate::characters::{hidden, in_one_line};
use crate::error::{Error, InputFault, fault};
use crate::rota::{PlannedTurns, RotaPlan};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, Property};

/// When a meeting is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    starts: String,
    ends: String,
}

impl Appointment {
    /// From a moment to another, both in UTC as calendars write them: `20260110T180000Z`.
    pub fn new(starts: impl Into<String>, ends: impl Into<String>) -> Appointment {
        Appointment { starts: starts.into(), ends: ends.into() }
    }
}

/// The meetings of a rota as an iCalendar file (RFC 5545) with an entry for each; for one `member`, those at which the
/// member is there, headed by the member's own turns. `title` names the series; `written` is the moment that the file
/// names as its own, so that the same rota makes the same file. Entries keep their identity from file to file as long
/// as the title stays.
///
/// ```
/// use roundtable::report::{Appointment, rota_calendar};
/// use roundtable::{Member, Outcome, Role, Roster, Rota, Solver};
///
/// let roster = Roster::new([Member::new("ana")])?;
/// let problem = Rota::builder(&roster).meetings(1).role(Role::new("chair", 1)).build()?;
/// let Outcome::Solved(solution) = Solver::new().solve(&problem)? else { panic!("ana can chair") };
/// let when = [Appointment::new("20260110T180000Z", "20260110T200000Z")];
/// let file = rota_calendar(&solution.plan, "steering group", &when, "20260101T000000Z", Some("ana"))?;
/// assert!(file.contains("SUMMARY:steering group: chair"));
/// # Ok::<(), roundtable::Error>(())
/// ```
///
/// # Errors
///
/// A title with characters that cannot be seen, moments that cannot be read, and another number of them than there are meetings.
pub fn rota_calendar(
    plan: &RotaPlan,
    title: &str,
    appointments: &[Appointment],
    written: &str,
    member: Option<&str>,
) -> Result<String, Error> {
    if appointments.len() != plan.meetings().len() {
        let fault = fault!(
            OtherMeetings,
            "the rota has {meetings} meetings, and times are given for {given}",
            given = appointments.len(),
            meetings = plan.meetings().len()
        );
        return Err(fault.into());
    }
    check(written)?;
    if hidden(title).is_some() {
        return Err(InputFault::unfit_text("title", title).into());
    }
    let mut calendar = called(title);
    let rota = plan.facts().into_inner();
    let meetings = (1..).zip(&rota.meetings).zip(appointments);
    for ((number, meeting), when) in meetings {
        check(&when.starts)?;
        check(&when.ends)?;
        let absent = |member: &str| meeting.absent.iter().any(|absent| absent == member);
        if member.is_some_and(absent) {
            continue;
        }
        let roles: Vec<&str> =
            rota.roles.iter().map(String::as_str).filter(|role| meeting.roles.contains_key(*role)).collect();
        let own = member.map(|member| held(meeting, &roles, member));
        let summary = match own.filter(|own| !own.is_empty()) {
            Some(own) => in_one_line(&format!("{title}: {}", own.join(", "))),
            None => title.to_owned(),
        };
        let lines: Vec<String> =
            roles.iter().map(|role| in_one_line(&format!("{role}: {}", meeting.told(role)))).collect();
        let whose = member.map_or(String::new(), |member| format!("-{}", plain(member)));
        let event = Event::new()
            .uid(&format!("{}-meeting-{number}{whose}", plain(title)))
            .add_property("DTSTAMP", written)
            .add_property("DTSTART", &when.starts)
            .add_property("DTEND", &when.ends)
            .summary(&summary)
            .description(&lines.join("\n"))
            .done();
        calendar.push(event);
    }
    Ok(calendar.to_string())
}

/// A meeting of a project as calendars have it.
pub(crate) struct CalendarEntry {
    /// What tells it from the other meetings.
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) place: Option<String>,
    pub(crate) lines: Vec<String>,
    /// As `YYYY-MM-DD`.
    pub(crate) date: String,
    /// The minute of the day; `None`: all of it.
    pub(crate) minute: Option<u32>,
    pub(crate) minutes: u32,
}

/// Meetings as an iCalendar file, in the time of wherever it is read. The same meetings make the same file.
pub(crate) fn calendar_of(
    name: &str,
    person: Option<&str>,
    entries: impl IntoIterator<Item = CalendarEntry>,
) -> String {
    let mut calendar = called(name);
    let whose = person.map_or(String::new(), |person| format!("-{}", plain(person)));
    for entry in entries {
        let day = entry.date.replace('-', "");
        let moment = |minute: u32| format!("{day}T{:02}{:02}00", minute / 60, minute % 60);
        let mut event = Event::new();
        event.uid(&format!("{}-{}{whose}", plain(name), plain(&entry.key)));
        event.add_property("DTSTAMP", format!("{day}T000000Z"));
        match entry.minute {
            None => event.append_property(Property::new("DTSTART", &day).add_parameter("VALUE", "DATE").done()),
            Some(minute) => {
                event.add_property("DTSTART", moment(minute));
                event.add_property("DURATION", format!("PT{}M", entry.minutes))
            }
        };
        if let Some(place) = &entry.place {
            event.location(place);
        }
        event.summary(&entry.title).description(&entry.lines.join("\n"));
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// An empty calendar of this name. Names are escaped only where they are said to be text.
fn called(name: &str) -> Calendar {
    let mut calendar = Calendar::new();
    for key in ["NAME", "X-WR-CALNAME"] {
        calendar.append_property(Property::new(key, name).add_parameter("VALUE", "TEXT").done());
    }
    calendar
}

/// Roles that a member holds at a meeting.
fn held<'a>(meeting: &PlannedTurns, roles: &[&'a str], member: &str) -> Vec<&'a str> {
    let holds = |role: &&&str| meeting.holders(role).iter().any(|holder| holder == member);
    roles.iter().filter(holds).copied().collect()
}

/// Whether a moment is one, in UTC.
fn check(moment: &str) -> Result<(), Error> {
    let utc = moment.len() == 16 && moment.ends_with('Z');
    if utc && moment.parse::<CalendarDateTime>().is_ok() {
        Ok(())
    } else {
        let text = moment.to_owned();
        Err(fault!(NotADate, "`{text}` is not a moment in time; write it in UTC as 20260110T180000Z").into())
    }
}

/// A name as a part of an identity: letters and digits stay, everything else is written by number, so that different
/// names differ.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter)
        } else {
            plain.push_str(&format!("_{:x}_", u32::from(letter)))
        }
    }
    plain
}
