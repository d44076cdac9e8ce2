//! Rounds that cannot be, and why.

use crate::clashes::{Falsehood, holds, sample, verdict};
use crate::oracle::{FRAMES, RULES, costs, frame, only_preferred};
use crate::{id, roster};
use proptest::collection::vec;
use proptest::prelude::*;
use roundtable::{
    Conflict, Member, Outcome, PlannedRound, Roster, RoundRule, Rounds, RoundsBuilder, Rule, Solver, Tier,
};

fn conflict(problem: &Rounds) -> Conflict {
    match Solver::new().seed(1).steps(100_000).solve(problem).expect("an answer") {
        Outcome::Impossible(conflict) => conflict,
        answer @ (Outcome::Solved(_) | Outcome::Undecided(_)) => panic!("it cannot be met: {answer:?}"),
    }
}

fn possible(problem: &Rounds) {
    let outcome = Solver::new().seed(1).steps(100_000).solve(problem).expect("an answer");
    assert!(matches!(outcome, Outcome::Solved(_)), "{outcome:?}");
}

#[test]
fn too_many_rounds_for_no_repeats() {
    let build = |rounds: usize, asked: bool| {
        let builder = Rounds::builder(&roster(6)).even_tables("table", 2).rounds(rounds);
        let builder = if asked { builder.require(RoundRule::at_most_meetings(1)) } else { builder };
        builder.build().expect("good")
    };
    let found = conflict(&build(2, true));
    assert_eq!(found.rules[0].rule, Some(1));
    assert!(found.smallest);
    let reason = "with tables of these sizes, this number of rounds brings some together more often";
    assert_eq!(found.reason.as_deref(), Some(reason));
    possible(&build(2, false));
    possible(&build(1, true));
}

#[test]
fn meetings_before_the_first_round_are_given_as_a_reason_where_there_are_any() {
    let pair = |rounds: usize| Rounds::builder(&roster(2)).table("table", 2).rounds(rounds);
    let told = |builder: RoundsBuilder, rule: RoundRule| {
        let found = conflict(&builder.require(rule).build().expect("good"));
        assert_eq!(found.rules[0].rule, Some(1), "{found}");
        found.reason.expect("counting shows it")
    };
    let last_met = RoundRule::not_again_within(2).last_met([(id(0), id(1), 1)]);
    let again = "with tables of these sizes, and who met before, some meet again within 2 rounds";
    assert_eq!(told(pair(1), last_met), again);
    assert_eq!(told(pair(2), RoundRule::not_again_within(2)), again.replace(", and who met before", ""));
    let met = pair(1).met_before([(id(0), id(1), 1)]);
    let often = "with tables of these sizes, and who met before, this number of rounds brings some together more often";
    assert_eq!(told(met.clone(), RoundRule::at_most_meetings(1)), often);
    let new = "at most 0 pairs meet for the first time, 1 are needed";
    assert_eq!(told(met, RoundRule::new_people(1)), new);
    let four = Rounds::builder(&roster(4)).even_tables("table", 2).rounds(2);
    let never = "with tables of these sizes, this number of rounds leaves pairs that never meet";
    assert_eq!(told(four, RoundRule::pairs_meet()), never);
}

#[test]
fn more_new_people_than_seats() {
    let problem = Rounds::builder(&roster(9)).even_tables("table", 3).rounds(2);
    let problem = problem.require(RoundRule::new_people(5)).build().expect("good");
    let found = conflict(&problem);
    assert!(found.reason.is_some_and(|reason| reason.contains("pairs meet for the first time")));
}

#[test]
fn more_or_fewer_visits_than_seats() {
    let told = |builder: RoundsBuilder, rule: RoundRule| {
        let found = conflict(&builder.require(rule).build().expect("good"));
        assert_eq!(found.rules[0].rule, Some(1), "{found}");
        found.reason.expect("counting shows it")
    };
    let people = || people(&["ana", "bo", "cy", "di", "ed"]);
    let trio = |rounds: usize| Rounds::builder(&people()).rounds(rounds).table("pair", 2).table("trio", 3);
    let visits = |number: u32| RoundRule::visits(number..=number).at_tables(["trio"]);
    assert_eq!(told(trio(2), visits(1)), "`trio` must have 6 visits, and 5 people may pay 1 each");
    assert_eq!(told(trio(3), visits(2)), "`trio` can have 9 visits, and 5 people are to pay 2 each");
    let away = Rounds::builder(&people()).rounds(2).table("pair", 1..=2).table("trio", 3).absent("di", [1, 2]);
    assert_eq!(told(away, RoundRule::visits(1..).at_tables(["pair"])), "`di` can be at `pair` 0 times");
    let over = PlannedRound::new([("pair", vec!["ana", "bo"]), ("trio", vec!["cy", "di", "ed"])]);
    let fixed = trio(3).fixed([over.clone(), over]);
    assert_eq!(told(fixed, RoundRule::visits(..=1)), "`ana` has to be at `pair` 2 times");
    possible(&trio(1).require(RoundRule::visits(..=1)).build().expect("good"));
}

