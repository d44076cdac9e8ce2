//! What every engine has to do, whatever its name.

use std::sync::atomic::{AtomicUsize, Ordering};

use roundtable::extend::milp::{Answer, Backend, Program, ProgramLimits, backend, backends, solve_checked};

use super::all::engines;
use super::programs::{market_split, two_columns};

const LIMITS: ProgramLimits<'static> = ProgramLimits { nodes: 10_000, pivots: None, seconds: None, cancelled: None };

/// The answer, of which nothing may have been refused.
fn answer(backend: &dyn Backend, program: &Program, limits: &ProgramLimits<'_>) -> Answer {
    let checked = solve_checked(backend, program, limits).expect("numbers that fit");
    assert_eq!(checked.refused, [], "{}", backend.name());
    checked.answer
}

fn assert_optimal(program: &Program, cost: i64) {
    for engine in engines() {
        let backend = engine.backend.as_ref();
        match answer(backend, program, &LIMITS) {
            Answer::Optimal { values } => {
                assert_eq!(program.cost_of(&values), Some(cost), "{}", backend.name())
            }
            answer => panic!("{}: {answer:?}, not optimal at {cost}", backend.name()),
        }
    }
}

fn assert_impossible(program: &Program) {
    for engine in engines() {
        let backend = engine.backend.as_ref();
        assert_eq!(answer(backend, program, &LIMITS), Answer::Impossible, "{}", backend.name());
    }
}

#[test]
fn engines_are_found_by_their_names() {
    for engine in backends() {
        assert_eq!(backend(engine.name()).map(Backend::name), Some(engine.name()));
    }
    assert!(backend("none").is_none());
}

#[test]
fn small_programs_are_solved_to_the_optimum() {
    assert_optimal(&two_columns(), 11);
    assert_optimal(&Program::new(), 0);

    let mut no_rows = Program::new();
    no_rows.integer(-5, 7, 2);
    no_rows.integer(-5, 7, -3);
    no_rows.integer(-5, 7, 0);
    no_rows.continuous(2, 7, 1);
    assert_optimal(&no_rows, -10 - 21 + 2);

    let mut fixed = Program::new();
    let (fix, free) = (fixed.integer(4, 4, 1), fixed.integer(-9, 9, 1));
    fixed.row(vec![(fix, 1), (free, 2)], Some(-3), None);
    assert_optimal(&fixed, 4 - 3);
}

#[test]
fn equality_rows_and_negative_bounds() {
    let mut program = Program::new();
    let (a, b) = (program.integer(-8, -1, -1), program.integer(-8, 8, 2));
    program.row(vec![(a, 3), (b, 5)], Some(1), Some(1));
    // 3a + 5b = 1 at (-3, 2) and (-8, 5).
    assert_optimal(&program, 7);
}

#[test]
fn a_program_without_integer_columns() {
    let mut program = Program::new();
    let (count, over) = (program.continuous(3, 9, 0), program.continuous(0, 99, 2));
    program.row(vec![(over, 1), (count, -1)], Some(-1), None);
    program.row(vec![(count, 1)], Some(5), None);
    for engine in engines() {
        let backend = engine.backend.as_ref();
        assert!(matches!(answer(backend, &program, &LIMITS), Answer::Optimal { .. } | Answer::Feasible { .. }));
    }
}

#[test]
fn the_least_largest_is_an_epigraph_over_an_epigraph() {
    let mut program = Program::new();
    let counts: Vec<_> = (0..3).map(|_| program.integer(0, 9, 0)).collect();
    let largest = program.continuous(0, 99, 1);
    program.row(counts.iter().map(|&count| (count, 1)).collect(), Some(8), Some(8));
    for &count in &counts {
        let deviation = program.continuous(0, 99, 0);
        program.row(vec![(count, 2), (deviation, -1)], None, Some(3));
        program.row(vec![(largest, 1), (deviation, -1)], Some(0), None);
    }
    assert_optimal(&program, 3);
}

#[test]
fn contradictions_are_impossible() {
    let mut crossed = Program::new();
    crossed.integer(3, 2, 0);
    assert_impossible(&crossed);

    let mut parity = Program::new();
    let column = parity.integer(0, 9, 0);
    parity.row(vec![(column, 2)], Some(3), Some(3));
    assert_impossible(&parity);

    let mut linear = Program::new();
    let (a, b) = (linear.integer(0, 1, 1), linear.integer(0, 1, 1));
    linear.row(vec![(a, 1), (b, 1)], Some(3), None);
    assert_impossible(&linear);

    // Fractions satisfy these rows, integers do not.
    let mut integers_only = Program::new();
    let [a, b, c] = [1, 2, 3].map(|cost| integers_only.integer(0, 1, cost));
    for pair in [(a, b), (b, c), (a, c)] {
        integers_only.row(vec![(pair.0, 1), (pair.1, 1)], Some(1), Some(1));
    }
    assert_impossible(&integers_only);
}

#[test]
fn no_nodes_or_no_time_stop_an_engine_without_a_plan() {
    let (program, _) = market_split(30, 4, 1);
    for engine in engines() {
        let backend = engine.backend.as_ref();
        let timed = answer(backend, &program, &ProgramLimits { seconds: Some(0.0), ..LIMITS });
        assert_eq!(timed, Answer::Stopped { bound: None }, "{}", backend.name());
        let rooted = answer(backend, &program, &ProgramLimits::nodes(0));
        match rooted {
            Answer::Stopped { bound } | Answer::Feasible { bound, .. } => {
                assert!(bound.is_none_or(|bound| bound <= 10), "{}: {bound:?}", backend.name());
            }
            // A limit of time alone may leave it enough for a proof.
            Answer::Optimal { .. } if !engine.counts_nodes => {}
            answer => panic!("{}: {answer:?} without a node", backend.name()),
        }
    }
}

