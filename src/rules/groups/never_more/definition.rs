//! What dominance costs by definition.

use super::NeverMore;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for NeverMore {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let of = placement.tags(std::slice::from_ref(&self.of));
        let than = placement.tags(std::slice::from_ref(&self.than));
        let groups = placement.groups_of(&about.groups).into_iter();
        sum(groups.map(|group| {
            let (a, b) = placement.amount(&group, &of, about.lens);
            let (c, d) = placement.amount(&group, &than, about.lens);
            ((a * d - c * b).max(0), b * d)
        }))
    }
}
