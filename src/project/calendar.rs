//! The meetings in their order, and who is there.

use super::builder::{About, ProjectBuilder};
use super::meeting::Meeting;
use super::moment::Moment;
use crate::date::{Date, Month};
use crate::error::{Faults, fault};
use crate::roster::Roster;
use crate::roster::pairs::Pairs;
use std::collections::BTreeMap;

/// More meetings are refused, as in a rota.
const MAX_MEETINGS: usize = 10_000;

/// When meetings are and who takes part when, checked.
#[derive(Debug, Clone, Default)]
pub(super) struct Calendar {
    /// When each meeting begins, in order.
    pub(super) moments: Vec<Moment>,
    /// How many meetings are over or settled: the first ones.
    pub(super) frozen: usize,
    joined: BTreeMap<String, Date>,
    left: BTreeMap<String, Date>,
}

impl Calendar {
    /// Notes dates that are none, out of order or doubled, and names that the roster does not have.
    pub(super) fn new(given: &ProjectBuilder, roster: &Roster, faults: &mut Faults) -> Calendar {
        let moments = moments(&given.meetings, faults);
        let About { joined, left, .. } = &given.project;
        let [joined, left] =
            [("joined", joined), ("left", left)].map(|(key, days)| days_of_members(key, days, roster, faults));
        for (member, from) in &joined {
            if left.get(member).is_some_and(|until| until <= from) {
                let fault = fault!(WrongOrder, "`{member}` leaves before they join; correct one of the two days");
                faults.push(fault.under("project.left"));
            }
        }
        let frozen = given.project.frozen_until.as_ref().map_or(0, |until| frozen(until, &moments, faults));
        Calendar { moments, frozen, joined, left }
    }

    /// The day of a meeting.
    pub(super) fn date(&self, at: usize) -> Option<Date> {
        self.moments.get(at).map(|moment| moment.date)
    }

    /// The first day of those who join after the first meeting.
    pub(super) fn joins(&self, member: &str) -> Option<Date> {
        self.joined.get(member).copied().filter(|day| self.date(0).is_some_and(|first| first < *day))
    }

    /// The first day on which somebody is no longer there.
    pub(super) fn leaves(&self, member: &str) -> Option<Date> {
        self.left.get(member).copied()
    }

    /// Whether somebody takes part on a day.
    pub(super) fn takes_part(&self, member: &str, day: Date) -> bool {
        self.joined.get(member).is_none_or(|from| *from <= day)
            && self.left.get(member).is_none_or(|until| day < *until)
    }

    /// Whether somebody takes part on any day of a month, counted from 1 with that of the first meeting.
    pub(super) fn takes_part_in(&self, member: &str, period: usize) -> bool {
        let Some(month) = self.month(period) else { return true };
        self.joined.get(member).is_none_or(|from| from.month() <= month)
            && self.left.get(member).is_none_or(|until| month.first_day() < *until)
    }

    /// How many months there are from the first meeting to the last; at least one.
    pub(super) fn months(&self) -> usize {
        self.moments.last().map_or(1, |last| self.period_of(last.date))
    }

    /// The month of a meeting, counted from 1 with that of the first meeting.
    pub(super) fn period(&self, at: usize) -> usize {
        self.date(at).map_or(1, |date| self.period_of(date))
    }

    fn period_of(&self, date: Date) -> usize {
        self.month(1).map_or(1, |first| date.month().since(first) + 1)
    }

    /// A month by its number, counted from 1 with that of the first meeting; `None` if there are no meetings.
    pub(super) fn month(&self, period: usize) -> Option<Month> {
        Some(self.date(0)?.month().later(period.saturating_sub(1)))
    }
}

fn moments(meetings: &[Meeting], faults: &mut Faults) -> Vec<Moment> {
    if meetings.len() > MAX_MEETINGS {
        faults.push(fault!(BeyondLimit, "there are more than {MAX_MEETINGS} meetings; plan a part of them"));
    }
    let mut moments: Vec<Moment> = Vec::new();
    for (at, meeting) in meetings.iter().enumerate().take(MAX_MEETINGS) {
        faults.under(&format!("meetings[{at}].date"), |faults| {
            let text = &meeting.date;
            let Some(moment) = Moment::read(text) else {
                faults.push(fault!(NotADate, "`{text}` is no day; write it as 2027-01-12, or 2027-01-12 10:00"));
                return;
            };
            match moments.last() {
                Some(last) if *last == moment => faults.push(fault!(
                    Twice,
                    "there is a meeting on `{moment}` already; leave one out, or give both a time"
                )),
                Some(last) if *last > moment => {
                    faults.push(fault!(
                        WrongOrder,
                        "`{moment}` is before `{last}`, which stands above it; put meetings in order"
                    ));
                }
                _ => {}
            }
            moments.push(moment);
        });
    }
    moments
}

fn days_of_members(key: &str, given: &Pairs<String>, roster: &Roster, faults: &mut Faults) -> BTreeMap<String, Date> {
    let mut days = BTreeMap::new();
    for (name, text) in given.iter() {
        faults.under(&format!("project.{key}"), |faults| {
            let member = roster.known_member(name, faults);
            let day = Date::read(text);
            if day.is_none() {
                faults.push(fault!(NotADate, "`{text}`, given for `{name}`, is no day; write it as 2027-01-12"));
            }
            if let (Some(member), Some(day)) = (member, day) {
                days.insert(roster.name(member).to_owned(), day);
            }
        });
    }
    days
}

/// How many meetings are before a day. Notes what is no day, and one after all meetings.
fn frozen(until: &str, moments: &[Moment], faults: &mut Faults) -> usize {
    let Some(day) = Date::read(until) else {
        let fault = fault!(NotADate, "`{until}` is no day; write it as 2027-01-12");
        faults.push(fault.under("project.frozen_until"));
        return 0;
    };
    if let Some(last) = moments.last().filter(|last| last.date < day) {
        let fault = fault!(
            WrongOrder,
            "`{until}` is after the last meeting, `{last}`, so that nothing would be planned; give an earlier day, or add meetings"
        );
        faults.push(fault.under("project.frozen_until"));
    }
    moments.iter().take_while(|moment| moment.date < day).count()
}
