//! What moves cost by definition.

use super::Stay;
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Stay {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let moved = self.earlier.iter().filter(|earlier| {
            let place = placement.place(&earlier.member);
            place.is_some_and(|place| place != Some(&earlier.group))
        });
        let moved = moved.count() as i128;
        ((moved - i128::from(self.most_moves.unwrap_or(0))).max(0), 1)
    }
}
