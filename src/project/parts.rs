//! The parts of a project that are planned so far.

use super::part::Part;
use crate::composition::Composition;
use crate::outcome::{Certificate, ClashingRule, Solution};
use crate::problem::Problem;
use crate::rota::Rota;
use crate::rounds::Rounds;
use crate::seating::Seating;
use crate::shares::Shares;
use crate::tier::Tier;
use std::collections::BTreeSet;

/// A part that is planned: the problem that was made for it, and the answer.
pub(super) struct PlannedPart<P: Problem> {
    pub(super) problem: P,
    pub(super) solution: Solution<P::Plan>,
    /// The numbers of the rules that rest, from 1.
    pub(super) rested: BTreeSet<usize>,
    /// Rules that rest as they name somebody who is not in the group, and such as give way, for those who organise.
    pub(super) resting: Vec<String>,
}

impl<P: Problem + Clone> Clone for PlannedPart<P>
where
    P::Plan: Clone,
{
    fn clone(&self) -> Self {
        let PlannedPart { problem, solution, rested, resting } = self;
        let (rested, resting) = (rested.clone(), resting.clone());
        PlannedPart { problem: problem.clone(), solution: solution.clone(), rested, resting }
    }
}

/// What is planned; a part that the project does not have, or that comes later, is `None`.
#[derive(Clone, Default)]
pub(super) struct Parts {
    pub(super) group: Option<PlannedPart<Composition>>,
    pub(super) rota: Option<PlannedPart<Rota>>,
    pub(super) work: Option<PlannedPart<Shares>>,
    pub(super) tables: Option<PlannedPart<Rounds>>,
    pub(super) seating: Option<PlannedPart<Seating>>,
}

/// Something that is said alike of whichever part it is: the parts have no type in common.
macro_rules! of_part {
    ($parts:expr, $part:expr, $planned:ident => $say:expr) => {
        match $part {
            Part::Group => {
                let $planned = &$parts.group;
                $say
            }
            Part::Rota => {
                let $planned = &$parts.rota;
                $say
            }
            Part::Work => {
                let $planned = &$parts.work;
                $say
            }
            Part::Tables => {
                let $planned = &$parts.tables;
                $say
            }
            Part::Seating => {
                let $planned = &$parts.seating;
                $say
            }
        }
    };
}
pub(super) use of_part;

impl Parts {
    /// Ids of those who were selected; `None` if the project selects nobody.
    pub(super) fn selected(&self) -> Option<Vec<&str>> {
        let group = self.group.as_ref()?.solution.plan.groups().first()?;
        Some(group.members.iter().map(|member| member.id.as_str()).collect())
    }

    /// How good a part is, tier by tier; nothing for what is not planned.
    pub(super) fn certificate(&self, part: Part) -> &[Certificate] {
        fn of<P: Problem>(part: &Option<PlannedPart<P>>) -> &[Certificate] {
            part.as_ref().map_or(&[], |part| &part.solution.certificate)
        }
        of_part!(self, part, planned => of(planned))
    }

    /// How many rules a part has in a tier.
    pub(super) fn rules_in(&self, part: Part, tier: Tier) -> usize {
        of_part!(self, part, planned => planned.as_ref().map_or(0, |of| {
            of.problem.rules().filter(|(of, _)| *of == tier).count()
        }))
    }

    /// The required rules of a part that were given, with their numbers from 1.
    pub(super) fn required(&self, part: Part) -> Vec<(usize, ClashingRule)> {
        fn of<P: Problem>(part: &Option<PlannedPart<P>>) -> Vec<(usize, ClashingRule)> {
            let Some(PlannedPart { problem, rested, .. }) = part else { return Vec::new() };
            let words = problem.required().into_iter().map(|rule| problem.rule_words(rule));
            // Numbers count the rules that rest as well.
            let given = |number: usize| (1..).filter(|at| !rested.contains(at)).nth(number.checked_sub(1)?);
            words.filter_map(|words| Some((given(words.rule?)?, words))).collect()
        }
        of_part!(self, part, planned => of(planned))
    }

    /// The same without this part.
    pub(super) fn forget(&mut self, part: Part) {
        match part {
            Part::Group => self.group = None,
            Part::Rota => self.rota = None,
            Part::Work => self.work = None,
            Part::Tables => self.tables = None,
            Part::Seating => self.seating = None,
        }
    }
}
