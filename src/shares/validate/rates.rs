//! Rates of pay, checked.

use super::names::check_names;
use super::{SharesValidation, in_minutes, note_of};
use crate::date::Date;
use crate::error::{Faults, Noun, fault};
use crate::shares::instance::PaidBy;
use crate::shares::limits::amount;
use crate::shares::rate::Rate;

impl SharesValidation<'_> {
    /// The rates in whole numbers.
    pub(super) fn rates(&self, faults: &mut Faults) -> Vec<PaidBy> {
        let rates = &self.given.rates;
        check_names("rates", Noun::Rate, rates.iter().map(Rate::name), faults);
        let checked = rates.iter().enumerate().map(|(at, rate)| {
            let mut own = faults.of_part();
            let paid = paid_by(rate, &mut own);
            check_source(rate, &mut own);
            note_of(("rates", at), format_args!("the rate `{}`", rate.name), own, faults);
            paid
        });
        checked.collect()
    }
}

/// What a rate comes to, in whole numbers. Notes amounts that are not.
pub(in crate::shares) fn paid_by(rate: &Rate, faults: &mut Faults) -> PaidBy {
    match (rate.flat, rate.hourly, &rate.bands) {
        (Some(flat), None, None) => PaidBy::Piece(amount(flat, faults)),
        (None, Some(hourly), None) => PaidBy::Hour(amount(hourly, faults)),
        (None, None, Some(bands)) => PaidBy::Sitting(checked_bands(bands, faults)),
        (None, None, None) => {
            faults.push(fault!(Missing, "it has no amount; give one of `flat`, `hourly` and `bands`"));
            PaidBy::Piece(0)
        }
        _ => {
            faults.push(fault!(
                SeveralAmounts,
                "it has amounts of several kinds; give one of `flat`, `hourly` and `bands`"
            ));
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
        None => faults.push(fault!(Missing, "it has no bands; give at least one, from 0 hours")),
        Some((from, _)) if *from > 0 => {
            faults.push(fault!(Bands, "its first band does not begin at 0 hours; add one from 0"))
        }
        Some(_) => {}
    }
    if !checked.is_sorted_by(|(one, _), (next, _)| one < next) {
        faults.push(fault!(Bands, "its bands do not rise; let each begin after the one before"));
    }
    checked
}

/// Notes a rate that does not say where it comes from and as of when.
fn check_source(rate: &Rate, faults: &mut Faults) {
    let source = rate.source.as_deref().unwrap_or_default();
    if source.trim().is_empty() {
        faults.push(fault!(
            Missing,
            "it does not say where it comes from; give its source, such as a policy or an agreement"
        ));
    }
    match &rate.date {
        None => faults.push(fault!(Missing, "it does not say as of when it holds; give the date as YYYY-MM-DD")),
        Some(date) if Date::read(date).is_none() => faults.push(fault!(
            NotADate,
            "`{date}` is no date; write a day of the calendar as YYYY-MM-DD, such as 2026-04-01"
        )),
        Some(_) => {}
    }
}
