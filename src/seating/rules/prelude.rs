//! What most rules here import.

pub(super) use crate::error::{Faults, InputFault, fault};
pub(super) use crate::model::{Count, Grid, Price};
pub(super) use crate::rules::lowered::Lowered;
pub(super) use crate::rules::lowering_context::too_many;
pub(super) use crate::seating::lowering_context::{MeetingLoweringContext, OverMeetingsContext};
pub(super) use crate::seating::seat_rule::{MeetingRule, OverMeetingsRule};
pub(super) use crate::unit::Unit;
pub(super) use itertools::Itertools;
pub(super) use serde::{Deserialize, Serialize};
