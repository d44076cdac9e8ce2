//! What every plan can do here.

use roundtable::table::Presentation;
use roundtable::{CompositionPlan, Measured, Outcome, RotaPlan, RoundsPlan, SeatingPlan, SharesPlan};
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A plan of one of the kinds of problems.
pub(crate) trait Plan: Presentation + Debug + Measured + DeserializeOwned {
    /// A map, for plans of which there is one.
    const MAP: Option<fn(&Outcome<Self>) -> String> = None;
}

impl Plan for CompositionPlan {}
impl Plan for RoundsPlan {}
impl Plan for RotaPlan {}
impl Plan for SharesPlan {}

impl Plan for SeatingPlan {
    const MAP: Option<fn(&Outcome<Self>) -> String> = Some(roundtable::report::svg);
}
