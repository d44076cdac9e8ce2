//! GLPK. A solution is written by `--write`: lines that begin with `c` are remarks, with `s` the status, with `i` rows,
//! with `j` columns, numbered from 1; the last line is `e o f`. A program without integer columns has a basic solution.

use super::{Claim, Fault, Lines, Manner, Vector, log, number, short};
use crate::milp::Program;

/// `glpsol` of GLPK.
#[derive(Debug)]
pub(in super::super) struct Glpsol;

/// What the line of the status says.
struct Status<'a> {
    /// Whether integer columns took part.
    mixed: bool,
    primal: &'a str,
    optimal: bool,
    objective: f64,
}

impl Manner for Glpsol {
    fn name(&self) -> &'static str {
        "glpsol"
    }

    fn hint(&self) -> Option<&'static str> {
        Some("Debian has it in the package `glpk-utils`")
    }

    /// It branches without cuts; with them, version 5.0 aborts on some programs.
    fn is_strong(&self) -> bool {
        false
    }

    fn marks_its_end(&self) -> bool {
        true
    }

    fn command(&self) -> &'static str {
        "glpsol --freemps {program} --tmlim {whole_seconds} --memlim {megabytes} --write {solution}"
    }

    fn start(&self, _: &Program, _: &[i64]) -> Option<String> {
        None
    }

    /// The bound of its last line of progress, such as `+  703: mip =   9.1e+01 >=   3.2e+01  64.8% (225; 74)`.
    fn bound(&self, log: &str) -> f64 {
        let mut bounds = log.lines().filter(|line| line.starts_with('+')).filter_map(|line| line.rsplit_once(">="));
        bounds.next_back().map_or(f64::NAN, |(_, bound)| log::number(bound))
    }

    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let bound = self.bound(log);
        let mut vector = Vector::new(program.columns());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_progress_has_the_bound() {
        let log =
            "+  1: mip =     not found yet >=              -inf        (1; 0)\n+     2: mip =   1.0 >=   2.5e+00  0.0%";
        assert_eq!(Glpsol.bound(log), 2.5);
        assert!(Glpsol.bound("+  2: mip =   1.0 >=   2.5e+0").is_nan(), "it may be the beginning of another number");
        assert!(Glpsol.bound("+  2: mip =   1.0 >=     tree is empty   0.0% (0; 1)").is_nan());
    }
}
