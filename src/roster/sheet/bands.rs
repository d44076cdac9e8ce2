//! Ages, other numbers and dates of birth in named ranges.

use super::Sheet;
use super::cells::{Cells, decimal, of_commas};
use super::row_labels::RowLabels;
use crate::date::{Date, whole};
use crate::error::{Faults, fault};
use crate::roster::notes::{MAX_LISTED, RosterNotes, first_of};
use crate::roster::options::{Band, ColumnOptions};
use itertools::Itertools;

/// How the dates of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// No cell shows which of the first two numbers is the month.
    Unclear,
}

impl DateOrder {
    /// The order that the cells of a column show; dates with points have the day first.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> DateOrder {
        let first_two = |cell: &str| {
            let day = cell.split([' ', 'T']).next()?;
            let mut parts = day.split(['/', '-']).map(whole);
            let (first, second, _) = (parts.next()??, parts.next()??, parts.next()??);
            Some((first, second))
        };
        let (with_year_first, slashed): (Vec<_>, Vec<_>) =
            cells.filter_map(first_two).partition(|&(first, _)| first > 999);
        let is_day_first = slashed.iter().any(|&(first, _)| first > 12);
        let is_month_first = slashed.iter().any(|&(_, second)| second > 12);
        match (is_day_first, is_month_first) {
            _ if slashed.is_empty() => DateOrder::DayFirst,
            // Programs that take the day for the month change the dates that they can, and leave the others as text.
            _ if !with_year_first.is_empty() => DateOrder::Unclear,
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            _ => DateOrder::Unclear,
        }
    }

    /// The day that a cell names, with its time if it has one.
    fn date(self, cell: &str) -> Option<Date> {
        let day = cell.split([' ', 'T']).next().unwrap_or_default();
        let parts: Option<Vec<u32>> = day.split(['/', '.', '-']).map(whole).collect();
        let has_points = day.contains('.');
        match *parts?.as_slice() {
            [year, month, day] if year > 999 => Date::new(year, month, day),
            [first, second, year] if year > 999 => {
                let is_month_first = self == DateOrder::MonthFirst && !has_points;
                let (month, day) = if is_month_first { (first, second) } else { (second, first) };
                Date::new(year, month, day)
            }
            _ => None,
        }
    }
}

impl ColumnOptions {
    /// The band of a number of years.
    fn band_holding(&self, years: u32) -> Option<&str> {
        let holds = |band: &Band| band.min.is_none_or(|min| min <= years) && band.max.is_none_or(|max| years <= max);
        self.bands.iter().find(|(_, band)| holds(band)).map(|(label, _)| label)
    }
}

impl Sheet {
    /// The band of a cell; `None` if it is in none.
    pub(super) fn band_of(&self, at: usize, cell: &str) -> Option<&str> {
        let column = &self.columns[at];
        let cell = column.options.renamed(cell);
        let years = match decimal(cell, column.signs) {
            Some(number) => whole(number.split('.').next()?),
            None => column.dates.date(cell)?.age_on(Date::read(column.options.on.as_deref()?)?),
        };
        column.options.band_holding(years?)
    }

    /// The bands of a column's cells.
    pub(super) fn read_bands(&self, at: usize, notes: &mut RosterNotes, faults: &mut Faults) -> Cells {
        let column = &self.columns[at];
        let filled = || self.table.filled(at).filter(|(_, cell)| !column.options.renamed(cell).is_empty());
        let has_dates = filled().any(|(_, cell)| column.dates.date(column.options.renamed(cell)).is_some());
        let day = column.options.on.as_deref().map(Date::read);
        let fault = match day {
            Some(None) => Some(fault!(
                NotADate,
                "`on` of this column is not a day of the calendar; write it as `on = \"2026-10-01\"`"
            )),
            None if has_dates => Some(fault!(
                Missing,
                "the cells of this column are dates, and ages differ from day to day; say by `on` which day counts, as \
                 in `on = \"2026-10-01\"`"
            )),
            _ if has_dates && column.dates == DateOrder::Unclear => Some(fault!(
                NotADate,
                "in the dates of this column the day and the month cannot be told apart, or dates are written in \
                 several ways, so that some may have been changed; write all as `2003-01-20` in the spreadsheet"
            )),
            _ => {
                let others: Vec<(usize, &str)> =
                    filled().filter(|(_, cell)| self.band_of(at, cell).is_none()).collect();
                let listed = first_of(&others, MAX_LISTED, |(line, cell)| format!("line {line} `{cell}`"));
                let commas = of_commas(&others);
                let not_held = || {
                    fault!(
                        NotANumber,
                        "these cells are in none of the `bands` of this column: {listed}; correct them or leave them \
                         empty, in the file or by `rename`, or add a band{commas}"
                    )
                };
                let not_held = (!others.is_empty()).then(not_held);
                self.unclear_thousands(at).or(not_held)
            }
        };
        let bands = column.options.bands.iter();
        for [(one, first), (other, second)] in bands.array_combinations() {
            let least = first.min.unwrap_or(0).max(second.min.unwrap_or(0));
            let most = first.max.unwrap_or(u32::MAX).min(second.max.unwrap_or(u32::MAX));
            if least <= most {
                faults.push(self.at_header(
                    at,
                    fault!(
                        ColumnOptions,
                        "the bands `{one}` and `{other}` both hold {least}; let one begin where the other has ended"
                    ),
                ));
            }
        }
        match fault {
            Some(fault) => faults.push(self.at_header(at, fault)),
            None => {
                let on = column.options.on.iter().filter(|_| has_dates).map(|day| format!(" of age on {day}"));
                notes.push(format!("`{}` was put into bands{}.", column.name, on.collect::<String>()));
            }
        }
        let band = |cell: &str| self.band_of(at, cell).map(str::to_owned).into_iter().collect();
        Cells::Tags(RowLabels::new(self.table.rows.column(at), band))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_order_that_the_column_shows() {
        let date = |cells: &[&str], cell: &str| DateOrder::of(cells.iter().copied()).date(cell);
        assert_eq!(date(&["20/01/2003"], "04/03/2003"), Date::new(2003, 3, 4));
        assert_eq!(date(&["01/20/2003"], "04/03/2003"), Date::new(2003, 4, 3));
        assert_eq!(date(&["20.01.2003"], "20.01.2003"), Date::new(2003, 1, 20));
        assert_eq!(date(&["01/20/2003", "02.10.1996"], "02.10.1996"), Date::new(1996, 10, 2));
        assert_eq!(date(&["2003/01/20"], "2003/01/20"), Date::new(2003, 1, 20));
        assert_eq!(date(&["20-01-2003"], "04-03-1996"), Date::new(1996, 3, 4));
        assert_eq!(date(&["01-20-2003"], "04-03-1996"), Date::new(1996, 4, 3));
        assert_eq!(DateOrder::of(["2003-01-20 09:00:00", "01/20/2003"].into_iter()), DateOrder::Unclear);
        assert_eq!(DateOrder::of(["04-03-1996"].into_iter()), DateOrder::Unclear);
        assert_eq!(DateOrder::of(["2003/01/20", "2003-02-04"].into_iter()), DateOrder::DayFirst);
        assert_eq!(date(&[], "2003-01-20 00:00:00"), Date::new(2003, 1, 20));
        assert_eq!(date(&[], "20.01.03"), None);
        assert_eq!(DateOrder::of(["04/03/2003", "05/06/2001"].into_iter()), DateOrder::Unclear);
        assert_eq!(DateOrder::of(["20/03/2003", "05/16/2001"].into_iter()), DateOrder::Unclear);
    }
}
