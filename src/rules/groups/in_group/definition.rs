//! What a member who is, or is not, in a group costs by definition.

use super::{InGroup, NotInGroup};
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for InGroup {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let place = placement.place(&self.member);
        let wrong = place.is_some_and(|place| place != Some(&self.group));
        (i128::from(wrong), 1)
    }
}

impl GroupDefinition for NotInGroup {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let place = placement.place(&self.member);
        let wrong = place.is_some_and(|place| place == Some(&self.group));
        (i128::from(wrong), 1)
    }
}
