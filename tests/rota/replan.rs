//! Planning anew from today: what is over stays, and few announced turns change.

use crate::{id, roster};
use roundtable::{Outcome, Problem, Role, Rota, RotaBuilder, RotaPlan, RotaRule, Solver, Tier};

fn base() -> RotaBuilder {
    Rota::builder(&roster(7))
        .meetings(8)
        .role(Role::new("chair", 1))
        .role(Role::new("minutes", 1))
        .require(RotaRule::gap(1))
}

fn solved(builder: RotaBuilder) -> (Rota, RotaPlan) {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    match Solver::new().solve(&problem) {
        Ok(Outcome::Solved(solution)) => {
            assert!(solution.is_proved(), "{:?}", solution.certificate);
            (problem, solution.plan)
        }
        answer @ (Ok(Outcome::Impossible(_) | Outcome::Undecided(_)) | Err(_)) => panic!("{answer:?}"),
    }
}

#[test]
fn one_absence_changes_one_turn() {
    let (_, before) = solved(base().prefer(Tier(1), RotaRule::squared_burdens()));
    let missing = before.meetings()[4].holders("chair")[0].clone();
    let again = base()
        .absent(missing.clone(), [5])
        .fixed(before.meetings()[..3].iter().cloned())
        .prefer(Tier(1), RotaRule::as_announced(before.meetings().iter().cloned()));
    let (problem, after) = solved(again);
    assert_eq!(problem.price(&after), Ok(vec![0, 0]));
    assert_eq!(before.meetings()[..3], after.meetings()[..3], "what is over stays");
    let turns = |plan: &RotaPlan| {
        let meetings = plan.meetings().iter().enumerate();
        let turns = meetings.flat_map(|(at, meeting)| {
            meeting
                .roles
                .iter()
                .flat_map(move |(role, held)| held.iter().map(move |member| (at, role.clone(), member.clone())))
        });
        turns.collect::<std::collections::BTreeSet<_>>()
    };
    let lost: Vec<_> = turns(&before).difference(&turns(&after)).cloned().collect();
    assert_eq!(lost, [(4, "chair".to_owned(), missing)]);
}

#[test]
fn who_did_not_come_has_no_share() {
    let (_, before) = solved(base().prefer(Tier(1), RotaRule::squared_burdens()));
    let mut first = before.meetings()[0].clone();
    let spare = (0..7).map(id).find(|id| !first.roles.values().flatten().any(|held| held == id));
    let spare = spare.expect("two of seven hold a role");
    first.absent = vec![spare.clone()];
    let (_, after) = solved(base().fixed([first]).prefer(Tier(1), RotaRule::squared_burdens()));
    let shares = |plan: &RotaPlan, id: &str| {
        let member = plan.turns().members.iter().find(|member| member.id == id);
        member.expect("in the roster").roles[0].share.to_string()
    };
    assert_eq!(shares(&before, &spare), "8/7");
    assert_eq!(shares(&after, &spare), "1");
}
