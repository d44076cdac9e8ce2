//! Rotas that clash, with the reason in words, and every rule of the conflict needed.

use crate::clashes::{Falsehood, holds, sample, verdict};
use crate::oracle::{FRAMES, RULES, costs, frame, priced};
use crate::{id, roster};
use proptest::collection::vec;
use proptest::prelude::*;
use roundtable::{Conflict, Outcome, PlannedTurns, Role, Rota, RotaBuilder, RotaRule, Solver, Tier};

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
    assert_eq!(reason, "at meetings 1 to 3 there are 3 places in `chair`, and 2 can be taken by this rule");
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

/// A reason says no more than is true: numbers where they show it, and else what all of it comes from.
#[test]
fn reasons_are_true() {
    let reason = |builder: RotaBuilder| conflict(builder).reason.expect("counting shows it");
    let two = |meetings: usize| base(3, meetings).role(Role::new("minutes", 1));
    let after = |builder: RotaBuilder, held: &[(&str, usize)]| {
        held.iter().fold(builder, |builder, &(role, meeting)| builder.require(RotaRule::holds(id(0), role, meeting)))
    };
    let held = PlannedTurns::new([("minutes", vec![id(0)]), ("chair", vec![id(1)])]);
    let unknown = [
        base(3, 2).absent(id(0), [1, 2]).require(RotaRule::turns(1..).members([id(0)])),
        after(two(2), &[("minutes", 1), ("chair", 2)]).require(RotaRule::not_after("minutes", "chair", 1)),
        two(2).fixed([held]).absent(id(0), [2]).require(RotaRule::follows("minutes", "chair")),
        base(4, 3).absent(id(0), [1, 2, 3]).require(RotaRule::window(3, 1..).members([id(0)])),
        base(3, 2).label("weekend", [1, 2]).require(RotaRule::labelled("weekend", 1..)),
        after(base(3, 2), &[("chair", 1), ("chair", 2)]).require(RotaRule::turns(..=1).members([id(0)])),
    ];
    let told: Vec<String> = unknown.into_iter().filter_map(|builder| conflict(builder).reason).collect();
    assert!(!told.is_empty());
    for reason in told {
        assert_eq!(reason, "with who is there, who may hold what, and what is settled, this cannot be met");
    }
    let compared = [
        (RotaRule::turns(..=1), "at meetings 1 to 4 there are 4 places in `chair`, and 3 can be taken by this rule"),
        (RotaRule::turns(2..), "at meetings 1 to 4 there are 4 places in `chair`, and this rule asks for 6 turns"),
        (RotaRule::window(2, 1..), "at meetings 1 to 2 there are 2 places in `chair`, and this rule asks for 3 turns"),
        (RotaRule::gap(3), "at meetings 1 to 4 there are 4 places in `chair`, and 3 can be taken by this rule"),
        (
            RotaRule::gap_any_role(3),
            "at meetings 1 to 4 there are 4 places in `chair`, and 3 can be taken by this rule",
        ),
    ];
    for (rule, words) in compared {
        assert_eq!(reason(base(3, 4).require(rule)), words);
    }
    let away = base(3, 2).absent(id(2), [1, 2]);
    let told = reason(away.require(RotaRule::turns(2..).members([id(0), id(1)])));
    assert_eq!(told, "at meetings 1 to 2 there are 2 places in `chair`, and this rule asks for 4 turns");
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
    let learnt = |meeting| base(3, 2).learns(id(1), "chair", meeting).require(RotaRule::never_alone_first());
    assert!(is_possible(learnt(1)));
    assert!(!is_possible(learnt(2)));
}

#[test]
fn caps_that_leave_places_empty() {
    let capped = |most: u32| {
        (0..3).fold(base(3, 7), |builder, member| builder.require(RotaRule::turns(..=most).members([id(member)])))
    };
    let told = conflict(capped(2));
    assert_eq!(told.rules.iter().filter_map(|rule| rule.rule).count(), 3, "{told}");
    assert!(is_possible(capped(3)));
}

