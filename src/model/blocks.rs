//! Units that required encounters hold together.

use super::contact_relation::ContactRelation;
use super::slots::UnitId;
use super::tiered::Model;
use std::collections::BTreeMap;

/// Units that must be together, with all who are linked to them.
#[derive(Debug, Clone)]
pub(crate) struct Block<'a> {
    pub(crate) units: Vec<UnitId>,
    /// Which slots are together.
    pub(crate) relation: &'a ContactRelation,
}

impl Model {
    /// The units that required encounters in groups link, directly or not.
    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        let mut leader: Vec<usize> = (0..self.slots().units()).collect();
        let mut relation_of: BTreeMap<usize, &ContactRelation> = BTreeMap::new();
        for family in self.tier(0) {
            let Some((relation, pairs)) = family.count.readings().wanted_contacts() else {
                continue;
            };
            if relation.graph().is_some() {
                continue;
            }
            for &(first, second) in pairs {
                let [a, b] = [first, second].map(|unit| lead(&mut leader, unit.index()));
                leader[a.max(b)] = a.min(b);
                relation_of.insert(a.min(b), relation);
            }
        }
        let mut units_of: BTreeMap<usize, Vec<UnitId>> = BTreeMap::new();
        for unit in self.slots().unit_ids().filter(|_| !relation_of.is_empty()) {
            let leader = lead(&mut leader, unit.index());
            units_of.entry(leader).or_default().push(unit);
        }
        let block = |(leader, units)| Some(Block { units, relation: *relation_of.get(&leader)? });
        units_of.into_iter().filter_map(block).collect()
    }
}

/// The first unit that one is linked to; shortens the way there.
fn lead(leader: &mut [usize], unit: usize) -> usize {
    let mut at = unit;
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}
