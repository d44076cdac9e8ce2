//! What places cost by definition.

use super::Places;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Places {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let mut tags = placement.tags(self.tag.names());
        if tags.len() < self.tag.names().len() {
            // Nobody holds them all.
            tags.clear();
        }
        let off = |(numerator, denominator): Ratio| {
            let short = self.min.map_or(0, |min| i128::from(min) * denominator - numerator);
            let over = self.max.map_or(0, |max| numerator - i128::from(max) * denominator);
            (short.max(over).max(0), denominator)
        };
        let groups = placement.groups_of(&about.groups).into_iter();
        sum(groups.map(|group| off(placement.amount(&group, &tags, about.lens))))
    }
}
