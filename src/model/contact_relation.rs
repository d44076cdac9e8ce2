//! Which slots are in contact: those of one class, or those of neighbouring places.

use super::graph::Graph;
use super::slots::{SlotId, Slots};
use std::ops::Range;
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

    /// The same where slots outside of these are in contact with none.
    pub(super) fn within(&self, slots: Range<usize>) -> ContactRelation {
        let first_slot = slots.start as u32;
        let number_of = slots.map(|slot| self.number(SlotId(slot as u32)));
        ContactRelation { number_of: number_of.collect(), first_slot, graph: self.graph.clone() }
    }

    /// Class or place of a slot.
    #[inline]
    pub(crate) fn number(&self, slot: SlotId) -> Option<u32> {
        self.number_of.get(slot.0.wrapping_sub(self.first_slot) as usize).copied().flatten()
    }

    /// About how much memory it takes, without the graph.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.number_of[..])
    }

    /// Which places are neighbours, where contact is no matter of classes.
    pub(crate) fn graph(&self) -> Option<&Graph> {
        self.graph.as_deref()
    }

    /// The slots that may have a class or place.
    pub(super) fn slot_ids(&self) -> impl Iterator<Item = SlotId> + use<> {
        (self.first_slot..self.first_slot + self.number_of.len() as u32).map(SlotId)
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

    /// Whether both slots bring their units into contact with their own group alone, or with nobody. Places with
    /// neighbours of their own cannot be exchanged.
    pub(super) fn exchanges(&self, slots: &Slots, a: SlotId, b: SlotId) -> bool {
        let is_of_one_group = |of: SlotId| {
            let mut alike = slots.slot_ids().filter(|&slot| self.number(slot) == self.number(of));
            alike.all(|slot| slots.group_of(slot) == slots.group_of(of))
        };
        match (self.number(a), self.number(b)) {
            (Some(first), Some(second)) if self.graph.is_none() => {
                first == second || is_of_one_group(a) && is_of_one_group(b)
            }
            (first, second) => first == second,
        }
    }
}
