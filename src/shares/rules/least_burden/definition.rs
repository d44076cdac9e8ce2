//! What all work weighs by definition: what each place weighs for whoever has it.

use super::LeastBurden;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for LeastBurden {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let pieces = reading.held.work.iter().enumerate();
        let weighs = |(at, people): (usize, &Vec<usize>)| -> i64 {
            people.iter().map(|&person| reading.instance.people[person].burden(at)).sum()
        };
        pieces.map(weighs).sum()
    }
}
