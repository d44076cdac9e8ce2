//! What trainings may come to.

mod definition;

use super::prelude::*;

/// Places at trainings, and pay for attending them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct TrainingBudget {
    pub(in crate::shares) most: u64,
}

impl SharingRule for TrainingBudget {
    fn words(&self) -> String {
        format!("places at trainings and pay for attending them come to {} at most", self.most)
    }

    fn check(&self, _: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        amount(self.most, faults);
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| vec![(0, context.attendance_cost(job))];
        let largest = context.largest(|job| [context.attendance_cost(job)]);
        let price = |_| at_most(required, money::counted(self.most), largest);
        let count = context.of_people(1, bring, |_| true, price);
        Lowered::whole(vec![count], money::unit())
    }

    fn add_bounds(&self, _: &KnownNames<'_>, bounds: &mut RequiredBounds) {
        bounds.training_budget = bounds.training_budget.min(self.most as f64);
    }
}
