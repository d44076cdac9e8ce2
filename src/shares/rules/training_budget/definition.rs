//! What trainings beyond their budget cost by definition: the amount beyond it.

use super::TrainingBudget;
use crate::shares::check::reading::{SharesReading, over};
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for TrainingBudget {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let places = reading.instance.trainings.iter().zip(&reading.held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let attended = reading.held.pay_for_attending(reading.instance).into_iter().flatten();
        let attended = attended.map(|(_, amount)| amount);
        over(places.chain(attended).sum(), self.most)
    }
}
