//! Places at trainings.

mod definition;

use super::prelude::*;

/// No training has more people than places.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct TrainingPlaces {}

impl SharingRule for TrainingPlaces {
    fn words(&self) -> String {
        "no training is attended by more people than it has places".to_owned()
    }

    fn check(&self, required: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        check_required(required, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| match job {
            Job::Training { training, .. } => one(training),
            _ => Vec::new(),
        };
        let trainings = &context.instance.trainings;
        let price = |training: usize| Price::range(None, Some(trainings[training].places as i64));
        let count = context.of_people(trainings.len(), bring, |_| true, price);
        Lowered::whole(vec![count], Unit::new("place", "places"))
    }
}
