//! What members who share a tag cost by definition.

use super::Sharing;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;
use itertools::Itertools;

impl GroupDefinition for Sharing {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let tags = placement.tags_of_dimension(&self.dimension);
        let groups = placement.groups_of(&about.groups);
        let pairs = groups.iter().cartesian_product(&tags);
        let held = pairs.map(|(group, &tag)| placement.amount(group, &[tag], about.lens).0);
        sum(held.map(|held| ((held - i128::from(self.most)).max(0), 1)))
    }
}
