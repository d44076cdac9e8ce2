//! What pay could come to at most, so that no sum of it leaves the whole numbers that are counted.

use super::instance::{Instance, Paid, PaidBy};
use std::collections::BTreeSet;

/// Pay is below this, whatever the plan.
const MAX_PAY: i128 = 1 << 60;

/// Whether pay stays within what is counted, beside what is paid already, even if each piece, training and mentoring pair went
/// to whoever is paid most for it.
pub(super) fn is_pay_counted(instance: &Instance) -> bool {
    let in_use = instance.people.iter().filter_map(|person| match person.paid {
        Paid::Rate(rate) => Some(rate),
        Paid::Employer | Paid::Declined | Paid::Unpaid => None,
    });
    let in_use: BTreeSet<usize> = in_use.collect();
    let rates: Vec<&PaidBy> = in_use.iter().map(|&rate| &instance.rates[rate]).collect();
    let most = |by_period: &[(usize, i64)]| -> i128 {
        let sum = |rate: &&PaidBy| -> i128 {
            let paid = rate.pay(by_period).into_iter();
            paid.map(|(_, amount)| i128::from(amount)).sum()
        };
        rates.iter().map(sum).max().unwrap_or(0)
    };
    let places = instance.pieces.iter().flat_map(|piece| &piece.places);
    let work: i128 = places.map(|place| most(&place.by_period)).sum();
    let trainings = instance.trainings.iter().map(|training| {
        let attended = most(&[(training.period, training.minutes)]);
        (i128::from(training.cost) + attended) * training.places as i128
    });
    let pairs = instance.people.len() as i128 * instance.skills.len() as i128;
    let mentoring = instance.mentoring.map_or(0, |minutes| most(&[(0, minutes)]) * pairs);
    let already = instance.people.iter().flat_map(|person| &person.already).map(|it| i128::from(it.pay));
    work + trainings.sum::<i128>() + mentoring + already.sum::<i128>() < MAX_PAY
}
