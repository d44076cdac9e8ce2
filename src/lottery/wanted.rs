//! What one plan of a list is bettered for.

/// What members lack at least counts as this much, so that walks do not freeze near the best.
const LEAST_LACK: f64 = 0.5;

/// What plans are bettered for.
pub(super) enum Wanted {
    /// Turns that each class is still to have, this plan included: at least and at most.
    Turns(Vec<(f64, f64)>),
    /// What a member of each class on the plan is worth.
    Worth(Vec<f64>),
}

impl Wanted {
    /// What `by` more of a class are worth, which has this many of its `size` members on the plan: of turns, by how much the
    /// squares of what members lack get smaller.
    pub(super) fn worth(&self, class: usize, on_plan: i64, size: i64, by: f64) -> f64 {
        match self {
            Wanted::Turns(wanted) => {
                let on = on_plan as f64;
                let (before, after) = (lack(wanted[class], on), lack(wanted[class], on + by));
                (before * before - after * after) / size as f64
            }
            Wanted::Worth(worth) => by * worth[class],
        }
    }

    /// What members lack on average, or are worth: the root of the mean square over the classes.
    pub(super) fn scale(&self, on_plan: &[i64], sizes: &[i64]) -> f64 {
        let square = |class: usize| match self {
            Wanted::Turns(wanted) => {
                let lack = lack(wanted[class], on_plan[class] as f64) / sizes[class] as f64;
                lack * lack
            }
            Wanted::Worth(worth) => worth[class] * worth[class],
        };
        let classes = sizes.len();
        let mean = (0..classes).map(square).sum::<f64>() / classes.max(1) as f64;
        let least = if matches!(self, Wanted::Turns(_)) { LEAST_LACK } else { f64::MIN_POSITIVE };
        mean.sqrt().max(least)
    }
}

/// How far a number is outside of a range.
fn lack((least, most): (f64, f64), number: f64) -> f64 {
    (least - number).max(number - most).max(0.0)
}
