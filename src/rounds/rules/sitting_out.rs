//! Sitting out: everybody as often as an even share says, and nobody twice running.

mod definition;

pub(super) use definition::fair_times_out;

use super::prelude::*;
use crate::model::Tally;
use crate::model::network::Network;
use itertools::Itertools;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};
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
/// the member is there, rounded down and up, less what happened in fixed rounds. Where those leave no such plan, with
/// who is there in the rounds to come, the bounds of those for whom it is needed give way, each time by one.
pub(in crate::rounds) fn sitting_shares(members: usize, rounds: &[RoundInstance]) -> Vec<RangeInclusive<i64>> {
    let denominators = rounds.iter().map(|round| round.taking_turns().count().max(1));
    let common = denominators.unique().fold(BigInt::one(), |common, turns| common.lcm(&BigInt::from(turns)));
    let mut shares = vec![BigInt::zero(); members];
    let mut done = vec![0i64; members];
    let mut there = vec![0i64; members];
    for round in rounds {
        let out = round.sitting_out();
        let share = BigInt::from(out) * &common / round.taking_turns().count().max(1);
        round.taking_turns().filter(|_| out > 0).for_each(|member| shares[member.index()] += &share);
        match &round.fixed {
            Some(fixed) => fixed.out.iter().for_each(|member| done[member.index()] += 1),
            None if out == 0 => {}
            None => round.taking_turns().for_each(|member| there[member.index()] += 1),
        }
    }
    let whole = |share: BigInt| share.to_i64().unwrap_or(i64::MAX);
    let bounds = (0..members).map(|member| {
        let (low, high) = (whole(shares[member].div_floor(&common)), whole(shares[member].div_ceil(&common)));
        let low = (low - done[member]).clamp(0, there[member]);
        (low, (high - done[member]).clamp(low, there[member]))
    });
    let mut bounds: Vec<(i64, i64)> = bounds.collect();
    // The shares themselves are a plan in fractions, so that there is a whole one if nothing has happened yet.
    if done.iter().any(|&done| done > 0) {
        while let Some(those) = short(rounds, &bounds, true) {
            let more = |&(member, _): &(usize, bool)| bounds[member].1 < there[member];
            let more: Vec<usize> =
                (0..).zip(those).filter(|(_, short)| *short).filter(more).map(|(at, _)| at).collect();
            if more.is_empty() {
                break;
            }
            more.into_iter().for_each(|member| bounds[member].1 += 1);
        }
        while let Some(those) = short(rounds, &bounds, false) {
            let bounds = bounds.iter_mut().zip(those).filter(|(_, short)| *short);
            bounds.for_each(|((low, _), _)| *low = (*low - 1).max(0));
        }
    }
    bounds.into_iter().map(|(low, high)| low..=high).collect()
}

/// Those whose greatest numbers leave somebody in the rounds to come who has to sit out beyond them, if `most`; else
/// those whose least numbers are more than these rounds hold. `None` if there is nobody.
fn short(rounds: &[RoundInstance], bounds: &[(i64, i64)], most: bool) -> Option<Vec<bool>> {
    let mut network = Network::default();
    let (source, sink) = (network.node(), network.node());
    let arc = |network: &mut Network, from: u32, to: u32, room: i64| {
        let (from, to) = if most { (from, to) } else { (to, from) };
        network.arc(from, to, 0, room)
    };
    // Rounds send those who sit out to members; the other way round if what members need is asked.
    let (first, last) = if most { (source, sink) } else { (sink, source) };
    let mut wanted = 0;
    let nodes: Vec<u32> = bounds.iter().map(|_| network.node()).collect();
    for (&node, &(low, high)) in nodes.iter().zip(bounds) {
        arc(&mut network, node, last, if most { high } else { low });
        wanted += if most { 0 } else { low };
    }
    for round in rounds.iter().filter(|round| round.fixed.is_none() && round.sitting_out() > 0) {
        let node = network.node();
        let out = round.sitting_out() as i64;
        arc(&mut network, first, node, out);
        wanted += if most { out } else { 0 };
        for member in round.taking_turns() {
            arc(&mut network, node, nodes[member.index()], 1);
        }
    }
    let fits = network.send(source, sink, wanted) == wanted;
    (!fits).then(|| {
        let reached = network.reached(source);
        nodes.iter().map(|&node| reached[node as usize]).collect()
    })
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
