//! What work comes to by definition, from the words of the rates.

use super::held::PaidTo;
use crate::shares::instance::{Instance, Paid, PaidBy};

/// What somebody is paid for minutes in periods; nothing unless by a rate.
pub(super) fn pay(instance: &Instance, person: usize, by_period: &[(usize, i64)]) -> Vec<PaidTo> {
    let Paid::Rate(rate) = instance.people[person].paid else { return Vec::new() };
    by_rate(&instance.rates[rate], by_period)
}

fn by_rate(rate: &PaidBy, by_period: &[(usize, i64)]) -> Vec<PaidTo> {
    let mut worked = 0;
    let amounts = by_period.iter().enumerate().map(|(at, &(period, minutes))| {
        let before = worked;
        worked += minutes;
        let amount = match rate {
            PaidBy::Piece(amount) if at == 0 => *amount,
            PaidBy::Piece(_) => 0,
            PaidBy::Hour(amount) => hours(worked, *amount) - hours(before, *amount),
            PaidBy::Sitting(bands) => {
                let reached = bands.iter().rev().find(|&&(from, _)| minutes >= from);
                reached.map_or(0, |&(_, amount)| amount)
            }
        };
        (Some(period), amount)
    });
    amounts.collect()
}

/// Whole hours, and the rest of an hour rounded to the nearest unit, halves up.
fn hours(minutes: i64, amount: i64) -> i64 {
    let (whole, part) = (minutes / 60, minutes % 60 * amount);
    let rest = part / 60;
    whole * amount + if part % 60 >= 30 { rest + 1 } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_rate_is_paid_as_its_words_say() {
        let paid = |rate, by_period: &[(usize, i64)]| {
            by_rate(&rate, by_period).into_iter().map(|(_, amount)| amount).collect::<Vec<_>>()
        };
        assert_eq!(paid(PaidBy::Piece(500), &[(2, 60), (3, 60)]), [500, 0]);
        // 20.17 for 1 minute, 80.67 for 4; three times 3:20 h are 4166.67 each.
        assert_eq!(paid(PaidBy::Hour(1_210), &[(0, 1), (1, 3), (5, 60)]), [20, 61, 1_210]);
        assert_eq!(paid(PaidBy::Hour(1_250), &[(3, 200), (4, 200), (5, 200)]), [4_167, 4_166, 4_167]);
        assert_eq!(paid(PaidBy::Hour(1), &[(0, 29), (1, 1), (2, 59)]), [0, 1, 0]);
        let bands = PaidBy::Sitting(vec![(0, 2_500), (120, 7_500), (360, 15_000)]);
        assert_eq!(paid(bands, &[(0, 0), (1, 119), (2, 120), (3, 600)]), [2_500, 2_500, 7_500, 15_000]);
    }
}
