//! How often somebody wears a hat over the rounds, such as that of a host.

mod definition;

use super::prelude::*;
use super::visits::table_names;
use crate::error::Noun;
use crate::model::{Grid, SlotId, Tally};
use crate::roster::names::nearest;
use crate::roster::{MemberId, RosterName};
use crate::rules::bounds::Bounds;

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
            Some(members) => format!("each of `{}`", members.join("`, `")),
        };
        let place = self.tables.as_ref().map_or(String::new(), |tables| format!(" at `{}`", tables.join("`, `")));
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
        let known = table_names(over.rounds);
        for name in self.tables.iter().flatten().filter(|name| !known.contains(&name.as_str())) {
            faults.push(InputFault::unknown(Noun::Table, name, nearest(name, known.iter().copied())));
        }
        let tag = faults.keep(over.roster.tag_if_held(&self.hat))?;
        let agreed = |&member: &MemberId| {
            tag.is_some_and(|tag| over.roster.hats_of(member, over.roster.tag(tag).dimension()).contains(&tag))
        };
        let members: Vec<MemberId> = match &self.members {
            None => over.roster.member_ids().filter(agreed).collect(),
            Some(names) => over.members(names, faults),
        };
        let mut before = vec![0; members.len()];
        for round in over.rounds {
            let Some(fixed) = &round.fixed else { continue };
            for (table, seated) in round.groups.iter().zip(&fixed.tables) {
                for (at, member) in members.iter().enumerate().filter(|_| self.counts(&table.name)) {
                    let wears = fixed.hats.iter().any(|(of, hat)| of == member && self.is_worn(hat));
                    before[at] += i64::from(seated.contains(member) && wears);
                }
            }
        }
        let column = |(_, member): (usize, MemberId)| {
            let at = members.iter().position(|&named| named == member);
            at.map(|at| (at as u32, 1)).into_iter().collect()
        };
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

    /// Whether a hat as a plan names it is the one that is meant.
    fn is_worn(&self, hat: &str) -> bool {
        hat == self.hat || self.hat.split_once(':').is_some_and(|(_, tag)| tag == hat)
    }
}
