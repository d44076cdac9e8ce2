//! Chances that are fair in another sense than leximin, over the relaxation: best found, and not proved.

use super::relaxation::{Relaxation, RelaxedClass};
use crate::interrupts::Interrupts;
use crate::linear::{Basis, ColumnBounds, LinearProgram, RowBounds, Simplex, whole};
use num_rational::BigRational;

/// Steps towards the greatest product.
const STEPS: usize = 400;
/// Steps of each halving of an interval, and of each search for the best of one.
const HALVINGS: usize = 20;
const SECTIONS: usize = 30;
/// The greatest whole number that stands for what a class is worth.
const SCALE: f64 = 1e6;
/// What chances of a product are at least taken for.
const LEAST: f64 = 1e-6;

/// Looks for chances of the classes that can be on a plan.
pub(super) struct Targets<'a> {
    relaxation: &'a Relaxation,
    /// Whether each class can be on a plan.
    able: Vec<bool>,
    program: LinearProgram,
    /// The row of each class with several columns.
    rows: Vec<Option<usize>>,
    basis: Option<Basis>,
    interrupts: Interrupts<'a>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(relaxation: &'a Relaxation, able: Vec<bool>, interrupts: Interrupts<'a>) -> Targets<'a> {
        let mut program = relaxation.program();
        let row = |class: &RelaxedClass| {
            (class.counted.len() > 1).then(|| {
                let row = program.row(RowBounds { lower: None, upper: None });
                class.counted.iter().for_each(|&column| program.entry(row, column, 1));
                row
            })
        };
        let rows = relaxation.classes.iter().map(row).collect();
        Targets { relaxation, able, program, rows, basis: None, interrupts }
    }

    /// The chances whose product over members is greatest, from these on, by steps towards vertices that are worth most
    /// (Frank & Wolfe, *An algorithm for quadratic programming*, 1956).
    pub(super) fn nash(mut self, from: &[f64]) -> Vec<f64> {
        let mut chances: Vec<f64> = from.to_vec();
        let sizes: Vec<f64> = self.relaxation.classes.iter().map(|class| class.units.len() as f64).collect();
        for _ in 0..STEPS {
            let worth: Vec<f64> = chances.iter().map(|chance| 1.0 / chance.max(LEAST)).collect();
            let greatest = worth.iter().zip(&self.able).filter(|(_, able)| **able).map(|(worth, _)| *worth);
            let greatest = greatest.fold(0.0, f64::max);
            for (at, class) in self.relaxation.classes.iter().enumerate() {
                let cost = if self.able[at] { (worth[at] / greatest * SCALE).round() as i64 } else { 0 };
                class.counted.iter().for_each(|&column| self.program.cost_column(column, cost));
            }
            let Some(vertex) = self.vertex() else { break };
            // The derivative of the logarithm of the product falls along the way: where it is 0 is best.
            let derivative = |part: f64| {
                let of_class = |at: usize| {
                    let by = vertex[at] - chances[at];
                    sizes[at] * by / (chances[at] + part * by).max(LEAST)
                };
                (0..sizes.len()).filter(|&at| self.able[at]).map(of_class).sum::<f64>()
            };
            let (mut low, mut high) = (0.0, 1.0);
            for _ in 0..HALVINGS {
                let middle = (low + high) / 2.0;
                if derivative(middle) > 0.0 { low = middle } else { high = middle }
            }
            if low == 0.0 {
                break;
            }
            chances.iter_mut().zip(&vertex).for_each(|(chance, vertex)| *chance += low * (vertex - *chance));
        }
        chances
    }

    /// Chances with the least sum of how far the greatest is above an even share and `weight` times how far that is above
    /// the least (Baharav & Flanigan, *Fair, manipulation-robust, and transparent sortition*, 2024). `least` is the
    /// greatest least chance.
    pub(super) fn goldilocks(mut self, weight: f64, least: f64, even: f64, otherwise: &[f64]) -> Vec<f64> {
        let mut best: Option<(f64, Vec<f64>)> = None;
        let (mut low, mut high) = (0.0, least);
        for _ in 0..SECTIONS {
            let (one, two) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            let [first, second] = [one, two].map(|least| {
                let (greatest, chances) = self.least_greatest(least)?;
                Some((greatest / even + weight * even / least.max(LEAST), chances))
            });
            let value = |found: &Option<(f64, Vec<f64>)>| found.as_ref().map_or(f64::INFINITY, |(value, _)| *value);
            if value(&first) < value(&second) {
                high = two
            } else {
                low = one
            }
            for (value, chances) in [first, second].into_iter().flatten() {
                if best.as_ref().is_none_or(|(known, _)| value < *known) {
                    best = Some((value, chances));
                }
            }
            if self.interrupts.stop() {
                break;
            }
        }
        best.map_or_else(|| otherwise.to_vec(), |(_, chances)| chances)
    }

    /// The smallest greatest chance where all have at least this one, with such chances.
    fn least_greatest(&mut self, least: f64) -> Option<(f64, Vec<f64>)> {
        let (mut low, mut high, mut best) = (least, 1.0, None);
        for _ in 0..HALVINGS {
            let middle = if best.is_none() { high } else { (low + high) / 2.0 };
            self.within(least, middle)?;
            match self.vertex() {
                Some(chances) => {
                    high = middle;
                    best = Some((middle, chances));
                }
                None if best.is_none() => return None,
                None => low = middle,
            }
        }
        best
    }

    /// Asks for chances in a range.
    fn within(&mut self, least: f64, greatest: f64) -> Option<()> {
        for (at, class) in self.relaxation.classes.iter().enumerate().filter(|&(at, _)| self.able[at]) {
            let size = whole(class.units.len() as i64);
            let (lower, upper) = (BigRational::from_float(least)? * &size, BigRational::from_float(greatest)? * &size);
            match (class.counted.as_slice(), self.rows[at]) {
                (_, Some(row)) => self.program.bound_row(row, RowBounds { lower: Some(lower), upper: Some(upper) }),
                (&[column], _) => {
                    let own = &self.relaxation.columns[column];
                    let (lower, upper) = (lower.max(whole(own.lower)), upper.min(whole(own.upper)));
                    self.program.bound_column(column, ColumnBounds { lower, upper: Some(upper) });
                }
                _ => {}
            }
        }
        Some(())
    }

    /// The chances of a vertex that is worth most; `None` if none keeps all bounds.
    fn vertex(&mut self) -> Option<Vec<f64>> {
        let optimum = Simplex::new(&self.program, self.basis.as_ref(), self.interrupts).run()?;
        let chance = |class: &RelaxedClass| {
            let on: f64 = class.counted.iter().map(|&column| optimum.values[column]).sum();
            on / class.units.len() as f64
        };
        let chances = self.relaxation.classes.iter().map(chance).collect();
        self.basis = Some(optimum.basis);
        Some(chances)
    }
}
