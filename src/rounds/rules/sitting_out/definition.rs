//! What sitting out more or less often than one's share, and twice running, cost by definition.

use super::{NeverOutTwiceRunning, SitOutFairly};
use crate::roster::MemberId;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rounds::round_instance::RoundInstance;
use crate::rules::definition::Ratio;
use itertools::Itertools;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::RangeInclusive;

impl OverRoundsDefinition for SitOutFairly {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let mut times = vec![0i64; reading.roster.len()];
        for round in reading.rounds.iter().filter(|round| !round.fixed) {
            round.out.iter().for_each(|member| times[member.index()] += 1);
        }
        let shares = fair_times_out(reading.instances, times.len());
        let off = |(times, share): (i64, std::ops::RangeInclusive<i64>)| {
            (share.start() - times).max(times - share.end()).max(0)
        };
        let off: i64 = times.into_iter().zip(shares).map(off).sum();
        (i128::from(off), 1)
    }
}

impl OverRoundsDefinition for NeverOutTwiceRunning {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let rounds = reading.rounds.iter().tuple_windows();
        let twice = rounds.map(|(first, next)| {
            let again = first.out.iter().filter(|member| next.out.contains(member));
            again.count() as i128
        });
        (twice.sum(), 1)
    }
}

/// How often each member is to sit out in the rounds to come. In every round those who take turns share alike in those
/// who sit out; the sum, rounded down and up, is what the member is to have, less what the member has had. Where the
/// rounds to come have more sitting out than those there may, or less than they have to, the bounds of all whom that
/// concerns, directly or by exchange, give way by one, until they fit.
pub(in crate::rounds::rules) fn fair_times_out(frames: &[RoundInstance], members: usize) -> Vec<RangeInclusive<i64>> {
    let turns: Vec<Vec<MemberId>> = frames.iter().map(|frame| frame.taking_turns().collect()).collect();
    let common = turns.iter().fold(BigInt::from(1), |common, turns| common.lcm(&BigInt::from(turns.len().max(1))));
    let mut share = vec![BigInt::from(0); members];
    let mut had = vec![0; members];
    let mut chances = vec![0; members];
    let mut to_come: Vec<(i64, Vec<usize>)> = Vec::new();
    for (frame, turns) in frames.iter().zip(&turns) {
        let turns: Vec<usize> = turns.iter().map(|member| member.index()).collect();
        let out = frame.sitting_out() as i64;
        for &member in &turns {
            share[member] += BigInt::from(out) * &common / BigInt::from(turns.len());
        }
        match &frame.fixed {
            Some(fixed) => fixed.out.iter().for_each(|member| had[member.index()] += 1),
            None => {
                turns.iter().for_each(|&member| chances[member] += i64::from(out > 0));
                to_come.push((out, turns));
            }
        }
    }
    let left =
        |share: BigInt, member: usize| (share.to_i64().unwrap_or(i64::MAX) - had[member]).clamp(0, chances[member]);
    let mut least: Vec<i64> = (0..members).map(|at| left(share[at].div_floor(&common), at)).collect();
    let mut most: Vec<i64> = (0..members).map(|at| left(share[at].div_ceil(&common), at)).collect();
    if had.iter().any(|&times| times > 0) {
        let out: Vec<i64> = to_come.iter().map(|(out, _)| *out).collect();
        let of_rounds: Vec<Vec<usize>> = to_come.iter().map(|(_, turns)| turns.clone()).collect();
        let mut of_members: Vec<Vec<usize>> = vec![Vec::new(); members];
        for (round, turns) in of_rounds.iter().enumerate() {
            turns.iter().for_each(|&member| of_members[member].push(round));
        }
        while let Some((_, concerned)) = unmet(&out, &most, &of_rounds) {
            let grow: Vec<usize> = concerned.into_iter().filter(|&member| most[member] < chances[member]).collect();
            if grow.is_empty() {
                break;
            }
            grow.into_iter().for_each(|member| most[member] += 1);
        }
        while let Some((concerned, _)) = unmet(&least, &out, &of_members) {
            concerned.into_iter().for_each(|member| least[member] = (least[member] - 1).max(0));
        }
    }
    least.into_iter().zip(most).map(|(least, most)| least..=most).collect()
}

/// Pairs what some need with what others have room for, at most one of each pair in `may`. `None` if all is met; else
/// those concerned on both sides: who lacks something, all with whom they may pair, who is paired with these, and so
/// on.
fn unmet(need: &[i64], room: &[i64], may: &[Vec<usize>]) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
    let mut paired: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); room.len()];
    let mut lacking: BTreeSet<usize> = BTreeSet::new();
    for (start, &need) in need.iter().enumerate() {
        for _ in 0..need {
            let reached = Reached::from(&BTreeSet::from([start]), room, may, &paired);
            let Some(mut to) = reached.free else {
                lacking.insert(start);
                break;
            };
            // Along the way back each is paired with the next instead of the one before.
            loop {
                let from = reached.having[&to];
                paired[to].insert(from);
                let Some(before) = reached.needing[&from] else {
                    break;
                };
                paired[before].remove(&from);
                to = before;
            }
        }
    }
    (!lacking.is_empty()).then(|| {
        let Reached { needing, having, .. } = Reached::from(&lacking, room, may, &paired);
        (needing.into_keys().collect(), having.into_keys().collect())
    })
}

/// Whom an exchange of pairs can reach.
struct Reached {
    /// Those in need, each with the one from whose pairs they were reached; `None` for the first.
    needing: BTreeMap<usize, Option<usize>>,
    /// Those with whom they may pair, each with the one in need from whom they were reached.
    having: BTreeMap<usize, usize>,
    /// One of these who has room left, if somebody has.
    free: Option<usize>,
}

impl Reached {
    fn from(start: &BTreeSet<usize>, room: &[i64], may: &[Vec<usize>], paired: &[BTreeSet<usize>]) -> Reached {
        let mut needing: BTreeMap<usize, Option<usize>> = start.iter().map(|&from| (from, None)).collect();
        let mut having = BTreeMap::new();
        let mut next: VecDeque<usize> = start.iter().copied().collect();
        while let Some(from) = next.pop_front() {
            for &to in may[from].iter().filter(|&&to| !paired[to].contains(&from)) {
                if having.contains_key(&to) {
                    continue;
                }
                having.insert(to, from);
                if (paired[to].len() as i64) < room[to] {
                    return Reached { needing, having, free: Some(to) };
                }
                for &other in &paired[to] {
                    needing.entry(other).or_insert_with(|| {
                        next.push_back(other);
                        Some(to)
                    });
                }
            }
        }
        Reached { needing, having, free: None }
    }
}
