//! Units that are alike in everything that counts.

use super::count::Count;
use super::readings::{CountReadings, UnitClass};
use super::slots::UnitId;
use super::tiered::Model;
use std::collections::HashMap;

impl Model {
    /// The class of each unit: units of one class are alike in every count, permission and pair, and can be exchanged
    /// without a trace. Classes are numbered from 0 in the order of their first units.
    pub fn symmetry_classes(&self) -> Vec<u32> {
        self.symmetry_classes_up_to(self.tiers())
    }

    /// The same where later tiers than this one do not matter.
    pub(crate) fn symmetry_classes_up_to(&self, tier: usize) -> Vec<u32> {
        // All tiers of a list are about the same.
        let repeats = |count: &Count| matches!(count, Count::Leximin(l) if l.greatest_levels() > 1);
        let families = self.families().iter();
        let families = families.filter(|family| family.tier <= tier && !repeats(&family.count));
        let counts: Vec<&dyn CountReadings> = families.map(|family| family.count.readings()).collect();
        let signature = |unit: UnitId| {
            let of_counts: Vec<UnitClass> = counts.iter().map(|count| count.unit_class(unit)).collect();
            (self.slots().permission_of(unit), of_counts)
        };
        let mut number: HashMap<(u32, Vec<UnitClass>), u32> = HashMap::new();
        let class = |unit| {
            let next = number.len() as u32;
            *number.entry(signature(unit)).or_insert(next)
        };
        self.slots().unit_ids().map(class).collect()
    }
}
