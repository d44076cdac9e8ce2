//! A composition under construction, and as it stands in a problem file.

use super::{Composition, lower};
use crate::error::{Error, Faults, InputFault};
use crate::roster::{MemberId, Roster, RosterSource};
use crate::rules::form::{GroupSpec, Size, builder_in_file};
use crate::rules::frame::hat_dimension;
use crate::rules::sizes;
use crate::rules::{Frame, GivenRules, Rule, Tier};
use serde::{Deserialize, Serialize};

/// A composition under construction; see [`Composition::builder`].
///
/// It is a serde value: the value of `composition` in a [`ProblemFile`](crate::ProblemFile).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "composition", deny_unknown_fields)]
#[must_use]
pub struct CompositionBuilder {
    pub(super) roster: RosterSource,
    pub(super) groups: Vec<GroupSpec>,
    /// Without it, a single group selects when it cannot hold everybody, and several take everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) placing: Option<Placing>,
    #[serde(default)]
    pub(super) rules: GivenRules,
}

/// Whether everybody is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Placing {
    Everyone,
    Select,
}

builder_in_file!(Composition, CompositionBuilder, "composition");

impl CompositionBuilder {
    pub(super) fn new(roster: &Roster) -> CompositionBuilder {
        CompositionBuilder {
            roster: RosterSource::from(roster),
            groups: Vec::new(),
            placing: None,
            rules: GivenRules::default(),
        }
    }

    /// Adds a group of this size.
    ///
    /// With a single group that cannot hold everybody, members are selected and the others stay unplaced.
    pub fn group(mut self, name: impl Into<String>, size: impl Into<Size>) -> Self {
        self.groups.push(GroupSpec::Sized(name.into(), size.into()));
        self
    }

    /// Adds `number` groups that take everybody, in sizes that differ by one at most; they are called `NAME 1`, `NAME 2`
    /// and so on.
    pub fn even_groups(mut self, name: impl Into<String>, number: usize) -> Self {
        self.groups.push(GroupSpec::Even(name.into(), number));
        self
    }

    /// Members are selected: those in no group stay unplaced.
    pub fn select(mut self) -> Self {
        self.placing = Some(Placing::Select);
        self
    }

    /// Everybody is placed.
    pub fn everyone(mut self) -> Self {
        self.placing = Some(Placing::Everyone);
        self
    }

    /// Adds a rule that every plan must meet.
    pub fn require(mut self, rule: Rule) -> Self {
        self.rules.require(rule);
        self
    }

    /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
    pub fn prefer(mut self, tier: Tier, rule: Rule) -> Self {
        self.rules.prefer(tier, rule);
        self
    }

    /// Checks everything and makes the problem.
    ///
    /// # Errors
    ///
    /// All faults of the groups and rules at once.
    pub fn build(mut self) -> Result<Composition, Error> {
        let roster = self.roster.in_place()?;
        self.roster = RosterSource::Checked(roster.clone());
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, asked) = (rules.faults(), rules.asked);
        let members: Vec<MemberId> = roster.member_ids().collect();
        let groups = sizes::groups(&self.groups, members.len(), &mut faults);
        let everyone = match self.placing {
            Some(Placing::Everyone) => true,
            Some(Placing::Select) => false,
            None => groups.len() > 1 || sizes::places(&groups) >= members.len(),
        };
        sizes::check_places(&groups, everyone, members.len(), &mut faults);
        // Where sizes are at fault, rules are still read for their own faults.
        let sound = faults.is_empty();
        let everyone = everyone && sound;
        let groups = if sound { groups } else { sizes::within(&groups, members.len()) };
        let hats = hat_dimension(&roster, &asked, &mut faults).filter(|_| sound);
        let frame = Frame { roster: &roster, members: &members, groups: &groups, everyone, hats };
        let all = |_| true;
        frame.check_pins(&lower::kept(&asked, &all), &mut faults);
        let lowered = lower::lower(&frame, &asked, &all, &mut faults);
        faults.finish(())?;
        let mut faults = Faults::default();
        if let Some(rule) = lowered.priced.model.overflowing() {
            faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
        }
        faults.finish(Composition { roster, given: self, members, groups, everyone, asked, hats, lowered })
    }
}
