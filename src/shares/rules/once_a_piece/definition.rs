//! What several places on one piece or decision cost by definition: how many people have beyond their first.

use super::OnceAPiece;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for OnceAPiece {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let again = |people: &Vec<usize>| {
            let times = reading.people().map(|person| {
                let held = people.iter().filter(|&&other| other == person).count() as i64;
                (held - 1).max(0)
            });
            times.sum::<i64>()
        };
        reading.held.work.iter().chain(&reading.held.leads).map(again).sum()
    }
}
