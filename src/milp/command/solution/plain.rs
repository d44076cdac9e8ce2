//! Solutions in the form for commands of one's own; [`Dialect::Plain`](super::super::Dialect::Plain) says what stands there.

use super::{Claim, Fault, Lines, Vector, number, short};

pub(in super::super) fn read(columns: usize, file: &str) -> Result<Claim, Fault> {
    let mut lines = Lines::of(file);
    let status = lines.needed("the status")?.trim();
    if !["optimal", "feasible", "impossible", "stopped"].contains(&status) {
        return Err(lines.fault(format!("`{}` is no status", short(status))));
    }
    let has_vector = matches!(status, "optimal" | "feasible");
    let (mut vector, mut bound, mut values) = (Vector::new(columns), f64::NAN, false);
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
