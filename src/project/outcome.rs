//! The answer to a project.

use super::part::Part;
use super::plan::ProjectPlan;
use crate::outcome::{ClashingRule, Conflict, Undecided};
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};

/// The answer to a project; there are three, as with an [`Outcome`](crate::Outcome).
#[derive(Debug)]
#[must_use]
pub enum ProjectOutcome {
    /// All parts are planned.
    Planned(Box<ProjectPlan>),
    /// A part cannot be planned after those before it.
    Impossible(Box<ProjectConflict>),
    /// Stopped before a part was planned or shown to be impossible.
    Undecided(Box<UndecidedPart>),
}

impl ProjectOutcome {
    /// The plan, if there is one.
    pub fn plan(self) -> Option<ProjectPlan> {
        match self {
            ProjectOutcome::Planned(plan) => Some(*plan),
            ProjectOutcome::Impossible(_) | ProjectOutcome::Undecided(_) => None,
        }
    }
}

/// Why a part cannot be planned.
#[derive(Debug)]
#[non_exhaustive]
pub struct ProjectConflict {
    /// The part.
    pub part: Part,
    /// Its rules that clash, given what was planned before.
    pub conflict: Conflict,
    /// The earlier part that leaves it no plan, as far as was tried; `None` if no earlier part is to blame.
    pub after: Option<EarlierPart>,
}

/// An earlier part that leaves a later one no plan.
#[derive(Debug)]
#[non_exhaustive]
pub struct EarlierPart {
    /// The part.
    pub part: Part,
    /// How many other plans of it that are as good were tried as well.
    pub others: usize,
    /// Its rules without any one of which a plan was found.
    pub rules: Vec<ClashingRule>,
}

/// A part on which the solve stopped.
#[derive(Debug)]
#[non_exhaustive]
pub struct UndecidedPart {
    /// The part.
    pub part: Part,
    /// What is known of it.
    pub undecided: Undecided,
}

impl UndecidedPart {
    fn heading(&self) -> String {
        format!("The solve stopped while `{}` was planned.", self.part)
    }
}

impl ProjectConflict {
    /// What stands above the conflict: of which part there is no plan, and after which.
    fn heading(&self) -> String {
        let part = self.part;
        match &self.after {
            None => format!("There is no plan for `{part}`."),
            Some(EarlierPart { part: earlier, .. }) => {
                format!("No plan was found for `{part}` after that for `{earlier}`.")
            }
        }
    }
}

/// A sentence that stands first.
fn opening(words: impl IntoIterator<Item = String>) -> Table {
    Table::new("No plan").notes(words).opening()
}

impl Presentation for ProjectConflict {
    fn title(&self) -> String {
        "No plan".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let rules = self.after.iter().flat_map(|after| &after.rules);
        let open = rules.filter_map(|rule| rule.words_for_members.clone()).collect();
        Public::fact((self.heading(), earlier_rules(open))).with(self.conflict.for_members()).map(
            |((heading, earlier), conflict)| [opening([heading])].into_iter().chain(earlier).chain(conflict).collect(),
        )
    }

    fn for_organisers(&self) -> Vec<Table> {
        let others = self.after.as_ref().filter(|after| after.others > 0);
        let others = others.map(|after| format!("{} others of equal worth were tried as well.", after.others));
        // Where no rules are known, the reason is all there is.
        let is_known = !self.conflict.rules.is_empty();
        let reason = self.conflict.reason.clone().filter(|_| !is_known);
        let reason = reason.map(|reason| format!("Of what was planned before it is left that {reason}."));
        let conflict = if is_known { self.conflict.for_organisers() } else { Vec::new() };
        let rules = self.after.iter().flat_map(|after| &after.rules);
        let earlier = earlier_rules(rules.map(|rule| rule.sentence.clone()).collect());
        let heading = opening([self.heading()].into_iter().chain(others).chain(reason));
        std::iter::once(heading).chain(earlier).chain(conflict).collect()
    }
}

/// The rules of the earlier part, if there are any.
fn earlier_rules(rules: Vec<String>) -> Option<Table> {
    Table::new("What could give way in the earlier part").notes(rules).if_any()
}

impl Presentation for ProjectOutcome {
    fn title(&self) -> String {
        match self {
            ProjectOutcome::Planned(plan) => plan.title(),
            ProjectOutcome::Impossible(conflict) => conflict.title(),
            ProjectOutcome::Undecided(reason) => reason.undecided.title(),
        }
    }

    fn event(&self) -> Option<&crate::Event> {
        match self {
            ProjectOutcome::Planned(plan) => plan.event(),
            ProjectOutcome::Impossible(_) | ProjectOutcome::Undecided(_) => None,
        }
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        match self {
            ProjectOutcome::Planned(plan) => plan.for_members(),
            ProjectOutcome::Impossible(conflict) => conflict.for_members(),
            ProjectOutcome::Undecided(reason) => Public::fact(reason.heading())
                .with(reason.undecided.for_members())
                .map(|(heading, undecided)| [opening([heading])].into_iter().chain(undecided).collect()),
        }
    }

    fn for_organisers(&self) -> Vec<Table> {
        match self {
            ProjectOutcome::Planned(plan) => plan.for_organisers(),
            ProjectOutcome::Impossible(conflict) => conflict.for_organisers(),
            ProjectOutcome::Undecided(reason) => {
                [opening([reason.heading()])].into_iter().chain(reason.undecided.for_organisers()).collect()
            }
        }
    }
}

display_for_members!(ProjectOutcome);
