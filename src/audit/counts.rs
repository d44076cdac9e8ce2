//! How many of each tag a group has, under all lenses side by side.

use crate::outcome::plain;
use crate::placed::PlannedGroup;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::table::Table;
use itertools::Itertools;
use serde::Serialize;

/// The counts of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupCounts {
    /// Name of the group.
    pub group: String,
    /// How many members it has.
    pub size: usize,
    /// One entry a tag of the roster, in its order.
    pub tags: Vec<TagCounts>,
    /// One entry a set of tags of one dimension that somebody in the group holds, several tags joined by `+`.
    pub cells: Vec<(String, usize)>,
}

/// How many of a group are counted for a tag.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TagCounts {
    /// The tag, as `dimension:tag` or bare where that is clear.
    pub tag: String,
    /// Those who hold it.
    pub every: usize,
    /// Those who wear its hat; `None` if hats of this dimension are not worn.
    pub hat: Option<usize>,
    /// Each holder as one part in as many as they hold tags in the dimension.
    pub fraction: f64,
    /// Those whose main tag it is.
    pub primary: usize,
    /// Those who hold no other tag of its dimension.
    pub undivided: usize,
}

/// The counts of all groups.
pub(crate) fn counts(roster: &Roster, groups: &[PlannedGroup], hats: Option<DimensionId>) -> Vec<GroupCounts> {
    let labels: Vec<String> = roster.tag_ids().map(|tag| roster.tag_label(tag)).collect();
    groups.iter().map(|group| group_counts(roster, &labels, group, hats)).collect()
}

/// All counts for those who organise: by tag, then by set of tags. `group` is what a group is called, and `period` what
/// the groups come again in, each time with counts of their own; `None` if they do not.
pub(crate) fn tables(period: Option<&str>, group: &str, counts: &[Vec<GroupCounts>]) -> impl Iterator<Item = Table> {
    let number = |at: u32| period.map_or(String::new(), |_| at.to_string());
    let all = (1..).zip(counts).flat_map(|(at, counts)| counts.iter().map(move |of| (number(at), of)));
    let tags = all.clone().flat_map(|(number, of)| {
        of.tags.iter().map(move |tag| {
            let hat = tag.hat.map_or(String::new(), |hat| hat.to_string());
            let [every, primary, undivided] = [tag.every, tag.primary, tag.undivided].map(|number| number.to_string());
            [number.clone(), of.group.clone(), tag.tag.clone(), every, hat, plain(tag.fraction), primary, undivided]
        })
    });
    let cells = all.flat_map(|(number, of)| {
        let row = move |(tags, people): &(String, usize)| {
            [number.clone(), of.group.clone(), tags.clone(), people.to_string()]
        };
        of.cells.iter().map(row)
    });
    let table = |title| Table::new(title).number(period.unwrap_or_default()).text(group);
    let lenses = ["every", "hat", "fraction", "primary", "undivided"];
    let tables = [
        table("Counts of tags").text("tag").numbers(lenses).rows(tags),
        table("Counts of sets of tags").text("tags").number("members").rows(cells),
    ];
    tables.into_iter().map(|table| table.without_empty_columns().detail()).filter_map(Table::if_any)
}

/// The most tags in one table of balance: more would not fit on a page.
const TAGS_A_TABLE: usize = 10;

