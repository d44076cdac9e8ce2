//! Decisions that somebody is too close to.

mod definition;

use super::prelude::*;

/// The member leads no decision on this topic, nor the one of this name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct ConflictOfInterest {
    pub(in crate::shares) member: String,
    pub(in crate::shares) topic: String,
}

impl SharingRule for ConflictOfInterest {
    fn words(&self) -> String {
        let ConflictOfInterest { member, topic } = self;
        format!("`{member}` leads no decision on `{topic}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        faults.keep(known.decisions(&self.topic));
    }

    /// Where it is required, who may lead decisions settles it.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let person = context.known().find(&self.member)?;
        let bring = |job| {
            let decision = context.decision(job);
            let about = decision.filter(|&at| context.instance.decisions[at].is_about(&self.topic));
            about.map_or(Vec::new(), |_| one(0))
        };
        let count = context.of_people(1, bring, |other| other == person, |_| Price::linear(1));
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, Unit::new("decision", "decisions"))
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let Job::Lead { decision } = job else { return false };
        known.instance.decisions[decision].is_about(&self.topic) && known.is(person, &self.member)
    }
}
