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
    /// The earlier part that leaves it no plan; `None` if there is no plan whatever is planned before.
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

impl ProjectConflict {
    /// What stands above the conflict, without the earlier part's rules.
    fn heading(&self) -> Table {
        let part = self.part;
        let words = match &self.after {
            None => format!("There is no plan for `{part}`, whatever the other parts are."),
            Some(EarlierPart { part: earlier, others: 0, .. }) => {
                format!("There is no plan for `{part}` after that for `{earlier}`.")
            }
            Some(EarlierPart { part: earlier, others, .. }) => format!(
                "There is no plan for `{part}` after that for `{earlier}`; {others} others of equal worth were tried."
            ),
        };
        Table::new("No plan").notes([words]).opening()
    }
}

impl Presentation for ProjectConflict {
    fn title(&self) -> String {
        "No plan".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let rules = self.after.iter().flat_map(|after| &after.rules);
        let open = rules.filter_map(|rule| rule.words_for_members.clone()).collect();
        Public::fact((self.heading(), earlier_rules(open)))
            .with(self.conflict.for_members())
            .map(|((heading, earlier), conflict)| std::iter::once(heading).chain(earlier).chain(conflict).collect())
    }

    fn for_organisers(&self) -> Vec<Table> {
        let rules = self.after.iter().flat_map(|after| &after.rules);
        let earlier = earlier_rules(rules.map(|rule| rule.sentence.clone()).collect());
        std::iter::once(self.heading()).chain(earlier).chain(self.conflict.for_organisers()).collect()
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
            ProjectOutcome::Undecided(reason) => reason.undecided.for_members(),
        }
    }

    fn for_organisers(&self) -> Vec<Table> {
        match self {
            ProjectOutcome::Planned(plan) => plan.for_organisers(),
            ProjectOutcome::Impossible(conflict) => conflict.for_organisers(),
            ProjectOutcome::Undecided(reason) => reason.undecided.for_organisers(),
        }
    }
}

display_for_members!(ProjectOutcome);
