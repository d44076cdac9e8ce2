//! People who sit far from each other.

mod definition;

use super::pairs::{apart, named};
use super::prelude::*;
use crate::seating::meeting::MAX_CLOSE;
use crate::seating::room::length;

/// Distances beyond which a rule is refused, in the unit of the seats' positions.
const MAX_DISTANCE: u32 = 4_000_000;

/// Every two of these members sit at least this distance from each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct ApartBy {
    pub(super) members: Vec<String>,
    /// Kept to a thousandth.
    #[serde(deserialize_with = "length")]
    pub(super) distance: f64,
}

/// Every two of these members sit more than this distance from each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct FartherThan {
    pub(super) members: Vec<String>,
    /// Kept to a thousandth.
    #[serde(deserialize_with = "length")]
    pub(super) distance: f64,
}

impl MeetingRule for ApartBy {
    fn words(&self) -> String {
        format!("{} sit at least {} apart", named(&self.members), self.distance)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.members, self.distance, |squared, limit| squared < limit, context, faults)
    }
}

impl MeetingRule for FartherThan {
    fn words(&self) -> String {
        format!("{} sit more than {} apart", named(&self.members), self.distance)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        lower(&self.members, self.distance, |squared, limit| squared <= limit, context, faults)
    }
}

/// Seats are too close if `is_close` says so of the squares of their distance and of the rule's, in thousandths.
fn lower(
    members: &[String],
    distance: f64,
    is_close: impl Fn(i128, i128) -> bool,
    context: &MeetingLoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    if !(distance > 0.0 && distance <= f64::from(MAX_DISTANCE)) {
        let most = MAX_DISTANCE;
        faults.push(fault!(
            BeyondLimit,
            "the distance must be a number above 0 and at most {most}; give it in the unit of the \
             seats' positions"
        ));
        return None;
    }
    let thousandths = libm::round(distance * 1000.0) as i64;
    let Some(close) = context.meeting.hall.closer(thousandths, is_close) else {
        let most = MAX_CLOSE;
        faults.push(fault!(
            BeyondLimit,
            "more than {most} pairs of seats are closer to each other than that; give a smaller distance"
        ));
        return None;
    };
    apart(members, close, context, faults)
}
