//! What most rules here import.

pub(super) use crate::error::{Faults, InputFault, Noun, fault};
pub(super) use crate::model::{Count, Price, Weighted};
pub(super) use crate::roster::{MemberId, Named, RosterName, TagId};
pub(super) use crate::rules::Lens;
pub(super) use crate::rules::bounds::Bounds;
pub(super) use crate::rules::group_rule::GroupRule;
pub(super) use crate::rules::lowered::{Lowered, PEOPLE};
pub(super) use crate::rules::lowering_context::LoweringContext;
pub(super) use crate::rules::pair_values::PairValues;
pub(super) use crate::rules::rule::About;
pub(super) use crate::unit::Unit;
pub(super) use itertools::Itertools;
pub(super) use serde::{Deserialize, Serialize};
pub(super) use std::collections::BTreeMap;
