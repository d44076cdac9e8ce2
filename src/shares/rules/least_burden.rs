//! What all work weighs together.

mod definition;

use super::prelude::*;
use crate::error::InputFault;
use crate::model::{AssignmentWeights, SlotId, UnitWeights};

/// What work weighs for those who take it comes to as little as can be in all.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct LeastBurden {}

impl SharingRule for LeastBurden {
    fn words(&self) -> String {
        "what work weighs for those who take it, by their own words, comes to as little as can be".to_owned()
    }

    fn check(&self, required: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        if required {
            faults.push(InputFault::only_preferred());
        }
        check_burdens(known, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let weights = context.jobs.all.iter().map(|&job| {
            let burdens = context.burdens(job).into_iter().filter(|&(_, weight)| weight != 0);
            let exceptions = burdens.map(|(person, weight)| (SlotId(person), weight)).collect();
            UnitWeights { default: 0, exceptions }
        });
        let (from, weights) = context.in_parts(weights.collect(), |weights| weights.exceptions.is_empty());
        let count = Count::AssignmentWeights(AssignmentWeights::new(weights, Price::linear(1)));
        let count = context.at(from, |units, slots| count.moved(units, slots));
        // How small a sum turns out is no bend of a rule.
        Some(Lowered { bends: false, ..Lowered::whole(vec![count], unit())? })
    }
}

/// What burdens are counted in.
pub(super) fn unit() -> Unit {
    Unit::named("of burden")
}

/// Notes that nobody says what work weighs.
pub(super) fn check_burdens(known: &KnownNames<'_>, faults: &mut Faults) {
    if !known.instance.has_burdens() {
        faults
            .push(fault!(Missing, "nobody says what work weighs for them; say it in the terms of those who take part"));
    }
}
