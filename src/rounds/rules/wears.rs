//! How often somebody wears a hat over the rounds, such as that of a host.

mod definition;

use super::prelude::*;
use super::visits::table_names;
use crate::error::quoted;
use crate::model::{Grid, SlotId, Tally};
use crate::roster::{MemberId, RosterName};
use crate::rules::bounds::Bounds;
use crate::rules::number_of_visits::{check_tables, named_members};
use std::collections::BTreeMap;

/// Everybody who agreed to a hat wears it in `min` to `max` rounds.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct Wears {
    pub(super) hat: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
    /// The tables at which it counts; all of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tables: Option<Vec<String>>,
    /// Those who agreed to the hat if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) members: Option<Vec<String>>,
}

impl OverRoundsRule for Wears {
    fn words(&self) -> String {
        let whom = match self.members.as_deref() {
            None => "everybody who agreed to it".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(members) => format!("each of {}", quoted(members)),
        };
        let place = self.tables.as_ref().map_or(String::new(), |tables| format!(" at {}", quoted(tables)));
        format!("{whom} wears the hat `{}` {}{place}", self.hat, self.bounds().counted("time", "times"))
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Tag(&self.hat)]
    }

    fn hat(&self) -> Option<&str> {
        Some(&self.hat)
    }

    /// The rounds in which each member wears the hat, priced outside the bounds; those that are fixed are taken off these.
    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        faults.note(self.bounds().fault());
        check_tables(self.tables.as_deref(), &table_names(over.rounds), faults);
        let named = named_members(self.members.as_deref(), over.roster, faults);
        let tag = faults.keep(over.roster.tag_if_held(&self.hat))?;
        let agreed = |&member: &MemberId| {
            tag.is_some_and(|tag| over.roster.hats_of(member, over.roster.tag(tag).dimension()).contains(&tag))
        };
        let members: Vec<MemberId> = named.unwrap_or_else(|| over.roster.member_ids().filter(agreed).collect());
        let columns: BTreeMap<MemberId, usize> = members.iter().enumerate().map(|(at, &member)| (member, at)).collect();
        let mut before = vec![0; members.len()];
        for round in over.rounds {
            let Some(fixed) = &round.fixed else { continue };
            let tables = round.groups.iter().zip(&fixed.tables).filter(|(table, _)| self.counts(&table.name));
            let wearers = tables
                .flat_map(|(_, seated)| seated)
                .filter(|member| fixed.hats.get(member).is_some_and(|&hat| Some(hat) == tag));
            for at in wearers.filter_map(|member| columns.get(member)) {
                before[*at] += 1;
            }
        }
        let column =
            |(_, member): (usize, MemberId)| columns.get(&member).map(|&at| (at as u32, 1)).into_iter().collect();
        let tables: Vec<&str> = over.rounds.iter().flat_map(|round| &round.groups).map(|table| &*table.name).collect();
        let worn = |slot: SlotId| {
            let hat = tag.is_some() && over.hat_of[slot.index()] == tag;
            over.slots.group_of(slot).filter(|&group| hat && self.counts(tables[group])).map(|_| 0)
        };
        let grid = Grid::new(over.members_of_units().map(column), over.slots.slot_ids().map(worn).collect());
        let tally = Tally::new(grid.covering(members.len(), 1), over.slots, |_, column| {
            let left = |bound: i64| bound - before[column as usize];
            Price::range(self.bounds().low().map(left), self.bounds().high().map(left))
        });
        Lowered::whole(
            vec![Count::Tally(tally)],
            Unit::new("time too often or too seldom", "times too often or too seldom"),
        )
    }
}

impl Wears {
    fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }

    fn counts(&self, table: &str) -> bool {
        self.tables.as_ref().is_none_or(|tables| tables.iter().any(|name| name == table))
    }
}
