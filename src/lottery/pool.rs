//! Those whom the plans of a list are drawn from.

use crate::interrupts::Interrupts;
use crate::model::Model;

/// What the plans of a list are made from: those who may be on one, by classes of members who are alike in all that
/// plans keep.
#[derive(Clone, Copy)]
pub(super) struct Pool<'a> {
    /// What is required, and the tiers that are held.
    pub(super) model: &'a Model,
    /// What each tier costs in every plan.
    pub(super) held: &'a [i64],
    /// Class of each unit.
    pub(super) class_of: &'a [usize],
    /// Members of each class.
    pub(super) sizes: &'a [i64],
    /// Whether each slot is a selection.
    pub(super) counted: &'a [bool],
    pub(super) seed: u64,
    /// Moves of a search. A pass over a list is one.
    pub(super) steps: u64,
    pub(super) interrupts: Interrupts<'a>,
}
