//! Neighbours who have something in common, and neighbours who have nothing.

use super::{Seats, too_many};
use crate::error::Faults;
use crate::model::{Count, Neighbours, Price};
use crate::roster::TagId;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

/// What neighbours have, or do not have, in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Related {
    pub(in crate::seating) dimension: String,
}

impl Related {
    /// Counts the neighbours who have no tag in common, or where it is not `wanted` those who have one. Supporters, and
    /// empty seats, are nothing to anybody.
    pub(in crate::seating) fn lower(&self, wanted: bool, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        let roster = seats.roster;
        let dimension = faults.keep(roster.resolve_dimension(&self.dimension))?;
        let members = &seats.meeting.members;
        let held = |member| roster.tags_in(member, dimension);
        let kinds: Vec<&[TagId]> = members.iter().map(|&member| held(member)).unique().collect();
        let kept = seats.meeting.hall.seats().max(kinds.len());
        if too_many(kept.saturating_mul(kinds.len()), faults) {
            return None;
        }
        let kind = |&member: &_| {
            let counted = !seats.supporters.contains(&member);
            let at = kinds.iter().position(|&kind| kind == held(member));
            at.filter(|_| counted).map(|at| at as u32)
        };
        let share = |a: &[TagId], b: &[TagId]| a.iter().any(|tag| b.contains(tag));
        let values = kinds.iter().cartesian_product(&kinds);
        let values = values.map(|(a, b)| i64::from(share(a, b) != wanted));
        let count = Neighbours::new(
            members.iter().map(kind),
            seats.places(),
            seats.meeting.hall.near.clone(),
            values.collect(),
            Price::linear(1),
        );
        let unit = match wanted {
            true => Unit::new("neighbour with nothing in common", "neighbours with nothing in common"),
            false => Unit::new("neighbour with something in common", "neighbours with something in common"),
        };
        Lowered::whole(vec![Count::Neighbours(count)], unit)
    }
}
