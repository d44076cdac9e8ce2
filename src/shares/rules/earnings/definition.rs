//! What earnings beyond a limit cost by definition: in how many runs of periods they are beyond it.

use super::Earnings;
use crate::shares::check::reading::{SharesReading, over};
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for Earnings {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let Some(person) = reading.people().find(|&person| reading.is(person, &self.member)) else {
            return 0;
        };
        let mut paid = reading.held.pay_with_already(reading.instance).swap_remove(person);
        paid.extend(reading.held.pay_for_attending(reading.instance).swap_remove(person));
        let periods = reading.instance.periods.number();
        let length = self.periods.min(periods);
        let mut beyond = 0;
        for first in 0..=periods - length {
            let run = first..first + length;
            // What belongs to no period may fall into any.
            let here = paid.iter().filter(|(period, _)| period.is_none_or(|at| run.contains(&at)));
            let paid: i64 = here.map(|(_, amount)| amount).sum();
            beyond += i64::from(over(paid, self.most) > 0);
        }
        beyond
    }
}
