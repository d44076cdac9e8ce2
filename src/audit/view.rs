//! What members see of groups: who is in them, and the tags that people show.

use crate::public::by_name;
use crate::roster::Roster;
use crate::table::Table;
use crate::unit::Unit;

/// Groups with their members, both in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NamedGroups(Vec<(String, Vec<String>)>);

const MEMBERS: Unit = Unit::new("member", "members");

impl NamedGroups {
    pub(crate) fn new<'a, M>(groups: impl IntoIterator<Item = (&'a str, M)>) -> NamedGroups
    where
        M: IntoIterator<Item = &'a str>,
    {
        let group = |(name, members): (&str, M)| {
            let members = crate::public::sorted(members.into_iter().map(str::to_owned));
            (name.to_owned(), members)
        };
        let mut groups: Vec<_> = groups.into_iter().map(group).collect();
        groups.sort_by(|(one, _), (other, _)| by_name(one, other));
        NamedGroups(groups)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(name, members)| (name.as_str(), members.as_slice()))
    }

    /// The groups one by one, each with its members in rows; `shown` is what everybody may know of the roster.
    pub(crate) fn lists(&self, shown: Option<&Roster>) -> impl Iterator<Item = Table> {
        self.iter().map(move |(name, members)| {
            let title = format!("{name} ({})", MEMBERS.counted(members.len() as f64));
            Table::new(title).rows_of_tags(members, shown)
        })
    }

    /// The groups in rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [String; 2]> {
        self.iter().map(|(name, members)| [name.to_owned(), members.join(", ")])
    }

    /// How many show each tag, if anybody shows one; `group` is what a group is called.
    pub(crate) fn counts(&self, title: String, group: &str, shown: Option<&Roster>) -> Option<Table> {
        let rows = self.iter().flat_map(|(name, members)| {
            // Of one group alone it is clear which it is.
            let name = if self.0.len() == 1 { "" } else { name };
            let count = move |roster: &Roster, tag| {
                let members = members.iter().filter_map(|id| roster.find(id));
                let count = members.filter(|&member| roster.holds(member, tag)).count();
                (count > 0).then(|| [name.to_owned(), roster.tag_label(tag), count.to_string()])
            };
            shown.into_iter().flat_map(move |roster| roster.tag_ids().filter_map(move |tag| count(roster, tag)))
        });
        let table = Table::new(title).text(group).text("Tag").number("Members").rows(rows);
        table.without_empty_columns().if_any()
    }
}
