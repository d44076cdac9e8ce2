//! The answer: who is in which group, under which hat.

use crate::audit::{GroupCounts, MembersView, counts_tables};
use crate::placed::{PlacedMember, PlannedGroup};
use crate::table::{Audience, Presentation, Table, display_for_members, listed};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Who is in which group.
///
/// `Display` is for members: of a person it shows only the tags that the person agreed to show. Everything else here,
/// and the serde form, is for those who organise.
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
    pub(super) view: Option<MembersView>,
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

    /// What members may see of it; of a plan that was read from a file, names alone.
    fn members_view(&self) -> Cow<'_, MembersView> {
        match &self.view {
            Some(view) => Cow::Borrowed(view),
            None => Cow::Owned(MembersView::of_names(self.groups.iter().map(PlannedGroup::names))),
        }
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
        let ids = |group: &PlannedGroup| group.members.iter().map(|member| member.id.clone()).collect::<Vec<_>>();
        f.debug_map().entries(self.groups.iter().map(|group| (&group.name, ids(group)))).finish()
    }
}

display_for_members!(CompositionPlan);

impl Presentation for CompositionPlan {
    fn title(&self) -> String {
        "Who is in which group".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        match audience {
            Audience::Members => {
                let view = self.members_view();
                let counts = view.counts("How many there are, counted in each way".to_owned(), "Group");
                let unplaced = Table::new("").notes(listed("In no group", &self.unplaced)).if_any();
                view.lists().chain(counts).chain(unplaced).collect()
            }
            Audience::Organisers => {
                let counts = counts_tables(None, "group", std::slice::from_ref(&self.counts));
                std::iter::once(self.placements()).chain(counts).collect()
            }
        }
    }
}

impl CompositionPlan {
    /// A row for each member with group, id and hat; those who are in no group come last, with an empty group.
    fn placements(&self) -> Table {
        let placed = self.groups.iter().flat_map(|group| {
            let row = |member: &'_ PlacedMember| {
                [group.name.clone(), member.id.clone(), member.hat.clone().unwrap_or_default()]
            };
            group.members.iter().map(row)
        });
        let unplaced = self.unplaced.iter().map(|id| [String::new(), id.clone(), String::new()]);
        Table::new("Placements").texts(["group", "id", "hat"]).rows(placed.chain(unplaced))
    }
}
