//! Levels of what is to be even, by definition.

use super::{EvenBurdens, EvenChores, EvenDecisions, EvenHours, EvenLearning, EvenOutputs};
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

/// Shares of what was offered are told apart to a ten-thousandth.
const PARTS: i64 = 10_000;

/// What somebody has of what is to be even.
trait EvenDefinition {
    /// The levels, in any order.
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64>;
}

impl<T: EvenDefinition> SharingDefinition for T {
    fn cost(&self, _: &SharesReading<'_>) -> i64 {
        0
    }

    fn levels(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        let mut levels = self.levels_of_all(reading);
        levels.sort_unstable();
        levels.reverse();
        levels
    }
}

impl EvenDefinition for EvenHours {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        beside_offers(reading.held.minutes_with_already(reading.instance), reading)
    }
}

impl EvenDefinition for EvenChores {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        beside_offers(reading.held.chores_of_all(reading.instance), reading)
    }
}

impl EvenDefinition for EvenOutputs {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        reading.held.outputs_of_all(reading.instance)
    }
}

impl EvenDefinition for EvenDecisions {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        reading.held.decided_of_all(reading.instance)
    }
}

impl EvenDefinition for EvenLearning {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        let learners = reading.instance.learners();
        let most = learners.iter().map(|&(_, skills)| skills).max().unwrap_or(0) as i64;
        let lessons = |person: usize| reading.held.lessons(reading.instance, person).len() as i64;
        learners.iter().map(|&(person, _)| most - lessons(person)).collect()
    }
}

impl EvenDefinition for EvenBurdens {
    fn levels_of_all(&self, reading: &SharesReading<'_>) -> Vec<i64> {
        let mut burdens = vec![0; reading.instance.people.len()];
        for (piece, people) in reading.held.work.iter().enumerate() {
            for &person in people {
                burdens[person] += reading.instance.people[person].burdens[piece];
            }
        }
        burdens
    }
}

/// What minutes are of those that everybody offered, rounded up.
fn beside_offers(minutes: Vec<i64>, reading: &SharesReading<'_>) -> Vec<i64> {
    let offers = reading.instance.people.iter().map(|person| person.offered);
    let both = minutes.into_iter().zip(offers);
    both.map(|(minutes, offered)| (minutes * PARTS + offered - 1) / offered).collect()
}