/// How evenly tags are spread over groups, every tag counted: a row a group, a column a tag, and below them the even
/// share of a group of ordinary size. What is a whole person or more beside the group's share is marked.
pub(crate) fn balance(title: &str, group: &str, counts: &[GroupCounts]) -> impl Iterator<Item = Table> {
    let people: usize = counts.iter().map(|of| of.size).sum();
    let tags = counts.first().map_or(0, |of| of.tags.len());
    let columns = (0..tags).filter(|&tag| counts.iter().any(|of| of.tags[tag].every > 0)).collect::<Vec<_>>();
    let chunks: Vec<Vec<usize>> = columns.chunks(TAGS_A_TABLE).map(<[usize]>::to_vec).collect();
    let table = move |tags: Vec<usize>| {
        let total = |&tag: &usize| counts.iter().map(|of| of.tags[tag].every).sum::<usize>();
        let totals: Vec<usize> = tags.iter().map(total).collect();
        let share = |total: usize, size: f64| total as f64 * size / people.max(1) as f64;
        let row = |of: &GroupCounts| {
            let cells = tags.iter().zip(&totals);
            let cells = cells.map(|(&tag, &total)| marked(of.tags[tag].every, share(total, of.size as f64)));
            [of.group.clone(), of.size.to_string()].into_iter().chain(cells).collect::<Vec<_>>()
        };
        let size = people as f64 / counts.len().max(1) as f64;
        let even = totals.iter().map(|&total| plain(share(total, size)));
        let even = ["even share".to_owned(), plain(size)].into_iter().chain(even).collect::<Vec<_>>();
        let rows = counts.iter().map(row).chain((counts.len() > 1).then_some(even));
        let names = tags.iter().map(|&tag| counts[0].tags[tag].tag.clone());
        let table = Table::new(title).text(group).number("members").numbers(names).rows(rows);
        let is_marked = table.rows.iter().flatten().any(|cell| cell.ends_with(['▲', '▼']));
        table.notes(is_marked.then_some("▲ and ▼: a person or more above or below the even share of the group."))
    };
    chunks.into_iter().map(table)
}

/// A count, marked if it is a whole person or more beside the share.
fn marked(count: usize, share: f64) -> String {
    let beside = count as f64 - share;
    let mark = if beside >= 1.0 {
        " ▲"
    } else if beside <= -1.0 {
        " ▼"
    } else {
        ""
    };
    format!("{count}{mark}")
}

/// The counts of a group; each tag of the roster has its label.
fn group_counts(roster: &Roster, labels: &[String], group: &PlannedGroup, hats: Option<DimensionId>) -> GroupCounts {
    let members: Vec<MemberId> = group.members.iter().filter_map(|placed| roster.find(&placed.id)).collect();
    let tags = roster.tag_ids().zip(labels);
    let tags = tags.map(|(tag, label)| tag_counts(roster, group, &members, (tag, label), hats)).collect();
    let mut cells: Vec<(String, usize)> = Vec::new();
    for dimension in roster.dimension_ids() {
        let mut sets: Vec<&[TagId]> = members.iter().map(|&member| roster.tags_in(member, dimension)).collect();
        sets.retain(|set| !set.is_empty());
        sets.sort_unstable();
        for run in sets.chunk_by(|a, b| a == b) {
            let labels = run[0].iter().map(|tag| &labels[tag.index()]);
            cells.push((labels.format(" + ").to_string(), run.len()));
        }
    }
    cells.shrink_to_fit();
    GroupCounts { group: group.name.clone(), size: members.len(), tags, cells }
}

fn tag_counts(
    roster: &Roster,
    group: &PlannedGroup,
    members: &[MemberId],
    (tag, label): (TagId, &String),
    hats: Option<DimensionId>,
) -> TagCounts {
    let dimension = roster.tag(tag).dimension();
    let holders: Vec<MemberId> = members.iter().copied().filter(|&member| roster.holds(member, tag)).collect();
    let parts = holders.iter().map(|&member| 1.0 / roster.tags_in(member, dimension).len() as f64);
    let wears = || group.members.iter().filter(|placed| placed.hat.as_deref() == Some(roster.tag(tag).name())).count();
    TagCounts {
        tag: label.clone(),
        every: holders.len(),
        hat: (hats == Some(dimension)).then(wears),
        fraction: parts.sum(),
        primary: holders.iter().filter(|&&member| roster.primary_of(member, dimension) == Some(tag)).count(),
        undivided: holders.iter().filter(|&&member| roster.tags_in(member, dimension).len() == 1).count(),
    }
}