/// Each rule with a rota in which it clashes, by itself or with others, and what makes it possible.
#[test]
fn what_is_asked_of_members_can_clash() {
    let two = |members: usize, meetings: usize| base(members, meetings).role(Role::new("minutes", 1));
    let pin = |builder: RotaBuilder, member: usize, role: &str, meeting: usize| {
        builder.require(RotaRule::holds(id(member), role, meeting))
    };
    let chair = |builder: RotaBuilder, member: usize, meetings: &[usize]| {
        meetings.iter().fold(builder, |builder, &meeting| pin(builder, member, "chair", meeting))
    };
    let weekends = |builder: RotaBuilder| builder.label("weekend", [1, 2]).label("weekend", [3]);
    let cases = [
        (two(3, 2), RotaRule::gap_any_role(1), two(4, 2)),
        (chair(pin(two(4, 2), 0, "minutes", 1), 0, &[2]), RotaRule::not_after("minutes", "chair", 1), two(4, 2)),
        (base(2, 3), RotaRule::window(3, ..=1), base(3, 3)),
        (base(3, 2), RotaRule::window(2, 1..), base(2, 2)),
        (chair(base(3, 4), 0, &[1, 2, 3]), RotaRule::consecutive(..=2), base(3, 4)),
        (chair(chair(base(3, 4), 0, &[2]), 1, &[1, 3]), RotaRule::consecutive(2..), base(3, 4)),
        (chair(chair(base(3, 4), 0, &[1, 3]), 1, &[2]), RotaRule::rest(2), base(3, 4)),
        (base(2, 5), RotaRule::turns(..=2), base(3, 5)),
        (base(3, 5), RotaRule::turns(2..), base(2, 5)),
        (weekends(chair(base(3, 4), 0, &[2, 3])), RotaRule::labelled("weekend", ..=1), weekends(base(3, 4))),
        (
            two(3, 2).absent(id(0), [2]).require(RotaRule::holds(id(0), "minutes", 1)),
            RotaRule::follows("minutes", "chair"),
            two(3, 2),
        ),
        (chair(base(2, 3), 0, &[2]), RotaRule::in_order("chair", [id(0), id(1)]), base(2, 3)),
    ];
    for (clashes, rule, is_fine) in cases {
        let told = conflict(clashes.require(rule.clone()));
        assert!(told.rules.iter().any(|clashing| clashing.sentence == rule.to_string()), "{rule}: {told}");
        assert!(is_possible(is_fine.require(rule.clone())), "{rule}");
    }
}

/// Places that may stay open are no clash until a rule asks that they are taken.
#[test]
fn nobody_is_left_for_a_place_that_may_stay_open() {
    let open = Rota::builder(&roster(3)).meetings(2).role(Role::new("chair", 1).needs(0));
    let builder = (0..3).fold(open, |builder, member| builder.require(RotaRule::does_not_hold(id(member), "chair", 2)));
    let problem = builder.clone().prefer(Tier(1), RotaRule::places_filled()).build().expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("there is a plan");
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 1);
    assert!(solution.plan.meetings()[0].open.is_empty());
    assert_eq!(solution.plan.meetings()[1].open["chair"], 1);
    let told = conflict(builder.require(RotaRule::places_filled()));
    assert_eq!(told.rules.iter().filter_map(|rule| rule.rule).collect::<Vec<_>>(), [1, 2, 3, 4], "{told}");
    let few = Rota::builder(&roster(2)).meetings(3).role(Role::new("chair", 2).needs(1));
    let reason = conflict(few.require(RotaRule::gap(2))).reason.expect("counting shows it");
    let places = "at meetings 1 to 3 there are 6 places in `chair`, of which 3 must be taken";
    assert_eq!(reason, format!("{places}, and 2 can be taken by this rule"));
}

#[test]
fn a_private_rule_is_not_named_to_members() {
    let turn = |member| RotaRule::does_not_hold(id(member), "chair", 1).private();
    let told = conflict(base(2, 1).require(turn(0)).require(turn(1)));
    let shown = told.to_string();
    assert!(!shown.contains("m00") && !shown.contains("need"), "{shown}");
}

