//! What most rules here import.

pub(super) use crate::error::{Faults, InputFault};
pub(super) use crate::model::{Count, Price, Tally};
pub(super) use crate::roster::MemberId;
pub(super) use crate::rota::lowering_context::TurnLoweringContext;
pub(super) use crate::rota::role::role;
pub(super) use crate::rota::turn_rule::TurnRule;
pub(super) use crate::rules::lowered::Lowered;
pub(super) use crate::rules::rule::About;
pub(super) use crate::unit::Unit;
pub(super) use serde::{Deserialize, Serialize};
