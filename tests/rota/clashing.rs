//! Rotas that clash, with the reason in words, and every rule of the conflict needed.

use crate::{id, roster};
use roundtable::{Conflict, Outcome, Role, Rota, RotaBuilder, RotaRule, Solver};

fn base(members: usize, meetings: usize) -> RotaBuilder {
    Rota::builder(&roster(members)).meetings(meetings).role(Role::new("chair", 1))
}

fn conflict(builder: RotaBuilder) -> Conflict {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    match Solver::new().solve(&problem).expect("the engines work") {
        Outcome::Impossible(conflict) => conflict,
        answer @ (Outcome::Solved(_) | Outcome::Undecided(_)) => panic!("{answer:?}"),
    }
}

fn is_possible(builder: RotaBuilder) -> bool {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    matches!(Solver::new().solve(&problem), Ok(Outcome::Solved(_)))
}

#[test]
fn too_few_people_for_a_gap() {
    let told = conflict(base(2, 4).require(RotaRule::gap(2)));
    assert_eq!(told.rules.iter().filter_map(|rule| rule.rule).collect::<Vec<_>>(), [1]);
    let reason = told.reason.expect("counting shows it");
    assert!(reason.contains("more places in a stretch of meetings"), "{reason}");
    assert!(is_possible(base(3, 4).require(RotaRule::gap(2))));
}

#[test]
fn a_fixed_turn_that_breaks_a_gap() {
    let turns = [(id(0), 1), (id(0), 2)];
    let fixed = turns.iter().fold(base(4, 3), |builder, (member, meeting)| {
        builder.require(RotaRule::holds(member.clone(), "chair", *meeting))
    });
    let told = conflict(fixed.clone().require(RotaRule::gap(1)));
    let numbers: Vec<usize> = told.rules.iter().filter_map(|rule| rule.rule).collect();
    assert_eq!(numbers, [1, 2, 3], "{told}");
    assert!(is_possible(fixed));
}

#[test]
fn nobody_is_left_at_a_meeting() {
    let builder =
        (0..3).fold(base(3, 2), |builder, member| builder.require(RotaRule::does_not_hold(id(member), "chair", 2)));
    let told = conflict(builder);
    assert_eq!(told.rules.iter().filter_map(|rule| rule.rule).count(), 3, "{told}");
    let reason = told.reason.expect("counting shows it");
    assert!(reason.contains("at meeting 2") && reason.contains("`chair`"), "{reason}");
}

#[test]
fn a_cold_start_without_anybody_from_outside() {
    let told = conflict(base(3, 2).require(RotaRule::never_alone_first()));
    let reason = told.reason.expect("counting shows it");
    assert!(reason.contains("nobody from outside stands by"), "{reason}");
    let started = RotaRule::never_alone_first().facilitated([1]);
    assert!(is_possible(base(3, 2).require(started)));
    let known = base(3, 2).experienced(id(1), "chair");
    assert!(is_possible(known.require(RotaRule::never_alone_first())));
}

#[test]
fn caps_that_leave_places_empty() {
    let capped =
        |most: u32| (0..3).fold(base(3, 7), |builder, member| builder.require(RotaRule::at_most(id(member), most)));
    let told = conflict(capped(2));
    assert_eq!(told.rules.iter().filter_map(|rule| rule.rule).count(), 3, "{told}");
    assert!(is_possible(capped(3)));
}

#[test]
fn a_private_rule_is_not_named_to_members() {
    let turn = |member| RotaRule::does_not_hold(id(member), "chair", 1).private();
    let told = conflict(base(2, 1).require(turn(0)).require(turn(1)));
    let shown = told.to_string();
    assert!(shown.contains("a private need of a member") && !shown.contains("m00"), "{shown}");
}
