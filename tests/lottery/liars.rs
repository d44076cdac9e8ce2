//! Engines that lie: whatever they claim, no bound of a lottery is false.

use super::lists::{Counts, asked, is_right};
use super::pools::{Pool, any_rules};
use crate::common::seeds;
use proptest::test_runner::{TestCaseError, TestRunner};
use roundtable::extend::milp::{Answer, Backend, EngineError, Program, ProgramLimits, backend};
use roundtable::{Error, Outcome, Solver};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[derive(Debug, Clone, Copy)]
enum Lie {
    /// No program has a solution.
    Impossible,
    /// All zeros are called optimal.
    Zeros,
    /// The greatest values are called optimal.
    Greatest,
    /// The vector to start from is called optimal.
    StartIsBest,
    /// A bound that no cost reaches, and no vector.
    HugeBound,
    /// A vector of another length.
    Length,
    Failure,
    Panic,
}

const LIES: [Lie; 8] = [
    Lie::Impossible,
    Lie::Zeros,
    Lie::Greatest,
    Lie::StartIsBest,
    Lie::HugeBound,
    Lie::Length,
    Lie::Failure,
    Lie::Panic,
];

struct Liar {
    lie: Lie,
    asked: Arc<AtomicUsize>,
}

impl Backend for Liar {
    fn name(&self) -> &str {
        "liar"
    }

    fn solve(&self, program: &Program, limits: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        self.asked.fetch_add(1, Relaxed);
        let greatest = || program.column_data().iter().map(|column| column.upper).collect();
        Ok(match self.lie {
            Lie::Impossible => Answer::Impossible,
            Lie::Zeros => Answer::Optimal { values: vec![0; program.columns()] },
            Lie::Greatest => Answer::Optimal { values: greatest() },
            Lie::StartIsBest => match program.valid_start() {
                Some(values) => Answer::Optimal { values },
                None => backend("microlp").expect("it is built in").solve(program, limits)?,
            },
            Lie::HugeBound => Answer::Stopped { bound: Some(1 << 52) },
            Lie::Length => Answer::Optimal { values: vec![1; 7] },
            Lie::Failure => {
                return Err(EngineError { engine: "liar".to_owned(), message: "of no use".to_owned() });
            }
            Lie::Panic => panic!("a panic inside of an engine, as it was asked for"),
        })
    }
}

#[test]
fn no_lie_makes_a_bound_false() {
    let told = Arc::new(AtomicUsize::new(0));
    for lie in LIES {
        let ran = TestRunner::new(seeds::cases(32)).run(&(any_rules(), asked()), |(case, asked)| {
            let pool = Pool::new(case);
            let (lottery, of) = asked.over(&pool);
            let liar = Liar { lie, asked: Arc::clone(&told) };
            // So few steps that programs are asked.
            match Solver::new().steps(2_000).engine(liar).lottery(&lottery) {
                Ok(Outcome::Solved(solution)) => is_right(&pool, of, &solution.plan, &Counts::default()),
                Err(Error::Unsound { details }) => Err(TestCaseError::fail(details)),
                _ => Ok(()),
            }
        });
        ran.unwrap_or_else(|error| panic!("{lie:?}: {error}"));
    }
    println!("{} programs were lied about", told.load(Relaxed));
}
