//! Roles at meetings that go round: a different person in the chair each time, and nobody falls a full turn behind.
//!
//! ```
//! use roundtable::{Member, Outcome, Role, Roster, Rota, RotaRule, Solver, Tier};
//!
//! let roster = Roster::new(["ana", "bo", "chidi", "dana"].map(Member::new))?;
//! let problem = Rota::builder(&roster)
//!     .meetings(6)
//!     .role(Role::new("chair", 1).burden(2))
//!     .role(Role::new("minutes", 1))
//!     .absent("dana", [1, 2])
//!     .require(RotaRule::gap(1))
//!     .require(RotaRule::fair_share().roles(["chair"]))
//!     .prefer(Tier(1), RotaRule::even_burden())
//!     .build()?;
//! let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else { panic!("there are people enough") };
//! assert!(solution.is_proved());
//! assert_eq!(solution.plan.meetings()[0].holders("chair").len(), 1);
//! # Ok::<(), roundtable::Error>(())
//! ```

mod builder;
mod chain;
mod check;
mod frames;
mod history;
mod layout;
mod ledger;
mod lower;
mod pins;
mod plan;
mod planned;
mod role;
mod rule;
mod rules;
mod share;
mod start;
mod turns;
mod validate;

pub use builder::RotaBuilder;
pub use ledger::{Decline, Ledger, Next, NextTurn};
pub use plan::RotaPlan;
pub use planned::PlannedTurns;
pub use role::Role;
pub use rule::RotaRule;
pub use share::{Share, ShareFault};
pub use turns::{BackgroundTurns, MemberTurns, RoleTurns, Turns};

use crate::error::Faults;
use crate::model::{Assignment, Model, RuleId, Shortage, place};
use crate::outcome::{ClashingRule, TierCost};
use crate::plan_fault::PlanFault;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, Problem, out_of_reach, sealed::Sealed, tier_costs};
use crate::roster::Roster;
use crate::rules::entry::required;
use crate::rules::{RuleEntry, Tier};
use frames::MeetingFrame;
use history::History;
use itertools::Itertools;
use layout::Layout;
use lower::{LoweredRota, Source};
use rule::{RotaKind, RotaRules};
use share::Common;
use std::fmt;
use std::sync::Arc;

/// Roles at meetings to be shared out, and the rules for them.
#[derive(Clone)]
pub struct Rota {
    roster: Arc<Roster>,
    /// What was given, but for the rules.
    given: RotaBuilder,
    roles: Vec<Role>,
    meetings: Vec<MeetingFrame>,
    layout: Layout,
    history: History,
    /// A number of which all denominators of shares are divisors.
    common: Common,
    /// By how many turns the bounds of each role's shares give way.
    slack: Vec<i64>,
    asked: Vec<RuleEntry<RotaKind>>,
    lowered: LoweredRota,
    /// Fair turns to start from, with whether they meet everything that is required.
    start: Option<(Assignment, bool)>,
}

impl Rota {
    /// Starts a rota for members of this roster.
    pub fn builder(roster: &Roster) -> RotaBuilder {
        RotaBuilder::new(roster)
    }

    /// The builder that makes this rota again, to change it or to write it to a file.
    pub fn to_builder(&self) -> RotaBuilder {
        RotaBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The roles, in the order given.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// Number of meetings, with those that are over or settled.
    pub fn meetings(&self) -> usize {
        self.meetings.len()
    }

    /// The rules in the order given, each with its tier; tier 0 is what must hold. Where somebody may hold two roles at
    /// once, the rule that every place is taken comes last.
    pub fn rules(&self) -> impl Iterator<Item = (Tier, &RotaRule)> {
        self.asked.iter().map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this rota: places empty or overfull, people who are absent or may not hold a
    /// role.
    pub fn check(&self, plan: &RotaPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check::check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
    }

    fn source(&self) -> Source<'_> {
        Source {
            roster: &self.roster,
            roles: &self.roles,
            meetings: &self.meetings,
            layout: &self.layout,
            history: &self.history,
            slack: &self.slack,
            asked: &self.asked,
        }
    }

    /// The first meeting whose fixed and forbidden turns leave too few people for its places.
    fn conflict_at_meetings(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        let source = self.source();
        (0..self.meetings.len()).find_map(|at| {
            let pins = source.pins(at, kept);
            let shortage = place(&source.slots_at(at, &pins)).err()?;
            let rules = pins.iter().map(|&(id, _)| id).unique();
            let reason = match shortage {
                Shortage::Groups { groups, needed, available } => {
                    let roles = groups.iter().map(|&group| {
                        let role = self.layout.groups()[group];
                        format!("`{}`", self.roles[role].name())
                    });
                    let places = if needed == 1 { "1 place" } else { &format!("{needed} places") };
                    format!(
                        "at meeting {} there are {places} in {}, and {available} could be taken",
                        at + 1,
                        roles.collect_vec().join(", ")
                    )
                }
                Shortage::Units { units, places } => {
                    format!("at meeting {} {} people are fixed to {places} places", at + 1, units.len())
                }
            };
            Some(CountedConflict { rules: rules.collect(), frame: true, reason })
        })
    }

    /// A rule that counting alone shows to be out of reach.
    fn conflict_of_one_rule(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        // Turns that are fixed, or ruled out, may leave too few for it.
        let fixes = |rule: RuleId| {
            let kind = &self.asked[rule.index()].rule.kind.0;
            matches!(kind, RotaRules::Holds(_) | RotaRules::DoesNotHold(_))
        };
        let (broken, rules) = out_of_reach(self, kept, &fixes)?;
        let kind = &self.asked[broken.index()].rule.kind.0;
        let private = |rule: &RuleId| self.asked[rule.index()].rule.is_private();
        let reason = match (rules.iter().any(private), kind) {
            (true, _) => "counting shows it; the reason is part of a private need",
            (_, RotaRules::NeverAloneFirst(_)) => {
                "at some meeting nobody who could hold it can have held it before, and nobody from outside stands by"
            }
            _ => "there are more places in a stretch of meetings than the rule lets people take",
        };
        Some(CountedConflict { rules, frame: true, reason: reason.to_owned() })
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for Rota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rota")
            .field("roster", &self.roster)
            .field("roles", &self.roles)
            .field("meetings", &self.meetings.len())
            .field("rules", &self.asked)
            .finish_non_exhaustive()
    }
}

impl Sealed for Rota {}

impl PricedProblem for Rota {
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

    fn start(&self) -> Option<Assignment> {
        self.start.as_ref().map(|(start, _)| start.clone())
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        // What meets all rules meets those that are kept.
        if self.start.as_ref().is_some_and(|(_, meets)| *meets) {
            return None;
        }
        self.conflict_at_meetings(kept).or_else(|| self.conflict_of_one_rule(kept))
    }

    fn frame_words(&self) -> String {
        "the meetings, the places of the roles and who is there".to_owned()
    }
}

impl Problem for Rota {
    type Plan = RotaPlan;

    fn plan(&self, assignment: &Assignment) -> RotaPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &RotaPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn price(&self, plan: &RotaPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn measured(&self, plan: &RotaPlan) -> Result<RotaPlan, Vec<PlanFault>> {
        self.price(plan)?;
        Ok(plan::measured_again(self, plan))
    }
}
