//! What unpaid work costs by definition: the minutes of those who are not paid.

use super::NoUnpaidWork;
use crate::shares::check::reading::SharesReading;
use crate::shares::instance::Paid;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for NoUnpaidWork {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let minutes = reading.held.minutes_of_all(reading.instance).into_iter();
        let people = reading.instance.people.iter().zip(minutes);
        let unpaid = people.filter(|(person, _)| person.paid == Paid::Unpaid);
        unpaid.map(|(_, minutes)| minutes).sum()
    }

    fn parts(&self) -> i64 {
        60
    }
}
