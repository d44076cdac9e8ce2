//! The meetings of a project.

use serde::{Deserialize, Serialize};

/// A meeting of a project: when and where it is, who is not there, and what is done at it.
///
/// ```
/// use roundtable::Meeting;
///
/// let meeting = Meeting::new("2027-01-12 10:00").hours(2.0).room("ring").absent("dana").decides("the budget");
/// assert_eq!(meeting.date(), "2027-01-12 10:00");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "project_meeting", deny_unknown_fields)]
#[must_use]
pub struct Meeting {
    pub(super) date: String,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hours: Option<f64>,
    /// The name of a room; without one nobody is seated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<String>,
    /// Ids of members who are not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) absent: Vec<String>,
    /// Ids of members who take part online.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) online: Vec<String>,
    /// Work in small groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) small_groups: Option<SmallGroups>,
    /// Roles that nobody holds here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rests: Vec<String>,
    /// Decisions that are taken here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) decides: Vec<String>,
}

/// Small groups at a meeting: even tables that take all who are there, for one round or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SmallGroups {
    pub(super) tables: usize,
    #[serde(default = "one")]
    pub(super) rounds: usize,
}

fn one() -> usize {
    1
}

impl Meeting {
    /// A meeting on a day, `2027-01-12`, or at a time of it, `2027-01-12 10:00`.
    pub fn new(date: impl Into<String>) -> Meeting {
        Meeting {
            date: date.into(),
            hours: None,
            room: None,
            absent: Vec::new(),
            online: Vec::new(),
            small_groups: None,
            rests: Vec::new(),
            decides: Vec::new(),
        }
    }

    /// How long it takes; a whole number of minutes. What attending is paid goes by it.
    pub fn hours(mut self, hours: f64) -> Meeting {
        self.hours = Some(hours);
        self
    }

    /// Where it is, by the name of a room of the project: everybody who is there, and not online, has a seat.
    pub fn room(mut self, name: impl Into<String>) -> Meeting {
        self.room = Some(name.into());
        self
    }

    /// This member is not there.
    pub fn absent(mut self, member: impl Into<String>) -> Meeting {
        self.absent.push(member.into());
        self
    }

    /// This member takes part online, and has no seat.
    pub fn online(mut self, member: impl Into<String>) -> Meeting {
        self.online.push(member.into());
        self
    }

    /// Those who are there, and not online, sit at so many even tables, for so many rounds.
    pub fn small_groups(mut self, tables: usize, rounds: usize) -> Meeting {
        self.small_groups = Some(SmallGroups { tables, rounds });
        self
    }

    /// Nobody holds this role here.
    pub fn rests(mut self, role: impl Into<String>) -> Meeting {
        self.rests.push(role.into());
        self
    }

    /// This decision is taken here: those who lead it are there.
    pub fn decides(mut self, decision: impl Into<String>) -> Meeting {
        self.decides.push(decision.into());
        self
    }

    /// When it is.
    pub fn date(&self) -> &str {
        &self.date
    }
}
