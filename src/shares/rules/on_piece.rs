//! One person's place on one piece of work, asked for or ruled out.

mod definition;

use super::prelude::*;

/// A member and a piece of work.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OnPiece {
    pub(in crate::shares) member: String,
    pub(in crate::shares) piece: String,
}

/// The member leads the piece.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::shares) struct Leads(pub(in crate::shares) OnPiece);

/// The member has a place on the piece.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::shares) struct Takes(pub(in crate::shares) OnPiece);

/// The member has no place on the piece.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::shares) struct DoesNotTake(pub(in crate::shares) OnPiece);

const UNIT: Unit = Unit::new("place", "places");

impl OnPiece {
    pub(in crate::shares) fn new(member: impl Into<String>, piece: impl Into<String>) -> OnPiece {
        OnPiece { member: member.into(), piece: piece.into() }
    }

    /// Notes who and what is not there; the position of the piece.
    fn check(&self, known: &KnownNames<'_>, faults: &mut Faults) -> Option<usize> {
        faults.keep(known.person(&self.member));
        faults.keep(known.piece(&self.piece))
    }

    /// The places of the piece, or its lead's alone, counted for one person alone.
    fn count(&self, lead: bool, price: Price, context: &SharingLoweringContext<'_>) -> Option<Count> {
        let person = context.known().find(&self.member)?;
        let bring = |job| {
            let place = context.place(job);
            let place = place.filter(|(_, piece, place)| piece.name == self.piece && (place.lead || !lead));
            place.map_or(Vec::new(), |_| one(0))
        };
        Some(context.of_people(1, bring, |other| other == person, |_| price.clone()))
    }
}

impl SharingRule for Leads {
    fn words(&self) -> String {
        let OnPiece { member, piece } = &self.0;
        format!("`{member}` leads `{piece}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        let Some(piece) = self.0.check(known, faults) else {
            return;
        };
        if !known.instance.pieces[piece].places.iter().any(|it| it.lead) {
            let piece = self.0.piece.clone();
            faults.push(fault!(NoLead, "the piece `{piece}` has no lead; give it one, or let the member take it"));
        }
    }

    /// What is required is settled by who may take the place.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let count = self.0.count(true, Price::range(Some(1), None), context)?;
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, UNIT)
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    /// Everybody else is kept from the lead's place.
    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let Job::Work { piece, place } = job else { return false };
        let piece = &known.instance.pieces[piece];
        piece.name == self.0.piece && piece.places[place].lead && !known.is(person, &self.0.member)
    }
}

impl SharingRule for Takes {
    fn words(&self) -> String {
        let OnPiece { member, piece } = &self.0;
        format!("`{member}` works on `{piece}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        self.0.check(known, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let count = self.0.count(false, Price::range(Some(1), None), context)?;
        Lowered::whole(vec![count], UNIT)
    }
}

impl SharingRule for DoesNotTake {
    fn words(&self) -> String {
        let OnPiece { member, piece } = &self.0;
        format!("`{member}` does not work on `{piece}`")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        self.0.check(known, faults);
    }

    /// What is required is settled by who may take the places.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let count = self.0.count(false, Price::range(None, Some(0)), context)?;
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, UNIT)
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let Job::Work { piece, .. } = job else { return false };
        known.instance.pieces[piece].name == self.0.piece && known.is(person, &self.0.member)
    }
}
