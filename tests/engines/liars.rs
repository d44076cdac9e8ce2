//! Engines that lie about drawn problems of which every plan is known: what can be seen through never becomes a claim,
//! and what cannot stands beside the name of the engine.

use crate::common::cases::cases;
use crate::common::kinds::ALL;
use crate::common::oracle::Oracle;
use crate::common::seeds;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use roundtable::extend::milp::{
    Answer, Backend, EngineError, Program, ProgramLimits, backend, integral_bound, rounded,
};
use roundtable::{Composition, CompositionPlan, Error, Outcome, Problem, Solution, Solver};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// So few steps that most problems get to a program.
const STEPS: u64 = 40;

/// What an engine does with an honest answer.
#[derive(Debug, Clone, Copy)]
enum Lie {
    /// One value is beyond its bounds, and the vector is called optimal.
    BeyondBounds,
    /// All zeros are called optimal.
    Zeros,
    /// The vector has a length of its own.
    Length(usize),
    /// Values that are not numbers, and a bound that is none.
    NotANumber,
    /// A bound above what its own vector costs.
    BoundAboveVector,
    /// A bound that no cost reaches, and no vector.
    HugeBound,
    /// The best vector is known, and no bound is told.
    Modest,
    /// Nothing at all.
    Silent,
    /// A failure at the program of this number, from 0, and after it.
    Failure(usize),
    /// A panic at the program of this number, and after it.
    Panic(usize),
    /// The vector to start from is called optimal: nothing shows that it is not.
    StartIsBest,
}

/// What can be seen through: it breaks the program, contradicts itself, or says nothing.
const LIES: [Lie; 14] = [
    Lie::BeyondBounds,
    Lie::Zeros,
    Lie::Length(0),
    Lie::Length(1),
    Lie::Length(1_000),
    Lie::NotANumber,
    Lie::BoundAboveVector,
    Lie::HugeBound,
    Lie::Modest,
    Lie::Silent,
    Lie::Failure(0),
    Lie::Failure(1),
    Lie::Panic(0),
    Lie::Panic(1),
];

type Solved = Solution<CompositionPlan>;

struct Liar {
    lie: Lie,
    asked: Arc<AtomicUsize>,
}

impl Backend for Liar {
    fn name(&self) -> &str {
        "liar"
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        let asked = self.asked.fetch_add(1, Relaxed);
        let honest = backend("microlp").expect("it is built in").solve(program, limits)?;
        let vector = match &honest {
            Answer::Optimal { values } | Answer::Feasible { values, .. } => Some(values.clone()),
            Answer::Impossible | Answer::Stopped { .. } => None,
        };
        let optimal = |values: Option<Vec<i64>>| values.map_or(honest.clone(), |values| Answer::Optimal { values });
        Ok(match self.lie {
            Lie::BeyondBounds => optimal(vector.map(|mut values| {
                if let (Some(value), Some(column)) = (values.first_mut(), program.column_data().first()) {
                    *value = column.upper + 1;
                }
                values
            })),
            Lie::Zeros => optimal(Some(vec![0; program.columns()])),
            Lie::Length(length) => optimal(Some(vec![1; length])),
            Lie::NotANumber => {
                assert_eq!(rounded(&[f64::NAN]), None);
                Answer::Stopped { bound: integral_bound(f64::NAN) }
            }
            Lie::BoundAboveVector => match vector {
                Some(values) => {
                    let bound = program.cost_of(&values).map(|cost| cost + 1);
                    Answer::Feasible { values, bound }
                }
                None => honest,
            },
            Lie::HugeBound => Answer::Stopped { bound: Some(1 << 52) },
            Lie::Modest => vector.map_or(honest, |values| Answer::Feasible { values, bound: None }),
            Lie::Silent => Answer::Stopped { bound: None },
            Lie::Failure(from) if asked >= from => {
                return Err(EngineError { engine: "liar".to_owned(), message: "of no use".to_owned() });
            }
            Lie::Panic(from) if asked >= from => panic!("a panic inside of an engine, as it was asked for"),
            Lie::StartIsBest => optimal(program.valid_start()),
            Lie::Failure(_) | Lie::Panic(_) => honest,
        })
    }
}

/// Lies about drawn problems, holds what comes of it against `is_right`, and gives how many programs were lied about.
fn lied(lie: Lie, is_right: impl Fn(&Oracle, &Composition, Solved) -> Result<(), TestCaseError>) -> usize {
    let told = Arc::new(AtomicUsize::new(0));
    let ran = TestRunner::new(seeds::cases(128)).run(&(cases(1..=4, ALL), 0..4_u64), |(case, seed)| {
        let problem = case.problem();
        let asked = Arc::new(AtomicUsize::new(0));
        let liar = Liar { lie, asked: Arc::clone(&asked) };
        let outcome = Solver::new().seed(seed).steps(STEPS).engine(liar).solve(&problem);
        told.fetch_add(asked.load(Relaxed), Relaxed);
        match outcome {
            Ok(Outcome::Solved(solution)) => is_right(&Oracle::new(&case), &problem, solution),
            Ok(Outcome::Impossible(conflict)) => {
                prop_assert!(Oracle::new(&case).best().is_none(), "{:?}", conflict);
                Ok(())
            }
            Ok(Outcome::Undecided(_)) => Ok(()),
            // Without a plan, an engine that has failed is what there is to tell.
            Err(Error::Backend { engine, .. }) if engine == "liar" => Ok(()),
            Err(error) => Err(TestCaseError::fail(error.to_string())),
        }
    });
    ran.unwrap_or_else(|error| panic!("{lie:?}: {error}"));
    told.load(Relaxed)
}

#[test]
fn what_can_be_seen_through_never_becomes_a_claim() {
    for lie in LIES {
        let told = lied(lie, |oracle, problem, solution| oracle.agrees(problem, &solution));
        assert!(told >= 20, "{lie:?} was told {told} times");
    }
}

#[test]
fn who_has_called_a_plan_the_best_is_named() {
    let told = lied(Lie::StartIsBest, |oracle, problem, solution| {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        prop_assert_eq!(problem.price(&solution.plan), Ok(cost.clone()));
        let is_best = oracle.best() == Some(&cost);
        prop_assert!(is_best || !solution.is_proved() || solution.backend.as_deref() == Some("liar"));
        Ok(())
    });
    assert!(told >= 20, "it was told {told} times");
}
