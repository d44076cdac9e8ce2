//! The money of the example year adds up to the smallest unit, and its parts cost what the separate problems cost.

use roundtable::{Project, ProjectPlan, Solver};
use std::collections::BTreeMap;

fn year() -> ProjectPlan {
    let project = Project::from_path("examples/one_year/project.toml").expect("a good project");
    let plan = project.plan(&Solver::new().seed(2).steps(400_000)).expect("an answer").plan().expect("there is a plan");
    super::checked(&plan);
    plan
}

#[test]
fn money_adds_up_over_attendance_roles_work_and_trainings() {
    let plan = year();
    let shares = plan.work().expect("work").plan.shared_out();
    let sum = |what: &str| shares.payments.iter().filter(|of| of.what == what).map(|of| of.amount).sum::<i64>();
    assert_eq!(shares.payments.iter().map(|of| of.amount).sum::<i64>(), shares.paid);
    for member in &shares.members {
        let own = shares.payments.iter().filter(|of| of.member == member.id).map(|of| of.amount).sum::<i64>();
        assert_eq!(own as f64, member.pay.has, "{}", member.id);
    }
    // 25 an hour, for those who are paid, from who was there and who held what.
    let paid = ["ana", "dana", "goran", "ines", "jonas"];
    let rota = &plan.rota().expect("a rota").plan;
    let hours = [2, 3, 2, 2, 3, 2, 2, 3, 2, 2, 3, 2];
    let of_roles: BTreeMap<&str, i64> = [("chair", 3), ("minutes", 2)].into();
    let (mut attended, mut held) = (0, 0);
    for (meeting, hours) in rota.meetings().iter().zip(hours) {
        attended += hours * paid.iter().filter(|id| !meeting.absent.iter().any(|gone| gone == *id)).count() as i64;
        for (role, hours) in &of_roles {
            held += hours * meeting.holders(role).iter().filter(|id| paid.contains(&id.as_str())).count() as i64;
        }
    }
    assert_eq!((sum("attendance"), sum("roles")), (2_500 * attended, 2_500 * held));
}

#[test]
fn every_part_costs_what_the_separate_problem_costs() {
    let plan = year();
    let solver = Solver::new().seed(2).steps(100_000);
    let alone = solver.solve(plan.rota_problem().expect("a rota")).expect("an answer").solution().expect("a plan");
    assert_eq!(alone.certificate, plan.rota().expect("a rota").certificate);
    let alone = solver.solve(plan.seating_problem().expect("seats")).expect("an answer").solution().expect("a plan");
    assert_eq!(alone.certificate, plan.seating().expect("seats").certificate);
}

#[test]
fn what_was_over_stays_and_who_leaves_holds_nothing_more() {
    let plan = year();
    let rota = &plan.rota().expect("a rota").plan;
    assert!(rota.meetings()[3..].iter().all(|meeting| !meeting.roles.values().flatten().any(|id| id == "dana")));
    for (id, told) in plan.changes().people() {
        assert!(
            told.iter().all(|words| !words.starts_with("2027-01") && !words.starts_with("2027-02")),
            "{id}: {told:?}"
        );
    }
}
