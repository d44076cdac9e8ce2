//! Engines made to lie in every way that engines have been seen to lie.

use roundtable::extend::milp::{
    Answer, Backend, Checked, EngineError, Program, ProgramLimits, Refusal, VectorFault, integral_bound, rounded,
    solve_checked,
};

use super::programs::two_columns;

/// An engine that says what it was told to say.
struct Liar(Answer);

impl Backend for Liar {
    fn name(&self) -> &'static str {
        "liar"
    }

    fn solve(&self, _: &Program, _: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        Ok(self.0.clone())
    }
}

fn checked(program: &Program, claim: Answer) -> Checked {
    solve_checked(&Liar(claim), program, &ProgramLimits::nodes(1)).expect("a liar never fails")
}

fn started(start: [i64; 2]) -> Program {
    let mut program = two_columns();
    program.set_start(start.to_vec());
    program
}

#[test]
fn the_truth_passes() {
    let claim = Answer::Optimal { values: vec![1, 2] };
    assert_eq!(checked(&two_columns(), claim.clone()), Checked { answer: claim, refused: vec![] });
    assert_eq!(checked(&two_columns(), Answer::Impossible).answer, Answer::Impossible);
}

#[test]
fn a_fractional_vector_that_breaks_a_row_when_rounded_is_dropped() {
    // (0.4, 2.3) satisfies the first row in fractions only.
    let values = rounded(&[0.4, 2.3]).expect("finite");
    let claim = Answer::Feasible { values, bound: Some(11) };
    let Checked { answer, refused } = checked(&two_columns(), claim);
    assert_eq!(answer, Answer::Stopped { bound: Some(11) });
    assert_eq!(refused, [Refusal::Vector(VectorFault::Row { row: 0, sum: 4 })]);
}

#[test]
fn optimal_with_a_broken_row_is_not_even_feasible() {
    let claim = Answer::Optimal { values: vec![0, 0] };
    assert_eq!(checked(&two_columns(), claim.clone()).answer, Answer::Stopped { bound: None });
    let kept = checked(&started([3, 1]), claim);
    assert_eq!(kept.answer, Answer::Feasible { values: vec![3, 1], bound: None });
    assert_eq!(kept.refused.len(), 1);
}

#[test]
fn optimal_outside_the_bounds_of_a_column_is_dropped() {
    let Checked { answer, refused } = checked(&two_columns(), Answer::Optimal { values: vec![11, -1] });
    assert_eq!(answer, Answer::Stopped { bound: None });
    assert_eq!(refused, [Refusal::Vector(VectorFault::Bound { column: 0, value: 11, lower: 0, upper: 10 })]);
}

#[test]
fn optimal_that_costs_more_than_the_start_loses_to_it() {
    let Checked { answer, refused } = checked(&started([3, 1]), Answer::Optimal { values: vec![5, 5] });
    assert_eq!(answer, Answer::Feasible { values: vec![3, 1], bound: None });
    assert_eq!(refused, [Refusal::NotOptimal { claimed: 35, start: 13 }]);
}

#[test]
fn feasible_that_costs_more_than_the_start_loses_to_it() {
    let claim = Answer::Feasible { values: vec![5, 5], bound: Some(9) };
    let Checked { answer, refused } = checked(&started([3, 1]), claim);
    assert_eq!(answer, Answer::Feasible { values: vec![3, 1], bound: Some(9) });
    assert_eq!(refused, []);
}

#[test]
fn impossible_is_refused_when_the_start_breaks_nothing() {
    let Checked { answer, refused } = checked(&started([3, 1]), Answer::Impossible);
    assert_eq!(answer, Answer::Feasible { values: vec![3, 1], bound: None });
    assert_eq!(refused, [Refusal::NotImpossible]);
    // A start that breaks a row proves nothing.
    assert_eq!(checked(&started([0, 0]), Answer::Impossible).answer, Answer::Impossible);
}

#[test]
fn a_bound_above_a_vector_is_dropped() {
    let claim = Answer::Feasible { values: vec![3, 1], bound: Some(14) };
    let Checked { answer, refused } = checked(&two_columns(), claim);
    assert_eq!(answer, Answer::Feasible { values: vec![3, 1], bound: None });
    assert_eq!(refused, [Refusal::Bound { bound: 14, cost: 13 }]);
    let stopped = checked(&started([3, 1]), Answer::Stopped { bound: Some(99) });
    assert_eq!(stopped.answer, Answer::Feasible { values: vec![3, 1], bound: None });
}

#[test]
fn a_bound_that_meets_the_cost_is_a_proof() {
    let claim = Answer::Feasible { values: vec![1, 2], bound: Some(11) };
    assert_eq!(checked(&two_columns(), claim).answer, Answer::Optimal { values: vec![1, 2] });
    let stopped = checked(&started([1, 2]), Answer::Stopped { bound: Some(11) });
    assert_eq!(stopped.answer, Answer::Optimal { values: vec![1, 2] });
}

#[test]
fn bounds_and_vectors_that_are_not_numbers_say_nothing() {
    assert_eq!(integral_bound(f64::NAN), None);
    assert_eq!(integral_bound(f64::NEG_INFINITY), None);
    assert_eq!(rounded(&[1.0, f64::NAN]), None);
}

#[test]
fn vectors_of_the_wrong_length_are_dropped() {
    for values in [vec![], vec![1], vec![1, 2, 0]] {
        let got = values.len();
        let Checked { answer, refused } = checked(&two_columns(), Answer::Optimal { values });
        assert_eq!(answer, Answer::Stopped { bound: None });
        assert_eq!(refused, [Refusal::Vector(VectorFault::Length { expected: 2, got })]);
    }
}

#[test]
fn an_epigraph_column_left_too_low_or_too_high_is_derived_again() {
    let mut program = Program::new();
    let count = program.integer(0, 9, 0);
    let deviation = program.continuous(0, 99, 1);
    program.row(vec![(deviation, 1), (count, 1)], Some(5), None);
    program.row(vec![(deviation, 1), (count, -1)], Some(-5), None);
    for claimed in [0, 1, 40] {
        let claim = Answer::Feasible { values: vec![3, claimed], bound: Some(0) };
        let answer = checked(&program, claim).answer;
        assert_eq!(answer, Answer::Feasible { values: vec![3, 2], bound: Some(0) });
    }
}
