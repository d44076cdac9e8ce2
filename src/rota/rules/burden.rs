//! Burdens over all roles taken together: each in proportion to shares, or as even as can be.

use super::Over;
use crate::error::{Faults, InputFault, fault};
use crate::model::{Count, Price, Tally};
use crate::roster::MemberId;
use crate::rota::share::Share;
use crate::rules::lowered::Lowered;
use crate::unit::Unit;

/// Values of a price that is given value by value.
const MOST_SQUARES: i64 = 255;
/// Burdens before the first meeting whose squares are kept.
const MOST_BEFORE: i64 = 1_000_000;

impl Over<'_> {
    /// Everybody's burden in the roles, in one bucket.
    fn burdens(&self, price: impl Fn(MemberId) -> Price) -> Count {
        let burden = |at: usize, held: &[usize]| -> i64 {
            let here = held.iter().filter(|role| self.of.contains(role));
            here.map(|&role| self.meetings[at].roles[role].burden).sum()
        };
        let grid = self.weighted_grid(0..self.meetings.len(), |_, member| Some((member.index() as u32, 1)), burden);
        let grid = grid.covering(self.roster.len(), 1);
        let price = |_, column: u32| price(MemberId::new(column as usize));
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    /// The burden that a member could come to at most.
    fn greatest_burden(&self, member: MemberId) -> i64 {
        let at_meeting = |at: usize| {
            let burden = |slot: usize| -> i64 {
                let held = self.layout.roles_of(slot).iter();
                let here = held.filter(|role| self.of.contains(role));
                here.map(|&role| self.meetings[at].roles[role].burden).sum()
            };
            self.layout.slots().map(burden).max().unwrap_or(0)
        };
        let there = (0..self.meetings.len()).filter(|&at| self.meetings[at].position(member).is_some());
        there.map(at_meeting).sum()
    }
}

/// Each member's burden, priced outside the share rounded down and up.
pub(in crate::rota) fn even_burden(over: &Over<'_>) -> Option<Lowered> {
    let mut shares = vec![Share::default(); over.roster.len()];
    for meeting in over.meetings {
        for &role in over.of {
            let one = meeting.share(role, true);
            for member in meeting.sharing(role) {
                shares[member.index()] += one;
            }
        }
    }
    let burdens = over.burdens(|member| {
        let share = &shares[member.index()];
        Price::range(Some(share.floor()), Some(share.ceil()))
    });
    Lowered::whole(vec![burdens], Unit::new("burden", "burdens"))
}

/// Each member's burden, with what they bring along, squared.
pub(in crate::rota) fn squared_burdens(required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    if required {
        faults.push(InputFault::only_preferred());
    }
    let greatest = |member: MemberId| over.greatest_burden(member);
    let most = over.roster.member_ids().map(greatest).max().unwrap_or(0);
    let before = |member: MemberId| over.history.burden(member, over.of);
    let most_before = over.roster.member_ids().map(before).max().unwrap_or(0);
    if most > MOST_SQUARES || most_before > MOST_BEFORE {
        let fault = fault!(
            BeyondLimit,
            "somebody could come to a burden of {greatest}, and squares are kept up to {most}; use a \
             larger unit, or ask for an even burden",
            greatest = most.max(most_before),
            most = if most > MOST_SQUARES { MOST_SQUARES } else { MOST_BEFORE }
        );
        faults.push(fault);
        return None;
    }
    let burdens = over.burdens(|member| {
        let before = before(member);
        let squares = (0..=most + 1).map(|burden| (burden + before) * (burden + before));
        Price::through(&squares.collect::<Vec<_>>())
    });
    let lowered = Lowered::whole(vec![burdens], Unit::new("squared burden", "squared burdens"))?;
    Some(Lowered { bends: false, ..lowered })
}
