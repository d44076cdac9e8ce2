//! What pairs that are apart, or together, cost by definition.

use super::{Apart, Together};
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Together {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        placement.pairs(&self.0, |a, b| a != b)
    }
}

impl GroupDefinition for Apart {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        placement.pairs(&self.0, |a, b| a.is_some() && a == b)
    }
}
