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

mod check;
mod counting;
mod form;
mod lower;
mod plan;

pub use check::PlanFault;
pub use form::CompositionForm;
pub use plan::CompositionPlan;

use crate::error::{Error, Faults, InputFault};
use crate::milp::Program;
use crate::milp::encode::{Aim, encode};
use crate::model::{Assignment, Model, RuleId};
use crate::outcome::ClashingRule;
use crate::problem::{CountedConflict, Problem, TierWords};
use crate::roster::names::key;
use crate::roster::{DimensionId, Roster};
use crate::rules::{Group, Rule, Scope, Tier};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// How many members a group has: a number, or a range such as `8..=10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size(RangeInclusive<usize>);

impl From<usize> for Size {
    fn from(size: usize) -> Size {
        Size(size..=size)
    }
}

impl From<RangeInclusive<usize>> for Size {
    fn from(size: RangeInclusive<usize>) -> Size {
        Size(size)
    }
}

/// Whether everybody is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placing {
    /// A single group selects when it cannot hold everybody; several take everybody.
    Unsaid,
    Everyone,
    Select,
}

/// A rule with whether it must hold (tier 0) or in which tier it is preferred.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    pub(crate) rule: Rule,
    pub(crate) tier: u32,
}

/// A composition under construction; see [`Composition::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct CompositionBuilder {
    roster: Arc<Roster>,
    groups: Vec<(String, Size)>,
    even: Vec<(String, usize)>,
    placing: Placing,
    asked: Vec<Asked>,
    /// What was wrong with the way in which rules were given.
    early: Vec<InputFault>,
}

/// The groups to be filled from a roster, and the rules for it.
#[derive(Clone)]
pub struct Composition {
    roster: Arc<Roster>,
    groups: Vec<Group>,
    everyone: bool,
    asked: Vec<Asked>,
    hats: Option<DimensionId>,
    lowered: lower::LoweredProblem,
}

/// Groups beyond which a problem is refused.
const MOST_GROUPS: usize = 1 << 20;

impl Composition {
    /// Starts a composition of members of this roster.
    pub fn builder(roster: &Roster) -> CompositionBuilder {
        CompositionBuilder {
            roster: Arc::new(roster.clone()),
            groups: Vec::new(),
            even: Vec::new(),
            placing: Placing::Unsaid,
            asked: Vec::new(),
            early: Vec::new(),
        }
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
        self.asked
            .iter()
            .map(|asked| (Tier(asked.tier), &asked.rule))
    }

    /// The integer program of the first tier above 0 as an engine alone would get it, with the floor's cuts and no start; and
    /// the floor. For those who measure engines.
    pub fn program_alone(&self) -> (Program, i64) {
        let model = &self.lowered.model;
        let parts = model
            .floors()
            .unwrap_or_else(|| vec![Vec::new(); model.families().len()]);
        let bounds = model.tier_floors(&parts);
        let tier = usize::from(model.tiers() > 1);
        let held = vec![0; model.tiers()];
        let aim = Aim {
            tier,
            ordered: false,
            held: &held,
            bounds: &bounds,
            floors: &parts,
            start: None,
        };
        (encode(model, aim).program, bounds[tier])
    }

    /// How many counts a rule takes over the groups: one a group that it is about.
    fn groups_in(&self, rule: &Rule) -> usize {
        match &rule.scope {
            Scope::Every => self.groups.len(),
            Scope::Named(names) => names.iter().unique().count(),
            Scope::Over => 1,
        }
    }

