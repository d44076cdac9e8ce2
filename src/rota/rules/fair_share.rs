//! Fair shares at every moment.

mod definition;

use super::prelude::*;
use crate::rota::chain::chain;

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
    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, _: &mut Faults) -> Option<Lowered> {
        let mut counts = Vec::new();
        for &role in context.concerned {
            let slack = required.then_some(context.slack[role]);
            let chain = chain(context.roster.len(), context.meetings, role, context.history, slack);
            for (at, bounds) in chain.bounds.iter().enumerate() {
                if context.meetings[at].fixed.is_some() {
                    continue;
                }
                let price = |member: MemberId| match bounds[member.index()] {
                    Some((low, high)) => Price::range(Some(low), Some(high)),
                    None => Price::range(None, None),
                };
                counts.push(context.turns(0..at + 1, &[role], price));
            }
        }
        Lowered::whole(counts, Unit::new("turn off the share", "turns off the share"))
    }
}
