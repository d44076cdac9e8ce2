//! What lessons in one skill beyond the first cost by definition: how many they are.

use super::TaughtOnce;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for TaughtOnce {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let again = |person: usize| {
            let mut lessons = reading.held.lessons(reading.instance, person);
            let all = lessons.len();
            lessons.sort_unstable();
            lessons.dedup();
            (all - lessons.len()) as i64
        };
        reading.people().map(again).sum()
    }
}
