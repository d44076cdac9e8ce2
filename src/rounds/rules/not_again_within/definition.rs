//! What meeting again too soon costs by definition.

use super::NotAgainWithin;
use crate::roster::MemberId;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;
use crate::rules::definition::returns::MeetingTimes;
use itertools::Itertools;

impl OverRoundsDefinition for NotAgainWithin {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let mut times = MeetingTimes::default();
        let mut add = |members: &[MemberId], round: i64| {
            for [a, b] in members.iter().array_combinations() {
                times.add(a.index(), b.index(), round);
            }
        };
        for (first, second, ago) in &self.last_met {
            add(&reading.members(&[first.clone(), second.clone()]), -i64::from(*ago));
        }
        for (at, round) in (0..).zip(&reading.rounds) {
            round.tables.iter().for_each(|(_, members)| add(members, at));
        }
        (times.too_soon(self.rounds, |pair| !reading.companions.contains(&pair)), 1)
    }
}
