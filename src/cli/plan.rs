//! What every plan can do here.

use roundtable::table::Presentation;
use roundtable::{CompositionPlan, Error, Measured, Outcome, RotaPlan, RoundsPlan, SeatingPlan, SharesPlan};
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A plan of one of the kinds of problems.
pub(crate) trait Plan: Presentation + Debug + Measured + DeserializeOwned {
    /// A map, for plans of which there is one.
    const MAP: Option<fn(&Outcome<Self>) -> String> = None;
    /// A calendar of meetings at these times, for plans of which there is one.
    const CALENDAR: Option<Calendar<Self>> = None;
}

/// A calendar from a plan, what its meetings are called, and beginning and end of each.
pub(crate) type Calendar<P> = fn(&P, &str, &[(String, String)]) -> Result<String, Error>;

impl Plan for CompositionPlan {}
impl Plan for RoundsPlan {}

impl Plan for RotaPlan {
    #[cfg(feature = "calendar")]
    const CALENDAR: Option<Calendar<Self>> = Some(|plan, title, times| {
        let meeting = |(start, end): &(String, String)| roundtable::report::Appointment::new(start, end);
        let meetings: Vec<_> = times.iter().map(meeting).collect();
        // The same plan and times make the same file.
        let written = times.first().map_or("", |(start, _)| start);
        roundtable::report::rota_calendar(plan, title, &meetings, written, None)
    });
}
impl Plan for SharesPlan {}

impl Plan for SeatingPlan {
    const MAP: Option<fn(&Outcome<Self>) -> String> = Some(roundtable::report::svg);
}
