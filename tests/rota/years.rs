//! Weekly duty over a year, with fair shares and gaps: the first plan is made with both.

use crate::year::year;
use crate::{id, roster};
use roundtable::{Outcome, PlannedTurns, Problem, Role, Rota, RotaRule, Solver};

/// Seeds of which the first of each four requires gaps by role, the second over all roles, and the fourth prefers them. At
/// 46 the first attempts end before the last meeting.
const SEEDS: [u64; 6] = [0, 1, 2, 3, 46, 49];

/// Solves without a search: every cost is 0, and proved.
fn is_planned_at_once(name: &str, problem: &Rota) {
    let outcome = Solver::new().steps(1).solve(problem).expect("the engine works");
    let Outcome::Solved(solution) = outcome else { panic!("{name}: {outcome:?}") };
    assert!(solution.is_proved(), "{name}");
    let costs = problem.price(&solution.plan).expect("a plan of the problem");
    assert!(costs.iter().all(|&cost| cost == 0), "{name}: {costs:?}");
}

#[test]
fn a_year_of_weekly_duty_is_planned_at_once() {
    for seed in SEEDS {
        is_planned_at_once(&format!("seed {seed}"), &year(seed));
    }
}

#[test]
fn gaps_are_kept_where_roles_go_together_meetings_are_settled_and_places_stay_open() {
    let builder = |members: usize| {
        let builder = Rota::builder(&roster(members)).meetings(40).role(Role::new("a", 1));
        let builder = builder.require(RotaRule::fair_share()).require(RotaRule::gap(2));
        builder.absent(id(0), [3, 9, 20]).absent(id(1), [4, 5, 30]).absent(id(2), [7, 15]).absent(id(3), [11, 12, 13])
    };
    let together = builder(5).role(Role::new("b", 1)).role(Role::new("c", 1)).compatible("a", "b");
    let settled =
        builder(6).role(Role::new("b", 1)).fixed([PlannedTurns::new([("a", vec![id(1)]), ("b", vec![id(2)])])]);
    let open = builder(7).role(Role::new("b", 2).needs(1));
    for (name, builder) in [("together", together), ("settled", settled), ("open", open)] {
        is_planned_at_once(name, &builder.build().expect("sound"));
    }
}
