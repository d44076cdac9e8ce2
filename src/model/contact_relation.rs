//! Which slots are in contact: those of one class, or those of neighbouring places.

use super::graph::Graph;
use super::slots::SlotId;
use std::sync::Arc;

/// Contact between slots.
#[derive(Debug, Clone)]
pub struct ContactRelation {
    /// Class or place of the slots from `first_slot` on; a slot without one is in contact with none.
    number_of: Vec<Option<u32>>,
    first_slot: u32,
    /// Which places are neighbours; without it, slots of one class are in contact.
    graph: Option<Arc<Graph>>,
}

impl ContactRelation {
    /// Slots with the same number are in contact.
    pub(crate) fn classes(class_of: Vec<Option<u32>>) -> ContactRelation {
        ContactRelation { number_of: class_of, first_slot: 0, graph: None }
    }

    /// Slots of neighbouring places are in contact; the weights of edges do not matter.
    pub(crate) fn neighbours(place_of: Vec<Option<u32>>, graph: Arc<Graph>) -> ContactRelation {
        ContactRelation { number_of: place_of, first_slot: 0, graph: Some(graph) }
    }

    /// The same of slots that stand this much later.
    pub(crate) fn moved(self, slots: u32) -> ContactRelation {
        ContactRelation { first_slot: self.first_slot + slots, ..self }
    }

    /// The same of slots each of which stands for one here.
    pub(crate) fn refined(&self, coarse: &[SlotId]) -> ContactRelation {
        let number_of = coarse.iter().map(|&slot| self.number(slot));
        ContactRelation { number_of: number_of.collect(), first_slot: 0, graph: self.graph.clone() }
    }

    /// Class or place of a slot.
    #[inline]
    pub(crate) fn number(&self, slot: SlotId) -> Option<u32> {
        self.number_of.get(slot.0.wrapping_sub(self.first_slot) as usize).copied().flatten()
    }

    /// Which places are neighbours, where contact is no matter of classes.
    pub(crate) fn graph(&self) -> Option<&Graph> {
        self.graph.as_deref()
    }

    /// The class of a slot, where contact is by classes.
    pub(crate) fn class(&self, slot: SlotId) -> Option<u32> {
        self.number(slot).filter(|_| self.graph.is_none())
    }

    /// How many classes or places there are.
    pub(crate) fn numbers(&self) -> usize {
        let classes = self.number_of.iter().flatten();
        let classes = classes.map(|&number| number as usize + 1).max().unwrap_or(0);
        classes.max(self.graph().map_or(0, Graph::places))
    }

    /// Whether a slot of one number is in contact with one of the other.
    #[inline]
    pub(crate) fn joins(&self, a: u32, b: u32) -> bool {
        match &self.graph {
            None => a == b,
            Some(graph) => graph.weight(a, b) > 0,
        }
    }

    /// Whether two slots are in contact.
    #[inline]
    pub(crate) fn touches(&self, a: SlotId, b: SlotId) -> bool {
        match (self.number(a), self.number(b)) {
            (Some(a), Some(b)) => self.joins(a, b),
            _ => false,
        }
    }
}
