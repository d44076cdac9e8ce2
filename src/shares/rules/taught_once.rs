//! Each skill is taught to somebody once.

mod definition;

use super::prelude::*;

/// Nobody is taught a skill twice.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct TaughtOnce {}

impl SharingRule for TaughtOnce {
    fn words(&self) -> String {
        "nobody is taught one skill twice".to_owned()
    }

    fn check(&self, required: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        check_required(required, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let mut columns: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for &job in &context.jobs.all {
            for (person, skill) in context.lessons(job) {
                let next = columns.len();
                columns.entry((person, skill)).or_insert(next);
            }
        }
        let bring = |job| -> Vec<Weighted> {
            let lessons = context.lessons(job).into_iter();
            lessons.map(|lesson| (columns[&lesson] as u32, 1)).collect()
        };
        let price = |_| Price::range(None, Some(1));
        let count = context.of_people(columns.len(), bring, |_| true, price);
        Lowered::whole(vec![count], Unit::new("lesson", "lessons"))
    }

    fn add_bounds(&self, _: &KnownNames<'_>, bounds: &mut RequiredBounds) {
        bounds.taught_once = true;
    }
}
