//! Pairs of people who sit beside each other, or do not, or face each other, or are far apart.

use super::Seats;
use crate::error::{Faults, InputFault, fault};
use crate::model::{ContactRelation, Count, Encounters, Graph, Price, UnitId};
use crate::periods;
use crate::rules::lowered::Lowered;
use crate::seating::meeting::MOST_CLOSE;
use crate::seating::room::length;
use crate::unit::Unit;
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Members that one rule may name: every pair of them is a count.
const MOST_MEMBERS: usize = 2_000;
/// Distances beyond which a rule is refused, in the unit of the seats' positions.
const MOST_DISTANCE: u32 = 4_000_000;

/// No two of these members are so close to each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct ApartBy {
    pub(in crate::seating) members: Vec<String>,
    /// Kept to a thousandth.
    #[serde(deserialize_with = "length")]
    pub(in crate::seating) distance: f64,
}

/// A supporter sits beside somebody and is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Supports {
    pub(in crate::seating) supporter: String,
    pub(in crate::seating) member: String,
}

impl ApartBy {
    /// The distance in thousandths; none when it is none.
    pub(in crate::seating) fn thousandths(&self) -> Option<i64> {
        let fits = self.distance > 0.0 && self.distance <= f64::from(MOST_DISTANCE);
        fits.then(|| libm::round(self.distance * 1000.0) as i64)
    }

    pub(super) fn lower(&self, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        let Some(distance) = self.thousandths() else {
            let most = MOST_DISTANCE;
            faults.push(fault!(
                BeyondLimit,
                "the distance must be a number above 0 and at most {most}; give it in the unit of the \
                 seats' positions"
            ));
            return None;
        };
        let Some(close) = seats.meeting.hall.within(distance) else {
            let most = MOST_CLOSE;
            faults.push(fault!(
                BeyondLimit,
                "more than {most} pairs of seats are at most so far from each other; give a smaller \
                 distance"
            ));
            return None;
        };
        apart(&self.members, close, seats, faults)
    }
}

impl Supports {
    pub(super) fn lower(&self, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
        beside(&[self.supporter.clone(), self.member.clone()], seats, faults)
    }
}

pub(super) fn beside(names: &[String], seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    let wanted = Price::range(Some(1), None);
    encounters(names, seats.meeting.hall.near.clone(), &wanted, seats, faults)
}

pub(super) fn not_beside(names: &[String], seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    apart(names, seats.meeting.hall.near.clone(), seats, faults)
}

pub(super) fn not_facing(names: &[String], seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    apart(names, seats.meeting.hall.facing.clone(), seats, faults)
}

pub(super) fn unequal(names: &[String], seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    apart(names, seats.meeting.hall.near_or_facing.clone(), seats, faults)
}

fn apart(names: &[String], graph: Arc<Graph>, seats: &Seats<'_>, faults: &mut Faults) -> Option<Lowered> {
    encounters(names, graph, &Price::range(None, Some(0)), seats, faults)
}

fn encounters(
    names: &[String],
    graph: Arc<Graph>,
    price: &Price,
    seats: &Seats<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    if names.len() < 2 {
        faults.push(InputFault::too_few_members(names.len()));
    }
    if names.len() > MOST_MEMBERS {
        faults.push(InputFault::too_many_for_pairs(names.len(), MOST_MEMBERS));
        return None;
    }
    let members = periods::members(seats.roster, names, faults);
    let units: Vec<UnitId> = members.into_iter().filter_map(|member| seats.meeting.unit(member)).collect();
    let pairs = units.into_iter().array_combinations();
    let pairs = pairs.map(|[first, second]| (first, second)).collect();
    let touch = ContactRelation::neighbours(seats.places(), graph);
    let encounters = Encounters::new(seats.meeting.members.len(), pairs, touch, price);
    Lowered::whole(vec![Count::Encounters(encounters)], Unit::new("pair", "pairs"))
}
