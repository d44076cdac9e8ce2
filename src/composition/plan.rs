//! The answer: who is in which group, under which hat.

use crate::audit::{GroupCounts, NamedGroups, balance, counts_tables};
use crate::placed::{PlacedMember, PlannedGroup, with_hat};
use crate::public::{Public, sorted};
use crate::roster::Roster;
use crate::table::{Presentation, Table, cards, display_for_members, index, listed};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who is in which group.
///
/// `Display` and `Debug` are for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CompositionPlan {
    pub(super) groups: Vec<PlannedGroup>,
    pub(super) unplaced: Vec<String>,
    #[serde(skip)]
    pub(super) counts: Vec<GroupCounts>,
    /// `None` for a plan that was read from a file.
    #[serde(skip)]
    pub(super) shown: Public<Option<Roster>>,
}

impl CompositionPlan {
    /// The groups, in the order of the problem.
    pub fn groups(&self) -> &[PlannedGroup] {
        &self.groups
    }

    /// Ids of those who are in no group, in the order of the roster.
    pub fn unplaced(&self) -> &[String] {
        &self.unplaced
    }

    /// How many of each tag each group has, under all lenses side by side. For those who organise; empty for a plan
    /// that was read from a file.
    pub fn counts(&self) -> &[GroupCounts] {
        &self.counts
    }

    /// Who is in which group, and who is in none.
    fn facts(&self) -> Public<(NamedGroups, Vec<String>)> {
        let groups = NamedGroups::new(self.groups.iter().map(PlannedGroup::names));
        Public::fact((groups, sorted(self.unplaced.iter().cloned())))
    }
}

/// Who is in which group, as pairs of member and group: what [`Rule::stay`](crate::Rule::stay) takes.
impl<'a> IntoIterator for &'a CompositionPlan {
    type Item = (&'a str, &'a str);
    type IntoIter = std::vec::IntoIter<(&'a str, &'a str)>;

    fn into_iter(self) -> Self::IntoIter {
        let members =
            |group: &'a PlannedGroup| group.members.iter().map(move |member| (member.id.as_str(), group.name.as_str()));
        self.groups.iter().flat_map(members).collect::<Vec<_>>().into_iter()
    }
}

/// Two plans are equal when the same members are in the same groups under the same hats.
impl PartialEq for CompositionPlan {
    fn eq(&self, other: &Self) -> bool {
        self.groups == other.groups && self.unplaced == other.unplaced
    }
}

impl fmt::Debug for CompositionPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (groups, _) = self.facts().into_inner();
        f.debug_map().entries(groups.iter()).finish()
    }
}

display_for_members!(CompositionPlan);

impl Presentation for CompositionPlan {
    fn title(&self) -> String {
        "Who is in which group".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().with(self.shown.as_ref()).map(|((groups, unplaced), shown)| {
            let counts = groups.counts("How many show each tag".to_owned(), "Group", shown.as_ref());
            let unplaced = Table::new("").notes(listed("In no group", &unplaced)).if_any();
            let several = groups.iter().count() > 1;
            let index = several.then(|| index("Member", [("Group".to_owned(), groups.places())]));
            groups.lists(shown.as_ref()).chain(unplaced).chain(counts).chain(index).collect()
        })
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.facts().map(|(groups, _)| {
            let row = |(member, group, with): (_, &str, Vec<&str>)| (member, [group.to_owned(), with.join(", ")]);
            cards(["Group", "With"], groups.by_member().map(row))
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let counts = counts_tables(None, "group", std::slice::from_ref(&self.counts));
        [self.placements()].into_iter().chain(self.in_brief()).chain(counts).collect()
    }

    fn in_brief(&self) -> Vec<Table> {
        let balance = balance("Balance", "group", &self.counts);
        [self.lists()].into_iter().chain(balance).collect()
    }

    /// A row for each member with group, id and hat; those who are in no group come last, with an empty group.
    fn placements(&self) -> Table {
        let placed = self.groups.iter().flat_map(|group| {
            let row = |member: &'_ PlacedMember| {
                [group.name.clone(), member.id.clone(), member.hat.clone().unwrap_or_default()]
            };
            group.members.iter().map(row)
        });
        let unplaced = self.unplaced.iter().map(|id| [String::new(), id.clone(), String::new()]);
        Table::new("Placements").texts(["group", "id", "hat"]).rows(placed.chain(unplaced)).detail()
    }
}

impl CompositionPlan {
    /// The groups in rows, with the hats that are worn.
    fn lists(&self) -> Table {
        let rows = self.groups.iter().map(|group| {
            let members = group.members.iter().map(|member| with_hat(&member.id, member.hat.as_ref()));
            [group.name.clone(), members.collect::<Vec<_>>().join(", ")]
        });
        Table::new("Groups").texts(["Group", "Members"]).rows(rows).notes(listed("In no group", &self.unplaced))
    }
}
