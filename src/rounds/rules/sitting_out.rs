//! Sitting out: everybody as often as an even share says, and nobody twice running.

mod definition;

use super::prelude::*;
use crate::model::Tally;
use num_rational::Ratio;
use num_traits::{CheckedAdd, Zero};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Everybody sits out as often as an even share says.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct SitOutFairly {}

/// Nobody sits out two rounds running.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct NeverOutTwiceRunning {}

const TIMES_OUT: Unit = Unit::new("time out", "times out");

/// How often each member sits out in the rounds to come, at least and at most: an even share over all rounds in which
/// the member is there, rounded down and up, less what happened in fixed rounds. Where those leave no such plan the
/// bounds give way by as little for everybody as makes the numbers fit.
pub(in crate::rounds) fn sitting_shares(members: usize, rounds: &[RoundInstance]) -> Vec<RangeInclusive<i64>> {
    // Shares by denominator: who is there in a round sits out `out / present` times on average.
    let mut shares: Vec<BTreeMap<i128, i128>> = vec![BTreeMap::new(); members];
    let mut done = vec![0i64; members];
    let mut there = vec![0i64; members];
    let mut to_come = 0;
    for round in rounds {
        let out = round.sitting_out();
        let turns = round.taking_turns().count() as i128;
        for member in round.taking_turns() {
            *shares[member.index()].entry(turns).or_default() += out as i128;
        }
        match &round.fixed {
            Some(fixed) => fixed.out.iter().for_each(|member| done[member.index()] += 1),
            None => {
                to_come += out as i64;
                if out > 0 {
                    round.taking_turns().for_each(|member| there[member.index()] += 1);
                }
            }
        }
    }
    let range = |member: usize, slack: i64| {
        let (low, high) = rounded(&shares[member]);
        let most = there[member];
        let low = (low - done[member] - slack).clamp(0, most);
        low..=(high - done[member] + slack).clamp(low, most)
    };
    let fits = |slack: i64| {
        let ranges = (0..members).map(|member| range(member, slack));
        let (low, high) = ranges.fold((0, 0), |(low, high), range| (low + range.start(), high + range.end()));
        low <= to_come && to_come <= high
    };
    let longest = rounds.len() as i64;
    let slack = (0..longest).find(|&slack| fits(slack)).unwrap_or(longest);
    (0..members).map(|member| range(member, slack)).collect()
}

/// A sum of fractions, given as numerators by denominator, rounded down and up. Where no common denominator fits it is
/// rounded outwards.
fn rounded(fractions: &BTreeMap<i128, i128>) -> (i64, i64) {
    let parts = || fractions.iter().map(|(&below, &above)| Ratio::new(above, below));
    let exact = parts().try_fold(Ratio::zero(), |sum: Ratio<i128>, part| sum.checked_add(&part));
    let rounded = |ratio: Ratio<i128>| {
        let down = ratio.floor().to_integer() as i64;
        (down, down + i64::from(!ratio.is_integer()))
    };
    match exact {
        Some(sum) => rounded(sum),
        None => parts().map(rounded).fold((0, 0), |(down, up), part| (down + part.0, up + part.1)),
    }
}

impl OverRoundsRule for SitOutFairly {
    fn words(&self) -> String {
        "everyone sits out as often as an even share says".to_owned()
    }

    /// Each member's sitting out in the rounds to come, priced outside the share.
    fn lower(&self, _: bool, over: &OverRounds<'_>, _: &mut Faults) -> Option<Lowered> {
        let shares = sitting_shares(over.roster.len(), over.rounds);
        let grid = over.grid(
            |round, member| over.rounds[round].fixed.is_none().then_some((member.index() as u32, 1)),
            |round, table| (table.is_none() && over.rounds[round].fixed.is_none()).then_some(0),
        );
        let grid = grid.covering(over.roster.len(), 1);
        let tally = Tally::new(grid, over.slots, |_, member| {
            let share = &shares[member as usize];
            Price::range(Some(*share.start()), Some(*share.end()))
        });
        Lowered::whole(vec![Count::Tally(tally)], TIMES_OUT)
    }
}

impl OverRoundsRule for NeverOutTwiceRunning {
    fn words(&self) -> String {
        "nobody sits out two rounds running".to_owned()
    }

    /// Each member's sitting out in every two rounds that follow each other, priced beyond one.
    fn lower(&self, _: bool, over: &OverRounds<'_>, _: &mut Faults) -> Option<Lowered> {
        let pair = |first: usize| {
            let here = move |round: usize| round == first || round == first + 1;
            let grid = over.grid(
                |round, member| here(round).then_some((member.index() as u32, 1)),
                |round, table| (table.is_none() && here(round)).then_some(0),
            );
            let grid = grid.covering(over.roster.len(), 1);
            let price = Price::range(None, Some(1));
            Count::Tally(Tally::new(grid, over.slots, |_, _| price.clone()))
        };
        let pairs = (1..over.rounds.len()).map(|second| pair(second - 1));
        Lowered::whole(pairs.collect(), TIMES_OUT)
    }
}
