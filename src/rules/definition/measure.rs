//! What the definitions measure: how much of a tag is in a group, and how far that is from a share.

use super::{Placement, Ratio, Worn, sum};
use crate::roster::{DimensionId, MemberId, Named, TagId};
use crate::rules::{Lens, Scope};
use itertools::Itertools;

impl Placement<'_> {
    /// The groups that a rule is about; all together as one.
    pub(super) fn scopes(&self, scope: &Scope) -> Vec<Vec<Worn>> {
        match scope {
            Scope::Every => self.groups.clone(),
            Scope::Over => vec![self.groups.concat()],
            Scope::Named(names) => {
                let named =
                    self.groups.iter().zip(&self.names).filter(|(_, name)| names.iter().any(|named| named == *name));
                named.map(|(worn, _)| worn.clone()).collect()
            }
        }
    }

    pub(super) fn tags(&self, names: &[String]) -> Vec<TagId> {
        names.iter().filter_map(|name| self.roster.resolve_tag(name).ok()).collect()
    }

    pub(super) fn tags_of_dimension(&self, name: &str) -> Vec<TagId> {
        self.roster
            .resolve_dimension(name)
            .map_or(Vec::new(), |dimension| self.roster.dimension(dimension).tags().to_vec())
    }

    /// How many of a group are counted for a tag; under [`Lens::Cell`], for exactly these tags.
    pub(super) fn amount(&self, group: &[Worn], tags: &[TagId], lens: Lens) -> Ratio {
        let Some(&tag) = tags.first() else {
            return (0, 1);
        };
        let dimension = self.roster.tag(tag).dimension();
        match lens {
            Lens::Hat => (group.iter().filter(|worn| worn.hat == Some(tag)).count() as i128, 1),
            _ => sum(group.iter().map(|worn| self.weight(worn.member, dimension, tags, lens))),
        }
    }

    fn weight(&self, member: MemberId, dimension: DimensionId, tags: &[TagId], lens: Lens) -> Ratio {
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

    /// What each member of the roster brings to each thing that is balanced.
    fn loads(&self, of: &str, lens: Lens) -> Vec<Vec<Ratio>> {
        let roster = self.roster;
        let of_tags = |tags: &[Vec<TagId>], dimension: DimensionId| {
            let loads = |set: &Vec<TagId>| roster.member_ids().map(|m| self.weight(m, dimension, set, lens)).collect();
            tags.iter().map(loads).collect()
        };
        match roster.resolve(of) {
            Ok(Named::Tag(tag)) => of_tags(&[vec![tag]], roster.tag(tag).dimension()),
            Ok(Named::Dimension(dimension)) => {
                let sets: Vec<Vec<TagId>> = match lens {
                    Lens::Cell => {
                        let held = self.members.iter().map(|&member| roster.tags_in(member, dimension).to_vec());
                        held.filter(|set| !set.is_empty()).unique().collect()
                    }
                    _ => roster.dimension(dimension).tags().iter().map(|&tag| vec![tag]).collect(),
                };
                of_tags(&sets, dimension)
            }
            Ok(Named::Number(number)) => {
                let unit = 10i128.pow(roster.decimals(number));
                let load = |member| (roster.number(member, number).map_or(0, i128::from), unit);
                vec![roster.member_ids().map(load).collect()]
            }
            Err(_) => Vec::new(),
        }
    }

    /// The distances from the shares of those who take part, which go by size, added up; required: the groups that are
    /// a whole person or more off.
    pub(super) fn balance(&self, of: &str, lens: Lens, scope: &Scope, required: bool) -> Ratio {
        let members = self.members.len().max(1) as i128;
        let groups = self.scopes(scope);
        let distances = self.loads(of, lens).into_iter().flat_map(|loads| {
            let total = sum(self.members.iter().map(|member| loads[member.index()]));
            groups
                .iter()
                .map(|group| {
                    let here = sum(group.iter().map(|worn| loads[worn.member.index()]));
                    // here − total · size / members, over a common denominator.
                    let off = here.0 * total.1 * members - total.0 * group.len() as i128 * here.1;
                    (off.abs(), here.1 * total.1 * members)
                })
                .collect::<Vec<Ratio>>()
        });
        match required {
            true => sum(distances.map(|(off, unit)| (i128::from(off >= unit), 1))),
            false => sum(distances),
        }
    }
}
