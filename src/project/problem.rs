//! A project: what was given, checked.

use super::builder::ProjectBuilder;
use super::calendar::Calendar;
use super::history::{History, PastMeeting};
use super::part::Part;
use crate::event::Event;
use crate::roster::{Roster, RosterSource};
use crate::seating::Room;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A group over all its meetings: who is in it, who holds which role, who does which work, and who sits where.
#[derive(Clone)]
pub struct Project {
    pub(super) given: ProjectBuilder,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
    pub(super) roster: Arc<Roster>,
    pub(super) calendar: Calendar,
    pub(super) history: Option<History>,
    /// For each meeting its place in the history, if it was planned before.
    pub(super) past: Vec<Option<usize>>,
    /// Where the history is kept.
    pub(super) history_path: Option<PathBuf>,
    /// The parts that there are, in the order in which they are planned.
    pub(super) order: Vec<Part>,
    /// What stands at the head of pages.
    pub(super) event: Event,
}

impl Project {
    /// Starts a project with these people.
    pub fn builder(roster: &Roster) -> ProjectBuilder {
        ProjectBuilder::new(roster)
    }

    /// The builder that makes this project again, to change it.
    pub fn to_builder(&self) -> ProjectBuilder {
        let mut builder = self.given.clone();
        builder.project.roster = RosterSource::from(self.roster.clone());
        builder.past.clone_from(&self.history);
        builder
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.given.project.name
    }

    /// The people of the roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Where its history is kept, if its file says so.
    pub fn history_path(&self) -> Option<&Path> {
        self.history_path.as_deref()
    }

    /// The parts that it has, in the order in which they are planned.
    pub fn parts(&self) -> &[Part] {
        &self.order
    }

    /// When the meetings are, in order.
    pub fn dates(&self) -> impl Iterator<Item = String> {
        self.calendar.moments.iter().map(ToString::to_string)
    }

    /// When the first meeting is that is not settled; `None` if all are.
    pub fn next_meeting(&self) -> Option<String> {
        self.open().next().map(|at| self.date(at))
    }

    /// The meetings, counted from 0.
    pub(super) fn positions(&self) -> Range<usize> {
        0..self.given.meetings.len()
    }

    /// The meetings that are over or settled.
    pub(super) fn frozen(&self) -> Range<usize> {
        0..self.calendar.frozen
    }

    /// The meetings to come.
    pub(super) fn open(&self) -> Range<usize> {
        self.calendar.frozen..self.given.meetings.len()
    }

    /// A meeting as it was planned before, by its date.
    pub(super) fn past(&self, at: usize) -> Option<&PastMeeting> {
        self.history.as_ref()?.meetings.get((*self.past.get(at)?)?)
    }

    /// When a meeting is, in one form however it was written.
    pub(super) fn date(&self, at: usize) -> String {
        self.calendar.moments.get(at).map_or_else(String::new, ToString::to_string)
    }

    pub(super) fn is_supporter(&self, id: &str) -> bool {
        self.given.project.supporters.get(id).is_some()
    }

    /// Whether somebody is there at a meeting, in the room or online. Of a meeting that is settled the history says so.
    pub(super) fn is_there(&self, at: usize, id: &str) -> bool {
        let named = |named: &String| named == id;
        let takes_part = self.calendar.date(at).is_some_and(|day| self.calendar.takes_part(id, day));
        let settled = self.past(at).filter(|_| at < self.calendar.frozen);
        let of_turns = settled.and_then(|past| past.turns.as_ref()).map(|turns| turns.absent.as_slice());
        let of_tables = settled.and_then(|past| past.tables.first()).map(|round| round.absent.as_slice());
        let of_seats = settled.and_then(|past| past.seats.as_ref()).map(|seats| seats.absent());
        let absent = of_turns.or(of_tables).or(of_seats).unwrap_or(&self.given.meetings[at].absent);
        takes_part && !absent.iter().any(named)
    }

    pub(super) fn is_online(&self, at: usize, id: &str) -> bool {
        self.given.meetings[at].online.iter().any(|named| named == id)
    }

    /// The room of a meeting, if it has one that there is.
    pub(super) fn room(&self, at: usize) -> Option<&Room> {
        self.given.rooms.get(self.given.meetings[at].room.as_ref()?)
    }
}

/// Tells of nobody.
impl std::fmt::Debug for Project {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Project").field("name", &self.name()).finish_non_exhaustive()
    }
}
