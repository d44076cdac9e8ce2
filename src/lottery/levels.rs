//! The best chances of the relaxation, level by level: the least as large as can be, then the next least.
//!
//! At each level a linear program in which classes are settled by their prices: whoever has one cannot have more while
//! all earlier levels keep theirs (Ogryczak, Pióro & Tomaszewski, *Telecommunications network design and max-min
//! optimization problem*, 2005).

use super::relaxation::{Relaxation, RelaxedClass};
use crate::interrupts::Interrupts;
use crate::linear::{Basis, ColumnBounds, Exact, LinearProgram, RowBounds, Simplex, whole};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// A level of chances: its classes cannot have more while all earlier levels have theirs.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// No lottery has more, if all earlier levels are at theirs.
    pub(super) bound: BigRational,
    /// Positions of its classes.
    pub(super) classes: Vec<usize>,
    /// Whether the relaxation reaches the bound, here and at all levels before.
    pub(super) is_exact: bool,
    /// Whether it was shown over plans, and not over the relaxation.
    pub(super) over_plans: bool,
    /// By how much the bound rises for each part of a chance that members of earlier classes all lack of theirs.
    pub(super) weights: Vec<(usize, BigRational)>,
}

/// An inverse is made beside another one.
const BYTES_OF_AN_ENTRY: usize = 16;
/// Prices that floating point calls 0.
const NO_PRICE: f64 = 1e-7;

/// The levels of the relaxation, the least first; several may have one bound. Fewer than there are where it is
/// interrupted, and none where the inverse of a basis would take more `memory`, in bytes, than there is.
pub(super) fn levels(relaxation: &Relaxation, memory: usize, interrupts: &Interrupts<'_>) -> Vec<Level> {
    let mut stage = Stage::new(relaxation);
    let rows = stage.row_of(relaxation.classes.len());
    if rows.saturating_mul(rows).saturating_mul(BYTES_OF_AN_ENTRY) > memory {
        return Vec::new();
    }
    let mut levels: Vec<Level> = Vec::new();
    while stage.settled.iter().any(Option::is_none) {
        let Some(mut level) = stage.next(interrupts) else { break };
        level.is_exact = level.is_exact && levels.last().is_none_or(|last| last.is_exact);
        for &class in &level.classes {
            stage.settled[class] = Some(level.bound.clone());
        }
        stage.least = level.bound.clone();
        levels.push(level);
    }
    levels
}

/// A program under way from level to level.
struct Stage<'a> {
    relaxation: &'a Relaxation,
    /// Chances that are settled.
    settled: Vec<Option<BigRational>>,
    least: BigRational,
    /// Classes of which a chance of 1 has been asked for by a row of its own.
    at_most_one: Vec<usize>,
    basis: Option<Basis>,
}

