//! Everybody shares pieces of work with some of those whom they named.

mod definition;

use super::prelude::*;
use crate::error::{InputFault, Noun};
use crate::model::Tally;
use crate::rules::groups::Nomination;
use crate::shares::instance::InstancePiece;
use itertools::Itertools;
use std::collections::BTreeSet;

/// Everybody who named others has one of them on each piece that they share.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ShareNominations"))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Nominations {
    pub(in crate::shares) of: Vec<Nomination>,
}

/// Places of a piece beyond which nominations are not counted.
const MAX_PLACES: usize = 15;

impl Nominations {
    /// Each who takes part and named others who do, with these.
    fn named(&self, known: &KnownNames<'_>) -> Vec<(usize, BTreeSet<usize>)> {
        let of = self.of.iter().filter_map(|of| {
            let named: BTreeSet<usize> = of.names.iter().filter_map(|name| known.find(name)).collect();
            Some((known.find(&of.member)?, named))
        });
        of.filter(|(_, named)| !named.is_empty()).collect()
    }
}

/// Whether people share the piece.
fn is_shared(piece: &InstancePiece) -> bool {
    piece.places.len() > 1
}

impl SharingRule for Nominations {
    fn words(&self) -> String {
        "everybody who named others has one of them on each piece of work that has several places".to_owned()
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        for Nomination { member, names } in &self.of {
            for name in [member].into_iter().chain(names) {
                known.roster.known_member(name, faults);
            }
            if names.contains(member) {
                faults.push(fault!(
                    Twice,
                    "`{member}` names `{member}`; leave it out, nobody is asked to be with themselves"
                ));
            }
            faults.note(names.iter().duplicates().next().map(|name| InputFault::twice(Noun::Member, name)));
        }
        let members = self.of.iter().map(|of| &of.member);
        faults.note(members.duplicates().map(|member| InputFault::twice(Noun::Member, member)));
        if let Some(piece) = known.instance.pieces.iter().find(|piece| piece.places.len() > MAX_PLACES) {
            let (name, places) = (&piece.name, piece.places.len());
            faults.push(fault!(
                BeyondLimit,
                "`{name}` has {places} places, and nominations are for pieces of {MAX_PLACES} at most; make several pieces of it"
            ));
        }
    }

    /// For each who named others: on a piece they weigh more than all whom they named together, so that the sum tells
    /// whether they are there, and whether without any of these.
    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let instance = context.instance;
        let heavy = instance.pieces.iter().map(|piece| piece.places.len()).max().unwrap_or(0) as i64 + 1;
        let alone = |sum: i64| i64::from(sum >= heavy && sum % heavy == 0);
        let prices: Vec<i64> = (0..=heavy * (heavy - 1)).map(alone).collect();
        let bring = |job| {
            let shared = context.place(job).filter(|(_, piece, _)| is_shared(piece));
            shared.map_or(Vec::new(), |(piece, ..)| one(piece))
        };
        let count = |(member, named): (usize, BTreeSet<usize>)| {
            let weight = |person: usize| match person {
                person if person == member => heavy,
                person => i64::from(named.contains(&person)),
            };
            let grid = context.grid(bring, |_| Some(0)).weighing((0..instance.people.len()).map(weight).collect());
            let grid = grid.covering(instance.pieces.len(), 1);
            Count::Tally(Tally::new(grid, context.slots, |_, _| Price::through(&prices)))
        };
        let counts = self.named(&context.known()).into_iter().map(count).collect();
        Lowered::whole(counts, Unit::new("piece without anybody named", "pieces without anybody named"))
    }
}
