//! Seats that carry weight are shared.

use super::Over;
use crate::error::{Faults, InputFault, MeetingFault};
use crate::rules::setting::Lowered;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An even share of the power of seats, for each member or for the tags of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct SharePower {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::seating) across: Option<String>,
}

impl SharePower {
    pub(super) fn lower(
        &self,
        required: bool,
        over: &Over<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        if required {
            faults.push(InputFault::OnlyPreferred);
        }
        let seats = |meeting: &crate::seating::meeting::Meeting| {
            meeting.hall.layout.seats.iter().any(|seat| seat.power > 0)
        };
        if !over.meetings.iter().any(seats) {
            faults.push(MeetingFault::NoPower.into());
        }
        None
    }
}

impl fmt::Display for SharePower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.across {
            None => f.write_str("an even share of the seats that carry weight"),
            Some(dimension) => write!(
                f,
                "an even share of the seats that carry weight for every `{dimension}`"
            ),
        }
    }
}
