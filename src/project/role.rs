//! The roles of a project.

use crate::rota::{Mode, Role};
use serde::{Deserialize, Serialize};

/// A role at the meetings of a project: as a [`Role`] of a rota, with what a turn takes beside, and where its holder
/// sits.
///
/// ```
/// use roundtable::ProjectRole;
///
/// let chair = ProjectRole::new("chair").burden(2).prepare_hours(3.0).not_on_seats_with("head");
/// let facilitator = ProjectRole::new("facilitator").at_each_table();
/// assert_eq!(chair.name(), "chair");
/// # let _ = facilitator;
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "project_role", deny_unknown_fields)]
#[must_use]
pub struct ProjectRole {
    pub(super) name: String,
    /// How many hold it at a meeting.
    #[serde(default = "one")]
    places: usize,
    /// How much a turn weighs beside turns in other roles.
    #[serde(default = "usual_burden")]
    burden: i64,
    /// People that it needs: its other places may stay open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    needs: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    /// Hours that a turn takes beside the meeting: work, and paid as such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) prepare_hours: Option<f64>,
    #[serde(default, skip_serializing_if = "SeatOfRole::is_any")]
    pub(super) seat: SeatOfRole,
    /// Whether who holds it presides: nobody does over a decision that they are too close to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) presides: bool,
    /// Trainings whose attendance makes somebody experienced in it, for the meetings in later months.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) learnt_at: Vec<String>,
    /// Whether there is one at each table of small groups, and none where there are no small groups.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) each_table: bool,
}

/// On which seats a role may be held, by features of seats.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SeatOfRole {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) needs: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) not: Vec<String>,
}

impl SeatOfRole {
    pub(super) fn is_any(&self) -> bool {
        self.needs.is_empty() && self.not.is_empty()
    }
}

fn one() -> usize {
    1
}

fn usual_burden() -> i64 {
    1
}

impl ProjectRole {
    /// A role that one person holds at every meeting.
    pub fn new(name: impl Into<String>) -> ProjectRole {
        ProjectRole {
            name: name.into(),
            places: one(),
            burden: usual_burden(),
            needs: None,
            mode: None,
            prepare_hours: None,
            seat: SeatOfRole::default(),
            presides: false,
            learnt_at: Vec::new(),
            each_table: false,
        }
    }

    /// How many people hold it at a meeting.
    pub fn places(mut self, places: usize) -> ProjectRole {
        self.places = places;
        self
    }

    /// How much a turn weighs beside turns in other roles; not negative.
    pub fn burden(mut self, burden: i64) -> ProjectRole {
        self.burden = burden;
        self
    }

    /// How many people it needs: its other places may stay open.
    pub fn needs(mut self, people: usize) -> ProjectRole {
        self.needs = Some(people);
        self
    }

    /// Held only by somebody who is in the room.
    pub fn in_the_room(mut self) -> ProjectRole {
        self.mode = Some(Mode::InTheRoom);
        self
    }

    /// Held only by somebody who takes part online.
    pub fn online(mut self) -> ProjectRole {
        self.mode = Some(Mode::Online);
        self
    }

    /// Hours that a turn takes beside the meeting: they count as work, and are paid as such.
    pub fn prepare_hours(mut self, hours: f64) -> ProjectRole {
        self.prepare_hours = Some(hours);
        self
    }

    /// Its holder sits on a seat with this feature: who takes minutes by the socket.
    pub fn on_seats_with(mut self, feature: impl Into<String>) -> ProjectRole {
        self.seat.needs.push(feature.into());
        self
    }

    /// Its holder does not sit on a seat with this feature: the chair not at the head.
    pub fn not_on_seats_with(mut self, feature: impl Into<String>) -> ProjectRole {
        self.seat.not.push(feature.into());
        self
    }

    /// Who holds it presides over what is decided: who has a
    /// [conflict of interest](crate::ShareRule::conflict_of_interest) with a decision does not hold it where that is
    /// taken.
    pub fn presides(mut self) -> ProjectRole {
        self.presides = true;
        self
    }

    /// Who attends this training of the project's work knows the role at meetings in later months.
    pub fn learnt_at(mut self, training: impl Into<String>) -> ProjectRole {
        self.learnt_at.push(training.into());
        self
    }

    /// One at each table of small groups; it rests at meetings without them.
    pub fn at_each_table(mut self) -> ProjectRole {
        self.each_table = true;
        self
    }

    /// Name of the role.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The role of the rota, with its places at meetings, counted from 0, that have a number of their own.
    pub(super) fn of_rota(&self, places_at: impl IntoIterator<Item = (usize, usize)>) -> Role {
        let mut role = Role::new(&self.name, self.places).burden(self.burden);
        if let Some(people) = self.needs {
            role = role.needs(people);
        }
        role = match self.mode {
            Some(Mode::InTheRoom) => role.in_the_room(),
            Some(Mode::Online) => role.online(),
            None if self.each_table => role.in_the_room(),
            None => role,
        };
        places_at.into_iter().fold(role, |role, (at, places)| role.places_in(at + 1, places))
    }
}
