//! What too few or too many different tags cost by definition.

use super::Variety;
use crate::rules::definition::{Placement, Ratio, Worn, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Variety {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let tags = placement.tags_of_dimension(&self.dimension);
        let off = |group: Vec<Worn>| {
            let here = tags.iter().filter(|&&tag| placement.amount(&group, &[tag], about.lens).0 > 0);
            let present = here.count() as i128;
            let short = self.min.map_or(0, |min| i128::from(min) - present);
            let over = self.max.map_or(0, |max| present - i128::from(max));
            (short.max(over).max(0), 1)
        };
        sum(placement.groups_of(&about.groups).into_iter().map(off))
    }
}
