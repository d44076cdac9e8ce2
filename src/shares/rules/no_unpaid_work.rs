//! No work that takes hours for those who are not paid.

mod definition;

use super::prelude::*;
use crate::shares::context::in_hours;
use crate::shares::instance::Paid;

/// Nobody who is not paid does work that takes hours.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct NoUnpaidWork {}

impl SharingRule for NoUnpaidWork {
    fn words(&self) -> String {
        "nobody who is not paid does work that takes hours".to_owned()
    }

    /// Hours of those who are not paid. Where it is required, they are kept from such work.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| vec![(0, context.instance.minutes(job))];
        let unpaid = |person: usize| context.instance.people[person].paid == Paid::Unpaid;
        let count = context.of_people(1, bring, unpaid, |_| Price::linear(1));
        let counts = if required { Vec::new() } else { vec![count] };
        in_hours(counts, Unit::new("hour", "hours"))
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        known.instance.minutes(job) > 0 && known.instance.people[person].paid == Paid::Unpaid
    }
}
