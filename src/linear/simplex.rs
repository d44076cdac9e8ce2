//! The primal simplex method with bounds on columns and rows, in floating point.

use super::inverse::Inverse;
use super::program::{LinearProgram, float};
use crate::interrupts::Interrupts;

/// Where a variable that is not in the basis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Lower,
    Upper,
    /// In the basis, at this position.
    Basic(usize),
}

/// A vertex: columns, then rows, each in the basis or at one of its bounds.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    pub(super) columns: Vec<Place>,
    pub(super) rows: Vec<Place>,
}

/// A vertex from which no move is better.
#[derive(Debug, Clone)]
pub(crate) struct Optimum {
    pub(crate) basis: Basis,
    /// Value of each column.
    pub(crate) values: Vec<f64>,
    /// What one more of each row's sum is worth.
    pub(crate) prices: Vec<f64>,
}

impl Optimum {
    /// What one more of a column is worth beside what it takes of rows.
    pub(crate) fn worth(&self, program: &LinearProgram, column: usize) -> f64 {
        let column = &program.columns[column];
        let taken: f64 = column.entries.iter().map(|&(row, entry)| self.prices[row] * entry as f64).sum();
        column.cost as f64 - taken
    }
}

/// What differs by less than this is the same.
const TOLERANCE: f64 = 1e-9;
/// Moves of the basis after which the inverse is made anew, at least.
const FRESH: usize = 100;
/// Moves without gain after which columns are taken in turn, so that no vertex comes back for ever.
const PATIENCE: usize = 200;
/// Moves for each row and column in all, and at least.
const MOST: (usize, usize) = (20, 2_000);

/// A run of the simplex method.
#[derive(Debug)]
pub(crate) struct Simplex<'a> {
    program: &'a LinearProgram,
    /// Bounds of columns and then of rows.
    lower: Vec<f64>,
    upper: Vec<f64>,
    entries: Vec<Vec<(usize, f64)>>,
    place: Vec<Place>,
    basic: Vec<usize>,
    values: Vec<f64>,
    inverse: Inverse,
    since: usize,
    interrupts: Interrupts<'a>,
}

