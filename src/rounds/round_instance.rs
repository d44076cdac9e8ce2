//! The rounds one by one: who is there, which tables there are, and what is fixed already.

use super::rules::{OverRoundsRules, RoundKind, RoundRules};
use crate::model::{RuleId, Slots, UnitId};
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::entry::{Frame, numbered};
use crate::rules::{Group, GroupInstance, RuleEntry, sizes};
use std::collections::BTreeMap;

/// A round.
#[derive(Debug, Clone)]
pub(super) struct RoundInstance {
    /// Those who are there, in the order of the roster.
    pub(super) members: Vec<MemberId>,
    /// Its tables.
    pub(super) groups: Vec<Group>,
    /// How many seats the tables have.
    pub(super) seats: usize,
    /// Everybody who is there has a seat.
    pub(super) everyone: bool,
    /// Those who host a table because a required rule has one host for each: they never sit out.
    pub(super) hosts: Vec<MemberId>,
    /// What happened, when the round is over or settled.
    pub(super) fixed: Option<FixedRound>,
}

/// Who sat where.
#[derive(Debug, Clone, Default)]
pub(super) struct FixedRound {
    /// By table, in the order of the round's tables.
    pub(super) tables: Vec<Vec<MemberId>>,
    pub(super) out: Vec<MemberId>,
    /// The hats that were worn, as far as they were given.
    pub(super) hats: BTreeMap<MemberId, TagId>,
}

/// Those who host a table in every round with this number of tables, as a rule names as many hosts. All rules must hold.
pub(super) fn hosts<'a>(
    roster: &Roster,
    required: impl Iterator<Item = &'a RuleEntry<RoundKind>>,
    tables: usize,
) -> Vec<MemberId> {
    let named = required.filter_map(|asked| match &asked.rule.kind.0 {
        RoundRules::Over(OverRoundsRules::Hosts(rule)) if rule.members.len() == tables => Some(&rule.members),
        _ => None,
    });
    named.flatten().filter_map(|name| roster.find(name)).collect()
}

impl RoundInstance {
    /// The round as rules see it.
    pub(super) fn instance<'a>(&'a self, roster: &'a Roster, hats: Option<DimensionId>) -> GroupInstance<'a> {
        GroupInstance { roster, members: &self.members, groups: &self.groups, everyone: self.everyone, hats }
    }

    /// Those who take their turn at sitting out.
    pub(super) fn taking_turns(&self) -> impl Iterator<Item = MemberId> {
        let members = self.members.iter().copied();
        members.filter(|member| !self.hosts.contains(member))
    }

    /// How many sit out.
    pub(super) fn sitting_out(&self) -> usize {
        if let Some(fixed) = &self.fixed {
            return fixed.out.len();
        }
        self.members.len().saturating_sub(self.seats)
    }

    /// The round as far as what is kept says: its hosts, the sizes of its tables, and that everybody has a seat.
    pub(super) fn with_kept(
        &self,
        roster: &Roster,
        asked: &[RuleEntry<RoundKind>],
        kept: &dyn Fn(RuleId) -> bool,
    ) -> RoundInstance {
        let frame = Frame::behind(asked);
        let of_any_size = self.fixed.is_none() && !kept(frame.sizes);
        let required = numbered(asked).filter(|&(id, asked)| asked.is_required() && kept(id));
        let required = required.map(|(_, asked)| asked);
        RoundInstance {
            groups: if of_any_size { sizes::unbounded(&self.groups, self.members.len()) } else { self.groups.clone() },
            everyone: self.everyone && (self.fixed.is_some() || kept(frame.placing)),
            hosts: hosts(roster, required, self.groups.len()),
            ..self.clone()
        }
    }

    /// The slots of a fixed round: one a table, open to those alone who sat there.
    pub(super) fn fixed_slots(&self, fixed: &FixedRound) -> Slots {
        let tables = self.groups.len();
        let place = |member: &MemberId| {
            let table = fixed.tables.iter().position(|table| table.contains(member));
            table.unwrap_or(tables) as u32
        };
        let outside = usize::from(!fixed.out.is_empty());
        let slots = tables + outside;
        let only = |open: usize| (0..slots).map(|slot| slot == open).collect();
        let mut group_of: Vec<Option<u32>> = (0..tables as u32).map(Some).collect();
        group_of.extend(std::iter::repeat_n(None, outside));
        Slots::new(
            group_of,
            self.groups.iter().map(|group| group.size.clone()).collect(),
            self.members.iter().map(place).collect(),
            (0..slots).map(only).collect(),
        )
    }

    /// Unit of a member within the round; `None` if absent.
    pub(super) fn unit(&self, member: MemberId) -> Option<UnitId> {
        let at = self.members.binary_search(&member).ok()?;
        Some(UnitId(at as u32))
    }
}
