//! Mixing a dimension: few neighbours who share a tag of it.

use super::{Seats, too_many};
use crate::error::{Faults, InputFault};
use crate::model::{Aggregate, Count, EdgeProducts, Grid, Price};
use crate::rules::Lens;
use crate::rules::columns::{Columns, of_cells, of_tags};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Few neighbours who share a tag of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct Mix {
    pub(in crate::seating) dimension: String,
    /// Of the tag with the most such neighbours alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::seating) worst: bool,
}

impl Mix {
    pub(in crate::seating) fn lower(
        &self,
        required: bool,
        lens: Lens,
        seats: &Seats<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        let roster = seats.roster;
        let dimension = faults.keep(roster.resolve_dimension(&self.dimension))?;
        let members = &seats.meeting.members;
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
        if too_many(seats.meeting.hall.seats().saturating_mul(width), faults) {
            return None;
        }
        let price = match required {
            true => Price::range(None, Some(0)),
            false => Price::linear(1),
        };
        let aggregate = match self.worst {
            true => Aggregate::Greatest,
            false => Aggregate::Sum,
        };
        let grid = Grid::new(columns.of, seats.places());
        let joins = EdgeProducts::new(grid, seats.meeting.hall.near.clone(), price, aggregate);
        // Two parts of a person meet.
        let scale = columns.scale.checked_mul(columns.scale);
        if scale.is_none() {
            faults.push(InputFault::sums_too_large());
        }
        Lowered::scaled(
            vec![Count::EdgeProducts(joins)],
            scale?,
            Unit::new("same-tag neighbour", "same-tag neighbours"),
        )
    }
}

impl fmt::Display for Mix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dimension = &self.dimension;
        match self.worst {
            false => write!(f, "as few neighbours who share a `{dimension}` as can be"),
            true => write!(f, "as few neighbours of the `{dimension}` that has the most of them as can be"),
        }
    }
}
