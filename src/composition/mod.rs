//! Who is in which group, and who is selected.
//!
//! ```
//! use roundtable::{Composition, Lens, Member, Outcome, Roster, Rule, Solver, Tier};
//!
//! let roster = Roster::new([
//!     Member::new("ana").tags("background", ["lived experience", "researcher"]),
//!     Member::new("bo").tag("background", "practitioner"),
//!     Member::new("cy").tag("background", "researcher"),
//!     Member::new("di").tags("background", ["practitioner", "researcher"]),
//! ])?;
//! let problem = Composition::builder(&roster)
//!     .group("panel", 3)
//!     .require(Rule::places("lived experience", 1..).lens(Lens::Hat))
//!     .require(Rule::places("practitioner", 1..).lens(Lens::Hat))
//!     .prefer(Tier(1), Rule::balance("background"))
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("a panel can be found") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.unplaced().len(), 1);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod builder;
mod check;
mod lower;
mod plan;

pub use builder::CompositionBuilder;
pub use plan::CompositionPlan;

use crate::error::Faults;
use crate::milp::Program;
use crate::milp::encode::{Aim, encode};
use crate::model::{Assignment, Model, RuleId};
use crate::outcome::{ClashingRule, TierCost};
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem, sealed::Sealed, tier_costs};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::entry::required;
use crate::rules::{Frame, Group, Rule, RuleEntry, Tier, counting};
use std::fmt;
use std::sync::Arc;

/// The groups to be filled from a roster, and the rules for it.
#[derive(Clone)]
pub struct Composition {
    roster: Arc<Roster>,
    /// What was given, but for the rules.
    given: CompositionBuilder,
    /// All members of the roster.
    members: Vec<MemberId>,
    groups: Vec<Group>,
    everyone: bool,
    asked: Vec<RuleEntry>,
    hats: Option<DimensionId>,
    lowered: lower::LoweredProblem,
}

impl Composition {
    /// Starts a composition of members of this roster.
    pub fn builder(roster: &Roster) -> CompositionBuilder {
        CompositionBuilder::new(roster)
    }

    /// The builder that makes this problem again, to change it or to write it to a file.
    pub fn to_builder(&self) -> CompositionBuilder {
        CompositionBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Names of the groups, in order.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.name.as_str())
    }

    /// Whether everybody is placed.
    pub fn places_everyone(&self) -> bool {
        self.everyone
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &Rule)> {
        self.asked.iter().map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// The integer program of the first tier above 0 as an engine alone would get it, with the floor's cuts and no
    /// start; and the floor. For those who measure engines.
    pub fn program_alone(&self) -> (Program, i64) {
        let model = &self.lowered.priced.model;
        let parts = model.lower_bounds().unwrap_or_else(|| vec![Vec::new(); model.families().len()]);
        let bounds = model.tier_lower_bounds(&parts);
        let tier = usize::from(model.tiers() > 1);
        let held = vec![0; model.tiers()];
        let aim = Aim { tier, ordered: false, held: &held, bounds: &bounds, lower_bounds: &parts, start: None };
        (encode(model, aim).program, bounds[tier])
    }

    fn frame(&self) -> Frame<'_> {
        Frame {
            roster: &self.roster,
            members: &self.members,
            groups: &self.groups,
            everyone: self.everyone,
            hats: self.hats,
        }
    }

    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or placed twice, sizes, hats not agreed to.
    pub fn check(&self, plan: &CompositionPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check::check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for Composition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Composition")
            .field("roster", &self.roster)
            .field("groups", &self.groups)
            .field("everyone", &self.everyone)
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}

impl Sealed for Composition {}

impl PricedProblem for Composition {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        let none = &mut Faults::default();
        let lowered = lower::lower(&self.frame(), &self.asked, kept, none);
        lowered.priced.model
    }

    fn required(&self) -> Vec<RuleId> {
        required(&self.asked)
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        self.asked[rule.index()].words(rule)
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        counting::conflict(&self.frame(), &lower::kept(&self.asked, kept))
    }

    fn frame_words(&self) -> String {
        let placed = if self.everyone { ", with everybody placed" } else { "" };
        format!("the sizes of the groups{placed}")
    }
}

impl Problem for Composition {
    type Plan = CompositionPlan;

    fn plan(&self, assignment: &Assignment) -> CompositionPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &CompositionPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn price(&self, plan: &CompositionPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn measured(&self, plan: &CompositionPlan) -> Result<CompositionPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(plan::measured_again(self, plan))
    }
}
