//! Weekly duty over a year, with fair shares and gaps: the first plan is made with both.

use crate::year::year;
use roundtable::{Outcome, Problem, Solver};

/// Seeds of which the first of each four requires gaps by role, the second over all roles, and the fourth prefers them. At
/// 46 the first attempts end before the last meeting.
const SEEDS: [u64; 6] = [0, 1, 2, 3, 46, 49];

#[test]
fn a_year_of_weekly_duty_is_planned_at_once() {
    for seed in SEEDS {
        let problem = year(seed);
        let outcome = Solver::new().steps(1).solve(&problem).expect("the engine works");
        let Outcome::Solved(solution) = outcome else { panic!("{seed}: {outcome:?}") };
        assert!(solution.is_proved(), "{seed}");
        let costs = problem.price(&solution.plan).expect("a plan of the problem");
        assert!(costs.iter().all(|&cost| cost == 0), "{seed}: {costs:?}");
    }
}
