//! Rules of shares, one small file each: the user's words, and whether what they name is there.

mod across;
mod budget;
mod conflict_of_interest;
mod earnings;
mod even;
mod most_decisions;
mod on_piece;
mod skills_held;
mod usual;

pub(super) use across::Across;
pub(super) use budget::{Budget, Most};
pub(super) use conflict_of_interest::ConflictOfInterest;
pub(super) use earnings::Earnings;
pub(super) use even::{Even, EvenOf};
pub(super) use most_decisions::MostDecisions;
pub(super) use on_piece::OnPiece;
pub(super) use skills_held::SkillsHeld;
pub(super) use usual::{add_usual, check_rules};

use super::rule::ShareRules;
use super::scene::Scene;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::roster::Roster;
use crate::roster::names::nearest;

/// What rules can name.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) roster: &'a Roster,
    pub(super) scene: &'a Scene,
}

impl Known<'_> {
    /// Somebody who takes part, by their id.
    pub(super) fn person(&self, id: &str) -> Result<usize, InputFault> {
        let member = self.roster.member(id)?;
        let person = self.scene.person(member);
        person.ok_or_else(|| {
            let member = id.to_owned();
            InputFault::not_taking_part(member)
        })
    }

    /// A piece of work by its name.
    pub(super) fn piece(&self, name: &str) -> Result<usize, InputFault> {
        let names = self.scene.pieces.iter().map(|piece| piece.name.as_str());
        position(Noun::Piece, name, names)
    }

    /// A skill by its name.
    pub(super) fn skill(&self, name: &str) -> Result<usize, InputFault> {
        let names = self.scene.skills.iter().map(String::as_str);
        position(Noun::Skill, name, names)
    }

    /// The decisions on a topic, and the one of this name.
    pub(super) fn decisions(&self, topic: &str) -> Result<Vec<usize>, InputFault> {
        let decisions = &self.scene.decisions;
        let meant = |&at: &usize| decisions[at].is_about(topic);
        let found: Vec<usize> = (0..decisions.len()).filter(meant).collect();
        match found.is_empty() {
            false => Ok(found),
            true => {
                let topics = decisions.iter().filter_map(|it| it.topic.as_deref());
                let names = decisions.iter().map(|it| it.name.as_str());
                Err(unknown(Noun::Topic, topic, topics.chain(names)))
            }
        }
    }
}

/// The position of a name among those that there are.
pub(super) fn position<'a>(
    what: Noun,
    name: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, InputFault> {
    let all = known.clone();
    let found = known.position(|known| known == name);
    found.ok_or_else(|| unknown(what, name, all))
}

fn unknown<'a>(what: Noun, name: &str, known: impl Iterator<Item = &'a str>) -> InputFault {
    let fault = InputFault::unknown(what, name, nearest(name, known));
    fault
}

impl ShareRules {
    /// Notes what the rule names and is not there, and numbers that it cannot have. `required`: whether it must hold.
    pub(super) fn check(&self, required: bool, known: &Known<'_>, faults: &mut Faults) {
        match self {
            ShareRules::EveryoneHasAPiece {}
            | ShareRules::WithinCaps {}
            | ShareRules::WithinOffers {}
            | ShareRules::NoUnpaidWork {}
            | ShareRules::TeachAndLearn {} => {}
            ShareRules::Even(_) if required => faults.push(InputFault::only_preferred()),
            ShareRules::Even(_) => {}
            ShareRules::OutputLeads(kind) | ShareRules::LeadBackgrounds(kind) => {
                kind.check(known, faults);
            }
            ShareRules::Budget(kind) => kind.check(known, faults),
            ShareRules::BudgetEachPeriod(kind) | ShareRules::TrainingBudget(kind) => {
                kind.check(faults);
            }
            ShareRules::Earnings(kind) => kind.check(known, faults),
            ShareRules::SkillsHeld(kind) => kind.check(known, faults),
            ShareRules::MostDecisions(kind) => kind.check(known, faults),
            ShareRules::ConflictOfInterest(kind) => kind.check(known, faults),
            ShareRules::Leads(kind) => kind.check(true, known, faults),
            ShareRules::Takes(kind) | ShareRules::DoesNotTake(kind) => {
                kind.check(false, known, faults);
            }
            ShareRules::OnceAPiece {}
            | ShareRules::NeedsMet {}
            | ShareRules::LearntBefore {}
            | ShareRules::TrainingPlaces {}
            | ShareRules::TaughtOnce {} => {
                if !required {
                    faults.push(fault!(OnlyRequired, "it holds in every plan; leave it out, or require it"));
                }
            }
        }
    }
}
