//! Several plans to choose among.

use roundtable::{
    Alternatives, Composition, CompositionPlan, Member, Piece, Problem, Room, Roster, Rule, SeatRule, Seating,
    SeatingPlan, ShareRule, Shares, Solution, Solver, Terms, Tier,
};
use std::collections::BTreeSet;

fn plans(problem: &Composition, number: usize, slack: f64) -> Vec<Solution<CompositionPlan>> {
    match Solver::new().seed(3).alternatives_within(problem, number, slack).expect("the engines work") {
        Alternatives::Plans(plans) => plans,
        answer @ (Alternatives::Impossible(_) | Alternatives::Undecided(_)) => panic!("{answer:?}"),
    }
}

/// Groups as sets of ids, the groups in no order.
fn groups(plan: &CompositionPlan) -> BTreeSet<Vec<String>> {
    let ids = |group: &roundtable::PlannedGroup| group.members.iter().map(|member| member.id.clone()).collect();
    plan.groups().iter().map(ids).collect()
}

/// Pairs of members who share a group.
fn pairs(plan: &CompositionPlan) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for group in groups(plan) {
        for (at, first) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().map(|second| (first.clone(), second.clone())));
        }
    }
    pairs
}

/// Twelve members, each with a site of four and a skill of three: no two are alike.
fn distinct() -> Roster {
    let member = |at: usize| {
        Member::new(format!("m{at}")).tag("site", format!("s{}", at / 3)).tag("skill", format!("k{}", at % 3))
    };
    Roster::new((0..12).map(member)).expect("the roster is good")
}

fn balanced(roster: &Roster) -> Composition {
    Composition::builder(roster)
        .even_groups("table", 3)
        .prefer(Tier(1), Rule::balance("site"))
        .prefer(Tier(2), Rule::balance("skill"))
        .build()
        .expect("the problem is good")
}

#[test]
fn alternatives_cost_the_same_and_share_few_pairs() {
    let problem = balanced(&distinct());
    let found = plans(&problem, 4, 0.0);
    assert_eq!(found.len(), 4);
    let best = problem.price(&found[0].plan).expect("a plan");
    for (at, solution) in found.iter().enumerate() {
        assert_eq!(problem.price(&solution.plan).expect("a plan"), best);
        assert!(solution.is_proved());
        for other in &found[..at] {
            assert_ne!(groups(&solution.plan), groups(&other.plan));
        }
    }
    // Three tables of four have 18 pairs, and a second plan can do without any of them but those that sizes force.
    let shared = pairs(&found[0].plan).intersection(&pairs(&found[1].plan)).count();
    assert!(shared <= 6, "{shared} pairs meet again");
}

#[test]
fn relabelled_groups_and_swapped_twins_are_the_same_plan() {
    // Two sites of three people who are alike: up to names there is one balanced way to make three pairs.
    let member = |at: usize| Member::new(format!("m{at}")).tag("site", format!("s{}", at % 2));
    let roster = Roster::new((0..6).map(member)).expect("the roster is good");
    let problem = Composition::builder(&roster)
        .even_groups("pair", 3)
        .prefer(Tier(1), Rule::balance("site"))
        .build()
        .expect("the problem is good");
    assert_eq!(plans(&problem, 3, 0.0).len(), 1);
}

#[test]
fn nearly_equal_plans_stay_within_the_slack() {
    let member = |at: usize| Member::new(format!("m{at}")).number("years", at * at);
    let roster = Roster::new((0..9).map(member)).expect("the roster is good");
    let problem = Composition::builder(&roster)
        .even_groups("team", 3)
        .prefer(Tier(1), Rule::balance("years"))
        .build()
        .expect("the problem is good");
    let found = plans(&problem, 3, 0.5);
    assert_eq!(found.len(), 3);
    let best = problem.price(&found[0].plan).expect("a plan")[1];
    for solution in &found[1..] {
        let cost = problem.price(&solution.plan).expect("a plan")[1];
        assert!(cost <= best + best / 2, "{cost} is beyond half of {best} more");
        assert_eq!(solution.is_proved(), cost == best);
    }
}

#[test]
fn the_same_seed_gives_the_same_alternatives() {
    let problem = balanced(&distinct());
    let [first, second] = [plans(&problem, 3, 0.0), plans(&problem, 3, 0.0)];
    assert_eq!(first, second);
}

#[test]
fn seatings_differ_in_who_sits_where() {
    let member = |at: usize| {
        Member::new(format!("m{at}")).tag("site", format!("s{}", at / 2)).tag("skill", format!("k{}", at % 2))
    };
    let roster = Roster::new((0..6).map(member)).expect("the roster is good");
    let problem = Seating::builder(&roster)
        .room(Room::round_table(6))
        .prefer(Tier(1), SeatRule::mix("site"))
        .build()
        .expect("the problem is good");
    let found = Solver::new().seed(3).alternatives(&problem, 3).expect("the engines work");
    let Alternatives::Plans(plans) = found else {
        panic!("{found:?}");
    };
    assert_eq!(plans.len(), 3);
    for (at, first) in plans.iter().enumerate() {
        assert_eq!(problem.price(&first.plan), Ok(vec![0, 0]));
        // Six seats hold everybody elsewhere in each of three plans.
        for second in &plans[at + 1..] {
            let sits = |plan: &SeatingPlan, seat: (&str, &str)| plan.meetings()[0].seats().any(|other| other == seat);
            let kept = first.plan.meetings()[0].seats().filter(|&seat| sits(&second.plan, seat)).count();
            assert!(kept <= 1, "{kept} sit where they sat");
        }
    }
}

#[test]
fn shares_differ_in_who_does_what() {
    let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new)).expect("the roster is good");
    let pieces = ["report", "talk", "notes"];
    let builder = ["ana", "bo", "chidi"]
        .into_iter()
        .fold(Shares::builder(&roster), |builder, id| builder.terms(Terms::new(id).offers(5.0)));
    let builder = (1..)
        .zip(pieces)
        .fold(builder, |builder, (hours, name)| builder.piece(Piece::new(name).lead(f64::from(hours))));
    let problem = builder
        .require(ShareRule::everyone_has_a_piece())
        .prefer(Tier(1), ShareRule::even_hours())
        .build()
        .expect("the problem is good");
    let found = Solver::new().seed(3).alternatives(&problem, 3).expect("the engines work");
    let Alternatives::Plans(plans) = found else {
        panic!("{found:?}");
    };
    let best = problem.price(&plans[0].plan).expect("a plan");
    assert_eq!(best, [0, 6_000, 10_000, 12_000]);
    for (at, solution) in plans.iter().enumerate() {
        assert_eq!(problem.price(&solution.plan), Ok(best.clone()));
        for other in &plans[..at] {
            assert_ne!(solution.plan, other.plan);
        }
    }
}