#[test]
fn one_round_that_cannot_be_is_named() {
    let problem = Rounds::builder(&roster(6))
        .even_tables("table", 3)
        .tables_in(2, roundtable::Tables::new().even("table", 2))
        .rounds(3)
        .require(Rule::apart([id(0), id(1), id(2)]).public())
        .build()
        .expect("good");
    let found = conflict(&problem);
    let reason = found.reason.expect("counting shows it");
    assert!(reason.starts_with("in round 2: "), "{reason}");
    assert!(found.smallest);
}

#[test]
fn a_clash_over_rounds_is_shrunk_to_what_clashes() {
    // Together in every round is no meeting that counts; in one round after another it is.
    let pair = || Rule::together([id(0), id(1)]);
    let build = |both: bool| {
        let builder = Rounds::builder(&roster(4))
            .even_tables("table", 2)
            .rounds(2)
            .require(RoundRule::at_most_meetings(1))
            .require(Rule::at_most("lived", 2))
            .require(RoundRule::from(pair()).in_rounds([1]));
        let builder = if both { builder.require(RoundRule::from(pair()).in_rounds([2])) } else { builder };
        builder.build().expect("good")
    };
    let found = conflict(&build(true));
    let rules: Vec<Option<usize>> = found.rules.iter().map(|clashing| clashing.rule).collect();
    assert!(rules.starts_with(&[Some(1), Some(3), Some(4)]), "{rules:?}");
    possible(&build(false));
}

#[test]
fn companions_are_no_repeats() {
    let roster = Roster::new((0..8).map(|at| Member::new(id(at))).collect::<Vec<_>>()).expect("ids differ");
    let problem = Rounds::builder(&roster)
        .even_tables("table", 4)
        .rounds(3)
        .require(Rule::together([id(0), id(1)]))
        .require(RoundRule::at_most_meetings(1))
        .build()
        .expect("good");
    possible(&problem);
}

#[test]
fn a_private_rule_names_nobody() {
    let problem = Rounds::builder(&roster(6))
        .even_tables("table", 2)
        .rounds(2)
        .require(Rule::apart([id(0), id(1), id(2)]))
        .build()
        .expect("good");
    let found = conflict(&problem);
    let rules: Vec<_> = problem.rules().collect();
    for text in [format!("{found}"), format!("{found:?}"), format!("{rules:?}")] {
        assert!(!text.contains(&id(1)), "{text}");
    }
}

/// The numbers of the rules that a conflict names, and whether it names more than rules that were given.
fn told(problem: &Rounds) -> (Vec<usize>, bool) {
    let found = conflict(problem);
    assert!(found.smallest, "{found}");
    let numbers: Vec<usize> = found.rules.iter().filter_map(|part| part.rule).collect();
    (numbers.clone(), numbers.len() < found.rules.len())
}

fn people(names: &[&str]) -> Roster {
    Roster::new(names.iter().map(|&name| Member::new(name))).expect("ids differ")
}

#[test]
fn companions_are_named_with_what_they_leave_out() {
    let builder = |two: bool| {
        let builder = Rounds::builder(&people(&["a", "b"])).rounds(1).table("t", 2);
        let builder = if two { builder.require(Rule::together(["a", "b"])) } else { builder };
        builder.require(RoundRule::new_people(1)).build().expect("good")
    };
    assert_eq!(told(&builder(true)), (vec![1, 2], false));
    possible(&builder(false));
}

