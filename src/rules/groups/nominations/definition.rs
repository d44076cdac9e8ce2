//! What nominations that are not met cost by definition.

use super::{Nomination, Nominations};
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Nominations {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let has_too_few = |of: &&Nomination| {
            let Some(Some(group)) = placement.place(&of.member) else {
                return false;
            };
            let places: Vec<Option<&str>> = of.names.iter().filter_map(|name| placement.place(name)).collect();
            let together = places.iter().filter(|&&place| place == Some(group)).count();
            together < places.len() && together < self.least as usize
        };
        (self.of.iter().filter(has_too_few).count() as i128, 1)
    }
}
