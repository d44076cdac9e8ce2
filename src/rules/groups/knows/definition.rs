//! What missing acquaintances cost by definition.

use super::Knows;
use crate::roster::MemberId;
use crate::rules::definition::{Placement, Ratio, Worn};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::rule::About;

impl GroupDefinition for Knows {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let Some(values) = self.values.by_definition(placement.roster) else {
            return (0, 1);
        };
        let mut known: Vec<[MemberId; 2]> = Vec::new();
        for (a, b, value) in values.pairs {
            known.extend((value > 0).then_some([[a, b], [b, a]]).into_iter().flatten());
        }
        known.sort_unstable();
        let missing = |group: &Vec<Worn>| {
            let met = |worn: &Worn| {
                let others = group.iter().map(|other| [worn.member, other.member]);
                others.filter(|pair| known.binary_search(pair).is_ok()).count() as i128
            };
            let missing = |worn| (i128::from(self.least) - met(worn)).max(0);
            group.iter().map(missing).sum::<i128>()
        };
        (placement.groups.iter().map(missing).sum(), 1)
    }
}
