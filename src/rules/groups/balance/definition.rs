//! What balance costs by definition: the distances from the shares of those who take part, which go by size.

use super::Balance;
use crate::roster::{DimensionId, Named, TagId};
use crate::rules::Lens;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;
use itertools::Itertools;

impl GroupDefinition for Balance {
    fn cost(&self, about: &About, required: bool, placement: &Placement<'_>) -> Ratio {
        let members = placement.members.len().max(1) as i128;
        let groups = placement.groups_of(&about.groups);
        let distances = loads(&self.of, about.lens, placement).into_iter().flat_map(|loads| {
            let total = sum(placement.members.iter().map(|member| loads[member.index()]));
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
        // Required: the groups that are a whole person or more off.
        if required { sum(distances.map(|(off, unit)| (i128::from(off >= unit), 1))) } else { sum(distances) }
    }
}

/// What each member of the roster brings to each thing that is balanced.
fn loads(of: &str, lens: Lens, placement: &Placement<'_>) -> Vec<Vec<Ratio>> {
    let roster = placement.roster;
    let of_tags = |tags: &[Vec<TagId>], dimension: DimensionId| {
        let loads = |set: &Vec<TagId>| roster.member_ids().map(|m| placement.weight(m, dimension, set, lens)).collect();
        tags.iter().map(loads).collect()
    };
    match roster.resolve(of) {
        Ok(Named::Tag(tag)) => of_tags(&[vec![tag]], roster.tag(tag).dimension()),
        Ok(Named::Dimension(dimension)) => {
            let sets: Vec<Vec<TagId>> = match lens {
                Lens::Cell => {
                    let held = placement.members.iter().map(|&member| roster.tags_in(member, dimension).to_vec());
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
