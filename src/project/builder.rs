//! A project under construction, and as it stands in a file.

use super::history::History;
use super::meeting::Meeting;
use super::moment::Moment;
use super::money::Money;
use super::part::Part;
use super::role::ProjectRole;
use crate::composition::CompositionBuilder;
use crate::error::InputFault;
use crate::roster::RosterSource;
use crate::roster::pairs::Pairs;
use crate::rota::RotaBuilder;
use crate::rounds::RoundsBuilder;
use crate::seating::{Room, SeatingBuilder};
use crate::shares::SharesBuilder;
use serde::{Deserialize, Serialize};

/// What the group is called in its own problem.
pub(super) const GROUP: &str = "group";

/// A project under construction; see [`Project::builder`](crate::Project::builder).
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[must_use]
pub struct ProjectBuilder {
    pub(super) project: About,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) meetings: Vec<Meeting>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<ProjectRole>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) rooms: Pairs<Room>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) money: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<CompositionBuilder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rota: Option<RotaBuilder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) work: Option<SharesBuilder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tables: Option<RoundsBuilder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seating: Option<SeatingBuilder>,
    /// What was planned before.
    #[serde(skip)]
    pub(super) past: Option<History>,
    /// What those who organise should look at in its file.
    #[serde(skip)]
    pub(super) remarks: Vec<InputFault>,
}

/// What a project is, and who takes part when.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "project", deny_unknown_fields)]
pub(super) struct About {
    #[serde(default = "usual_name")]
    pub(super) name: String,
    pub(super) roster: RosterSource,
    /// Nothing before this day changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) frozen_until: Option<String>,
    /// The path of the file in which it is kept what was planned, relative to the project file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) history: Option<String>,
    /// Which part is planned first, and which after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) order: Option<Vec<Part>>,
    /// By member, the first day of those who join later.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) joined: Pairs<String>,
    /// By member, the first day on which they are no longer there.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) left: Pairs<String>,
    /// By supporter, whom they come along with.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) supporters: Pairs<String>,
}

fn usual_name() -> String {
    "Project".to_owned()
}

/// A setter of a part: it changes the builder of the part, which is new at first.
macro_rules! part {
    ($part:ident, $builder:ident, $what:literal) => {
        #[doc = $what]
        pub fn $part(mut self, ask: impl FnOnce($builder) -> $builder) -> Self {
            let part = self.$part.take().unwrap_or_else(|| $builder::new(self.project.roster.clone()));
            self.$part = Some(ask(part));
            self
        }
    };
}

impl ProjectBuilder {
    pub(super) fn new(roster: impl Into<RosterSource>) -> ProjectBuilder {
        ProjectBuilder {
            project: About {
                name: usual_name(),
                roster: roster.into(),
                frozen_until: None,
                history: None,
                order: None,
                joined: Pairs::default(),
                left: Pairs::default(),
                supporters: Pairs::default(),
            },
            meetings: Vec::new(),
            roles: Vec::new(),
            rooms: Pairs::default(),
            money: None,
            group: None,
            rota: None,
            work: None,
            tables: None,
            seating: None,
            past: None,
            remarks: Vec::new(),
        }
    }

    /// The same project with what those who organise should look at in its file.
    pub(crate) fn remarking(mut self, remarks: impl IntoIterator<Item = InputFault>) -> Self {
        self.remarks.extend(remarks);
        self
    }

    /// What the project is called.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.project.name = name.into();
        self
    }

    /// Nothing before this day, `2027-02-01`, changes: it stays as the history has it. What was announced for later
    /// changes as little as can be.
    pub fn frozen_until(mut self, day: impl Into<String>) -> Self {
        self.project.frozen_until = Some(day.into());
        self
    }

    /// What was planned before, as [`ProjectPlan::history`](crate::ProjectPlan::history) gives it.
    pub fn history(mut self, history: History) -> Self {
        self.past = Some(history);
        self
    }

    /// Which part is planned first, and which after: what comes first is given to what comes later, and is not changed
    /// for it unless it leaves no plan. Parts that are not named come last, in the usual order.
    pub fn order(mut self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.project.order = Some(parts.into_iter().collect());
        self
    }

    /// This member joins on a day, `2027-05-01`.
    pub fn joins(mut self, member: impl Into<String>, day: impl Into<String>) -> Self {
        *self.project.joined.entry(member.into()) = day.into();
        self
    }

    /// This member is there until a day, `2027-03-10`, and from that day on no longer.
    pub fn leaves(mut self, member: impl Into<String>, day: impl Into<String>) -> Self {
        *self.project.left.entry(member.into()) = day.into();
        self
    }

    /// This supporter of a member has a seat beside them wherever the member has one, and no other part.
    pub fn supports(mut self, supporter: impl Into<String>, member: impl Into<String>) -> Self {
        *self.project.supporters.entry(supporter.into()) = member.into();
        self
    }

    /// Adds a meeting; meetings are given in their order.
    pub fn meeting(mut self, meeting: Meeting) -> Self {
        self.meetings.push(meeting);
        self
    }

    /// Somebody is not there at the meetings of a date, a day or a day with a time. Nothing happens if there are none.
    pub fn away(mut self, member: impl Into<String>, date: &str) -> Self {
        let (member, moment) = (member.into(), Moment::read(date));
        let same =
            |meeting: &Meeting| meeting.date == date || moment.is_some() && Moment::read(&meeting.date) == moment;
        for meeting in self.meetings.iter_mut().filter(|meeting| same(meeting) && !meeting.absent.contains(&member)) {
            meeting.absent.push(member.clone());
        }
        self
    }

    /// Adds a role.
    pub fn role(mut self, role: ProjectRole) -> Self {
        self.roles.push(role);
        self
    }

    /// Adds a room by its name.
    pub fn room(mut self, name: impl Into<String>, room: Room) -> Self {
        let name = name.into();
        let others = self.rooms.iter().filter(|(known, _)| *known != name);
        let mut rooms = Pairs::default();
        others.for_each(|(known, room)| rooms.push(known.to_owned(), room.clone()));
        rooms.push(name, room);
        self.rooms = rooms;
        self
    }

    /// What money there is, and what attending is paid.
    pub fn money(mut self, money: Money) -> Self {
        self.money = Some(money);
        self
    }

    /// Not everybody takes part: a group of this size is selected, as `ask` says.
    pub fn group(mut self, size: usize, ask: impl FnOnce(CompositionBuilder) -> CompositionBuilder) -> Self {
        let group = CompositionBuilder::new(self.project.roster.clone()).group(GROUP, size).select();
        self.group = Some(ask(group));
        self
    }

    part!(
        rota,
        RotaBuilder,
        "What is asked of who holds which role. Without it, shares of roles are fair, and turns lie apart."
    );
    part!(
        work,
        SharesBuilder,
        "What work there is, with months as periods, on which terms people take part, and what is asked of how it is shared."
    );
    part!(
        tables,
        RoundsBuilder,
        "What is asked of the tables of small groups. Without it, people meet as many others as they can."
    );
    part!(seating, SeatingBuilder, "What is asked of seats. Without it, neighbours are new from meeting to meeting.");
}
