//! What members see of groups: who is in them, and the tags that people show.

use crate::public::by_name;
use crate::roster::{MemberId, Roster};
use crate::table::{Place, Table, Target};
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
        self.iter().map(move |(name, members)| Table::new(list_title(name, members)).rows_of_tags(members, shown))
    }

    /// Everybody, and the list in which they stand.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, Place)> {
        self.iter().flat_map(|(name, members)| {
            let place = || Place { said: name.to_owned(), leads_to: Target::new(list_title(name, members), "") };
            members.iter().map(move |member| (member.as_str(), place()))
        })
    }

    /// The groups in rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [String; 2]> {
        self.iter().map(|(name, members)| [name.to_owned(), members.join(", ")])
    }

    /// How many show each tag, if anybody shows one: a row a group, a column a tag; of one group alone, a row a tag.
    /// `group` is what a group is called.
    pub(crate) fn counts(&self, title: String, group: &str, shown: Option<&Roster>) -> Option<Table> {
        let roster = shown?;
        if let [(_, ids)] = self.0.as_slice() {
            return of_one(title, ids, roster);
        }
        let members = |ids: &[String]| ids.iter().filter_map(|id| roster.find(id)).collect::<Vec<_>>();
        let rows = self.iter().map(|(name, ids)| {
            let members = members(ids);
            let count = |tag| members.iter().filter(|&&member| roster.holds(member, tag)).count();
            let counts = roster.tag_ids().map(|tag| Some(count(tag)).filter(|&count| count > 0));
            let counts = counts.map(|count| count.map_or(String::new(), |count| count.to_string()));
            std::iter::once(name.to_owned()).chain(counts).collect::<Vec<_>>()
        });
        let names = roster.tag_ids().map(|tag| roster.tag_label(tag));
        let table = Table::new(title).text(group).numbers(names).rows(rows).without_empty_columns();
        Some(table).filter(|table| table.columns.iter().any(|column| column.is_number))
    }

    /// Everybody, the group of each, and who else is in it.
    pub(crate) fn by_member(&self) -> impl Iterator<Item = (&str, &str, Vec<&str>)> {
        let members = |(name, members)| {
            let ids = move || <[String]>::iter(members).map(String::as_str);
            ids().map(move |member| (member, name, ids().filter(|&other| other != member).collect()))
        };
        self.iter().flat_map(members)
    }
}

/// What heads the list of a group.
fn list_title(name: &str, members: &[String]) -> String {
    format!("{name} ({})", MEMBERS.counted(members.len() as f64))
}

/// How many of one group show each tag, if anybody shows one.
fn of_one(title: String, ids: &[String], roster: &Roster) -> Option<Table> {
    let members: Vec<MemberId> = ids.iter().filter_map(|id| roster.find(id)).collect();
    let rows = roster.tag_ids().filter_map(|tag| {
        let count = members.iter().filter(|&&member| roster.holds(member, tag)).count();
        (count > 0).then(|| [roster.tag_label(tag), count.to_string()])
    });
    Table::new(title).text("Tag").number("Members").rows(rows).if_any()
}
