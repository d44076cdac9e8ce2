//! Neighbours who have something in common, and neighbours who have nothing.

mod definition;

use super::prelude::*;
use crate::model::Neighbours;
use crate::roster::RosterName;
use crate::roster::TagId;

/// Neighbours have a tag of a dimension in common.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct NeighboursShare {
    pub(in crate::seating) dimension: String,
}

/// Neighbours have no tag of a dimension in common.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct NeighboursDiffer {
    pub(in crate::seating) dimension: String,
}

impl MeetingRule for NeighboursShare {
    fn words(&self) -> String {
        format!("neighbours have a `{}` in common", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = Unit::new("neighbour with nothing in common", "neighbours with nothing in common");
        Lowered::whole(vec![lower(&self.dimension, false, context, faults)?], unit)
    }

    fn why_impossible(&self) -> String {
        NO_ORDER.to_owned()
    }
}

impl MeetingRule for NeighboursDiffer {
    fn words(&self) -> String {
        format!("neighbours have no `{}` in common", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let unit = Unit::new("neighbour with something in common", "neighbours with something in common");
        Lowered::whole(vec![lower(&self.dimension, true, context, faults)?], unit)
    }

    fn why_impossible(&self) -> String {
        NO_ORDER.to_owned()
    }
}

const NO_ORDER: &str = "no order of these people round the seats avoids it";

/// Counts the neighbours who have a tag in common, or those who have none. Supporters, and empty seats, are nothing to
/// anybody.
fn lower(dimension: &str, in_common: bool, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Count> {
    let roster = context.roster;
    let dimension = faults.keep(roster.resolve_dimension(dimension))?;
    let members = &context.meeting.members;
    let held = |member| roster.tags_in(member, dimension);
    let kinds: Vec<&[TagId]> = members.iter().map(|&member| held(member)).unique().collect();
    let kept = context.meeting.hall.seats().max(kinds.len());
    if too_many(kept.saturating_mul(kinds.len()), faults) {
        return None;
    }
    let kind = |&member: &_| {
        let counted = !context.supporters.contains(&member);
        let at = kinds.iter().position(|&kind| kind == held(member));
        at.filter(|_| counted).map(|at| at as u32)
    };
    let share = |a: &[TagId], b: &[TagId]| a.iter().any(|tag| b.contains(tag));
    let values = kinds.iter().cartesian_product(&kinds);
    let values = values.map(|(a, b)| i64::from(share(a, b) == in_common));
    Some(Count::Neighbours(Neighbours::new(
        members.iter().map(kind),
        context.places(),
        context.meeting.hall.near.clone(),
        values.collect(),
        Price::linear(1),
    )))
}
