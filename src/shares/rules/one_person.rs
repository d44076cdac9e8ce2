//! Pieces of work that one person takes.

mod definition;

use super::prelude::*;
use crate::error::{InputFault, Noun, listed};
use std::collections::BTreeSet;

/// One person has all places on these pieces.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OnePerson {
    pub(in crate::shares) pieces: Vec<String>,
}

impl SharingRule for OnePerson {
    fn words(&self) -> String {
        format!("one person takes {}", listed(&self.pieces, "and", "no piece"))
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        let mut named = BTreeSet::new();
        for name in &self.pieces {
            let piece = faults.keep(known.piece(name));
            if piece.is_some_and(|piece| !named.insert(piece)) {
                faults.push(InputFault::twice(Noun::Piece, name.clone()));
            }
        }
        if self.pieces.len() < 2 {
            faults.push(fault!(Missing, "it says that one person takes several pieces; name at least two"));
        }
    }

    /// Everybody has none of the places, or all.
    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let of = |job| context.place(job).filter(|(_, piece, _)| self.pieces.contains(&piece.name));
        let bring = |job| of(job).map_or(Vec::new(), |_| one(0));
        let places = context.jobs.all.iter().filter(|&&job| of(job).is_some()).count();
        let mut values = vec![1; places + 1];
        values[0] = 0;
        values[places] = 0;
        let count = context.by_person(1, bring, |_, _| Price::through(&values));
        Lowered::whole(vec![count], PEOPLE)
    }
}
