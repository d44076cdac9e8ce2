//! What members may see of a plan: of a person only the tags that the person agreed to show, and no count under three
//! unless everyone concerned shows the tag.

use super::counts;
use crate::outcome::plain;
use crate::placed::{LEAST_SHOWN, PlacedMember, PlannedGroup};
use crate::roster::{DimensionId, Roster, TagId};
use std::fmt;

/// What stands in the place of a count that is not shown.
pub(crate) const TOO_FEW: &str = "under 3";

/// The part of a plan that every member may see.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct MembersView {
    pub(crate) groups: Vec<GroupView>,
    pub(crate) unplaced: Vec<String>,
}

/// A group as members see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct GroupView {
    pub(crate) name: String,
    /// Ids, with the tags that the person shows.
    pub(crate) members: Vec<(String, Vec<String>)>,
    /// Tags with their counts; those of which no count is shown are left out.
    pub(crate) counts: Vec<CountsView>,
}

/// The counts of a tag as members see them, in the order of [`CountsView::LENSES`]; none is too few to be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct CountsView {
    pub(crate) tag: String,
    pub(crate) counts: Vec<Option<String>>,
}

impl CountsView {
    pub(crate) const LENSES: [&'static str; 5] = ["every tag", "hat", "fraction", "main tag", "undivided"];
}

impl MembersView {
    pub(crate) fn new(
        roster: &Roster,
        groups: &[PlannedGroup],
        unplaced: &[String],
        hats: Option<DimensionId>,
    ) -> MembersView {
        let group = |planned: &PlannedGroup| GroupView {
            name: planned.name.clone(),
            members: planned.members.iter().map(|member| (member.id.clone(), shown(roster, member))).collect(),
            counts: tag_views(roster, planned, hats),
        };
        MembersView { groups: groups.iter().map(group).collect(), unplaced: unplaced.to_vec() }
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

impl fmt::Display for MembersView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in &self.groups {
            writeln!(f, "{} ({} members)", group.name, group.members.len())?;
            for (id, tags) in &group.members {
                match tags.is_empty() {
                    true => writeln!(f, "  {id}")?,
                    false => writeln!(f, "  {id} ({})", tags.join(", "))?,
                }
            }
            let width = group.counts.iter().map(|row| row.tag.chars().count()).max().unwrap_or(0);
            if !group.counts.is_empty() {
                write!(f, "  {:width$}", "")?;
                CountsView::LENSES.iter().try_for_each(|lens| write!(f, "  {lens:>9}"))?;
                writeln!(f)?;
            }
            for row in &group.counts {
                write!(f, "  {:width$}", row.tag)?;
                for count in &row.counts {
                    write!(f, "  {:>9}", count.as_deref().unwrap_or(TOO_FEW))?;
                }
                writeln!(f)?;
            }
        }
        match self.unplaced.is_empty() {
            true => Ok(()),
            false => writeln!(f, "not placed: {}", self.unplaced.join(", ")),
        }
    }
}
