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
mod form;
mod lower;
mod meeting;
mod plan;
mod room;
mod rule;
mod rules;

pub use builder::SeatingBuilder;
pub use form::SeatingForm;
pub use plan::{PlannedMeeting, SeatingPlan};
pub(crate) use room::NO_TABLE;
pub use room::{Room, Seat};
pub use rule::SeatRule;

use crate::error::Faults;
use crate::model::{Assignment, MemberPair, Model, RuleId};
use crate::outcome::ClashingRule;
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, Problem, TierWords};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::{Asked, Tier};
use builder::Given;
use lower::{LoweredSeating, Source};
use meeting::Meeting;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Seats to be taken by members of a roster, at one meeting or several, and the rules for them.
#[derive(Clone)]
pub struct Seating {
    roster: Arc<Roster>,
    /// The roster in which supporters bring nothing.
    counted: Arc<Roster>,
    given: Given,
    meetings: Vec<Meeting>,
    asked: Vec<Asked<SeatRule>>,
    supporters: Vec<MemberId>,
    hats: Option<DimensionId>,
    /// Neighbours before the first meeting.
    past: BTreeMap<MemberPair, i64>,
    lowered: LoweredSeating,
}

impl Seating {
    /// Starts seating for members of this roster: one meeting, in a room that is still to be given.
    pub fn builder(roster: &Roster) -> SeatingBuilder {
        SeatingBuilder::new(roster)
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Number of meetings, with those that are fixed.
    pub fn number(&self) -> usize {
        self.meetings.len()
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &SeatRule)> {
        self.asked
            .iter()
            .map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// What a plan costs in each tier, from the definitions of the rules alone.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or seated twice, seats that are none, hats not agreed to.
    pub fn check(&self, plan: &SeatingPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
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
            past: &self.past,
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

impl Problem for Seating {
    type Plan = SeatingPlan;
    type Fault = PlanFault;

    fn model(&self) -> &Model {
        &self.lowered.model
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.source().lower(kept, &mut Faults::default()).model
    }

    fn required(&self) -> Vec<RuleId> {
        let rules = (0..).map(RuleId).zip(&self.asked);
        let required = rules.filter(|(_, asked)| asked.tier == 0);
        required.map(|(id, _)| id).collect()
    }

    fn tiers(&self) -> &[TierWords] {
        &self.lowered.tiers
    }

    fn bend(&self, family: usize) -> Option<(RuleId, f64)> {
        self.lowered.bend[family]
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        let of_rule = &self.asked[rule.index()].rule;
        ClashingRule {
            rule: Some(rule.index() + 1),
            sentence: of_rule.to_string(),
            words_for_members: of_rule.words_for_members(),
        }
    }

    fn unit(&self, rule: RuleId) -> &str {
        &self.lowered.units[rule.index()]
    }

    fn plan(&self, assignment: &Assignment) -> SeatingPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &SeatingPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn check(&self, plan: &SeatingPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        conflict::conflict(self, kept)
    }

    fn frame_words(&self) -> String {
        "the seats of the room and who is there".to_owned()
    }
}
