//! What pay beyond a budget costs by definition: the amount beyond it, of each period by itself or of all together.

use super::{Budget, BudgetEachPeriod};
use crate::shares::check::reading::{SharesReading, over};
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for Budget {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let counted = |period: Option<usize>| match &self.periods {
            None => true,
            Some(periods) => period.is_some_and(|at| periods.contains(&(at + 1))),
        };
        let all = reading.held.pay_with_already(reading.instance).into_iter().flatten();
        let paid = all.filter(|&(period, _)| counted(period)).map(|(_, amount)| amount);
        over(paid.sum(), self.most)
    }
}

impl SharingDefinition for BudgetEachPeriod {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut paid = vec![0; reading.instance.periods.number()];
        for (period, amount) in reading.held.pay_with_already(reading.instance).into_iter().flatten() {
            if let Some(period) = period {
                paid[period] += amount;
            }
        }
        paid.into_iter().map(|paid| over(paid, self.most)).sum()
    }
}
