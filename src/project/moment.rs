//! When a meeting begins.

use crate::date::{Date, whole};
use std::fmt;

/// A day, and the minute at which something begins on it if that is given; an earlier one is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) date: Date,
    minute: Option<u32>,
}

impl Moment {
    /// The moment that is written as `2027-01-12`, `2027-01-12 10:00`, or with a `T` between and seconds of `00`.
    pub(super) fn read(text: &str) -> Option<Moment> {
        let Some((date, time)) = text.split_once(['T', ' ']) else {
            return Some(Moment { date: Date::read(text)?, minute: None });
        };
        let time = time.strip_suffix(":00").filter(|time| time.len() == 5).unwrap_or(time);
        let (hour, minute) = time.split_once(':').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2)?;
        let (hour, minute) = (whole(hour)?, whole(minute)?);
        let date = Date::read(date)?;
        (hour < 24 && minute < 60).then_some(Moment { date, minute: Some(hour * 60 + minute) })
    }

    /// The minute of the day at which it is, if that is given.
    #[cfg(feature = "calendar")]
    pub(super) fn minute(self) -> Option<u32> {
        self.minute
    }
}

/// As `2027-01-12` or `2027-01-12 10:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        match self.minute {
            Some(minute) => write!(f, " {:02}:{:02}", minute / 60, minute % 60),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_and_written() {
        let cases = [
            ("2027-01-12", "2027-01-12"),
            ("2027-01-12 10:00", "2027-01-12 10:00"),
            ("2027-01-12T09:05:00", "2027-01-12 09:05"),
        ];
        for (text, expected) in cases {
            assert_eq!(Moment::read(text).map(|read| read.to_string()).as_deref(), Some(expected));
        }
        for text in
            ["", "2027-02-29", "2027-01-12 24:00", "2027-01-12 9:00", "2027-01-12 10:60", "12.1.2027", "x 10:00"]
        {
            assert_eq!(Moment::read(text), None, "{text}");
        }
        assert!(Moment::read("2027-01-12") < Moment::read("2027-01-12 00:00"));
    }
}
