//! From rules to a model.

use crate::error::{Faults, InputFault};
use crate::model::{Model, RuleId};
use crate::problem::TierWords;
use crate::roster::TagId;
use crate::rules::tiers::{Priced, price};
use crate::rules::{Asked, Frame};

/// A composition as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredProblem {
    pub(super) model: Model,
    pub(super) tiers: Vec<TierWords>,
    /// For each family of the model, its rule and what one unit of it costs; none when a cost is no bend.
    pub(super) bend: Vec<Option<(RuleId, f64)>>,
    /// What each rule counts.
    pub(super) units: Vec<String>,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
}

/// The rules that are kept, with their positions.
pub(super) fn kept<'a>(
    asked: &'a [Asked],
    kept: &dyn Fn(RuleId) -> bool,
) -> Vec<(RuleId, &'a Asked)> {
    let rules = (0..).map(RuleId).zip(asked);
    rules.filter(|&(id, _)| kept(id)).collect()
}

/// Lowers those of the rules that are kept, and notes their faults.
pub(super) fn lower(
    frame: &Frame<'_>,
    asked: &[Asked],
    kept: &dyn Fn(RuleId) -> bool,
    faults: &mut Faults,
) -> LoweredProblem {
    let lowered = frame.lower(&self::kept(asked, kept), faults);
    let Priced {
        families,
        tiers,
        bend,
        units,
    } = price(
        lowered.drafts,
        asked.len(),
        |id| too_large(asked, id),
        faults,
    );
    LoweredProblem {
        model: Model::new(lowered.slots, families, tiers.len()),
        tiers,
        bend,
        units,
        hat_of: lowered.hat_of,
    }
}

/// The fault of a rule whose costs do not fit.
pub(super) fn too_large(asked: &[Asked], rule: RuleId) -> InputFault {
    asked[rule.index()]
        .rule
        .fault(rule.index() + 1, InputFault::TooLarge)
}
