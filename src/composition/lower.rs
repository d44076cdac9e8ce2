//! From rules to a model.

use crate::error::Faults;
use crate::model::RuleId;
use crate::problem::PricedModel;
use crate::roster::TagId;
use crate::rules::entry::{Frame, numbered};
use crate::rules::lowered::Made;
use crate::rules::tiers::price;
use crate::rules::{GroupEntry, GroupInstance};

/// A composition as a model, with what its slots stand for.
#[derive(Debug, Clone)]
pub(super) struct LoweredProblem {
    pub(super) priced: PricedModel,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
}

/// The rules that are kept, with their positions.
pub(super) fn kept<'a>(asked: &'a [GroupEntry], kept: &dyn Fn(RuleId) -> bool) -> Vec<(RuleId, &'a GroupEntry)> {
    numbered(asked).filter(|&(id, _)| kept(id)).collect()
}

/// Lowers those of the rules that are kept, and notes their faults.
pub(super) fn lower(
    instance: &GroupInstance<'_>,
    asked: &[GroupEntry],
    kept: &dyn Fn(RuleId) -> bool,
    faults: &mut Faults,
) -> LoweredProblem {
    let lowered = instance.lower(&self::kept(asked, kept), &mut Made::default(), faults);
    let sizes = Frame::behind(asked).sizes;
    let sizes = kept(sizes).then(|| instance.open_sizes(sizes, &lowered.slots)).flatten();
    let drafts = sizes.into_iter().chain(lowered.drafts).collect();
    LoweredProblem { priced: price(lowered.slots, drafts, asked, faults), hat_of: lowered.hat_of }
}
