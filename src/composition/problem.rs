//! A composition to be planned: what was given, checked, and lowered to a model.

use super::builder::CompositionBuilder;
use super::lottery_options::LotteryOptions;
use super::lower::{LoweredProblem, kept as only_kept, lower};
use crate::error::Faults;
use crate::interrupts::Interrupts;
use crate::milp::Program;
use crate::milp::encode::{Aim, encode};
use crate::model::{Model, RuleId, UnitId};
use crate::problem::{CountedConflict, PricedModel, PricedProblem};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::entry::{Frame, absent_tags};
use crate::rules::group_instance::hat_dimension;
use crate::rules::{Group, GroupEntry, GroupInstance, counting, sizes};
use std::sync::Arc;

/// The groups to be filled from a roster, and the rules for it.
#[derive(Clone)]
pub struct Composition {
    pub(super) roster: Arc<Roster>,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
    /// What was given, but for the rules.
    pub(super) given: CompositionBuilder,
    /// Those who take part, in the order of the roster.
    pub(super) members: Vec<MemberId>,
    pub(super) groups: Vec<Group>,
    pub(super) everyone: bool,
    pub(super) asked: Vec<GroupEntry>,
    pub(super) hats: Option<DimensionId>,
    pub(super) lowered: LoweredProblem,
}

impl Composition {
    /// The builder that makes this problem again, to change it or to write it to a file.
    pub fn to_builder(&self) -> CompositionBuilder {
        CompositionBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// Names of the groups, in order.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.name.as_str())
    }

    /// Those who do not take part.
    pub(super) fn absent(&self) -> impl Iterator<Item = MemberId> {
        self.roster.member_ids().filter(|member| self.members.binary_search(member).is_err())
    }

    /// What is asked of a lottery over the plans, if the problem says so.
    pub fn lottery(&self) -> Option<&LotteryOptions> {
        self.given.lottery.as_ref()
    }

    /// Whether everybody is placed.
    pub fn places_everyone(&self) -> bool {
        self.everyone
    }

    /// The integer program of the first tier above 0 as an engine alone would get it, with the floor's cuts and no
    /// start; and the floor. For those who measure engines.
    pub fn program_alone(&self) -> (Program, i64) {
        let model = &self.lowered.priced.model;
        let parts = model.lower_bounds().unwrap_or_else(|| vec![Vec::new(); model.families().len()]);
        let bounds = model.tier_lower_bounds(&parts);
        let tier = usize::from(model.tiers() > 1);
        let held = vec![0; model.tiers()];
        let aim = Aim {
            tier,
            ordered: false,
            held: &held,
            bounds: &bounds,
            lower_bounds: &parts,
            start: None,
            interrupts: Interrupts::default(),
        };
        let program = encode(model, aim).map_or_else(Program::new, |encoded| encoded.program);
        (program, bounds[tier])
    }

    /// The groups as far as what is kept says: which hats are worn, sizes, and that everybody is placed.
    fn with_kept<T>(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        then: impl FnOnce(&GroupInstance<'_>, &[(RuleId, &GroupEntry)]) -> T,
    ) -> T {
        let frame = Frame::behind(&self.asked);
        let rules = only_kept(&self.asked, kept);
        let groups =
            if kept(frame.sizes) { self.groups.clone() } else { sizes::unbounded(&self.groups, self.members.len()) };
        let instance = GroupInstance {
            roster: &self.roster,
            members: &self.members,
            groups: &groups,
            everyone: self.everyone && kept(frame.placing),
            hats: hat_dimension(&self.roster, rules.iter().map(|&(_, asked)| asked), &mut Faults::default()),
        };
        then(&instance, &rules)
    }
}

impl PricedProblem for Composition {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        let lowered = self.with_kept(kept, |instance, _| lower(instance, &self.asked, kept, &mut Faults::default()));
        lowered.priced.model
    }

    fn unit_name(&self, unit: UnitId) -> Option<String> {
        self.members.get(unit.index()).map(|&member| self.roster.name(member).to_owned())
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(absent_tags(&self.roster, &self.asked)).collect()
    }

    fn frame(&self) -> Vec<RuleId> {
        let Frame { sizes, placing } = Frame::behind(&self.asked);
        std::iter::once(sizes).chain(self.everyone.then_some(placing)).collect()
    }

    fn frame_words(&self, part: RuleId) -> &'static str {
        let is_sizes = part == Frame::behind(&self.asked).sizes;
        if is_sizes { "the sizes of the groups" } else { "everybody is placed" }
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        let found = self.with_kept(kept, |instance, rules| counting::conflict(instance, rules, interrupts))?;
        Some(found.with(self.frame()))
    }
}
