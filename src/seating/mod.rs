//! Who sits where, over meetings: no background fills one corner of the room, and nobody owns the head of the table.
//!
//! ```
//! use roundtable::{Member, Outcome, Room, Roster, SeatRule, Seating, Solver, Tier};
//!
//! let people = ["ana", "bo", "chidi", "dana", "emre", "farah"];
//! let roster = Roster::new(people.map(|id| {
//!     Member::new(id).tag("background", if id < "d" { "practitioner" } else { "researcher" })
//! }))?;
//! let problem = Seating::builder(&roster)
//!     .room(Room::round_table(6).feature("step-free", ["1", "2"]))
//!     .meetings(2)
//!     .require(SeatRule::needs("bo", ["step-free"]))
//!     .prefer(Tier(1), SeatRule::mix("background"))
//!     .prefer(Tier(2), SeatRule::new_neighbours())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("everybody has a seat") };
//! assert_eq!(solution.certificate[1].cost, 0);
//! assert_eq!(solution.plan.meetings()[0].seats().count(), 6);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod builder;
mod check;
mod conflict;
mod lower;
mod meeting;
mod mixing;
mod pins;
mod plan;
mod room;
mod rule;
mod rules;
mod tables;
mod told;
mod validate;
mod venue;
#[cfg(feature = "report")]
mod view;

pub use builder::SeatingBuilder;
pub use plan::{PlannedMeeting, SeatingPlan};
#[cfg(feature = "report")]
pub(crate) use room::NO_TABLE;
pub use room::{Room, Seat};
pub use rule::SeatRule;

use crate::error::Faults;
use crate::model::{Assignment, Model, RuleId};
use crate::outcome::{ClashingRule, TierCost};
use crate::periods::Periods;
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem, sealed::Sealed, tier_costs};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::entry::required;
use crate::rules::{RuleEntry, Tier};
use lower::{LoweredSeating, Source};
use meeting::Meeting;
use rule::SeatKind;
use std::fmt;
use std::sync::Arc;
use venue::Venue;

/// Seats to be taken by members of a roster, at one meeting or several, and the rules for them.
#[derive(Clone)]
pub struct Seating {
    roster: Arc<Roster>,
    /// The roster in which supporters bring nothing.
    counted: Arc<Roster>,
    /// What was given, but for the rules.
    given: SeatingBuilder,
    meetings: Arc<[Meeting]>,
    asked: Vec<RuleEntry<SeatKind>>,
    supporters: Vec<MemberId>,
    hats: Option<DimensionId>,
    /// Who met before are those who were neighbours.
    periods: Periods,
    lowered: LoweredSeating,
    /// For the measures of plans.
    venue: Arc<Venue>,
}

impl Seating {
    /// Starts seating for members of this roster: one meeting, in a room that is still to be given.
    pub fn builder(roster: &Roster) -> SeatingBuilder {
        SeatingBuilder::new(roster)
    }

    /// The builder that makes this problem again, to change it or to write it to a file.
    pub fn to_builder(&self) -> SeatingBuilder {
        SeatingBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Number of meetings, with those that are fixed.
    pub fn meetings(&self) -> usize {
        self.meetings.len()
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &SeatRule)> {
        self.asked.iter().map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or seated twice, seats that are none, hats not
    /// agreed to.
    pub fn check(&self, plan: &SeatingPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check::check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }

    fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }

    fn source(&self) -> Source<'_> {
        Source {
            roster: &self.counted,
            meetings: &self.meetings,
            asked: &self.asked,
            supporters: &self.supporters,
            hats: self.hats,
            past: self.periods.past(),
        }
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for Seating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seating")
            .field("roster", &self.roster)
            .field("meetings", &self.meetings.len())
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}

impl Sealed for Seating {}

impl PricedProblem for Seating {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.source().lower(kept, &mut Faults::default()).priced.model
    }

    fn required(&self) -> Vec<RuleId> {
        required(&self.asked)
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        self.asked[rule.index()].words(rule)
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        conflict::conflict(self, kept)
    }

    fn frame_words(&self) -> String {
        "the seats of the room and who is there".to_owned()
    }
}

impl Problem for Seating {
    type Plan = SeatingPlan;

    fn plan(&self, assignment: &Assignment) -> SeatingPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &SeatingPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn price(&self, plan: &SeatingPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn measured(&self, plan: &SeatingPlan) -> Result<SeatingPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(plan::measured_again(self, plan))
    }
}
