//! What sitting out more or less often than one's share, and twice running, cost by definition.

use super::{NeverOutTwiceRunning, SitOutFairly, sitting_shares};
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;
use itertools::Itertools;

impl OverRoundsDefinition for SitOutFairly {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let mut times = vec![0i64; reading.roster.len()];
        for round in reading.rounds.iter().filter(|round| !round.fixed) {
            round.out.iter().for_each(|member| times[member.index()] += 1);
        }
        let shares = sitting_shares(times.len(), reading.instances);
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
