//! What wishes cost by definition.

use super::Wishes;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Wishes {
    fn cost(&self, _: &About, required: bool, placement: &Placement<'_>) -> Ratio {
        sum(self.of.iter().map(|wish| {
            let Some(place) = placement.place(&wish.member) else {
                return (0, 1);
            };
            let rank = wish.groups.iter().position(|group| Some(group.as_str()) == place);
            let cost = if required { usize::from(rank.is_none()) } else { rank.unwrap_or(wish.groups.len()) };
            (cost as i128, 1)
        }))
    }
}
