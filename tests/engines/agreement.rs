//! Every engine agrees with exhaustive enumeration.

use roundtable::extend::milp::{Answer, ProgramLimits, solve_checked};

use super::all::engines;
use super::programs::Tiny;

#[test]
fn engines_agree_with_enumeration_on_tiny_programs() {
    for engine in engines() {
        let backend = engine.backend.as_ref();
        let (mut possible, mut impossible) = (0, 0);
        for seed in 0..300 {
            let tiny = Tiny::draw(seed);
            let program = tiny.program();
            let checked = solve_checked(backend, &program, &ProgramLimits::nodes(10_000)).expect("tiny numbers");
            assert_eq!(checked.refused, [], "{} on seed {seed}", backend.name());
            match (checked.answer, tiny.optimum()) {
                (Answer::Optimal { values }, Some(optimum)) => {
                    assert_eq!(program.cost_of(&values), Some(optimum), "{} on seed {seed}", backend.name());
                    possible += 1;
                }
                (Answer::Impossible, None) => impossible += 1,
                (answer, optimum) => panic!("{} on seed {seed}: {answer:?}, not {optimum:?}", backend.name()),
            }
        }
        assert!(possible >= 100 && impossible >= 30, "{possible} possible, {impossible} impossible");
    }
}