impl<'a> Simplex<'a> {
    /// Starts from a basis, which may be that of a program with fewer columns and rows.
    pub(crate) fn new(program: &'a LinearProgram, from: Option<&Basis>, interrupts: Interrupts<'a>) -> Simplex<'a> {
        let (n, m) = (program.columns.len(), program.rows.len());
        let mut lower: Vec<f64> = program.columns.iter().map(|column| float(&column.bounds.lower)).collect();
        let open = |bound: &Option<_>, otherwise: f64| bound.as_ref().map_or(otherwise, float);
        let mut upper: Vec<f64> =
            program.columns.iter().map(|column| open(&column.bounds.upper, f64::INFINITY)).collect();
        lower.extend(program.rows.iter().map(|row| open(&row.lower, f64::NEG_INFINITY)));
        upper.extend(program.rows.iter().map(|row| open(&row.upper, f64::INFINITY)));
        let entry = |&(row, coefficient): &(usize, i64)| (row, coefficient as f64);
        let mut entries: Vec<Vec<(usize, f64)>> =
            program.columns.iter().map(|column| column.entries.iter().map(entry).collect()).collect();
        entries.extend((0..m).map(|row| vec![(row, -1.0)]));
        let mut place = vec![Place::Lower; n + m];
        place[n..].fill(Place::Basic(0));
        if let Some(basis) = from {
            place[..n].iter_mut().zip(&basis.columns).for_each(|(place, &known)| *place = known);
            place[n..].iter_mut().zip(&basis.rows).for_each(|(place, &known)| *place = known);
        }
        let mut simplex = Simplex {
            program,
            lower,
            upper,
            entries,
            place,
            basic: Vec::new(),
            values: vec![0.0; n + m],
            inverse: Inverse::of(0, &[], &interrupts).0,
            since: 0,
            interrupts,
        };
        simplex.basic = (0..n + m).filter(|&at| matches!(simplex.place[at], Place::Basic(_))).collect();
        // A basis that does not fit is filled up by rows, or cut.
        for at in simplex.basic.split_off(m.min(simplex.basic.len())) {
            simplex.leave(at);
        }
        let rows = (n..n + m).filter(|&at| !matches!(simplex.place[at], Place::Basic(_)));
        let missing: Vec<usize> = rows.take(m - simplex.basic.len()).collect();
        simplex.basic.extend(missing);
        simplex.refresh();
        simplex
    }

    /// Moves from vertex to vertex while one is better. `None` if no vertex keeps all bounds, the program is unbounded,
    /// or it takes too long.
    pub(crate) fn run(mut self) -> Option<Optimum> {
        let most = (MOST.0 * (self.basic.len() + self.program.columns.len())).max(MOST.1);
        let mut idle = 0;
        for step in 0..most {
            if step.is_multiple_of(16) && self.interrupts.stop() {
                return None;
            }
            if self.since >= FRESH.max(self.basic.len()) {
                self.refresh();
            }
            let infeasible = self.infeasibility();
            let prices = self.inverse.prices(&self.basic_costs(infeasible > 0.0));
            let Some((entering, up)) = self.entering(&prices, infeasible > 0.0, idle > PATIENCE) else {
                if self.since > 0 {
                    self.refresh();
                    continue;
                }
                if self.interrupts.stop() {
                    return None;
                }
                return (infeasible <= 0.0).then(|| self.optimum(prices));
            };
            let gain = self.step(entering, up, infeasible > 0.0)?;
            idle = if gain > TOLERANCE { 0 } else { idle + 1 };
        }
        None
    }

    fn optimum(self, prices: Vec<f64>) -> Optimum {
        let n = self.program.columns.len();
        let basis = Basis { columns: self.place[..n].to_vec(), rows: self.place[n..].to_vec() };
        Optimum { basis, values: self.values[..n].to_vec(), prices }
    }

    /// Puts a variable at one of its bounds.
    fn leave(&mut self, at: usize) {
        self.place[at] = if self.lower[at].is_finite() { Place::Lower } else { Place::Upper };
    }

    /// Makes inverse and values anew from the basis.
    fn refresh(&mut self) {
        let columns: Vec<Vec<(usize, f64)>> = self.basic.iter().map(|&at| self.entries[at].clone()).collect();
        let (inverse, replaced) = Inverse::of(self.basic.len(), &columns, &self.interrupts);
        for (position, row) in replaced {
            self.leave(self.basic[position]);
            self.basic[position] = self.program.columns.len() + row;
        }
        for (position, &at) in self.basic.iter().enumerate() {
            self.place[at] = Place::Basic(position);
        }
        self.inverse = inverse;
        self.since = 0;
        let mut rest = vec![0.0; self.basic.len()];
        for at in 0..self.place.len() {
            self.values[at] = match self.place[at] {
                Place::Lower if self.lower[at].is_finite() => self.lower[at],
                Place::Upper if self.upper[at].is_finite() => self.upper[at],
                Place::Basic(_) => continue,
                _ => 0.0,
            };
            if self.values[at] != 0.0 {
                self.entries[at].iter().for_each(|&(row, entry)| rest[row] -= entry * self.values[at]);
            }
        }
        let rest: Vec<(usize, f64)> = rest.into_iter().enumerate().filter(|(_, value)| *value != 0.0).collect();
        for (position, value) in self.inverse.times(&rest).into_iter().enumerate() {
            self.values[self.basic[position]] = value;
        }
    }

    /// By how much a variable is below its least value (negative) or above its greatest.
    fn excess(&self, at: usize) -> f64 {
        let slack = TOLERANCE * (1.0 + self.values[at].abs());
        if self.values[at] < self.lower[at] - slack {
            self.values[at] - self.lower[at]
        } else if self.values[at] > self.upper[at] + slack {
            self.values[at] - self.upper[at]
        } else {
            0.0
        }
    }

    fn infeasibility(&self) -> f64 {
        self.basic.iter().map(|&at| self.excess(at).abs()).sum()
    }

    /// What one more of each variable of the basis is worth; while bounds are broken, to keeping them.
    fn basic_costs(&self, broken: bool) -> Vec<f64> {
        let cost = |&at: &usize| match self.program.columns.get(at) {
            _ if broken && self.excess(at) == 0.0 => 0.0,
            _ if broken => -self.excess(at).signum(),
            Some(column) => column.cost as f64,
            None => 0.0,
        };
        self.basic.iter().map(cost).collect()
    }

    /// The variable whose move is worth most for its length, and whether it goes up.
    fn entering(&self, prices: &[f64], broken: bool, in_turn: bool) -> Option<(usize, bool)> {
        let mut best: Option<(f64, usize, bool)> = None;
        for (at, place) in self.place.iter().enumerate() {
            let up = match place {
                Place::Basic(_) => continue,
                Place::Lower => true,
                Place::Upper => false,
            };
            if self.lower[at] == self.upper[at] {
                continue;
            }
            let cost = self.program.columns.get(at).map_or(0.0, |column| if broken { 0.0 } else { column.cost as f64 });
            let (mut worth, mut length) = (cost, 1.0);
            for &(row, entry) in &self.entries[at] {
                worth -= prices[row] * entry;
                length += entry * entry;
            }
            let free = !self.lower[at].is_finite() && !self.upper[at].is_finite();
            let gains = if up || free { worth } else { -worth };
            let gains = if free { gains.abs() } else { gains };
            if gains <= TOLERANCE {
                continue;
            }
            let score = gains * gains / length;
            if best.is_none_or(|(known, ..)| score > known) {
                best = Some((score, at, if free { worth > 0.0 } else { up }));
                if in_turn {
                    break;
                }
            }
        }
        best.map(|(_, at, up)| (at, up))
    }

    /// Moves a variable as far as all bounds allow that are kept so far; how far. `None` if nothing stops it.
    fn step(&mut self, entering: usize, up: bool, broken: bool) -> Option<f64> {
        let image = self.inverse.times(&self.entries[entering]);
        let sign = if up { 1.0 } else { -1.0 };
        // Where a variable of the basis meets a bound: the length of the move, with and without tolerance.
        let meets = |position: usize| {
            let at = self.basic[position];
            let rate = -sign * image[position];
            if rate.abs() <= TOLERANCE {
                return None;
            }
            let excess = if broken { self.excess(at) } else { 0.0 };
            let bound = match (rate < 0.0, excess) {
                (true, excess) if excess > 0.0 => self.upper[at],
                (true, excess) if excess < 0.0 => return None,
                (true, _) => self.lower[at],
                (false, excess) if excess < 0.0 => self.lower[at],
                (false, excess) if excess > 0.0 => return None,
                (false, _) => self.upper[at],
            };
            if !bound.is_finite() {
                return None;
            }
            let length = ((bound - self.values[at]) / rate).max(0.0);
            let slack = TOLERANCE * (1.0 + bound.abs()) / rate.abs();
            Some((length, length + slack, rate.abs(), bound))
        };
        let farthest = (0..image.len()).filter_map(&meets).map(|(_, most, ..)| most).fold(f64::INFINITY, f64::min);
        let own = self.upper[entering] - self.lower[entering];
        let blocking = (0..image.len()).filter_map(|position| meets(position).map(|meets| (position, meets)));
        let blocking = blocking.filter(|(_, (length, ..))| *length <= farthest);
        let blocking = blocking.max_by(|(_, a), (_, b)| a.2.total_cmp(&b.2));
        let length = blocking.map_or(f64::INFINITY, |(_, (length, ..))| length);
        if own <= length {
            if !own.is_finite() {
                return None;
            }
            self.shift(entering, sign * own, &image);
            self.values[entering] = if up { self.upper[entering] } else { self.lower[entering] };
            self.place[entering] = if up { Place::Upper } else { Place::Lower };
            return Some(own);
        }
        let (position, (length, _, _, bound)) = blocking?;
        self.shift(entering, sign * length, &image);
        let leaving = self.basic[position];
        self.values[leaving] = bound;
        self.place[leaving] = if bound == self.lower[leaving] { Place::Lower } else { Place::Upper };
        self.place[entering] = Place::Basic(position);
        self.basic[position] = entering;
        self.inverse.pivot(position, &image);
        self.since += 1;
        Some(length)
    }

    /// Moves a variable by `by`, and those of the basis with it.
    fn shift(&mut self, entering: usize, by: f64, image: &[f64]) {
        self.values[entering] += by;
        for (&at, image) in self.basic.iter().zip(image) {
            self.values[at] -= by * image;
        }
    }
}
