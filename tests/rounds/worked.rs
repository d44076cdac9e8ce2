//! Worked examples whose values are known.

use crate::id;
use roundtable::{Member, Proof, Roster, RoundRule, Rounds, RoundsPlan, Solution, Solver, Tier};

fn solved(people: usize, tables: usize, rounds: usize, rule: RoundRule) -> Solution<RoundsPlan> {
    let roster = Roster::new(
        (0..people)
            .map(|at| Member::new(id(at)))
            .collect::<Vec<_>>(),
    );
    let problem = Rounds::builder(&roster.expect("ids differ"))
        .even_tables("table", tables)
        .rounds(rounds)
        .prefer(Tier(1), rule)
        .build()
        .expect("good");
    let solver = Solver::new().seed(7).steps(1_000_000);
    let outcome = solver.solve(&problem).expect("an answer");
    outcome.solution().expect("everybody has a seat")
}

#[test]
fn floors_that_are_met_prove_the_plan() {
    for (people, tables, rounds, rule, cost) in [
        (6, 2, 2, RoundRule::repeats(), 2),
        (6, 2, 2, RoundRule::meetings_beyond_first(), 2),
        (6, 2, 3, RoundRule::repeats(), 6),
        (6, 2, 4, RoundRule::repeats(), 12),
        (6, 2, 4, RoundRule::meetings_beyond_first(), 9),
        (24, 6, 4, RoundRule::repeats(), 0),
        (24, 4, 4, RoundRule::repeats(), 48),
        (15, 5, 7, RoundRule::repeats(), 0),
        (40, 8, 4, RoundRule::repeats(), 0),
    ] {
        let solution = solved(people, tables, rounds, rule.clone());
        let tier = &solution.certificate[1];
        assert_eq!(tier.cost, cost, "{people} {tables} {rounds} {rule}");
        assert_eq!(
            tier.proof,
            Some(Proof::Floor),
            "{people} {tables} {rounds} {rule}"
        );
    }
}

#[test]
fn a_floor_that_cannot_be_met_leaves_a_gap() {
    let solution = solved(6, 2, 3, RoundRule::meetings_beyond_first());
    let tier = &solution.certificate[1];
    assert_eq!(tier.cost, 5);
    assert!(
        tier.bound == 4 && tier.proof.is_none()
            || tier.bound == 5 && tier.proof == Some(Proof::Exact)
    );
}

#[test]
fn floors_of_uneven_tables() {
    let repeats = solved(40, 6, 3, RoundRule::repeats());
    assert!(repeats.certificate[1].bound >= 12);
    let beyond = solved(40, 6, 3, RoundRule::meetings_beyond_first());
    assert!(beyond.certificate[1].bound >= 8);
}

#[test]
fn coverage_is_told_beside_its_bound() {
    for (people, tables, rounds, most) in [
        (120, 15, 6, 2520),
        (40, 8, 7, 560),
        (9, 3, 4, 36),
        (9, 3, 5, 36),
    ] {
        let roster = Roster::new(
            (0..people)
                .map(|at| Member::new(id(at)))
                .collect::<Vec<_>>(),
        );
        let problem = Rounds::builder(&roster.expect("ids differ"))
            .even_tables("table", tables)
            .rounds(rounds);
        assert_eq!(problem.build().expect("good").most_pairs(), most);
    }
}
