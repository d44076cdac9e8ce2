//! Linear programs over fractions, by the simplex method with Bland's rule. It shares nothing with the library.

use num_rational::Ratio;
use num_traits::{One, Zero};

pub(crate) type Fraction = Ratio<i128>;

/// Rows of coefficients with the right side last, each with its basic column.
struct Tableau {
    rows: Vec<Vec<Fraction>>,
    basic: Vec<usize>,
}

/// The greatest value of `costs` over all columns of at least 0 with `rows` equal to `right`, none of which is below 0,
/// with the columns; `None` if there are none. The value must be bounded.
pub(crate) fn maximise(
    rows: &[Vec<Fraction>],
    right: &[Fraction],
    costs: &[Fraction],
) -> Option<(Fraction, Vec<Fraction>)> {
    let columns = costs.len();
    // A column for what each row is short of, which costs 1.
    let extended = rows.iter().zip(right).enumerate().map(|(at, (row, &right))| {
        let short = (0..rows.len()).map(|other| if other == at { Fraction::one() } else { Fraction::zero() });
        row.iter().copied().chain(short).chain([right]).collect()
    });
    let mut tableau = Tableau { rows: extended.collect(), basic: (columns..columns + rows.len()).collect() };
    let of_short: Vec<Fraction> =
        (0..columns + rows.len()).map(|at| if at < columns { Fraction::zero() } else { -Fraction::one() }).collect();
    if !tableau.maximise(&of_short).is_zero() {
        return None;
    }
    tableau.drop_short(columns);
    let value = tableau.maximise(costs);
    let mut values = vec![Fraction::zero(); columns];
    for (row, &basic) in tableau.rows.iter().zip(&tableau.basic) {
        values[basic] = row[columns];
    }
    Some((value, values))
}

impl Tableau {
    fn maximise(&mut self, costs: &[Fraction]) -> Fraction {
        loop {
            let gain = |column: usize| {
                let paid = self.rows.iter().zip(&self.basic).map(|(row, &basic)| row[column] * costs[basic]);
                costs[column] - paid.sum::<Fraction>()
            };
            let Some(entering) = (0..costs.len()).find(|&column| gain(column) > Fraction::zero()) else { break };
            let limits = self.rows.iter().enumerate().filter(|(_, row)| row[entering] > Fraction::zero());
            let limits = limits.map(|(at, row)| (row[costs.len()] / row[entering], self.basic[at], at));
            let (_, _, leaving) = limits.min().expect("the value is bounded");
            self.pivot(leaving, entering);
        }
        self.rows.iter().zip(&self.basic).map(|(row, &basic)| row[costs.len()] * costs[basic]).sum()
    }

    fn pivot(&mut self, at: usize, column: usize) {
        let by = self.rows[at][column];
        self.rows[at].iter_mut().for_each(|value| *value /= by);
        let pivot = self.rows[at].clone();
        for (_, row) in self.rows.iter_mut().enumerate().filter(|&(other, _)| other != at) {
            let by = row[column];
            if !by.is_zero() {
                row.iter_mut().zip(&pivot).for_each(|(value, pivot)| *value -= by * pivot);
            }
        }
        self.basic[at] = column;
    }

    /// Leaves out the columns of what rows are short of, all of which are 0, and rows that follow from others.
    fn drop_short(&mut self, columns: usize) {
        let mut at = 0;
        while at < self.rows.len() {
            if self.basic[at] < columns {
                at += 1;
            } else if let Some(column) = (0..columns).find(|&column| !self.rows[at][column].is_zero()) {
                self.pivot(at, column);
            } else {
                self.rows.remove(at);
                self.basic.remove(at);
            }
        }
        for row in &mut self.rows {
            row.drain(columns..row.len() - 1);
        }
    }
}

#[test]
fn a_program_with_a_known_answer() {
    // Greatest 3x + 2y with x + y + s = 4, x + 3y + t = 6, x + u = 3: 11 at (3, 1).
    let number = |number: i128| Fraction::from_integer(number);
    let row = |numbers: [i128; 5]| numbers.map(number).to_vec();
    let rows = [row([1, 1, 1, 0, 0]), row([1, 3, 0, 1, 0]), row([1, 0, 0, 0, 1])];
    let costs = row([3, 2, 0, 0, 0]);
    let (value, values) = maximise(&rows, &[4, 6, 3].map(number), &costs).expect("there is one");
    assert_eq!((value, &values[..2]), (number(11), &[3, 1].map(number)[..]));
    let both = [row([1, 1, 0, 0, 0]), row([1, 1, 0, 0, 0])];
    assert_eq!(maximise(&both, &[1, 2].map(number), &costs), None);
    assert!(maximise(&both, &[2, 2].map(number), &costs).is_some_and(|(value, _)| value == number(6)));
}