impl<'a> Stage<'a> {
    fn new(relaxation: &'a Relaxation) -> Stage<'a> {
        let settled = vec![None; relaxation.classes.len()];
        Stage { relaxation, settled, least: BigRational::zero(), at_most_one: Vec::new(), basis: None }
    }

    /// The column of a class that can be told as a multiple of the level and what is above it.
    fn alone(&self, class: &RelaxedClass) -> Option<usize> {
        let [column] = class.counted[..] else { return None };
        let bounds = &self.relaxation.columns[column];
        (bounds.lower == 0 && bounds.upper == class.units.len() as i64).then_some(column)
    }

    /// The next level.
    fn next(&mut self, interrupts: &Interrupts<'_>) -> Option<Level> {
        loop {
            let program = self.program();
            let optimum = Simplex::new(&program, self.basis.as_ref(), *interrupts).run()?;
            self.basis = Some(optimum.basis.clone());
            let exact = Exact::of(&program, &optimum.basis, interrupts);
            let level = self.relaxation.columns.len();
            let value = |column: usize| match &exact {
                Some(exact) => exact.values[column].clone(),
                None => BigRational::from_float(optimum.values[column]).unwrap_or_else(BigRational::zero),
            };
            let least = value(level);
            let above: Vec<usize> = (self.open())
                .filter(|at| !self.at_most_one.contains(at))
                .filter(|&at| {
                    let class = &self.relaxation.classes[at];
                    let size = whole(class.units.len() as i64);
                    let slack = if exact.is_some() {
                        BigRational::zero()
                    } else {
                        BigRational::new(1.into(), 1_000_000.into())
                    };
                    self.alone(class).is_some_and(|column| value(column) + &size * &least > &size + slack)
                })
                .collect();
            if !above.is_empty() {
                self.at_most_one.extend(above);
                continue;
            }
            let price = |at: usize| match (self.alone(&self.relaxation.classes[at]), &exact) {
                (Some(column), Some(exact)) => exact.worth(&program, column),
                (None, Some(exact)) => exact.prices[self.row_of(at)].clone(),
                (alone, None) => {
                    let price = alone.map(|column| optimum.worth(&program, column));
                    let price = price.unwrap_or_else(|| optimum.prices[self.row_of(at)]);
                    let price = if price.abs() > NO_PRICE { price } else { 0.0 };
                    BigRational::from_float(price).unwrap_or_else(BigRational::zero)
                }
            };
            let open: Vec<usize> = self.open().collect();
            // A column at its upper bound has a price above 0, and is not held at the level.
            let mut classes: Vec<usize> = open.iter().copied().filter(|&at| price(at).is_negative()).collect();
            let weigh = |at: usize| {
                // Below its bound a column that is worth less than nothing gains by giving way.
                let price = price(at);
                let size = whole(self.relaxation.classes[at].units.len() as i64);
                price.is_negative().then(|| (at, -price * size))
            };
            let weights = (0..self.settled.len()).filter(|&at| self.settled[at].is_some()).filter_map(weigh).collect();
            let (bound, is_exact) = match &exact {
                Some(exact) => (exact.cost.clone(), true),
                None => (program.bound(&optimum.prices)?, false),
            };
            let bound = bound.min(BigRational::one());
            if classes.is_empty() || bound.is_one() {
                classes = open;
            }
            return Some(Level { bound, classes, is_exact, over_plans: false, weights });
        }
    }

    /// The classes that are not settled.
    fn open(&self) -> impl Iterator<Item = usize> {
        self.settled.iter().enumerate().filter(|(_, chance)| chance.is_none()).map(|(at, _)| at)
    }

    /// The row that holds a class at its level; of a class that is not alone.
    fn row_of(&self, class: usize) -> usize {
        let before = self.relaxation.classes[..class].iter().filter(|class| self.alone(class).is_none()).count();
        self.relaxation.rows.len() + before
    }

    /// The program of the next level. Columns are those of the relaxation, then the level; rows those of the relaxation,
    /// then one for each class that is not alone, then those of chances at most 1.
    fn program(&self) -> LinearProgram {
        let mut program = self.relaxation.program();
        let level_bounds = ColumnBounds { lower: BigRational::zero(), upper: Some(BigRational::one()) };
        let level = program.column(level_bounds, 1, Vec::new());
        let mut of_level = vec![0i64; self.relaxation.rows.len()];
        for (class, settled) in self.relaxation.classes.iter().zip(&self.settled) {
            let size = class.units.len() as i64;
            match (self.alone(class), settled) {
                (Some(column), None) => {
                    // What is above the level; the level itself stands in all rows of the class.
                    let room = (BigRational::one() - &self.least) * whole(size);
                    program.bound_column(column, ColumnBounds { lower: BigRational::zero(), upper: Some(room) });
                    let entries = &self.relaxation.columns[column].entries;
                    entries.iter().for_each(|&(row, entry)| of_level[row] += size * entry);
                }
                (Some(column), Some(chance)) => {
                    let bounds = ColumnBounds { lower: chance * whole(size), upper: Some(whole(size)) };
                    program.bound_column(column, bounds);
                }
                (None, settled) => {
                    let least = settled.as_ref().map_or_else(BigRational::zero, |chance| chance * whole(size));
                    let row = program.row(RowBounds { lower: Some(least), upper: None });
                    class.counted.iter().for_each(|&column| program.entry(row, column, 1));
                    if settled.is_none() {
                        program.entry(row, level, -size);
                    }
                }
            }
        }
        for &at in &self.at_most_one {
            let class = &self.relaxation.classes[at];
            let size = class.units.len() as i64;
            let row = program.row(RowBounds { lower: None, upper: Some(whole(size)) });
            class.counted.iter().for_each(|&column| program.entry(row, column, 1));
            if self.settled[at].is_none() {
                program.entry(row, level, size);
            }
        }
        for (row, entry) in of_level.into_iter().enumerate().filter(|(_, entry)| *entry != 0) {
            program.entry(row, level, entry);
        }
        program
    }
}
