//! Rates of pay, checked.

use super::names::check_names;
use super::{Survey, amount, in_minutes, note_of};
use crate::error::{Faults, PayFault, ShareItem, ShareName};
use crate::shares::date::is_date;
use crate::shares::rate::Rate;
use crate::shares::scene::PaidBy;

impl Survey<'_> {
    /// The rates in whole numbers.
    pub(super) fn rates(&self, faults: &mut Faults) -> Vec<PaidBy> {
        let rates = &self.given.rates;
        check_names(ShareName::Rate, rates.iter().map(Rate::name), faults);
        let checked = rates.iter().map(|rate| {
            let mut own = Faults::default();
            let paid = paid_by(rate, &mut own);
            check_source(rate, &mut own);
            note_of(&ShareItem::Rate(rate.name.clone()), own, faults);
            paid
        });
        checked.collect()
    }
}

fn paid_by(rate: &Rate, faults: &mut Faults) -> PaidBy {
    match (rate.flat, rate.hourly, &rate.bands) {
        (Some(flat), None, None) => PaidBy::Piece(amount(flat, faults)),
        (None, Some(hourly), None) => PaidBy::Hour(amount(hourly, faults)),
        (None, None, Some(bands)) => PaidBy::Sitting(checked_bands(bands, faults)),
        (None, None, None) => {
            faults.push(PayFault::NoAmount);
            PaidBy::Piece(0)
        }
        _ => {
            faults.push(PayFault::SeveralAmounts);
            PaidBy::Piece(0)
        }
    }
}

fn checked_bands(bands: &[(f64, u64)], faults: &mut Faults) -> Vec<(i64, i64)> {
    let before = faults.len();
    let mut checked = Vec::new();
    for &(from, paid) in bands {
        let from = faults.keep(in_minutes(from));
        let paid = amount(paid, faults);
        checked.extend(from.map(|from| (from, paid)));
    }
    // Bands with faults of their own are in no order.
    if faults.len() > before {
        return checked;
    }
    match checked.first() {
        None => faults.push(PayFault::NoBands),
        Some((from, _)) if *from > 0 => faults.push(PayFault::BandsNotFromZero),
        Some(_) => {}
    }
    if !checked.is_sorted_by(|(one, _), (next, _)| one < next) {
        faults.push(PayFault::BandsNotRising);
    }
    checked
}

/// Notes a rate that does not say where it comes from and as of when.
fn check_source(rate: &Rate, faults: &mut Faults) {
    let source = rate.source.as_deref().unwrap_or_default();
    if source.trim().is_empty() {
        faults.push(PayFault::NoSource);
    }
    match &rate.date {
        None => faults.push(PayFault::NoDate),
        Some(date) if !is_date(date) => faults.push(PayFault::NotADate { date: date.clone() }),
        Some(_) => {}
    }
}
