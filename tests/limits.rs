//! Limits of steps and time, calling off, progress; and the smallest problem.

mod common;

use common::many::{checked, roster};
use roundtable::extend::PricedProblem;
use roundtable::table::{Audience, Presentation, text};
use roundtable::{
    Cancel, Certificate, Composition, Lens, Member, Outcome, PairValues, Piece, Problem, Roster, Rule, ShareRule,
    Shares, Solver, StopReason, Terms, Tier, TierCost,
};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Balance that no floor proves, so that there is something to search for.
fn hard() -> Composition {
    let values = PairValues::from_fn(&roster(12), 0, |a, b| (a.index() * 7 + b.index() * 5) as i64 % 11);
    Composition::builder(&roster(12))
        .even_groups("table", 3)
        .prefer(Tier(1), Rule::balance("years"))
        .prefer(Tier(2), Rule::most_of(values))
        .build()
        .expect("a problem")
}

#[test]
fn without_steps_or_programs_nothing_is_decided() {
    let outcome = checked(&hard(), &Solver::new().steps(0).without_programs());
    assert!(matches!(outcome, Outcome::Undecided(undecided) if undecided.stop == StopReason::Steps));
}

#[test]
fn without_steps_a_program_may_still_find_a_plan() {
    let _ = checked(&hard(), &Solver::new().steps(0).nodes(1));
    let _ = checked(&hard(), &Solver::new().steps(0).nodes(0));
}

#[test]
fn one_step_gives_a_plan() {
    let outcome = checked(&hard(), &Solver::new().steps(1).without_programs());
    assert!(outcome.solution().is_some());
}

#[test]
fn what_was_called_off_before_it_began_is_undecided() {
    let cancel = Cancel::new();
    cancel.cancel();
    for solver in [Solver::new(), Solver::new().without_programs(), Solver::new().threads(4)] {
        let outcome = checked(&hard(), &solver.cancel_with(&cancel));
        assert!(matches!(outcome, Outcome::Undecided(undecided) if undecided.stop == StopReason::Cancelled));
    }
}

#[test]
fn undecided_tells_what_the_best_attempt_broke_and_whom_it_concerns() {
    let apart = |two: [&str; 2]| Rule::apart(two);
    let people = Roster::new(["ana", "bo", "cy", "di"].map(Member::new)).expect("ids differ");
    let three = [["ana", "bo"], ["bo", "cy"], ["ana", "cy"]].map(apart);
    let builder = Composition::builder(&people).even_groups("table", 2);
    let problem = three.into_iter().fold(builder, |builder, rule| builder.require(rule)).build().expect("a problem");
    let outcome = Solver::new().steps(1_000).without_programs().solve(&problem).expect("an answer");
    let members = text(&outcome, Audience::Members);
    assert_eq!(members, "No plan was found, nor was it shown that there is none.\n");
    let Outcome::Undecided(undecided) = outcome else { panic!("a program alone shows that there is no plan") };
    let [broken] = undecided.broken.as_slice() else { panic!("one pair of three has to share a table: {undecided:?}") };
    assert_eq!((broken.by, broken.concerned.len()), (1, 2));
    assert!(broken.concerned.iter().all(|id| broken.sentence.contains(id)), "{}", broken.sentence);
    let [_, table] = undecided.tables(Audience::Organisers).try_into().expect("two tables");
    assert_eq!(
        table.rows,
        [[format!("rule {}", broken.rule.expect("given")), broken.sentence.clone(), broken.concerned.join(", ")]]
    );
}

#[test]
fn no_time_is_undecided() {
    for solver in [Solver::new(), Solver::new().without_programs()] {
        let outcome = checked(&hard(), &solver.time_limit(Duration::ZERO));
        assert!(matches!(outcome, Outcome::Undecided(undecided) if undecided.stop == StopReason::Time));
    }
}

#[test]
fn time_without_end_is_no_limit() {
    let outcome = checked(&hard(), &Solver::new().steps(1_000).without_programs().time_limit(Duration::MAX));
    assert!(outcome.solution().is_some());
}

#[test]
fn calling_off_from_the_progress_gives_the_best_so_far() {
    let cancel = Cancel::new();
    let handle = cancel.clone();
    let solver = Solver::new().without_programs().cancel_with(&cancel).on_progress(move |_| handle.cancel());
    let Outcome::Solved(solution) = checked(&hard(), &solver) else { panic!("the first level has a plan") };
    assert_eq!(solution.stop, StopReason::Cancelled);
}

fn amounts(costs: &[TierCost]) -> Vec<i64> {
    costs.iter().map(|tier| tier.cost).collect()
}

#[test]
fn progress_never_gets_worse_and_ends_at_the_answer() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&seen);
    let solver = Solver::new().seed(3).steps(200_000).without_programs();
    let solver = solver.on_progress(move |progress| {
        heard.lock().expect("one at a time").push((progress.steps, progress.cost.clone(), progress.bound.clone()));
    });
    let Outcome::Solved(solution) = checked(&hard(), &solver) else { panic!("there are plans") };
    let seen = seen.lock().expect("one at a time");
    assert!(!seen.is_empty());
    for two in seen.windows(2) {
        assert!(two[0].0 <= two[1].0, "steps go back");
        assert!(two[0].1.is_none() || two[1].1.as_deref().map(amounts) <= two[0].1.as_deref().map(amounts), "{two:?}");
    }
    let cost: Vec<TierCost> = solution.certificate.iter().map(Certificate::tier_cost).collect();
    let (_, last, bound) = seen.last().expect("heard of");
    assert_eq!(last.as_ref(), Some(&cost));
    assert!(bound.iter().zip(&cost).all(|(bound, cost)| bound.tier == cost.tier && bound.cost <= cost.cost));
}

