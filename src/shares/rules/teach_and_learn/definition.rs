//! What people who would teach and learn, and do not, cost by definition: how many do not teach, and how many do not
//! learn.

use super::TeachAndLearn;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for TeachAndLearn {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut without = 0;
        for (at, person) in reading.instance.people.iter().enumerate() {
            if person.teaches.is_empty() || person.wants.is_empty() {
                continue;
            }
            without += i64::from(!reading.held.teaches(reading.instance, at));
            without += i64::from(reading.held.lessons(reading.instance, at).is_empty());
        }
        without
    }
}
