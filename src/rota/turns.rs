//! What a rota gives everybody: turns beside fair shares, waits, and turns by background.

use super::planned::PlannedTurns;
use super::share::Share;
use crate::public::{Public, by_name};
use crate::roster::Roster;
use crate::table::{Presentation, Table, display_for_members};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Everybody's turns beside their fair share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Turns {
    /// Names of the roles, in the order of the problem.
    pub roles: Vec<String>,
    /// The members, in the order of the roster.
    pub members: Vec<MemberTurns>,
    /// Turns by tag and role; for those who organise.
    pub backgrounds: Vec<BackgroundTurns>,
}

/// What one member has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberTurns {
    /// Id of the member.
    pub id: String,
    /// The part of an ordinary share that the member takes.
    #[serde(skip_serializing_if = "Share::is_one")]
    pub part: Share,
    /// Meetings at which the member is there.
    pub meetings: usize,
    /// By role, in the order of the roles.
    pub roles: Vec<RoleTurns>,
    /// The sum of the burdens of all turns.
    pub burden: i64,
    /// The fair share of all burdens.
    pub burden_share: Share,
    /// The most meetings in a row, of those at which the member is there, without any role.
    pub longest_wait: usize,
}

/// A member's turns in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoleTurns {
    /// Turns in this rota.
    pub turns: usize,
    /// The fair share of them.
    pub share: Share,
}

/// The turns of those who hold a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BackgroundTurns {
    /// The dimension.
    pub dimension: String,
    /// The tag.
    pub tag: String,
    /// How many hold it.
    pub members: usize,
    /// By role, in the order of the roles; who holds several tags is counted with each.
    pub roles: Vec<RoleTurns>,
}

impl Turns {
    /// The roles of these meetings in the order of the problem; by name where that is not known.
    pub(crate) fn roles_in_order<'a>(&'a self, meetings: &'a [PlannedTurns]) -> Vec<&'a str> {
        let known: BTreeMap<&str, usize> = self.roles.iter().map(String::as_str).zip(0..).collect();
        let names: BTreeSet<&str> = meetings.iter().flat_map(|of| of.roles.keys()).map(String::as_str).collect();
        let mut roles: Vec<&str> = names.into_iter().collect();
        roles.sort_by_key(|role| known.get(role).copied().unwrap_or(usize::MAX));
        roles
    }
}

display_for_members!(Turns);

impl Presentation for Turns {
    fn title(&self) -> String {
        "Turns beside even shares".to_owned()
    }

    /// Members see turns without shares, of which who declines has less.
    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|turns| turns.of_members().if_any().into_iter().collect())
    }

    fn for_organisers(&self) -> Vec<Table> {
        [self.of_members(), self.of_backgrounds()].into_iter().filter_map(Table::if_any).collect()
    }
}

/// Turns as everybody can count them.
pub(super) struct NamedTurns {
    roles: Vec<String>,
    /// In the order of the ids.
    members: Vec<CountedTurns>,
}

/// The turns of a member as everybody can count them.
struct CountedTurns {
    id: String,
    meetings: usize,
    /// By role.
    turns: Vec<usize>,
    longest_wait: usize,
}

impl NamedTurns {
    pub(super) fn of_members(&self) -> Table {
        let rows = self.members.iter().map(|of| {
            let turns = of.turns.iter().map(usize::to_string);
            [of.id.clone(), of.meetings.to_string()].into_iter().chain(turns).chain([of.longest_wait.to_string()])
        });
        let table = Table::new("Turns").text("Member").number("Meetings").numbers(&self.roles);
        table.number("Longest wait").rows(rows).bars()
    }

    /// The turns of those who show a tag.
    pub(super) fn by_tag(&self, shown: &Roster) -> Table {
        let rows = shown.tag_ids().map(|tag| {
            let shows = |of: &&CountedTurns| shown.find(&of.id).is_some_and(|member| shown.holds(member, tag));
            let those: Vec<&CountedTurns> = self.members.iter().filter(shows).collect();
            let turns = |role: usize| those.iter().map(|of| of.turns[role]).sum::<usize>().to_string();
            let name = format!("{}: {}", shown.dimension(shown.tag(tag).dimension()).name(), shown.tag(tag).name());
            let turns: Vec<String> = (0..self.roles.len()).map(turns).collect();
            [name, those.len().to_string()].into_iter().chain(turns)
        });
        let table = Table::new("Turns of those who show a tag").text("Tag").number("Members");
        table.numbers(&self.roles).rows(rows).detail()
    }
}

impl Turns {
    /// Turns without shares.
    pub(super) fn facts(&self) -> Public<NamedTurns> {
        let counted = |of: &MemberTurns| CountedTurns {
            id: of.id.clone(),
            meetings: of.meetings,
            turns: of.roles.iter().map(|role| role.turns).collect(),
            longest_wait: of.longest_wait,
        };
        let mut members: Vec<CountedTurns> = self.members.iter().map(counted).collect();
        members.sort_by(|a, b| by_name(&a.id, &b.id));
        Public::fact(NamedTurns { roles: self.roles.clone(), members })
    }

    fn of_members(&self) -> Table {
        let rows = self.members.iter().map(|member| {
            let own = [member.id.clone(), member.meetings.to_string()].into_iter();
            let burden = beside(member.burden, &member.burden_share);
            own.chain(member.roles.iter().map(RoleTurns::cell)).chain([burden, member.longest_wait.to_string()])
        });
        let note =
            "An even share is the turns in a role, divided by those who are there and hold it, over all meetings.";
        let by_parts = "It goes by the part that each takes of an ordinary share.";
        let unequal = self.members.iter().any(|member| !member.part.is_one()).then_some(by_parts);
        let table = Table::new(self.title()).text("Member").number("Meetings").numbers(&self.roles);
        let table = table.numbers(["Burden", "Longest wait"]).rows(rows).bars();
        if table.rows.is_empty() { table } else { table.notes([note].into_iter().chain(unequal)) }
    }

    fn of_backgrounds(&self) -> Table {
        let rows = self.backgrounds.iter().map(|of| {
            let name = format!("{}: {}", of.dimension, of.tag);
            std::iter::once(name).chain(of.roles.iter().map(RoleTurns::cell))
        });
        Table::new("Turns by background").text("Background").numbers(&self.roles).rows(rows).detail()
    }
}

impl RoleTurns {
    /// Empty for who does not hold the role at all.
    fn cell(&self) -> String {
        let has_none = self.turns == 0 && self.share.is_nothing();
        if has_none { String::new() } else { beside(self.turns, &self.share) }
    }
}

/// "1 of 1.22".
fn beside(number: impl fmt::Display, share: &Share) -> String {
    format!("{number} of {}", share.in_decimals())
}
