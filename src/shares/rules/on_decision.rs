//! One person among the leads of one decision, asked for or ruled out.

mod definition;

use super::prelude::*;

/// A member and a decision.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OnDecision {
    pub(in crate::shares) member: String,
    pub(in crate::shares) decision: String,
}

/// The member is one of those who lead the decision.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::shares) struct LeadsDecision(pub(in crate::shares) OnDecision);

/// The member does not lead the decision.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::shares) struct DoesNotLead(pub(in crate::shares) OnDecision);

const UNIT: Unit = Unit::new("lead", "leads");

impl OnDecision {
    pub(in crate::shares) fn new(member: impl Into<String>, decision: impl Into<String>) -> OnDecision {
        OnDecision { member: member.into(), decision: decision.into() }
    }

    /// Notes who and what is not there.
    fn check(&self, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        faults.keep(known.decision(&self.decision));
    }

    /// The decision that a job leads, if it is this one.
    fn decision(&self, job: Job, known: &KnownNames<'_>) -> Option<usize> {
        let Job::Lead { decision } = job else { return None };
        Some(decision).filter(|&decision| known.instance.decisions[decision].name == self.decision)
    }

    /// The leads of the decision, counted for one person alone.
    fn count(&self, price: Price, context: &SharingLoweringContext<'_>) -> Option<Count> {
        let known = context.known();
        let person = known.find(&self.member)?;
        let bring = |job| self.decision(job, &known).map_or(Vec::new(), |_| one(0));
        Some(context.of_people(1, bring, |other| other == person, |_| price.clone()))
    }
}

impl SharingRule for LeadsDecision {
    fn words(&self) -> String {
        let OnDecision { member, decision } = &self.0;
        format!("`{member}` leads the decision `{decision}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        self.0.check(known, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let count = self.0.count(Price::range(Some(1), None), context)?;
        Lowered::whole(vec![count], UNIT)
    }
}

impl SharingRule for DoesNotLead {
    fn words(&self) -> String {
        let OnDecision { member, decision } = &self.0;
        format!("`{member}` does not lead the decision `{decision}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        self.0.check(known, faults);
    }

    /// What is required is settled by who may lead.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let count = self.0.count(Price::range(None, Some(0)), context)?;
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, UNIT)
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        self.0.decision(job, known).is_some() && known.is(person, &self.0.member)
    }
}