#[test]
fn as_many_roles_at_once_as_are_allowed() {
    let roles = ["door", "tea", "minutes", "chair"];
    let base = Rota::builder(&roster(1)).meetings(2);
    let base = roles.iter().fold(base, |builder, &role| builder.role(Role::new(role, 1)));
    assert!(is_possible(base.clone().compatible_all(roles)));
    let three = base
        .clone()
        .compatible_all(["door", "tea", "minutes"])
        .compatible("minutes", "chair")
        .compatible("door", "chair");
    let reason = conflict(three).reason.expect("counting shows it");
    let why = "nobody holds more than 3 roles at once";
    assert_eq!(reason, format!("at meeting 1 there are 4 places, and the 1 person there can take 3: {why}"));
    let told = base.compatible_all(["tea"]).compatible("door", "door").build().expect_err("a fault").to_string();
    assert!(told.contains("1 roles are to be held together; name 2 to 10") && told.contains("`door` is named twice"));
}

#[test]
fn places_that_hold_without_being_given_have_no_number() {
    let roles = ["task1", "task2", "task3", "task4", "task5"];
    let builder = Rota::builder(&roster(2)).meetings(7).require(RotaRule::fair_share());
    let builder = roles.iter().fold(builder, |builder, &role| builder.role(Role::new(role, 1)));
    let pairs =
        roles.iter().enumerate().flat_map(|(at, &first)| roles[at + 1..].iter().map(move |&next| (first, next)));
    let told = conflict(pairs.fold(builder, |builder, (first, next)| builder.compatible(first, next)));
    assert!(told.rules.iter().all(|part| part.rule.is_none()), "{told}");
    assert!(told.rules[0].sentence.contains("every place"), "{told}");
}

/// A rule by number: those of [`crate::oracle`], and then turns that are ruled out or fixed.
fn rule(number: usize) -> RotaRule {
    let Some(turn) = number.checked_sub(RULES) else { return crate::oracle::rule(number) };
    let (member, role, meeting) = (id(turn % 4), ["chair", "minutes"][turn / 4 % 2], 1 + turn / 8 % 3);
    if turn < 24 { RotaRule::does_not_hold(member, role, meeting) } else { RotaRule::holds(member, role, meeting) }
}

/// The conflict of these rules by number, held against every plan; `None` if they are refused, or can be met.
fn judged((kind, drawn): &(usize, Vec<usize>)) -> Option<(Result<(), Falsehood>, Conflict)> {
    let (base, shapes) = frame(*kind);
    let drawn: Vec<usize> = drawn.iter().copied().filter(|&number| number != 14).collect();
    let builder = drawn.iter().fold(base.clone(), |builder, &number| builder.require(rule(number)));
    let problem = priced(*kind, builder).build().ok()?;
    let outcome = Solver::new().steps(20_000).solve(&problem).expect("an answer");
    let Outcome::Impossible(conflict) = outcome else { return None };
    let alone = |dropped: Option<usize>| {
        let parts = conflict.rules.iter().filter_map(|part| part.rule).filter(|&rule| Some(rule) != dropped);
        let builder = parts.fold(base.clone(), |builder, part| builder.require(rule(drawn[part - 1])));
        priced(*kind, builder).build().is_ok_and(|problem| !costs(&problem, &shapes).is_empty())
    };
    let whole = conflict.rules.iter().any(|part| part.rule.is_none());
    let numbers = conflict.rules.iter().filter_map(|part| part.rule);
    let held = verdict(numbers, whole && conflict.smallest, alone).and_then(|()| holds(&problem, &conflict));
    Some((held, conflict))
}

#[test]
fn conflicts_follow_from_what_they_name() {
    let number = prop_oneof![2 => 0..RULES, 1 => RULES..RULES + 48];
    sample("rotas", 15, &(0..FRAMES, vec(number, 2..8)), judged);
}
