//! Everybody has a place on some piece of work.

mod definition;

use super::prelude::*;

/// Everybody has a place on at least one piece of work.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EveryoneHasAPiece {}

impl SharingRule for EveryoneHasAPiece {
    fn words(&self) -> String {
        "everybody has a place on at least one piece of work".to_owned()
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| context.place(job).map_or(Vec::new(), |_| one(0));
        let price = |_, _| Price::range(Some(1), None);
        Lowered::whole(vec![context.by_person(1, bring, price)], PEOPLE)
    }
}
