//! What leading a decision, or not leading it, costs by definition: 1 if the member should and does not, or the leads
//! that are not to be theirs.

use super::{DoesNotLead, LeadsDecision, OnDecision};
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for LeadsDecision {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        i64::from(led(&self.0, reading) == 0)
    }
}

impl SharingDefinition for DoesNotLead {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        led(&self.0, reading)
    }
}

/// How often the member is among the leads of the decision.
fn led(on: &OnDecision, reading: &SharesReading<'_>) -> i64 {
    let decisions = reading.instance.decisions.iter().zip(&reading.held.leads);
    let leads = decisions.filter(|(decision, _)| decision.name == on.decision).flat_map(|(_, leads)| leads);
    leads.filter(|&&lead| reading.is(lead, &on.member)).count() as i64
}
