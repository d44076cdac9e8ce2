//! One place for each on a piece of work, or on a decision.

mod definition;

use super::prelude::*;

/// Nobody holds two places of one piece, or of one decision.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OnceAPiece {}

impl SharingRule for OnceAPiece {
    fn words(&self) -> String {
        "nobody has two places on one piece of work, or leads one decision twice".to_owned()
    }

    fn check(&self, required: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        check_required(required, faults);
    }

    /// Pieces and decisions are counted apart, each within its own part.
    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let piece = |job| match job {
            Job::Work { piece, .. } => Some(piece),
            _ => None,
        };
        let (pieces, decisions) = (&context.instance.pieces, &context.instance.decisions);
        let counts = [
            once(context, pieces.len(), |at| pieces[at].places.len(), piece),
            once(context, decisions.len(), |at| decisions[at].leads, |job| context.decision(job)),
        ];
        Lowered::whole(counts.into_iter().flatten().collect(), Unit::new("place", "places"))
    }
}

/// Of those with more than one place, nobody takes one twice.
fn once(
    context: &SharingLoweringContext<'_>,
    number: usize,
    places: impl Fn(usize) -> usize,
    of: impl Fn(Job) -> Option<usize>,
) -> Option<Count> {
    let several: Vec<usize> = (0..number).filter(|&at| places(at) > 1).collect();
    let bring = |job| {
        let column = of(job).and_then(|at| several.binary_search(&at).ok());
        column.map_or(Vec::new(), one)
    };
    let price = |_, _| Price::range(None, Some(1));
    (!several.is_empty()).then(|| context.by_person(several.len(), bring, price))
}
