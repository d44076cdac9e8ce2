//! The rules of shares, one small file each: the user's words, whether what they name is there, and their lowering to
//! counts, with the definition for the check in a file of its own. Here is the list of them; `made` has how each is
//! made in code.

mod as_announced;
mod budget;
mod conflict_of_interest;
mod earnings;
mod even;
mod everyone_has_a_piece;
mod everyone_on_piece;
mod leads_over;
mod learnt_before;
mod least_burden;
mod made;
mod most_decisions;
mod needs_met;
mod no_unpaid_work;
mod nominations;
mod on_decision;
mod on_piece;
mod once_a_piece;
mod one_person;
mod output_leads_over;
mod prelude;
mod skills_held;
mod taught_once;
mod teach_and_learn;
mod training_budget;
mod training_places;
mod within;

use super::sharing_rule::SharingRule;
use crate::roster::RosterName;
use crate::rules::registry::{Registry, rules};
use crate::rules::rule::{About, RuleKind, RuleOf};
use as_announced::SharesAsAnnounced;
use budget::{Budget, BudgetEachPeriod};
use conflict_of_interest::ConflictOfInterest;
use earnings::Earnings;
use even::{EvenBurdens, EvenChores, EvenDecisions, EvenHours, EvenLearning, EvenOutputs};
use everyone_has_a_piece::EveryoneHasAPiece;
use everyone_on_piece::{EveryoneHasSkill, EveryoneHoldsTag};
use leads_over::LeadsOver;
use least_burden::LeastBurden;
use most_decisions::MostDecisions;
use no_unpaid_work::NoUnpaidWork;
use nominations::Nominations;
use on_decision::{DoesNotLead, LeadsDecision};
use on_piece::{DoesNotTake, Leads, Takes};
use one_person::OnePerson;
use output_leads_over::OutputLeadsOver;
use serde::{Deserialize, Serialize};
use skills_held::SkillsHeld;
use teach_and_learn::TeachAndLearn;
use training_budget::TrainingBudget;
use within::WithinOffers;

pub(super) use learnt_before::LearntBefore;
pub(super) use needs_met::NeedsMet;
pub(super) use once_a_piece::OnceAPiece;
pub(super) use taught_once::TaughtOnce;
pub(super) use training_places::TrainingPlaces;
pub(super) use within::WithinCaps;

rules! {
    /// All rules of shares.
    pub(super) enum ShareRules: SharingRule {
        "everyone_has_a_piece" => EveryoneHasAPiece,
        "within_caps" => WithinCaps,
        "within_offers" => WithinOffers,
        "even_hours" => EvenHours,
        "even_chores" => EvenChores,
        "even_outputs" => EvenOutputs,
        "even_learning" => EvenLearning,
        "even_decisions" => EvenDecisions,
        "even_burdens" => EvenBurdens (private),
        "least_burden" => LeastBurden (private),
        "output_leads_over" => OutputLeadsOver,
        "no_unpaid_work" => NoUnpaidWork,
        "budget" => Budget,
        "budget_each_period" => BudgetEachPeriod,
        "training_budget" => TrainingBudget,
        "earnings" => Earnings (private),
        "teach_and_learn" => TeachAndLearn,
        "skills_held" => SkillsHeld,
        "leads_over" => LeadsOver,
        "most_decisions" => MostDecisions,
        "conflict_of_interest" => ConflictOfInterest,
        "leads_decision" => LeadsDecision,
        "does_not_lead" => DoesNotLead,
        "leads" => Leads,
        "takes" => Takes,
        "does_not_take" => DoesNotTake,
        "everyone_has_skill" => EveryoneHasSkill,
        "everyone_holds_tag" => EveryoneHoldsTag,
        "one_person" => OnePerson,
        "nominations" => Nominations (private),
        "as_announced" => SharesAsAnnounced,
        "once_a_piece" => OnceAPiece,
        "needs_met" => NeedsMet,
        "learnt_before" => LearntBefore,
        "training_places" => TrainingPlaces,
        "taught_once" => TaughtOnce,
    }
}

/// The rules of shares.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ShareKind(pub(super) ShareRules);

impl ShareKind {
    /// The member who is too close to decisions, and their topic, if it is such a rule.
    pub(crate) fn conflict_of_interest(&self) -> Option<(&str, &str)> {
        match &self.0 {
            ShareRules::ConflictOfInterest(of) => Some((&of.member, &of.topic)),
            _ => None,
        }
    }
}

impl RuleKind for ShareKind {
    const KEYS: &'static [&'static str] = &["require", "prefer", "tier", "weight", "private", "for_whom"];
    const PRIVATE: &'static [&'static str] = ShareRules::PRIVATE;

    fn words(&self, about: &About) -> String {
        let words = self.0.get().words();
        match &about.for_whom {
            Some(people) => format!("{words}, for {people}"),
            None => words,
        }
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        self.0.get().names()
    }

    fn is_private(&self) -> bool {
        self.0.is_private()
    }
}

/// Something that is asked of who does which work, who learns and teaches what, and who leads which decision.
///
/// Amounts are in the smallest unit of the currency, such as pence or cents; periods are counted from 1.
///
/// ```
/// use roundtable::ShareRule;
///
/// let budget = ShareRule::budget(500_000).for_whom("people paid by the session");
/// assert_eq!(budget.to_string(), "pay for all work and mentoring is 500000 at most, for people paid by the session");
/// // What somebody may earn is private unless it is said to be public.
/// assert_eq!(ShareRule::earnings("ana", 40_000, 3).words_for_members(), "a private need of a member");
/// ```
pub type ShareRule = RuleOf<ShareKind>;
