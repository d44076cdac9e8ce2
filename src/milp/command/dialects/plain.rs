//! The form for commands of one's own; [`Dialect::Plain`](super::super::Dialect::Plain) says what stands there.

use super::{Claim, Fault, Lines, Manner, Vector, lines_of, number, short};
use crate::milp::Program;

/// The form for commands of one's own.
#[derive(Debug)]
pub(in super::super) struct Plain;

impl Manner for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn hint(&self) -> Option<&'static str> {
        Some("name a command of your own")
    }

    fn marks_its_end(&self) -> bool {
        true
    }

    fn command(&self) -> &'static str {
        "plain {program} [{start}] {solution}"
    }

    fn start(&self, _: &Program, values: &[i64]) -> Option<String> {
        Some(format!("feasible\n{}end\n", lines_of(values.iter().enumerate().filter(|(_, value)| **value != 0))))
    }

    /// The bound stands in the solution.
    fn bound(&self, _: &str) -> f64 {
        f64::NAN
    }

    fn read(&self, program: &Program, file: &str, _: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let status = lines.needed("the status")?.trim();
        if !["optimal", "feasible", "impossible", "stopped"].contains(&status) {
            return Err(lines.fault(format!("`{}` is no status", short(status))));
        }
        let has_vector = matches!(status, "optimal" | "feasible");
        let (mut vector, mut bound, mut values) = (Vector::new(program.columns()), f64::NAN, false);
        loop {
            let line = lines.needed("`end`")?;
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["end"] => break,
                ["bound", value] if !values && bound.is_nan() => {
                    bound = number(value).ok_or_else(|| lines.fault(format!("`{}` is no bound", short(value))))?;
                }
                [name, value] if has_vector => {
                    vector.set(name, value, &lines)?;
                    values = true;
                }
                _ => return Err(lines.fault(format!("`{}` stands where it should not", short(line)))),
            }
        }
        if lines.any(|line| !line.trim().is_empty()) {
            return Err(lines.fault("something stands behind `end`"));
        }
        Ok(match status {
            "optimal" => Claim::Optimal { values: vector.or_zero(), bound },
            "feasible" => Claim::Feasible { values: vector.or_zero(), bound },
            "impossible" => Claim::Impossible,
            _ => Claim::stopped(bound),
        })
    }
}
