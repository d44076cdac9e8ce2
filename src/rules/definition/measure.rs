//! What the definitions measure: how much of a tag is in a group, and which members are where.

use super::{Placement, Ratio, Worn, sum};
use crate::roster::{DimensionId, MemberId, TagId};
use crate::rules::Lens;
use crate::rules::rule::Scope;
use itertools::Itertools;

impl Placement<'_> {
    /// The groups that a rule is about, but for those that are closed; all together as one.
    pub(crate) fn groups_of(&self, scope: &Scope) -> Vec<Vec<Worn>> {
        let open = (0..self.groups.len()).filter(|&at| !self.is_closed(at));
        match scope {
            Scope::Every => open.map(|at| self.groups[at].clone()).collect(),
            Scope::Over => vec![self.groups.concat()],
            Scope::Named(names) => {
                let named = open.filter(|&at| names.iter().any(|named| named == self.names[at]));
                named.map(|at| self.groups[at].clone()).collect()
            }
        }
    }

    pub(crate) fn tags(&self, names: &[String]) -> Vec<TagId> {
        names.iter().filter_map(|name| self.roster.resolve_tag(name).ok()).collect()
    }

    pub(crate) fn tags_of_dimension(&self, name: &str) -> Vec<TagId> {
        self.roster
            .resolve_dimension(name)
            .map_or(Vec::new(), |dimension| self.roster.dimension(dimension).tags().to_vec())
    }

    /// How many of a group are counted for a tag; under [`Lens::Cell`], for exactly these tags.
    pub(crate) fn amount(&self, group: &[Worn], tags: &[TagId], lens: Lens) -> Ratio {
        let Some(&tag) = tags.first() else {
            return (0, 1);
        };
        let dimension = self.roster.tag(tag).dimension();
        match lens {
            Lens::Hat => (group.iter().filter(|worn| worn.hat == Some(tag)).count() as i128, 1),
            _ => sum(group.iter().map(|worn| self.weight(worn.member, dimension, tags, lens))),
        }
    }

    pub(crate) fn weight(&self, member: MemberId, dimension: DimensionId, tags: &[TagId], lens: Lens) -> Ratio {
        let held = self.roster.tags_in(member, dimension);
        let tag = tags[0];
        let counts = match lens {
            Lens::Every | Lens::Fraction => held.contains(&tag),
            Lens::Primary => self.roster.primary_of(member, dimension) == Some(tag),
            Lens::Undivided => *held == [tag],
            Lens::Cell => held.len() == tags.iter().unique().count() && tags.iter().all(|tag| held.contains(tag)),
            Lens::Hat => false,
        };
        (i128::from(counts), if lens == Lens::Fraction { held.len().max(1) as i128 } else { 1 })
    }

    /// The pairs of these members, of those who take part, that are where they should not be.
    pub(crate) fn pairs(&self, names: &[String], wrong: impl Fn(Option<&str>, Option<&str>) -> bool) -> Ratio {
        let places: Vec<Option<&str>> = names.iter().filter_map(|name| self.place(name)).collect();
        let pairs = places.iter().array_combinations().filter(|&[&a, &b]| wrong(a, b));
        (pairs.count() as i128, 1)
    }
}
