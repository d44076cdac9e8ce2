//! What most rules here import.

pub(super) use crate::error::{Faults, InputFault};
pub(super) use crate::model::{Count, Price};
pub(super) use crate::rounds::over::{OverRounds, OverRoundsRule};
pub(super) use crate::rounds::round_instance::RoundInstance;
pub(super) use crate::rules::lowered::Lowered;
pub(super) use crate::unit::Unit;
pub(super) use serde::{Deserialize, Serialize};