#[test]
fn a_start_is_kept_when_the_limits_leave_no_time_to_improve_it() {
    let (mut program, start) = market_split(30, 4, 2);
    program.set_start(start.clone());
    assert_eq!(program.valid_start().as_ref(), Some(&start));
    let cost = program.cost_of(&start).expect("small numbers");
    for engine in engines() {
        let backend = engine.backend.as_ref();
        let timed = answer(backend, &program, &ProgramLimits { seconds: Some(0.0), ..LIMITS });
        assert_eq!(timed, Answer::Feasible { values: start.clone(), bound: None }, "{}", backend.name());
        match answer(backend, &program, &ProgramLimits::nodes(1)) {
            Answer::Feasible { values, .. } | Answer::Optimal { values } => {
                assert!(program.cost_of(&values) <= Some(cost), "{}", backend.name());
            }
            answer => panic!("{}: {answer:?} despite a start", backend.name()),
        }
    }
}

#[test]
fn an_optimal_start_is_proved() {
    let mut program = two_columns();
    program.set_start(vec![1, 2]);
    assert_optimal(&program, 11);
    program.set_start(vec![10, 10]);
    assert_optimal(&program, 11);
}

#[test]
fn a_start_that_breaks_a_row_does_no_harm() {
    let mut program = two_columns();
    program.set_start(vec![0, 0]);
    for engine in engines() {
        let backend = engine.backend.as_ref();
        let checked = solve_checked(backend, &program, &LIMITS).expect("small numbers");
        assert_eq!(checked.answer, Answer::Optimal { values: vec![1, 2] });
        assert_eq!(checked.refused.len(), 1);
    }
}

#[test]
fn numbers_that_do_not_fit_are_refused_in_words() {
    for make in [
        |program: &mut Program| {
            program.integer(0, i64::MAX, 1);
        },
        |program: &mut Program| {
            program.integer(0, 1, i64::MIN);
        },
        |program: &mut Program| {
            let column = program.integer(0, 1, 1);
            program.row(vec![(column, i64::MAX), (column, i64::MAX)], Some(1), None);
        },
        |program: &mut Program| {
            let (a, b) = (program.integer(0, 1, 1), program.integer(0, 1, 1));
            program.row(vec![(a, i64::MAX), (b, 1)], Some(1), None);
        },
    ] {
        let mut program = Program::new();
        make(&mut program);
        for engine in engines() {
            let backend = engine.backend.as_ref();
            let error = backend.solve(&program, &LIMITS).expect_err("beyond the arithmetic of any engine");
            assert_eq!(error.engine, backend.name());
        }
    }
}

#[test]
fn big_numbers_never_panic_nor_lie() {
    let mut program = Program::new();
    let big = 1_i64 << 40;
    let columns: Vec<_> = (0..6).map(|at| program.integer(-3, 1_000_000, big + at)).collect();
    program.row(columns.iter().map(|&column| (column, big - 7)).collect(), Some(12 * (big - 7)), None);
    program.row(vec![(columns[0], 1_000_003), (columns[1], -999_983)], Some(-5), Some(5));
    for engine in engines() {
        let backend = engine.backend.as_ref();
        match solve_checked(backend, &program, &ProgramLimits::nodes(500)).map(|checked| checked.answer) {
            Ok(Answer::Optimal { values } | Answer::Feasible { values, .. }) => {
                assert_eq!(program.check(&values), Ok(()));
            }
            Ok(Answer::Stopped { bound }) => assert_eq!(bound.filter(|bound| *bound > 12 * big + 100), None),
            Ok(Answer::Impossible) => {
                panic!("{}: impossible, yet all columns at 2 but the first two fit", backend.name())
            }
            Err(error) => assert_eq!(error.engine, backend.name()),
        }
    }
}

#[test]
fn the_same_program_and_limit_give_the_same_answer() {
    for seed in 0..2 {
        let (program, _) = market_split(24, 3, seed);
        for engine in engines().into_iter().filter(|engine| engine.counts_nodes) {
            let backend = engine.backend.as_ref();
            for nodes in [1, 100, 700] {
                let limits = ProgramLimits::nodes(nodes);
                let watched = ProgramLimits { cancelled: Some(&|| false), ..limits };
                let first = answer(backend, &program, &limits);
                assert_eq!(first, answer(backend, &program, &limits), "{}", backend.name());
                assert_eq!(first, answer(backend, &program, &watched), "{}", backend.name());
            }
        }
    }
}

#[test]
fn a_cancel_stops_an_engine() {
    let (program, _) = market_split(40, 6, 3);
    for engine in engines() {
        let backend = engine.backend.as_ref();
        let always = ProgramLimits { cancelled: Some(&|| true), ..LIMITS };
        assert_eq!(answer(backend, &program, &always), Answer::Stopped { bound: None }, "{}", backend.name());
        if !engine.asks_while_it_runs {
            continue;
        }
        let asked = AtomicUsize::new(0);
        let later = || asked.fetch_add(1, Ordering::Relaxed) >= 2;
        let endless = ProgramLimits { cancelled: Some(&later), ..ProgramLimits::nodes(u64::MAX) };
        assert!(!matches!(answer(backend, &program, &endless), Answer::Optimal { .. } | Answer::Impossible));
    }
}
