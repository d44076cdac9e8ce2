//! People who sit far from each other.

mod definition;

use super::pairs::{apart, named};
use super::prelude::*;
use crate::seating::meeting::MOST_CLOSE;
use crate::seating::room::length;

/// Distances beyond which a rule is refused, in the unit of the seats' positions.
const MOST_DISTANCE: u32 = 4_000_000;

/// No two of these members are so close to each other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct ApartBy {
    pub(super) members: Vec<String>,
    /// Kept to a thousandth.
    #[serde(deserialize_with = "length")]
    pub(super) distance: f64,
}

impl ApartBy {
    /// The distance in thousandths; `None` if it is none.
    fn thousandths(&self) -> Option<i64> {
        let fits = self.distance > 0.0 && self.distance <= f64::from(MOST_DISTANCE);
        fits.then(|| libm::round(self.distance * 1000.0) as i64)
    }
}

impl MeetingRule for ApartBy {
    fn words(&self) -> String {
        format!("{} sit more than {} apart", named(&self.members), self.distance)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let Some(distance) = self.thousandths() else {
            let most = MOST_DISTANCE;
            faults.push(fault!(
                BeyondLimit,
                "the distance must be a number above 0 and at most {most}; give it in the unit of the \
                 seats' positions"
            ));
            return None;
        };
        let Some(close) = context.meeting.hall.within(distance) else {
            let most = MOST_CLOSE;
            faults.push(fault!(
                BeyondLimit,
                "more than {most} pairs of seats are at most so far from each other; give a smaller \
                 distance"
            ));
            return None;
        };
        apart(&self.members, close, context, faults)
    }

    fn is_private(&self) -> bool {
        true
    }
}
