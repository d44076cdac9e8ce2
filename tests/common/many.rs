//! So many alike people, and answers that are checked.

use roundtable::{Composition, Member, Outcome, Problem, Roster, Solver, StopReason};

pub(crate) fn ids(members: usize) -> impl Iterator<Item = String> {
    (0..members).map(|at| format!("m{at}"))
}

/// Members with one of three sites each, and years.
pub(crate) fn roster(members: usize) -> Roster {
    let member =
        |(at, id): (usize, String)| Member::new(id).tag("site", ["north", "south", "west"][at % 3]).number("years", at);
    Roster::new(ids(members).enumerate().map(member)).expect("a roster")
}

/// The answer, after its check.
pub(crate) fn checked(problem: &Composition, solver: &Solver) -> Outcome<roundtable::CompositionPlan> {
    let outcome = solver.solve(problem).expect("an answer");
    if let Outcome::Solved(solution) = &outcome {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        assert_eq!(problem.price(&solution.plan), Ok(cost));
        assert!(solution.certificate.iter().all(|tier| tier.bound <= tier.cost));
        assert_eq!(solution.stop == StopReason::Proved, solution.is_proved());
    }
    outcome
}