#[test]
fn a_search_with_no_move_to_make_ends() {
    let roster =
        Roster::new((0..6).map(|at| Member::new(format!("m{at}")).number("years", at * at))).expect("a roster");
    let problem = Composition::builder(&roster)
        .group("all", 4..=6)
        .everyone()
        .prefer(Tier(1), Rule::least_of(PairValues::listed([("m0", "m1", 3), ("m1", "m2", -1)])))
        .build()
        .expect("a problem");
    let outcome = checked(&problem, &Solver::new().without_programs());
    assert_eq!(outcome.solution().map(|solution| solution.certificate[1].cost), Some(2));
}

#[test]
fn one_member_and_one_group_are_solved_under_every_rule() {
    let roster = Roster::new([Member::new("m0").tag("site", "north").number("years", -1)]).expect("a roster");
    let values = PairValues::matrix([[0]]);
    let rules = [
        Rule::places("north", 1..),
        Rule::balance("site"),
        Rule::balance("years"),
        Rule::none_or("site", 2),
        Rule::dual_hats("site", 0),
        Rule::sharing("site", 1),
        Rule::variety("site", 1..=1),
        Rule::small_range("years"),
        Rule::large_range("years"),
        Rule::range_at_least("years", 1),
        Rule::in_group("m0", "a"),
        Rule::not_in_group("m0", "a"),
        Rule::wishes([("m0", vec!["a"])]),
        Rule::stay([("m0", "a")]),
        Rule::most_of(values.clone()),
        Rule::least_of(values),
        Rule::places("north", 1..).lens(Lens::Hat),
    ];
    for rule in rules {
        for size in [0..=1, 1..=1] {
            let problem = Composition::builder(&roster).group("a", size).select().prefer(Tier(1), rule.clone()).build();
            let problem = problem.unwrap_or_else(|error| panic!("{error}"));
            for solver in [Solver::new(), Solver::new().without_programs()] {
                let solution = checked(&problem, &solver).solution();
                assert!(solution.is_some_and(|solution| solution.certificate[1].cost <= 1), "{rule}");
            }
        }
    }
}

/// Work that floors do not settle, by levels.
fn shares() -> Shares {
    let builder = (0..6_u32).fold(Shares::builder(&roster(6)), |builder, at| {
        builder.terms(Terms::new(format!("m{at}")).offers(f64::from(10 + at)))
    });
    let builder = (0..12_u32)
        .fold(builder, |builder, at| builder.piece(Piece::new(format!("p{at}")).lead(f64::from(2 + at * 5 % 7))));
    let even = builder.prefer(Tier(1), ShareRule::even_hours());
    even.build().expect("a problem")
}

#[test]
fn shares_keep_to_the_limits() {
    let problem = shares();
    let cancel = Cancel::new();
    cancel.cancel();
    for (solver, reason) in [
        (Solver::new().steps(0).without_programs(), StopReason::Steps),
        (Solver::new().cancel_with(&cancel), StopReason::Cancelled),
        (Solver::new().time_limit(Duration::ZERO), StopReason::Time),
    ] {
        let outcome = solver.solve(&problem).expect("an answer");
        assert!(matches!(outcome, Outcome::Undecided(undecided) if undecided.stop == reason));
    }
    for solver in [
        Solver::new().steps(1).without_programs(),
        Solver::new().steps(5_000).nodes(1),
        Solver::new().steps(0).nodes(0),
    ] {
        let outcome = solver.solve(&problem).expect("an answer");
        let Some(solution) = outcome.solution() else {
            continue;
        };
        let certificate = &solution.certificate;
        assert_eq!(certificate.len(), 7);
        assert!(certificate.iter().all(|tier| tier.bound <= tier.cost));
        assert!(problem.price(&solution.plan).is_ok_and(|cost| cost[0] == 0));
    }
}

#[test]
fn what_takes_more_memory_than_it_may_is_refused_or_does_without_programs() {
    let problem = hard();
    let needed = problem.model().bytes();
    let refused = Solver::new().memory(needed - 1).solve(&problem).expect_err("too little memory").to_string();
    let told = format!("a search would take about {needed} bytes of memory, and the solver may take {}", needed - 1);
    assert!(refused.starts_with(&told), "{refused}");
    // One search fits, and no program beside it.
    let solver = Solver::new().steps(1_000).threads(2);
    let [little, much] = [needed, 1 << 30].map(|bytes| checked(&problem, &solver.clone().memory(bytes)));
    let [little, much] = [little, much].map(|outcome| outcome.solution().expect("a plan"));
    assert_eq!((little.backend, little.untried.is_some()), (None, true));
    assert!(much.untried.is_none());
}
