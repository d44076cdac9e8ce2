//! Mixing a dimension: few neighbours who share a tag of it.

mod definition;

use super::prelude::*;
use crate::model::{Aggregate, EdgeProducts};
use crate::roster::RosterName;
use crate::rules::Lens;
use crate::rules::columns::{Columns, of_cells, of_tags};

/// Few neighbours who share a tag of a dimension.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Mix {
    pub(in crate::seating) dimension: String,
}

/// Few neighbours who share the tag of a dimension that has the most of them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct MixWorst {
    pub(in crate::seating) dimension: String,
}

impl MeetingRule for Mix {
    fn words(&self) -> String {
        format!("as few neighbours who share a `{}` as can be", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.dimension, Aggregate::Sum, context, faults)
    }

    fn has_lens(&self) -> bool {
        true
    }

    fn why_impossible(&self) -> String {
        why_impossible(&self.dimension)
    }
}

impl MeetingRule for MixWorst {
    fn words(&self) -> String {
        format!("as few neighbours of the `{}` that has the most of them as can be", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.dimension, Aggregate::Greatest, context, faults)
    }

    fn has_lens(&self) -> bool {
        true
    }

    fn why_impossible(&self) -> String {
        why_impossible(&self.dimension)
    }
}

fn lower(
    dimension: &str,
    aggregate: Aggregate,
    context: &MeetingLoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    let roster = context.roster;
    let dimension = faults.keep(roster.resolve_dimension(dimension))?;
    let members = &context.meeting.members;
    let lens = context.about.lens;
    let columns = match lens {
        Lens::Hat => {
            let others = [Lens::Every, Lens::Fraction, Lens::Primary, Lens::Undivided, Lens::Cell];
            faults.push(InputFault::lens_does_not_fit(lens, &others.map(|lens| lens.to_string()).join(" or ")));
            return None;
        }
        Lens::Cell => Columns { of: of_cells(roster, members, dimension), scale: 1 },
        _ => of_tags(roster, members, roster.dimension(dimension).tags(), lens, faults),
    };
    let tags = columns.of.iter().flatten().map(|&(column, _)| column);
    let width = tags.max().map_or(0, |last| last as usize + 1);
    if too_many(context.meeting.hall.seats().saturating_mul(width), faults) {
        return None;
    }
    let price = if context.required { Price::range(None, Some(0)) } else { Price::linear(1) };
    let grid = Grid::new(columns.of, context.places());
    let joins = EdgeProducts::new(grid, context.meeting.hall.near.clone(), price, aggregate);
    // Two parts of a person meet.
    let scale = columns.scale.checked_mul(columns.scale);
    if scale.is_none() {
        faults.push(InputFault::sums_too_large());
    }
    Lowered::scaled(vec![Count::EdgeProducts(joins)], scale?, Unit::new("same-tag neighbour", "same-tag neighbours"))
}

fn why_impossible(dimension: &str) -> String {
    format!("so many share a `{dimension}` that some of them sit beside each other however they are placed")
}