    /// What a plan costs in each tier, from the definitions of the rules alone.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem: members missing or placed twice, sizes, hats not agreed to.
    pub fn check(&self, plan: &CompositionPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
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

impl CompositionBuilder {
    /// Adds a group of this size.
    ///
    /// With a single group that cannot hold everybody, members are selected and the others stay unplaced.
    pub fn group(mut self, name: impl Into<String>, size: impl Into<Size>) -> Self {
        self.groups.push((name.into(), size.into()));
        self
    }

    /// Adds so many groups that take everybody, in sizes that differ by one at most; they are called `NAME 1`, `NAME 2` and so on.
    pub fn even_groups(mut self, name: impl Into<String>, number: usize) -> Self {
        self.even.push((name.into(), number));
        self
    }

    /// Members are selected: those in no group stay unplaced.
    pub fn select(mut self) -> Self {
        self.placing = Placing::Select;
        self
    }

    /// Everybody is placed.
    pub fn everyone(mut self) -> Self {
        self.placing = Placing::Everyone;
        self
    }

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: Rule) -> Self {
        self.asked.push(Asked { rule, tier: 0 });
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: Rule) -> Self {
        if tier.0 == 0 {
            let number = self.asked.len() + 1;
            self.early.push(rule.fault(number, InputFault::TierZero));
        }
        self.asked.push(Asked { rule, tier: tier.0 });
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of the groups and rules at once.
    pub fn build(self) -> Result<Composition, Error> {
        let mut faults = Faults::default();
        for fault in &self.early {
            faults.push(fault.clone());
        }
        let groups = self.checked_groups(&mut faults);
        let members = self.roster.len();
        let places = groups
            .iter()
            .fold(0usize, |sum, group| sum.saturating_add(*group.size.end()));
        let needed = groups
            .iter()
            .fold(0usize, |sum, group| sum.saturating_add(*group.size.start()));
        let everyone = match self.placing {
            Placing::Everyone => true,
            Placing::Select => false,
            Placing::Unsaid => groups.len() > 1 || places >= members,
        };
        if groups.is_empty() && faults.is_empty() {
            faults.push(InputFault::NoGroups);
        } else if everyone && places < members {
            faults.push(InputFault::TooFewPlaces { places, members });
        }
        if needed > members {
            faults.push(InputFault::TooFewToFill { needed, members });
        }
        if !faults.is_empty() {
            // Rules are still read for their own faults, against groups that hold everybody.
            let within = |group: &Group| {
                let (least, most) = (*group.size.start(), *group.size.end());
                Group {
                    name: group.name.clone(),
                    size: least.min(members)..=most.min(members),
                }
            };
            let groups: Vec<Group> = groups.iter().map(within).collect();
            lower::hat_dimension(&self.roster, &self.asked, &mut faults);
            lower::pins(&self.roster, &groups, &self.asked, &mut faults);
            let _ = lower::lower(&self.roster, &groups, false, &self.asked, None, &mut faults);
            return Err(faults.into());
        }
        let hats = lower::hat_dimension(&self.roster, &self.asked, &mut faults);
        lower::pins(&self.roster, &groups, &self.asked, &mut faults);
        let lowered = lower::lower(
            &self.roster,
            &groups,
            everyone,
            &self.asked,
            hats,
            &mut faults,
        );
        let (roster, asked) = (self.roster, self.asked);
        faults.finish(())?;
        let mut faults = Faults::default();
        if let Some(rule) = lowered.model.overflowing() {
            let asked: &Asked = &asked[rule.index()];
            faults.push(asked.rule.fault(rule.index() + 1, InputFault::TooLarge));
        }
        faults.finish(Composition {
            roster,
            groups,
            everyone,
            asked,
            hats,
            lowered,
        })
    }

    /// The groups with their sizes cut to what the roster can fill.
    fn checked_groups(&self, faults: &mut Faults) -> Vec<Group> {
        let members = self.roster.len();
        let mut groups = self.groups.clone();
        let even: usize = self
            .even
            .iter()
            .fold(0, |sum, (_, number)| sum.saturating_add(*number));
        let number = groups.len().saturating_add(even);
        if number > MOST_GROUPS {
            faults.push(InputFault::TooManyGroups {
                groups: number,
                most: MOST_GROUPS,
            });
            return Vec::new();
        }
        let taken = groups
            .iter()
            .fold(0usize, |sum, (_, size)| sum.saturating_add(*size.0.end()));
        let (left, mut at) = (members.saturating_sub(taken), 0);
        for (name, number) in &self.even {
            for place in 1..=*number {
                groups.push((
                    format!("{name} {place}"),
                    Size::from(left / even + usize::from(at < left % even)),
                ));
                at += 1;
            }
        }
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (place, (name, size)) in groups.iter().enumerate() {
            if name.trim().is_empty() || name.trim() != name || name.chars().any(char::is_control) {
                faults.push(InputFault::GroupName { place: place + 1 });
            } else if let Some(earlier) = seen.insert(key(name), name) {
                faults.push(InputFault::DuplicateGroup {
                    name: name.clone(),
                    earlier: earlier.to_owned(),
                });
            }
            if size.0.start() > size.0.end() {
                let (least, most) = (*size.0.start(), *size.0.end());
                faults.push(InputFault::SizesCrossed {
                    group: name.clone(),
                    least,
                    most,
                });
            }
        }
        let group = |(name, size): (String, Size)| {
            // An exact size stays as it is, so that one too large is reported as such.
            let end = if size.0.start() == size.0.end() {
                *size.0.end()
            } else {
                (*size.0.end()).min(members)
            };
            Group {
                name,
                size: *size.0.start()..=end.max(*size.0.start()),
            }
        };
        groups.into_iter().map(group).collect()
    }
}

impl Problem for Composition {
    type Plan = CompositionPlan;
    type Fault = PlanFault;

    fn model(&self) -> &Model {
        &self.lowered.model
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        let asked: Vec<Asked> = self.asked.clone();
        let mut faults = Faults::default();
        lower::lower_kept(
            &self.roster,
            &self.groups,
            self.everyone,
            &asked,
            self.hats,
            kept,
            &mut faults,
        )
        .model
    }

    fn required(&self) -> Vec<RuleId> {
        let required = self
            .asked
            .iter()
            .enumerate()
            .filter(|(_, asked)| asked.tier == 0);
        required.map(|(at, _)| RuleId(at as u32)).collect()
    }

    fn tiers(&self) -> &[TierWords] {
        &self.lowered.tiers
    }

    fn bend(&self, family: usize) -> Option<(RuleId, f64)> {
        self.lowered.bend[family]
    }

    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        let rule_text = &self.asked[rule.index()].rule;
        ClashingRule {
            rule: Some(rule.index() + 1),
            sentence: rule_text.to_string(),
            words_for_members: rule_text.words_for_members(),
        }
    }

    fn unit(&self, rule: RuleId) -> &str {
        &self.lowered.units[rule.index()]
    }

    fn plan(&self, assignment: &Assignment) -> CompositionPlan {
        plan::plan(self, assignment)
    }

    fn assignment(&self, plan: &CompositionPlan) -> Option<Assignment> {
        plan::assignment(self, plan)
    }

    fn check(&self, plan: &CompositionPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
        check::check(self, plan)
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict> {
        counting::conflict(self, kept)
    }

    fn frame_words(&self) -> String {
        match self.everyone {
            true => "the sizes of the groups, with everybody placed".to_owned(),
            false => "the sizes of the groups".to_owned(),
        }
    }
}
