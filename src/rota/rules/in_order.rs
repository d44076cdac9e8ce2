//! A given order of turns.

mod definition;

use super::prelude::*;
use crate::error::quoted;
use crate::rota::role::members_named;

/// These members take turns in the role in this order, over and over.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct InOrder {
    pub(super) role: String,
    pub(super) members: Vec<String>,
}

impl TurnRule for InOrder {
    fn words(&self, _: &About) -> String {
        let InOrder { role, members } = self;
        format!("{} take turns in `{role}` in this order, over and over", quoted(members))
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let role = faults.keep(role(context.roles, &self.role));
        let mut order = members_named(context.roster, &self.members, faults);
        if self.members.len() < 2 {
            faults.push(InputFault::too_few_members(self.members.len()));
            return None;
        }
        let (role, first) = (role?, context.first_to_come());
        let next = next_in_order(&order, role, context);
        order.rotate_left(next);
        // The turns of each so far, less those of whoever comes before: of the first in the order, of the last.
        let meetings = first..context.meetings.len();
        let whole = context.grid_of_many(
            meetings.clone(),
            |_, member| match order.iter().position(|&other| other == member) {
                None => Vec::new(),
                Some(at) => vec![(at as u32, 1), (((at + 1) % order.len()) as u32, -1)],
            },
            |_, held| held.contains(&role).then_some(0),
        );
        let whole = whole.covering(order.len(), 1);
        let ahead = |_, column: u32| Price::range(None, Some(i64::from(column == 0)));
        let count = |(_, grid)| Count::Tally(Tally::new(grid, context.slots, ahead));
        let counts = context.up_to_each(meetings, &whole).map(count).collect();
        Lowered::whole(counts, Unit::new("turn out of order", "turns out of order"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }
}

/// Position in the order of whoever comes after the last who had a turn before the meetings to come; 0 without any.
fn next_in_order(order: &[MemberId], role: usize, context: &TurnLoweringContext<'_>) -> usize {
    let fixed = context.meetings.iter().rev().filter_map(|meeting| meeting.fixed.as_ref());
    let fixed = fixed.map(|held| order.iter().map(|member| held[role].contains(member)).collect::<Vec<bool>>());
    let ago = |&member: &MemberId| context.history.last_turn(member, role);
    let latest = order.iter().filter_map(ago).min();
    let before: Vec<bool> = order.iter().map(|member| latest.is_some() && ago(member) == latest).collect();
    let had = fixed.chain([before]).find(|had| had.contains(&true));
    // Of several at one meeting, the last of them.
    let next = |had: Vec<bool>| (0..order.len()).find(|&at| !had[at] && had[(at + order.len() - 1) % order.len()]);
    had.and_then(next).unwrap_or(0)
}
