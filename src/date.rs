//! Days and months of the calendar as they are written in files.

use std::fmt;

/// A day of the calendar; an earlier one is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The day of a month, if there is such a day.
    pub(crate) fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        (1..=days).contains(&day).then_some(Date { year, month, day })
    }

    /// The day that is written as `YYYY-MM-DD`.
    pub(crate) fn read(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        if [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        Date::new(whole(year)?, whole(month)?, whole(day)?)
    }

    /// The month in which it is.
    pub(crate) fn month(self) -> Month {
        Month { number: 12 * self.year + self.month - 1 }
    }

    /// How old somebody who was born on this day is on another; `None` if that is earlier.
    pub(crate) fn age_on(self, day: Date) -> Option<u32> {
        let had_no_birthday = (day.month, day.day) < (self.month, self.day);
        (self <= day).then(|| day.year - self.year - u32::from(had_no_birthday))
    }
}

/// As `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A month of the calendar; an earlier one is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month {
    /// Months since the beginning of the year 0.
    number: u32,
}

impl Month {
    /// The month that is written as `YYYY-MM`.
    pub(crate) fn read(text: &str) -> Option<Month> {
        Date::read(&format!("{text}-01")).map(Date::month)
    }

    /// Its first day.
    pub(crate) fn first_day(self) -> Date {
        Date { year: self.number / 12, month: self.number % 12 + 1, day: 1 }
    }

    /// How many months it is after another, 0 if it is not.
    pub(crate) fn since(self, earlier: Month) -> usize {
        self.number.saturating_sub(earlier.number) as usize
    }

    /// The month so many later.
    pub(crate) fn later(self, months: usize) -> Month {
        Month { number: self.number.saturating_add(u32::try_from(months).unwrap_or(u32::MAX)) }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.number / 12, self.number % 12 + 1)
    }
}

/// A number that is written in plain digits.
pub(crate) fn whole(text: &str) -> Option<u32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_there_are() {
        for text in ["2026-04-01", "2024-02-29", "2000-02-29", "2025-12-31"] {
            assert!(Date::read(text).is_some(), "{text}");
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "26-01-01",
            "2026-1-01",
            "2026-01-01T00",
            "01.04.2026",
            "+026-01-01",
            "",
            "2026-01",
            "２０２６-01-01",
        ] {
            assert!(Date::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn months_follow_each_other() {
        let month = Month::read("2027-11").expect("a month");
        assert_eq!(
            [0, 1, 2, 14].map(|months| month.later(months).to_string()),
            ["2027-11", "2027-12", "2028-01", "2029-01"]
        );
        for text in ["2027-13", "2027-00", "2027-1", "2027", "27-01", "2027-01-01", "", "March"] {
            assert_eq!(Month::read(text), None, "{text}");
        }
    }

    #[test]
    fn ages_change_on_birthdays() {
        let date = |text| Date::read(text).expect("a day");
        let age = |on| date("2000-02-29").age_on(date(on));
        assert_eq!(age("2026-02-28"), Some(25));
        assert_eq!(age("2026-03-01"), Some(26));
        assert_eq!(age("2000-02-29"), Some(0));
        assert_eq!(age("1999-12-31"), None);
    }
}
