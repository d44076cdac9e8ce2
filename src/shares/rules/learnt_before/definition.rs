//! What leads without what they need cost by definition: how many skills they neither had nor learnt before.

use super::LearntBefore;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for LearntBefore {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut short = 0;
        for (piece, people) in reading.instance.pieces.iter().zip(&reading.held.work) {
            let leads = piece.places.first().is_some_and(|place| place.lead);
            let Some(&lead) = people.first().filter(|_| leads) else {
                continue;
            };
            for skill in &piece.lead_needs {
                let trainings = reading.instance.trainings.iter().zip(&reading.held.attending);
                let mut before = trainings.filter(|(training, people)| {
                    training.period < piece.first_period && people.contains(&lead) && training.teaches.contains(skill)
                });
                let has = reading.instance.people[lead].has.contains(skill);
                short += i64::from(!has && before.next().is_none());
            }
        }
        short
    }
}
