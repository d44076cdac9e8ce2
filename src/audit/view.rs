//! What members may see of a plan: of a person only the tags that the person agreed to show, and no count under three
//! unless everyone concerned shows the tag.

use super::counts;
use crate::outcome::plain;
use crate::placed::{LEAST_SHOWN, PlacedMember, PlannedGroup};
use crate::roster::{DimensionId, Roster, TagId};
use crate::table::Table;
use crate::unit::Unit;

/// What stands in the place of a count that is not shown.
const TOO_FEW: &str = "under 3";

/// The part of a plan that every member may see.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct MembersView {
    groups: Vec<GroupView>,
}

/// A group as members see it.
#[derive(Debug, Clone, Default, PartialEq)]
struct GroupView {
    name: String,
    /// Ids, with the tags that the person shows.
    members: Vec<(String, Vec<String>)>,
    /// Tags with their counts; those of which no count is shown are left out.
    counts: Vec<CountsView>,
}

/// The counts of a tag as members see them, in the order of [`LENSES`]; `None` if it is too few to be shown.
#[derive(Debug, Clone, Default, PartialEq)]
struct CountsView {
    tag: String,
    counts: Vec<Option<String>>,
}

const MEMBERS: Unit = Unit::new("member", "members");

const LENSES: [&str; 5] = ["every tag", "hat", "fraction", "main tag", "undivided"];

impl MembersView {
    pub(crate) fn new(roster: &Roster, groups: &[PlannedGroup], hats: Option<DimensionId>) -> MembersView {
        let group = |planned: &PlannedGroup| GroupView {
            name: planned.name.clone(),
            members: planned.members.iter().map(|member| (member.id.clone(), shown(roster, member))).collect(),
            counts: tag_views(roster, planned, hats),
        };
        MembersView { groups: groups.iter().map(group).collect() }
    }

    /// What is seen of groups of which nothing is known but who is in them.
    pub(crate) fn of_names<'a>(groups: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> MembersView {
        let group = |(name, ids): (&str, Vec<&str>)| GroupView {
            name: name.to_owned(),
            members: ids.into_iter().map(|id| (id.to_owned(), Vec::new())).collect(),
            counts: Vec::new(),
        };
        MembersView { groups: groups.into_iter().map(group).collect() }
    }

    /// The groups one by one, each with its members in rows.
    pub(crate) fn lists(&self) -> impl Iterator<Item = Table> {
        self.groups.iter().map(|group| {
            let title = format!("{} ({})", group.name, MEMBERS.counted(group.members.len() as f64));
            Table::new(title).rows_of_tags(&group.members)
        })
    }

    /// The groups in rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [String; 2]> {
        self.groups.iter().map(|group| {
            let ids: Vec<&str> = group.members.iter().map(|(id, _)| id.as_str()).collect();
            [group.name.clone(), ids.join(", ")]
        })
    }

    /// Everybody in these groups with the tags that they show.
    pub(crate) fn members(&self) -> impl Iterator<Item = &(String, Vec<String>)> {
        self.groups.iter().flat_map(|group| &group.members)
    }

    /// The counts of all groups, if any are shown; `group` is what a group is called.
    pub(crate) fn counts(&self, title: String, group: &str) -> Option<Table> {
        // Of one group alone it is clear which it is.
        let name = |group: &GroupView| if self.groups.len() == 1 { String::new() } else { group.name.clone() };
        let rows = self.groups.iter().flat_map(|group| {
            group.counts.iter().map(move |of| {
                let names = [name(group), of.tag.clone()].into_iter();
                names.chain(of.counts.iter().map(|count| count.clone().unwrap_or_else(|| TOO_FEW.to_owned())))
            })
        });
        let table = Table::new(title).text(group).text("Tag").numbers(LENSES).rows(rows).without_empty_columns();
        let note =
            format!("A tag that fewer than {LEAST_SHOWN} people here hold is left out, unless all of them show it.");
        table.if_any().map(|table| table.notes([note]))
    }
}

fn shown(roster: &Roster, member: &PlacedMember) -> Vec<String> {
    let tags = roster.find(&member.id).map_or(&[][..], |member| roster.shown_of(member));
    tags.iter().map(|&tag| roster.tag_label(tag)).collect()
}

fn tag_views(roster: &Roster, planned: &PlannedGroup, hats: Option<DimensionId>) -> Vec<CountsView> {
    let all = counts::counts(roster, std::slice::from_ref(planned), hats);
    let Some(all) = all.first() else {
        return Vec::new();
    };
    let view = |(tag, counts): (TagId, &counts::TagCounts)| {
        let members = planned.members.iter().filter_map(|placed| roster.find(&placed.id));
        let mut holders = members.filter(|&member| roster.holds(member, tag));
        // Nobody is concerned by a count of nobody, but a nought beside shown counts would tell them apart.
        let all_show = counts.every > 0 && holders.all(|member| roster.shown_of(member).contains(&tag));
        let visible = |number: usize| all_show || counts.every >= LEAST_SHOWN && number >= LEAST_SHOWN;
        // Who holds the tag but is not counted under a lens must be as many, or a subtraction would find them.
        let part = |number: usize| {
            let rest = counts.every - number.min(counts.every);
            visible(number) && (all_show || rest == 0 || rest >= LEAST_SHOWN)
        };
        let whole = |number: usize| part(number).then(|| number.to_string());
        // Places under hats are what the rules say openly, and whoever wears another hat stays unknown.
        let worn = |number: usize| visible(number).then(|| number.to_string());
        let hat = counts.hat.map_or(Some("–".to_owned()), worn);
        let fraction = part(counts.undivided).then(|| plain(counts.fraction));
        // The other counts are of some of those who hold the tag: without their number, none is shown, nor the tag
        // itself.
        visible(counts.every).then(|| CountsView {
            tag: counts.tag.clone(),
            counts: vec![whole(counts.every), hat, fraction, whole(counts.primary), whole(counts.undivided)],
        })
    };
    roster.tag_ids().zip(&all.tags).filter_map(view).collect()
}
