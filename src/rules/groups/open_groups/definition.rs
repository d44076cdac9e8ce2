//! What open groups cost by definition.

use super::OpenGroups;
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::{About, Scope};

impl GroupDefinition for OpenGroups {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let mut sum = 0;
        for (&name, members) in placement.names.iter().zip(&placement.groups) {
            let meant = match &about.groups {
                Scope::Named(names) => names.iter().any(|named| named == name),
                _ => true,
            };
            if meant && !members.is_empty() {
                let own = self.costs.iter().find(|(named, _)| named == name);
                sum += own.map_or(1, |(_, cost)| i128::from(*cost));
            }
        }
        ((sum - i128::from(self.most.unwrap_or(0))).max(0), 1)
    }
}
