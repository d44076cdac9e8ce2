//! The step of a program's cost: what all costs that matter are multiples of. Money comes in round numbers, so that a
//! bound that falls short of a large cost by a small share of it still proves that cost, rounded up to the next step.

use super::{ColumnId, Program, ProgramColumn, ProgramRow};
use num_integer::gcd;

/// What the least value of `column` is a multiple of as far as `row` is concerned, where `own` is its coefficient and
/// the other columns are whole; `None` if the row keeps the column from falling.
fn step_in(row: &ProgramRow, column: ColumnId, own: i64) -> Option<u64> {
    let bound = match (own > 0, row.lower, row.upper) {
        (true, Some(bound), None) | (false, None, Some(bound)) => bound,
        _ => return None,
    };
    let others = row.terms.iter().filter(|(other, _)| *other != column);
    let step = others.fold(bound.unsigned_abs(), |step, (_, coefficient)| gcd(step, coefficient.unsigned_abs()));
    let own = own.unsigned_abs();
    Some(if step.is_multiple_of(own) { step / own } else { 1 })
}

impl Program {
    /// What the least cost is a multiple of, found from columns and rows. In a best vector a column that costs something
    /// and that rows only keep from falling is as small as its lower bound and the others allow, so that it is a
    /// multiple of what divides all these numbers. Any other column may take each integer.
    pub(crate) fn cost_step(&self) -> u64 {
        let columns = self.column_data();
        let least = |column: &ProgramColumn| (column.cost > 0).then_some(column.lower.unsigned_abs());
        let mut steps: Vec<Option<u64>> = columns.iter().map(least).collect();
        for row in self.row_data() {
            for &(column, own) in &row.terms {
                let step = &mut steps[column.index()];
                *step = step.and_then(|step| Some(gcd(step, step_in(row, column, own)?)));
            }
        }
        let costs = columns.iter().zip(steps);
        let step = costs.fold(0, |all, (column, step)| {
            gcd(all, u128::from(column.cost.unsigned_abs()) * u128::from(step.unwrap_or(1)))
        });
        u64::try_from(step).unwrap_or(1).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What goes beyond 10 of 6 for the first and 4 for the second, each unit at a cost of 3.
    fn beyond() -> (Program, [ColumnId; 3]) {
        let mut program = Program::new();
        let (first, second) = (program.integer(0, 9, 0), program.integer(0, 9, 0));
        let over = program.continuous(0, 99, 3);
        program.row(vec![(over, 1), (first, -6), (second, -4)], Some(-10), None);
        (program, [first, second, over])
    }

    #[test]
    fn what_is_priced_goes_by_what_divides_its_rows() {
        let (mut program, [first, _, over]) = beyond();
        assert_eq!(program.cost_step(), 6);
        program.row(vec![(over, 1), (first, -3)], Some(0), None);
        assert_eq!(program.cost_step(), 3);
    }

    #[test]
    fn a_column_that_may_not_fall_takes_any_integer() {
        let (mut program, [first, _, over]) = beyond();
        program.row(vec![(over, 2), (first, 2)], Some(0), Some(40));
        assert_eq!(program.cost_step(), 3);
    }

    #[test]
    fn other_costs_count_by_the_unit() {
        let (mut program, [first, ..]) = beyond();
        program.set_cost(first, -4);
        assert_eq!(program.cost_step(), 2);
        assert_eq!(Program::new().cost_step(), 1);
    }

    #[test]
    fn extreme_numbers_do_not_overflow() {
        let mut program = Program::new();
        program.integer(i64::MIN, 0, i64::MAX);
        assert_eq!(program.cost_step(), 1);
    }

    #[test]
    fn a_bound_counts_from_the_next_multiple() {
        let (mut program, _) = beyond();
        assert_eq!(program.next_cost(7), 7);
        program.known_at_least(0);
        assert_eq!([7, 12, -7].map(|bound| program.next_cost(bound)), [12, 12, -6]);
        assert_eq!(program.next_cost(i64::MAX), i64::MAX);
    }
}
