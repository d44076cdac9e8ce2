//! What people without a piece of work cost by definition: how many they are.

use super::EveryoneHasAPiece;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for EveryoneHasAPiece {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let places = reading.held.of_all(reading.instance, |_, _| 1);
        places.iter().filter(|&&places| places == 0).count() as i64
    }
}
