//! What everybody who works on one piece has.

mod definition;

use super::prelude::*;
use crate::roster::RosterName;
use crate::roster::TagId;

/// Everybody who works on the piece has the skill.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EveryoneHasSkill {
    pub(in crate::shares) piece: String,
    pub(in crate::shares) skill: String,
}

/// Everybody who works on the piece holds the tag.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EveryoneHoldsTag {
    pub(in crate::shares) piece: String,
    pub(in crate::shares) tag: String,
}

impl SharingRule for EveryoneHasSkill {
    fn words(&self) -> String {
        format!("everybody who works on `{}` has the skill `{}`", self.piece, self.skill)
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.piece(&self.piece));
        faults.keep(known.skill(&self.skill));
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let skill = context.known().skill(&self.skill).ok()?;
        let lacks = |person: usize| !context.instance.people[person].has.contains(&skill);
        places_of(&self.piece, lacks, required, context)
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let has = |skill| known.instance.people[person].has.contains(&skill);
        is_on(&self.piece, job, known) && known.skill(&self.skill).is_ok_and(|skill| !has(skill))
    }
}

impl SharingRule for EveryoneHoldsTag {
    fn words(&self) -> String {
        format!("everybody who works on `{}` holds `{}`", self.piece, self.tag)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Tag(&self.tag)]
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.piece(&self.piece));
        faults.keep(known.roster.resolve_tag(&self.tag));
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let tag = context.roster.resolve_tag(&self.tag).ok()?;
        places_of(&self.piece, |person| !context.holds(person, tag), required, context)
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let holds = |tag: TagId| known.roster.holds(known.instance.people[person].member, tag);
        is_on(&self.piece, job, known) && known.roster.resolve_tag(&self.tag).is_ok_and(|tag| !holds(tag))
    }
}

fn is_on(name: &str, job: Job, known: &KnownNames<'_>) -> bool {
    matches!(job, Job::Work { piece, .. } if known.instance.pieces[piece].name == name)
}

/// The places of a piece that those have who lack something. What is required is settled by who may take the places.
fn places_of(
    name: &str,
    lacks: impl Fn(usize) -> bool,
    required: bool,
    context: &SharingLoweringContext<'_>,
) -> Option<Lowered> {
    let bring = |job| if is_on(name, job, &context.known()) { one(0) } else { Vec::new() };
    let count = context.of_people(1, bring, lacks, |_| Price::linear(1));
    let counts = if required { Vec::new() } else { vec![count] };
    Lowered::whole(counts, Unit::new("place", "places"))
}
