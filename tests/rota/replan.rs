//! Planning anew from today: what is over stays, and few announced turns change.

use crate::{id, roster};
use roundtable::{Exception, Outcome, PlannedTurns, Problem, Role, Rota, RotaBuilder, RotaPlan, RotaRule};
use roundtable::{Solution, Solver, Tier};

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

/// Two roles at five meetings, the first of which are fixed, by who holds them.
fn after(fixed: &[[usize; 2]]) -> RotaBuilder {
    let held = |&[chair, minutes]: &[usize; 2]| {
        PlannedTurns::new([("chair", vec![id(chair)]), ("minutes", vec![id(minutes)])])
    };
    let roles = ["chair", "minutes"].map(|role| Role::new(role, 1));
    let builder = Rota::builder(&roster(6)).meetings(5).fixed(fixed.iter().map(held));
    roles.into_iter().fold(builder, RotaBuilder::role)
}

fn solution(builder: RotaBuilder) -> Solution<RotaPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    Solver::new().solve(&problem).expect("an answer").solution().expect("there is a plan")
}

fn sentences(exceptions: &[Exception]) -> Vec<&str> {
    exceptions.iter().map(|of| of.sentence.as_str()).collect()
}

#[test]
fn a_rule_that_fixed_meetings_break_where_it_rests_is_told() {
    let again = [[0, 1], [0, 1], [1, 0]];
    let broken = [
        (&again, RotaRule::gap(1)),
        (&again, RotaRule::gap_any_role(1)),
        (&again, RotaRule::not_after("chair", "minutes", 1)),
        (&again, RotaRule::window(2, ..=1)),
        (&again, RotaRule::window(3, 1..).members([id(2)])),
        (&again, RotaRule::consecutive(..=2)),
        (&again, RotaRule::follows("minutes", "chair")),
        (&again, RotaRule::in_order("chair", [0, 1, 2].map(id))),
        (&again, RotaRule::before("minutes", "chair")),
        (&again, RotaRule::never_alone_first()),
        (&again, RotaRule::holds(id(5), "chair", 2)),
        (&[[0, 1], [2, 3], [0, 1]], RotaRule::rest(2)),
        (&[[0, 1], [2, 3], [0, 1]], RotaRule::consecutive(2..).members([id(0)])),
    ];
    for (fixed, rule) in broken {
        let told = format!("What is fixed in the first 3 meetings breaks rule 1: {rule}");
        let solution = solution(after(fixed).require(rule));
        assert_eq!(sentences(&solution.exceptions), [told]);
    }
    // The rule counts what is fixed, or nothing there breaks it.
    let met = [
        (&again, RotaRule::turns(1..)),
        (&again, RotaRule::turns(..=3)),
        (&again, RotaRule::window(4, 1..).members([id(2)])),
        (&again, RotaRule::consecutive(..=3)),
        (&again, RotaRule::holds(id(1), "chair", 3)),
        (&[[0, 1], [2, 3], [0, 1]], RotaRule::gap(1)),
        (&[[0, 1], [1, 2], [2, 0]], RotaRule::in_order("chair", [0, 1, 2].map(id))),
        (&[[0, 1], [1, 2], [2, 0]], RotaRule::follows("minutes", "chair")),
    ];
    for (fixed, rule) in met {
        let words = rule.to_string();
        let solution = solution(after(fixed).require(rule));
        assert!(solution.exceptions.is_empty(), "{words}");
    }
}

#[test]
fn members_read_nothing_of_a_private_rule_that_is_broken() {
    let again = [[0, 1], [0, 1]];
    let private = after(&again).require(RotaRule::gap(1).private());
    let text = solution(private.clone()).to_string();
    assert!(text.contains("all of it does.\n"), "{text}");
    assert!(!text.contains("What is fixed"), "{text}");
    let text = solution(private.require(RotaRule::gap_any_role(1))).to_string();
    assert_eq!(text.matches("all of it does, but for this: ").count(), 1, "{text}");
}