#[test]
fn companions_are_not_named_where_they_are_not_needed() {
    let builder = || Rounds::builder(&people(&["ana", "bo", "cy", "di"])).rounds(2).table("x", 3).sit_out();
    let beyond_first = RoundRule::meetings_beyond_first;
    let all = builder().require(Rule::together(["ana", "cy"])).require(RoundRule::hosts(["bo"]));
    assert_eq!(told(&all.require(beyond_first()).build().expect("good")).0, [3]);
    let rest = builder().require(beyond_first()).prefer(Tier(1), RoundRule::sit_out_fairly());
    assert_eq!(told(&rest.build().expect("good")).0, [1]);
}

#[test]
fn hosts_are_named_with_what_they_leave_out() {
    let builder = || Rounds::builder(&people(&["a", "b", "c"])).rounds(3).table("t", 2).sit_out();
    let elsewhere = || RoundRule::from(Rule::not_in_group("a", "t")).in_rounds([1]);
    let both = builder().require(RoundRule::hosts(["a"])).require(elsewhere());
    assert_eq!(told(&both.build().expect("good")), (vec![1, 2], false));
    possible(&builder().require(elsewhere()).require(RoundRule::sit_out_fairly()).build().expect("good"));
}

#[test]
fn what_holds_without_being_given_has_no_number() {
    // Both have to sit out once, and one may not.
    let builder = Rounds::builder(&people(&["a", "b"])).rounds(2).table("t", 1).sit_out();
    let problem = builder.require(RoundRule::from(Rule::in_group("a", "t"))).build().expect("good");
    let found = conflict(&problem);
    assert_eq!(found.rules[0].rule, Some(1), "{found}");
    let fairly = found.rules.iter().find(|part| part.sentence.contains("even share")).expect("it takes part");
    assert_eq!(fairly.rule, None);
    assert_eq!(problem.to_builder().build().expect("good").rules().count(), 2);
}

/// A rule by number: those of [`crate::oracle`], and then some that make something of others.
fn rule(number: usize) -> RoundRule {
    match number.checked_sub(RULES) {
        None => crate::oracle::rule(number),
        Some(0) => RoundRule::hosts([id(0), id(1)]),
        Some(1) => RoundRule::from(Rule::not_in_group(id(0), "table 1")).in_rounds([1]),
        Some(2) => Rule::together([id(0), id(1), id(2)]).into(),
        Some(3) => RoundRule::from(Rule::not_in_group(id(1), "table 2")),
        Some(_) => RoundRule::sit_out_fairly(),
    }
}

/// The conflict of these rules by number, held against every plan; `None` if they are refused, or can be met.
fn judged((kind, drawn): &(usize, Vec<usize>)) -> Option<(Result<(), Falsehood>, Conflict)> {
    let (base, shapes, members) = frame(*kind, 2);
    let drawn: Vec<usize> = drawn.iter().copied().filter(|&number| !only_preferred(number)).collect();
    let problem = drawn.iter().fold(base.clone(), |builder, &number| builder.require(rule(number))).build().ok()?;
    let outcome = Solver::new().seed(1).steps(20_000).solve(&problem).expect("an answer");
    let Outcome::Impossible(conflict) = outcome else { return None };
    let has = |words: &str| conflict.rules.iter().any(|part| part.rule.is_none() && part.sentence.contains(words));
    let fairly = has("even share");
    // What is named, given by itself: what would hold without being given is preferred.
    let alone = |dropped: Option<usize>| {
        let parts = conflict.rules.iter().filter_map(|part| part.rule).filter(|&rule| Some(rule) != dropped);
        let builder = parts.fold(base.clone(), |builder, part| builder.require(rule(drawn[part - 1])));
        let builder = if fairly { builder } else { builder.prefer(Tier(1), RoundRule::sit_out_fairly()) };
        builder.build().is_ok_and(|problem| !costs(&problem, members, &shapes).is_empty())
    };
    let whole = has("sizes") && (*kind == 1 || has("everybody"));
    let numbers = conflict.rules.iter().filter_map(|part| part.rule);
    let held = verdict(numbers, whole && conflict.smallest, alone).and_then(|()| holds(&problem, &conflict));
    Some((held, conflict))
}

#[test]
fn conflicts_follow_from_what_they_name() {
    let often =
        prop::sample::select(vec![0, 1, 2, 8, 9, 10, 11, 12, 17, RULES, RULES + 1, RULES + 2, RULES + 3, RULES + 4]);
    let number = prop_oneof![often, 0..RULES];
    sample("rounds", 20, &(0..FRAMES, vec(number, 2..6)), judged);
}
