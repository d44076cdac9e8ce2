//! What rules of shares say of themselves.

use super::check::reading::SharesReading;
use super::context::{RequiredBounds, SharingLoweringContext};
use super::jobs::Job;
use super::known::KnownNames;
use crate::error::{Faults, fault};
use crate::roster::RosterName;
use crate::rules::lowered::Lowered;

/// A rule of shares.
pub(super) trait SharingRule: SharingDefinition {
    /// The rule in words, for those who organise.
    fn words(&self) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// Notes what the rule names and is not there, and numbers that it cannot have. `required`: whether it must hold.
    fn check(&self, _required: bool, _known: &KnownNames<'_>, _faults: &mut Faults) {}

    /// The rule as counts; `None` if it names what is not there.
    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered>;

    /// Whether the rule compares levels, and so stands alone in its tier.
    fn compares_levels(&self) -> bool {
        false
    }

    /// Whether the rule, where it must hold, keeps people from jobs; see [`SharingRule::keeps_from`].
    fn closes_jobs(&self) -> bool {
        false
    }

    /// Whether the rule, where it must hold, keeps somebody from taking a job.
    fn keeps_from(&self, _job: Job, _person: usize, _known: &KnownNames<'_>) -> bool {
        false
    }

    /// Why no plan meets the rule, where figures of what is given show that.
    fn why_out_of_reach(&self, _known: &KnownNames<'_>) -> Option<String> {
        None
    }

    /// Adds what the rule, where it must hold, means for the lowering of others.
    fn add_bounds(&self, _known: &KnownNames<'_>, _bounds: &mut RequiredBounds) {}
}

/// What a rule of shares costs by its definition, from what is given and the rule alone. It shares nothing with
/// [`SharingRule::lower`].
pub(super) trait SharingDefinition {
    /// What the rule costs in a plan; 0 if it compares levels.
    fn cost(&self, reading: &SharesReading<'_>) -> i64;

    /// How many of what the rule costs make one of its unit.
    fn parts(&self) -> i64 {
        1
    }

    /// The levels that the rule compares, the greatest first; empty if it compares none.
    fn levels(&self, _reading: &SharesReading<'_>) -> Vec<i64> {
        Vec::new()
    }
}

/// Notes that a rule which holds in every plan is only preferred.
pub(super) fn check_required(required: bool, faults: &mut Faults) {
    if !required {
        faults.push(fault!(OnlyRequired, "it holds in every plan; leave it out, or require it"));
    }
}
