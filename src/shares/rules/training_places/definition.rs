//! What overfull trainings cost by definition: how many people attend them beyond their places.

use super::TrainingPlaces;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for TrainingPlaces {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let trainings = reading.instance.trainings.iter().zip(&reading.held.attending);
        let beyond = trainings.map(|(training, people)| (people.len() as i64 - training.places as i64).max(0));
        beyond.sum()
    }
}
