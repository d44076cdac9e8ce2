//! Fair shares at every moment.

use super::Over;
use crate::model::Price;
use crate::roster::MemberId;
use crate::rota::chain::chain;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;

/// Everybody's turns in a role after each meeting that is to come, priced outside the chain of their share.
pub(in crate::rota) fn fair_share(over: &Over<'_>) -> Option<Lowered> {
    let mut counts = Vec::new();
    for &role in over.of {
        let slack = over.slack[role];
        let chain = chain(over.roster.len(), over.meetings, role, over.history, slack);
        for (at, bounds) in chain.bounds.iter().enumerate() {
            if over.meetings[at].fixed.is_some() {
                continue;
            }
            let price = |member: MemberId| match bounds[member.index()] {
                Some((low, high)) => Price::range(Some(low), Some(high)),
                None => Price::range(None, None),
            };
            counts.push(over.turns(0..at + 1, &[role], price));
        }
    }
    Lowered::whole(counts, Unit::new("turn off the share", "turns off the share"))
}
