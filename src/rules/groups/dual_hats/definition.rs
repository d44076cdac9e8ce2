//! What members with several tags cost by definition.

use super::DualHats;
use crate::rules::definition::{Placement, Ratio, Worn, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for DualHats {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let roster = placement.roster;
        let dimension = roster.resolve_dimension(&self.dimension).ok();
        let several = |worn: &&Worn| dimension.is_some_and(|d| roster.tags_in(worn.member, d).len() > 1);
        let over = |group: Vec<Worn>| (group.iter().filter(several).count() as i128 - i128::from(self.most)).max(0);
        sum(placement.groups_of(&about.groups).into_iter().map(|group| (over(group), 1)))
    }
}
