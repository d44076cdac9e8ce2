//! What balance costs by definition: the distances from the shares of those who take part, which go by size.

use super::Balance;
use crate::roster::{DimensionId, Named, NumberId, TagId};
use crate::rules::Lens;
use crate::rules::definition::{Placement, Ratio, Worn, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::groups::missing::{Meaning, Missing};
use crate::rules::rule::About;
use itertools::Itertools;

impl GroupDefinition for Balance {
    fn cost(&self, about: &About, required: bool, placement: &Placement<'_>) -> Ratio {
        let members = placement.members.len().max(1) as i128;
        let groups = placement.groups_of(&about.groups);
        if let Some(number) = self.left_out_of(placement) {
            return sum(groups.iter().map(|group| off_without_those_who_lack(number, group, placement)));
        }
        let distances = self.loads(about.lens, placement).flat_map(|loads| {
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

impl Balance {
    /// The number of which those who lack it are left out; `None` if there is no such number.
    fn left_out_of(&self, placement: &Placement<'_>) -> Option<NumberId> {
        let is_left_out = self.missing.as_ref()?.meaning() == Ok(Meaning::LeaveOut);
        match placement.roster.resolve(&self.of) {
            Ok(Named::Number(number)) => is_left_out.then_some(number),
            _ => None,
        }
    }

    /// What those count who lack a number.
    fn in_place_of_missing(&self, number: NumberId, placement: &Placement<'_>) -> Ratio {
        let roster = placement.roster;
        let given = placement.members.iter().filter_map(|&member| roster.number(member, number));
        let given: Vec<i128> = given.map(i128::from).collect();
        match self.missing.as_ref().map(Missing::meaning) {
            Some(Ok(Meaning::Mean)) => {
                (given.iter().sum(), 10i128.pow(roster.decimals(number)) * given.len().max(1) as i128)
            }
            Some(Ok(Meaning::As(value))) => (value.mantissa(), 10i128.pow(value.scale())),
            _ => (0, 1),
        }
    }

    /// For each thing that is balanced, one after the other, what each member of the roster brings to it.
    fn loads<'a>(&self, lens: Lens, placement: &'a Placement<'_>) -> Box<dyn Iterator<Item = Vec<Ratio>> + 'a> {
        let roster = placement.roster;
        let of_tags = |sets: Vec<Vec<TagId>>, dimension: DimensionId| -> Box<dyn Iterator<Item = Vec<Ratio>> + 'a> {
            let loads = move |set: Vec<TagId>| {
                roster.member_ids().map(|member| placement.weight(member, dimension, &set, lens)).collect()
            };
            Box::new(sets.into_iter().map(loads))
        };
        match roster.resolve(&self.of) {
            Ok(Named::Tag(tag)) => of_tags(vec![vec![tag]], roster.tag(tag).dimension()),
            Ok(Named::Dimension(dimension)) => {
                let sets: Vec<Vec<TagId>> = match lens {
                    Lens::Cell => {
                        let held = placement.members.iter().map(|&member| roster.tags_in(member, dimension).to_vec());
                        held.filter(|set| !set.is_empty()).unique().collect()
                    }
                    _ => roster.dimension(dimension).tags().iter().map(|&tag| vec![tag]).collect(),
                };
                of_tags(sets, dimension)
            }
            Ok(Named::Number(number)) => {
                let unit = 10i128.pow(roster.decimals(number));
                let missing = self.in_place_of_missing(number, placement);
                let load = |member| roster.number(member, number).map_or(missing, |value| (i128::from(value), unit));
                Box::new(std::iter::once(roster.member_ids().map(load).collect()))
            }
            Err(_) => Box::new(std::iter::empty()),
        }
    }
}

/// How far the sum of a group is from the mean of all who have the number, for each of its members who have it.
fn off_without_those_who_lack(number: NumberId, group: &[Worn], placement: &Placement<'_>) -> Ratio {
    let value = |member| placement.roster.number(member, number).map(i128::from);
    let all: Vec<i128> = placement.members.iter().filter_map(|&member| value(member)).collect();
    let here: Vec<i128> = group.iter().filter_map(|worn| value(worn.member)).collect();
    let (total, sum_here) = (all.iter().sum::<i128>(), here.iter().sum::<i128>());
    let off = sum_here * all.len() as i128 - total * here.len() as i128;
    (off.abs(), all.len().max(1) as i128 * 10i128.pow(placement.roster.decimals(number)))
}
