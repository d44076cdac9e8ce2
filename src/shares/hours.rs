//! Hours as they are given, and minutes as they are counted.

use crate::error::{InputFault, fault};

/// Hours beyond which they are refused.
const MAX_HOURS: u32 = 100_000;
/// How far from a whole minute hours may be that were written as a decimal.
const CLOSE: f64 = 1e-6;

/// So many hours in minutes.
pub(crate) fn minutes(hours: f64) -> Result<i64, InputFault> {
    if !hours.is_finite() {
        return Err(fault!(NotANumber, "its hours are not a finite number; write them with digits, such as 7.5"));
    }
    let text = written(hours);
    if hours < 0.0 {
        return Err(fault!(Negative, "{text} hours are below 0; correct the number"));
    }
    if hours > f64::from(MAX_HOURS) {
        let most = MAX_HOURS;
        return Err(fault!(BeyondLimit, "{text} hours are beyond {most}; correct the number"));
    }
    let minutes = hours * 60.0;
    let whole = minutes.round();
    if (minutes - whole).abs() <= CLOSE {
        Ok(whole as i64)
    } else {
        Err(fault!(
            PartOfAMinute,
            "{text} hours are not a whole number of minutes; round them, such as to quarters of an \
             hour"
        ))
    }
}

/// As a person would write the number.
fn written(hours: f64) -> String {
    if (1e-6..1e9).contains(&hours.abs()) || hours == 0.0 { hours.to_string() } else { format!("{hours:e}") }
}

/// Minutes split evenly over periods, of which the first get what is left over. Periods without any are left out, but
/// for the first.
pub(super) fn split(minutes: i64, periods: &[usize]) -> Vec<(usize, i64)> {
    let number = periods.len().max(1) as i64;
    let (even, rest) = (minutes / number, minutes % number);
    let share = |(at, &period): (usize, &usize)| (period, even + i64::from((at as i64) < rest));
    let shares = periods.iter().enumerate().map(share);
    let kept = |(at, (_, minutes)): &(usize, (usize, i64))| *at == 0 || *minutes > 0;
    shares.enumerate().filter(kept).map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_whole_minutes() {
        for (hours, expected) in [(0.0, 0), (-0.0, 0), (7.5, 450), (7.35, 441), (1.0 / 60.0, 1)] {
            assert_eq!(minutes(hours), Ok(expected), "{hours}");
        }
        assert_eq!(minutes(100_000.0), Ok(6_000_000));
        for hours in [f64::NAN, f64::INFINITY, -1.0, 0.001, 100_000.5, 1e300] {
            assert!(minutes(hours).is_err(), "{hours}");
        }
        // 1e-8 hours are 6e-7 minutes, and 1e-7 are 6e-6.
        assert_eq!(minutes(1.000_000_01), Ok(60));
        assert!(minutes(1.000_000_1).is_err());
    }

    #[test]
    fn numbers_are_written_short() {
        assert_eq!(written(7.25), "7.25");
        assert_eq!(written(-3.0), "-3");
        assert_eq!(written(1e300), "1e300");
    }

    #[test]
    fn the_first_periods_get_what_is_left_over() {
        assert_eq!(split(8, &[2, 3, 4]), [(2, 3), (3, 3), (4, 2)]);
        assert_eq!(split(9, &[2, 3, 4]), [(2, 3), (3, 3), (4, 3)]);
        assert_eq!(split(2, &[2, 3, 4]), [(2, 1), (3, 1)]);
        assert_eq!(split(0, &[2, 3, 4]), [(2, 0)]);
        assert_eq!(split(75, &[7]), [(7, 75)]);
        assert_eq!(split(75, &[]), []);
    }
}
