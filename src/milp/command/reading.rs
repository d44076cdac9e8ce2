//! What engines write, read strictly.

use crate::characters::in_one_line;

/// What is wrong with a solution, and in which line, counted from 1.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    line: usize,
    what: String,
}

impl Fault {
    /// The fault in words.
    pub(super) fn told(&self, file: &str) -> String {
        format!("{file}, line {}: {}", self.line, in_one_line(&self.what))
    }
}

/// A file that is read line by line.
pub(super) struct Lines<'a> {
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    /// The number of the line read last.
    at: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(file: &'a str) -> Lines<'a> {
        Lines { lines: file.lines().enumerate(), at: 0 }
    }

    pub(super) fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { line: self.at.max(1), what: what.into() }
    }

    /// The next line, which must be there.
    pub(super) fn needed(&mut self, what: &str) -> Result<&'a str, Fault> {
        match self.next() {
            Some(line) => Ok(line),
            None => Err(Fault { line: self.at + 1, what: format!("the file ends where {what} should stand") }),
        }
    }

    /// What stands behind these words in the next line.
    pub(super) fn behind(&mut self, words: &str) -> Result<&'a str, Fault> {
        let line = self.needed(&format!("`{words}`"))?;
        line.strip_prefix(words)
            .map(str::trim)
            .ok_or_else(|| self.fault(format!("`{}` should be `{words}`", short(line))))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (at, line) = self.lines.next()?;
        self.at = at + 1;
        Some(line)
    }
}

/// So much of a line as a message may show.
pub(super) fn short(line: &str) -> String {
    line.trim().chars().take(60).collect()
}

/// A finite number.
pub(super) fn number(word: &str) -> Option<f64> {
    word.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A vector that is filled in column by column.
pub(super) struct Vector(Vec<Option<f64>>);

impl Vector {
    pub(super) fn new(columns: usize) -> Vector {
        Vector(vec![None; columns])
    }

    /// Takes the value of a column by its name, once.
    pub(super) fn set(&mut self, name: &str, value: &str, lines: &Lines<'_>) -> Result<(), Fault> {
        let at = name.strip_prefix('c').and_then(|at| at.parse::<usize>().ok());
        match at {
            Some(at) => self.set_at(at, name, value, lines),
            None => Err(lines.fault(format!("`{}` is no column", short(name)))),
        }
    }

    pub(super) fn set_at(&mut self, at: usize, name: &str, value: &str, lines: &Lines<'_>) -> Result<(), Fault> {
        let columns = self.0.len();
        let Some(place) = self.0.get_mut(at) else {
            return Err(lines.fault(format!("`{}` is no column: there are {columns}", short(name))));
        };
        let Some(value) = number(value) else {
            return Err(lines.fault(format!("`{}` is no value", short(value))));
        };
        if place.replace(value).is_some() {
            return Err(lines.fault(format!("`{}` stands there twice", short(name))));
        }
        Ok(())
    }

    /// The vector, in which what was left out is 0.
    pub(super) fn or_zero(self) -> Vec<f64> {
        self.0.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// The vector, of which nothing may have been left out.
    pub(super) fn whole(self, lines: &Lines<'_>) -> Result<Vec<f64>, Fault> {
        let missing = self.0.iter().position(Option::is_none);
        match missing {
            Some(at) => Err(lines.fault(format!("the file ends without a value of `c{at}`"))),
            None => Ok(self.or_zero()),
        }
    }
}

/// Whether a name is one of a row, whose values are not read.
pub(super) fn is_row(name: &str) -> bool {
    name.strip_prefix('r').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}
