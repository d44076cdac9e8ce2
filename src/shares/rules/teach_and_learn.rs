//! Whoever would both teach and learn does both.

mod definition;

use super::prelude::*;

/// Whoever names both a skill to teach and one to learn does both.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct TeachAndLearn {}

impl SharingRule for TeachAndLearn {
    fn words(&self) -> String {
        "everybody who would both teach and learn teaches at least one skill and learns at least one".to_owned()
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let people = &context.instance.people;
        let both = |person: usize| !people[person].teaches.is_empty() && !people[person].wants.is_empty();
        let trainer = |person: usize| {
            let mut trainings = context.instance.trainings.iter();
            trainings.any(|training| training.taught_by.binary_search(&person).is_ok())
        };
        let mentors = |job| if matches!(job, Job::Mentor { .. }) { one(0) } else { Vec::new() };
        let teaches = |person, _| Price::range((both(person) && !trainer(person)).then_some(1), None);
        let teaches = context.by_person(1, mentors, teaches);
        let learners = |job| context.taught(job).map_or(Vec::new(), |(person, _)| one(person));
        let learns = |person| Price::range(both(person).then_some(1), None);
        let learns = context.of_people(people.len(), learners, |_| true, learns);
        Lowered::whole(vec![teaches, learns], PEOPLE)
    }
}
