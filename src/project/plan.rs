//! A project that is planned.

use super::Project;
use super::history::{History, PastMeeting};
use super::parts::Parts;
use super::stages;
use crate::composition::{Composition, CompositionPlan};
use crate::outcome::Solution;
use crate::rota::{Rota, RotaPlan};
use crate::rounds::{Rounds, RoundsPlan};
use crate::seating::{Seating, SeatingPlan};
use crate::shares::{Shares, SharesPlan};
use crate::table::{Audience, Table, text};
use std::fmt;
use std::sync::OnceLock;

/// A project with all its parts planned.
///
/// `Display` and `Debug` are for members. Everything else here is for those who organise, but for what
/// [`Presentation::for_members`](crate::table::Presentation::for_members) and [`PersonPlan`](crate::PersonPlan) say.
pub struct ProjectPlan {
    pub(super) project: Project,
    pub(super) parts: Parts,
    /// How many other groups that are as good were tried.
    pub(super) others: usize,
    /// Who could take whose place, looked for when it is first asked for.
    pub(super) standing_in: OnceLock<Option<Table>>,
}

/// Gives the answer, and the problem, of a part.
macro_rules! part {
    ($field:ident, $plan:ty, $problem_of:ident, $problem:ty, $what:literal) => {
        #[doc = concat!($what, "; `None` if the project has no such part.")]
        pub fn $field(&self) -> Option<&Solution<$plan>> {
            self.parts.$field.as_ref().map(|part| &part.solution)
        }

        #[doc = concat!("The problem to which [`", stringify!($field), "`](ProjectPlan::", stringify!($field), ") is the answer, with all that came before it.")]
        pub fn $problem_of(&self) -> Option<&$problem> {
            self.parts.$field.as_ref().map(|part| &part.problem)
        }
    };
}

impl ProjectPlan {
    pub(super) fn new(project: Project, parts: Parts, others: usize) -> ProjectPlan {
        ProjectPlan { project, parts, others, standing_in: OnceLock::new() }
    }

    part!(group, CompositionPlan, group_problem, Composition, "Who is in the group");
    part!(rota, RotaPlan, rota_problem, Rota, "Who holds which role at which meeting");
    part!(work, SharesPlan, work_problem, Shares, "Who does which work, learns and leads what");
    part!(tables, RoundsPlan, tables_problem, Rounds, "Who sits at which table of small groups");
    part!(seating, SeatingPlan, seating_problem, Seating, "Who sits where at the meetings that have a room");

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// What the next run has to know: what is planned, which by then is announced.
    pub fn history(&self) -> History {
        let mut history = History::new(self.project.name());
        history.group = self.parts.selected().map(|ids| ids.into_iter().map(str::to_owned).collect());
        history.work = self.work().map(|work| work.plan.clone());
        let (rounds, seated) = (stages::round_meetings(&self.project), stages::seated(&self.project));
        let meeting = |at: usize| {
            let tables = self.tables().into_iter().flat_map(|tables| tables.plan.rounds().iter().zip(&rounds));
            let seats = self.seating().and_then(|seating| {
                let number = seated.iter().position(|seated| *seated == at)?;
                seating.plan.meetings().get(number).cloned()
            });
            PastMeeting {
                date: self.project.date(at),
                turns: self.rota().map(|rota| rota.plan.meetings()[at].clone()),
                tables: tables.filter(|(_, meeting)| **meeting == at).map(|(round, _)| round.clone()).collect(),
                seats,
            }
        };
        history.meetings = self.project.positions().map(meeting).collect();
        history
    }
}

impl fmt::Debug for ProjectPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(self, Audience::Members))
    }
}
