//! What is asked of a lottery, checked.

use super::builder::{Lottery, MAX_PLANS};
use crate::composition::{Chances, LotteryOptions};
use crate::error::{Error, Faults, InputFault, Noun, fault};
use crate::problem::PricedProblem;
use crate::roster::names::nearest;

/// Entries of a list unless said otherwise.
const PLANS: u64 = 1_000;

/// What is asked, checked.
pub(super) struct CheckedOptions {
    pub(super) entries: u64,
    /// The group that chances are about; `None` if it is any group.
    pub(super) group: Option<usize>,
    /// How many tiers of the model every plan keeps.
    pub(super) tiers: usize,
    pub(super) is_exact: bool,
    pub(super) chances: Chances,
}

impl Lottery {
    /// What is asked, with all its faults at once.
    pub(super) fn validated(&self) -> Result<CheckedOptions, Error> {
        let LotteryOptions { chances, plans, holding, in_group, exact } = &self.options;
        let mut faults = Faults::default();
        let entries = plans.unwrap_or(PLANS);
        if entries == 0 {
            faults.push(fault!(Zero, "a list of 0 plans leaves nothing to draw; ask for at least 1"));
        } else if entries > MAX_PLANS {
            faults.push(fault!(BeyondLimit, "a list has at most {MAX_PLANS} plans; {entries} are asked for"));
        }
        let tiers = self.problem.tiers();
        let held = tiers.iter().take_while(|words| words.tier <= holding.unwrap_or(0)).count();
        if let Some(tier) = holding.filter(|&tier| tier > 0 && tiers.iter().all(|words| words.tier != tier)) {
            faults.push(fault!(Unknown, "there is no tier {tier} to hold; nothing is preferred in it"));
        }
        let group = in_group.as_ref().and_then(|name| {
            let group = self.problem.group_names().position(|group| group == name);
            if group.is_none() {
                faults.push(InputFault::unknown(Noun::Group, name, nearest(name, self.problem.group_names())));
            }
            group
        });
        let chances = chances.unwrap_or(Chances::Leximin);
        if let Chances::Goldilocks(weight) = chances
            && !(weight.is_finite() && weight > 0.0)
        {
            faults.push(fault!(NotANumber, "the weight of the least chance is {weight}; it must be a number above 0"));
        }
        if *exact && matches!(chances, Chances::Nash | Chances::Goldilocks(_)) {
            faults.push(fault!(
                NotProved,
                "exactly the best chances are known for leximin and maximin alone; ask for one of them, or leave `exact` out"
            ));
        }
        faults.finish(CheckedOptions { entries, group, tiers: held.max(1), is_exact: *exact, chances })
    }
}
