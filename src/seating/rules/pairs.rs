//! Pairs of people who sit beside each other, or do not, or do not face each other.

mod definition;

use super::prelude::*;
use crate::error::listed;
use crate::model::{ContactRelation, Encounters, Graph, UnitId};
use crate::periods;
use std::sync::Arc;

/// Members that one rule may name: every pair of them is a count.
const MAX_MEMBERS: usize = 2_000;

/// Two members sit beside each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct Beside(pub(in crate::seating) Vec<String>);

/// A supporter sits beside somebody and is not counted.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Supports {
    pub(in crate::seating) supporter: String,
    pub(in crate::seating) member: String,
}

/// No two of these members sit beside each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct NotBeside(pub(super) Vec<String>);

/// No two of these members face each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct NotFacing(pub(super) Vec<String>);

/// No two of these members sit beside each other or face each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct Unequal(pub(super) Vec<String>);

impl MeetingRule for Beside {
    fn words(&self) -> String {
        match self.0.as_slice() {
            [first, second] => format!("`{first}` sits beside `{second}`"),
            names => format!("{} sit beside each other", named(names)),
        }
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        beside(&self.0, context, faults)
    }

    fn companions(&self) -> Option<[&str; 2]> {
        match self.0.as_slice() {
            [first, second] => Some([first, second]),
            _ => None,
        }
    }
}

impl MeetingRule for Supports {
    fn words(&self) -> String {
        format!("`{}` sits beside `{}` as a supporter", self.supporter, self.member)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        beside(&[self.supporter.clone(), self.member.clone()], context, faults)
    }

    fn companions(&self) -> Option<[&str; 2]> {
        Some([&self.supporter, &self.member])
    }
}

impl MeetingRule for NotBeside {
    fn words(&self) -> String {
        format!("{} do not sit beside each other", named(&self.0))
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        apart(&self.0, context.meeting.hall.near.clone(), context, faults)
    }
}

impl MeetingRule for NotFacing {
    fn words(&self) -> String {
        format!("{} do not face each other", named(&self.0))
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        apart(&self.0, context.meeting.hall.facing.clone(), context, faults)
    }
}

impl MeetingRule for Unequal {
    fn words(&self) -> String {
        format!("{} neither sit beside nor face each other", named(&self.0))
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        apart(&self.0, context.meeting.hall.near_or_facing.clone(), context, faults)
    }
}

/// "`a`, `b` and `c`".
pub(super) fn named(names: &[String]) -> String {
    listed(names, "and", "nobody")
}

fn beside(names: &[String], context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
    encounters(names, context.meeting.hall.near.clone(), &Price::range(Some(1), None), context, faults)
}

/// One for each pair of these members who sit on two seats that the graph joins.
pub(super) fn apart(
    names: &[String],
    graph: Arc<Graph>,
    context: &MeetingLoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    encounters(names, graph, &Price::range(None, Some(0)), context, faults)
}

fn encounters(
    names: &[String],
    graph: Arc<Graph>,
    price: &Price,
    context: &MeetingLoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    if names.len() < 2 {
        faults.push(InputFault::too_few_members(names.len()));
    }
    if names.len() > MAX_MEMBERS {
        faults.push(InputFault::too_many_for_pairs(names.len(), MAX_MEMBERS));
        return None;
    }
    let members = periods::members(context.roster, names, faults);
    let units: Vec<UnitId> = members.into_iter().filter_map(|member| context.meeting.unit(member)).collect();
    let pairs = units.into_iter().array_combinations();
    let pairs = pairs.map(|[first, second]| (first, second)).collect();
    let touch = ContactRelation::neighbours(context.places(), graph);
    let encounters = Encounters::new(context.meeting.members.len(), pairs, touch, price);
    Lowered::whole(vec![Count::Encounters(encounters)], Unit::new("pair", "pairs"))
}
