//! Fair shares at every moment.

mod definition;

use super::prelude::*;
use crate::rota::chain::chain;
use crate::rules::lowering_context::too_many;

/// What is kept of a member's turns in a role after a meeting, in counts of eight bytes: bounds, range and price.
const COUNTS_OF_A_CELL: usize = 16;

/// Everybody's turns in a role are what their share so far says, after each meeting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct FairShare {}

impl TurnRule for FairShare {
    fn words(&self, about: &About) -> String {
        format!("nobody is ever a whole turn ahead or behind in {}", about.each_role())
    }

    /// Everybody's turns in a role after each meeting that is to come, priced outside the chain of their share.
    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let cells = context.concerned.len() * context.meetings.len();
        if too_many(cells.saturating_mul(context.people.len()).saturating_mul(COUNTS_OF_A_CELL), faults) {
            return None;
        }
        let mut counts = Vec::new();
        for &role in context.concerned {
            let slack = required.then_some(context.slack[role]);
            let chain = chain(context.roster.len(), context.meetings, role, context.history, slack);
            let price = |at: usize, member: MemberId| match chain.bounds[at][member.index()] {
                Some((low, high)) => Price::range(Some(low), Some(high)),
                None => Price::range(None, None),
            };
            counts.extend(context.turns_so_far(&[role], price));
        }
        Lowered::whole(counts, Unit::new("turn off the share", "turns off the share"))
    }
}
