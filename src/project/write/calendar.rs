//! The meetings of a project for calendars.

use crate::project::facts::MeetingFacts;
use crate::project::plan::ProjectPlan;
use crate::report::{CalendarEntry, calendar_of};

/// An entry for each meeting; for one person, those at which they are expected, headed by what they hold there. Times are
/// those of wherever it is read, as the project gives no time zone.
pub(super) fn calendar(plan: &ProjectPlan, person: Option<&str>) -> String {
    let name = plan.project().name();
    let meetings = plan.facts().into_inner();
    let is_expected = |meeting: &&MeetingFacts| person.is_none_or(|id| MeetingFacts::has(&meeting.there, id));
    let entries = meetings.iter().zip(&plan.project().calendar.moments).filter(|(meeting, _)| is_expected(meeting));
    let entry = |(meeting, moment): (&MeetingFacts, &crate::project::moment::Moment)| {
        let own = person.map_or(Vec::new(), |id| meeting.held(id));
        let roles = meeting.roles.iter().map(|(role, told, _)| format!("{role}: {told}"));
        let decided = meeting.decided.iter().map(|(decision, _)| format!("decided: {decision}"));
        CalendarEntry {
            key: meeting.date.clone(),
            title: if own.is_empty() { name.to_owned() } else { format!("{name}: {}", own.join(", ")) },
            place: meeting.room.clone(),
            lines: roles.chain(decided).collect(),
            date: moment.date.to_string(),
            minute: moment.minute(),
            minutes: meeting.hours.map_or(60, |hours| (hours * 60.0).round() as u32),
        }
    };
    calendar_of(name, person, entries.map(entry))
}
