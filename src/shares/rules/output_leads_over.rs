//! Leads of outputs over the tags of a dimension.

mod definition;

use super::prelude::*;
use crate::roster::RosterName;
use crate::shares::piece::PieceKind;

/// Each tag leads as many outputs as the share of its people says.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OutputLeadsOver {
    pub(in crate::shares) dimension: String,
}

impl SharingRule for OutputLeadsOver {
    fn words(&self) -> String {
        format!("each `{}` leads as many outputs as its share of those who take part", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.roster.resolve_dimension(&self.dimension));
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let leads = |job| {
            let place = context.place(job);
            let leads = place.filter(|(_, piece, place)| piece.kind == Some(PieceKind::Output) && place.lead);
            leads.map_or(Vec::new(), |_| one(0))
        };
        let people = context.instance.people.len() as i64;
        let outputs = context.jobs.all.iter().filter(|&&job| !leads(job).is_empty());
        let outputs = outputs.count() as i64;
        let counts = context.tags_of(&self.dimension)?.into_iter().map(|tag| {
            let holders = (0..people as usize).filter(|&person| context.holds(person, tag));
            let share = outputs * holders.count() as i64;
            let price = Price::range(Some(share.div_euclid(people)), Some(-(-share).div_euclid(people)));
            context.of_people(1, leads, |person| context.holds(person, tag), |_| price.clone())
        });
        Lowered::whole(counts.collect(), Unit::new("lead away from even shares", "leads away from even shares"))
    }
}
