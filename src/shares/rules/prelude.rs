//! What most rules here import.

pub(super) use crate::error::{Faults, fault};
pub(super) use crate::model::{Count, Price, Weighted};
pub(super) use crate::rules::lowered::{Lowered, PEOPLE};
pub(super) use crate::shares::context::{RequiredBounds, SharingLoweringContext, at_most, one};
pub(super) use crate::shares::jobs::Job;
pub(super) use crate::shares::known::KnownNames;
pub(super) use crate::shares::limits::amount;
pub(super) use crate::shares::money;
pub(super) use crate::shares::sharing_rule::{SharingRule, check_required};
pub(super) use crate::unit::Unit;
pub(super) use serde::{Deserialize, Serialize};
pub(super) use std::collections::BTreeMap;
