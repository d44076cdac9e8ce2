//! Solutions as GLPK writes them with `--write`: lines that begin with `c` are remarks, with `s` the status, with `i` rows,
//! with `j` columns, numbered from 1; the last line is `e o f`. A program without integer columns has a basic solution.

use super::super::dialect::Dialect;
use super::{Claim, Fault, Lines, Vector, number, short};

/// What the line of the status says.
struct Status<'a> {
    /// Whether integer columns took part.
    mixed: bool,
    primal: &'a str,
    optimal: bool,
    objective: f64,
}

pub(in super::super) fn read(columns: usize, file: &str, log: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    let bound = Dialect::Glpsol.bound(log);
    let mut vector = Vector::new(columns);
    let (mut status, mut ended) = (None, false);
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mixed = status.as_ref().is_none_or(|status: &Status<'_>| status.mixed);
        match words.as_slice() {
            ["c", ..] | ["i", ..] if !ended => {}
            ["e", "o", "f"] if !ended => ended = true,
            ["s", rest @ ..] if status.is_none() => {
                let read = status_of(rest).ok_or_else(|| lines.fault(format!("`{}` is no status", short(line))))?;
                status = Some(read);
            }
            ["j", at, value] if mixed && !ended => set(&mut vector, at, value, &lines)?,
            ["j", at, _, value, _] if !mixed && !ended => set(&mut vector, at, value, &lines)?,
            _ => return Err(lines.fault(format!("`{}` stands where it should not", short(line)))),
        }
    }
    let status = status.filter(|_| ended).ok_or_else(|| lines.fault("the file ends before its end, `e o f`"))?;
    match status.primal {
        "n" => Ok(Claim::Impossible),
        "u" | "i" => Ok(Claim::stopped(bound)),
        _ => Ok(Claim::of(
            vector.whole(&lines)?,
            status.optimal,
            status.objective,
            if status.optimal { f64::NAN } else { bound },
        )),
    }
}

fn set(vector: &mut Vector, at: &str, value: &str, lines: &Lines<'_>) -> Result<(), Fault> {
    let place = at.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
    let place = place.ok_or_else(|| lines.fault(format!("`{}` is no number of a column", short(at))))?;
    vector.set_at(place, at, value, lines)
}

fn status_of<'a>(words: &[&'a str]) -> Option<Status<'a>> {
    let (mixed, primal, optimal, objective) = match *words {
        ["mip", _, _, status, objective] => (true, status, status == "o", objective),
        ["bas", _, _, primal, dual, objective] => (false, primal, (primal, dual) == ("f", "f"), objective),
        _ => return None,
    };
    let known = matches!(primal, "o" | "f" | "n" | "u" | "i");
    number(objective).filter(|_| known).map(|objective| Status { mixed, primal, optimal, objective })
}
