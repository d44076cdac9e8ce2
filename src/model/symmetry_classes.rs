//! Units that are alike in everything that counts.

use super::{Count, Family, Model, UnitId, UnitWeights};
use std::collections::HashMap;

/// What a unit is to a family.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Trait {
    None,
    Kind(u32),
    Weights(UnitWeights),
    Itself(UnitId),
}

impl Model {
    /// Kinds of units: those of one kind are alike in every count, permission and pair, and can be exchanged without a
    /// trace. Kinds are numbered from 0 in the order of their first units.
    pub fn symmetry_classes(&self) -> Vec<u32> {
        self.symmetry_classes_up_to(self.tiers)
    }

    /// The same where later tiers than this one do not matter.
    pub(crate) fn symmetry_classes_up_to(&self, tier: usize) -> Vec<u32> {
        // All tiers of a list are about the same.
        let repeats = |count: &Count| matches!(count, Count::Leximin(l) if l.greatest_levels() > 1);
        let families = self.families.iter();
        let families: Vec<&Family> = families.filter(|family| family.tier <= tier && !repeats(&family.count)).collect();
        let signature = |unit: UnitId| {
            let of_family = |family: &Family| match &family.count {
                Count::Tally(tally) => tally.grid().kind_of(unit).map_or(Trait::None, Trait::Kind),
                Count::ThresholdCounts(flags) => flags.grid().kind_of(unit).map_or(Trait::None, Trait::Kind),
                Count::EdgeProducts(joins) => joins.grid().kind_of(unit).map_or(Trait::None, Trait::Kind),
                Count::Neighbours(neighbours) => {
                    let kind = neighbours.grid().kind_of(unit);
                    kind.map_or(Trait::None, Trait::Kind)
                }
                Count::AssignmentWeights(cells) => {
                    let weights = cells.weights_of(unit).cloned();
                    weights.map_or(Trait::None, Trait::Weights)
                }
                Count::Leximin(leximin) => {
                    let kind = leximin.levels().grid().kind_of(unit);
                    kind.map_or(Trait::None, Trait::Kind)
                }
                Count::Encounters(encounters) if encounters.partners(unit).is_empty() => Trait::None,
                Count::Acquaintances(known) => match known.known(unit) {
                    None => Trait::None,
                    // Those who know nobody miss the same.
                    Some([]) => Trait::Kind(0),
                    Some(_) => Trait::Itself(unit),
                },
                Count::Cluster(cluster) if !cluster.span().contains(&unit.index()) => Trait::None,
                Count::Encounters(_)
                | Count::Cluster(_)
                | Count::Meetings(_)
                | Count::DistinctContacts(_)
                | Count::PriorExperience(_) => Trait::Itself(unit),
            };
            let traits: Vec<Trait> = families.iter().copied().map(of_family).collect();
            (self.slots.permission_of(unit), traits)
        };
        let mut number: HashMap<(u32, Vec<Trait>), u32> = HashMap::new();
        let mut kind = |unit| {
            let next = number.len() as u32;
            *number.entry(signature(unit)).or_insert(next)
        };
        self.slots.unit_ids().map(&mut kind).collect()
    }
}
