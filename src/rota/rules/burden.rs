//! Burdens over all roles taken together: each in proportion to shares, or as even as can be.

mod definition;

use super::prelude::*;
use crate::error::fault;
use crate::rota::meeting_instance::Of;
use crate::rota::share::Share;
use itertools::Itertools;

/// Everybody carries an even share of the burden.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct EvenBurden {}

/// The squares of burdens are as small as can be.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct SquaredBurdens {}

/// Values of a price that is given value by value.
const MAX_SQUARES: i64 = 1_000;
/// Burdens before the first meeting whose squares are kept.
const MAX_BEFORE: i64 = 1_000_000;

impl TurnLoweringContext<'_> {
    /// Everybody's burden in the roles, in one bucket.
    fn burdens(&self, price: impl Fn(MemberId) -> Price) -> Count {
        let burden = |at: usize, held: &[usize]| -> i64 {
            let here = held.iter().filter(|role| self.concerned.contains(role));
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
                let here = held.filter(|role| self.concerned.contains(role));
                here.map(|&role| self.meetings[at].roles[role].burden).sum()
            };
            self.layout.slots().map(burden).max().unwrap_or(0)
        };
        let there = (0..self.meetings.len()).filter(|&at| self.meetings[at].position(member).is_some());
        there.map(at_meeting).sum()
    }
}

impl TurnRule for EvenBurden {
    fn words(&self, about: &About) -> String {
        format!("everybody carries an even share of the burden of {}", about.roles_together())
    }

    /// Each member's burden, priced outside the share rounded down and up.
    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, _: &mut Faults) -> Option<Lowered> {
        let shares = |of: Of| {
            let mut shares = vec![Share::default(); context.roster.len()];
            for (meeting, &role) in context.meetings.iter().cartesian_product(context.concerned) {
                let burden = meeting.roles[role].burden.max(0) as usize;
                let turns = meeting.roles[role].shared(of);
                meeting.share_out(role, turns, |member, more| shares[member.index()] += &more.times(burden));
            }
            shares
        };
        let [needed, all] = [Of::Needed, Of::All].map(shares);
        let burdens = context.burdens(|member| {
            let (needed, all) = (&needed[member.index()], &all[member.index()]);
            Price::range(Some(needed.floor()), Some(all.ceil()))
        });
        Lowered::whole(vec![burdens], Unit::new("burden", "burdens"))
    }
}

impl TurnRule for SquaredBurdens {
    fn words(&self, about: &About) -> String {
        format!("the burden of {} is shared as evenly as can be", about.roles_together())
    }

    /// Each member's burden, with what they bring along, squared.
    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        if required {
            faults.push(InputFault::only_preferred());
        }
        let greatest = |member: MemberId| context.greatest_burden(member);
        let most = context.roster.member_ids().map(greatest).max().unwrap_or(0);
        let before = |member: MemberId| context.history.burden(member, context.concerned);
        let most_before = context.roster.member_ids().map(before).max().unwrap_or(0);
        if most > MAX_SQUARES || most_before > MAX_BEFORE {
            let fault = fault!(
                BeyondLimit,
                "somebody could come to a burden of {greatest}, and squares are kept up to {most}; use a \
                 larger unit, or ask for an even burden",
                greatest = most.max(most_before),
                most = if most > MAX_SQUARES { MAX_SQUARES } else { MAX_BEFORE }
            );
            faults.push(fault);
            return None;
        }
        let burdens = context.burdens(|member| {
            let before = before(member);
            let squares = (0..=most + 1).map(|burden| (burden + before) * (burden + before));
            Price::through(&squares.collect::<Vec<_>>())
        });
        let lowered = Lowered::whole(vec![burdens], Unit::new("squared burden", "squared burdens"))?;
        Some(Lowered { bends: false, ..lowered })
    }
}
