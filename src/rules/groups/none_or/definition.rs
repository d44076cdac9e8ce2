//! What "none, or at least two" costs by definition.

use super::NoneOr;
use crate::roster::Named;
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;
use itertools::Itertools;

impl GroupDefinition for NoneOr {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let roster = placement.roster;
        let tags = match roster.resolve(&self.of) {
            Ok(Named::Tag(tag)) => vec![tag],
            Ok(Named::Dimension(dimension)) => roster.dimension(dimension).tags().to_vec(),
            _ => Vec::new(),
        };
        let least = i128::from(self.least);
        let lonely = |count: i128| {
            if count >= least { 0 } else { count.min(least - count) }
        };
        let groups = placement.groups_of(&about.groups);
        let pairs = groups.iter().cartesian_product(&tags);
        sum(pairs.map(|(group, &tag)| (lonely(placement.amount(group, &[tag], about.lens).0), 1)))
    }
}
