//! What leads have to have learnt.

mod definition;

use super::prelude::*;

/// Whoever leads a piece has what that needs, or learns it in an earlier period.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct LearntBefore {}

impl SharingRule for LearntBefore {
    fn words(&self) -> String {
        "whoever leads a piece of work has learnt before what its lead needs".to_owned()
    }

    fn check(&self, required: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        check_required(required, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let instance = context.instance;
        let pieces = instance.pieces.iter().enumerate();
        let needs = pieces.flat_map(|(piece, of)| of.lead_needs.iter().map(move |&skill| (piece, skill)));
        let needs: Vec<(usize, usize)> = needs.collect();
        let bring = |job| -> Vec<Weighted> {
            let weight = |&(piece, skill): &(usize, usize)| match job {
                Job::Work { piece: on, place } => {
                    let lead = instance.pieces[on].places[place].lead;
                    i64::from(on == piece && lead)
                }
                Job::Training { training, .. } => {
                    let of = &instance.trainings[training];
                    let before = of.period < instance.pieces[piece].first_period;
                    -i64::from(before && of.teaches.contains(&skill))
                }
                Job::Mentor { .. } | Job::Lead { .. } => 0,
            };
            (0..).zip(needs.iter().map(weight)).collect()
        };
        let price = |person: usize, need: usize| {
            let has = instance.people[person].has.binary_search(&needs[need].1);
            Price::range(None, has.is_err().then_some(0))
        };
        let count = context.by_person(needs.len(), bring, price);
        Lowered::whole(vec![count], Unit::new("skill", "skills"))
    }
}
