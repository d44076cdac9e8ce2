//! Named cases of even shares: the worst off first, then whoever comes next, with a certificate for each level.

use crate::rules::Ask;
use crate::tiny::{Day, Matter, Person, Tiny, Work};
use roundtable::table::{Audience, text};
use roundtable::{
    Alternatives, Certificate, Member, Outcome, Piece, Roster, ShareRule, Shares, SharesPlan, Solution, Solver, Terms,
    Tier,
};

fn solve(builder: roundtable::SharesBuilder) -> Solution<SharesPlan> {
    let problem: Shares = builder.build().unwrap_or_else(|error| panic!("{error}"));
    match Solver::new().seed(2).solve(&problem).expect("an answer") {
        Outcome::Solved(solution) => {
            assert!(solution.is_proved(), "{:?}", solution.certificate);
            let costs = solution.certificate.iter().map(Certificate::tier_cost).collect();
            assert_eq!(problem.check(&solution.plan), Ok(costs));
            solution
        }
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("{answer:?}"),
    }
}

/// Levels of the tiers of even shares, with their numbers; each is met by its bound.
fn levels(certificate: &[Certificate]) -> Vec<(u32, Option<usize>, i64)> {
    let tiers = certificate.iter().skip(1);
    tiers
        .map(|tier| {
            assert_eq!(tier.bound, tier.cost, "{tier:?}");
            (tier.tier.0, tier.level, tier.cost)
        })
        .collect()
}

/// People who offer so many hours, and pieces with one place of so many.
fn shares(offers: &[i64], pieces: &[i64]) -> Tiny {
    Tiny {
        periods: 1,
        people: offers.iter().map(|hours| Person::new(hours * 60)).collect(),
        pieces: pieces.iter().map(|hours| Work::new(Some(hours * 60), &[])).collect(),
        ..Tiny::default()
    }
}

/// Hours of everybody.
fn hours(solution: &Solution<SharesPlan>) -> Vec<f64> {
    let members = &solution.plan.shared_out().members;
    members.iter().map(|member| member.hours.has).collect()
}

#[test]
fn twelve_hours_fill_offers_of_six_four_and_two() {
    let tiny = shares(&[6, 4, 2], &[4, 3, 3, 2]);
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_hours()));
    assert_eq!(hours(&solution), [6.0, 4.0, 2.0]);
    let taken = tiny.taken(&solution.plan);
    assert_eq!(taken.work, [[1], [0], [0], [2]]);
    let told = levels(&solution.certificate);
    assert_eq!(told, [1, 2, 3].map(|level| (1, Some(level), 10_000)));
    assert_eq!(solution.certificate[1].scale, 10_000);
    let shown = text(&solution, Audience::Organisers);
    assert!(shown.contains("3 times 1"), "{shown}");
}

/// Sorted levels and proofs of a problem solved without an engine.
fn proved_without_an_engine(builder: roundtable::SharesBuilder) -> Vec<i64> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    match Solver::new().seed(1).without_programs().solve(&problem).expect("an answer") {
        Outcome::Solved(solution) => {
            assert!(solution.is_proved(), "{:?}", solution.certificate);
            let costs = solution.certificate.iter().map(Certificate::tier_cost).collect();
            assert_eq!(problem.check(&solution.plan), Ok(costs));
            levels(&solution.certificate).into_iter().map(|(.., cost)| cost).collect()
        }
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("{answer:?}"),
    }
}

#[test]
fn many_pieces_come_to_the_list_that_counting_says_is_the_best() {
    let offers = [31, 37, 43, 43, 50, 58, 64, 71];
    let pieces: Vec<i64> = (0..45).map(|piece| 3 + piece % 7).collect();
    let tiny = shares(&offers, &pieces);
    let found = proved_without_an_engine(tiny.builder().prefer(Tier(1), ShareRule::even_hours()));
    // The best list of whole hours, taken one by one where the level rises least.
    let mut hours = [0; 8];
    for _ in 0..pieces.iter().sum::<i64>() {
        let next = (0..8).min_by_key(|&at| (10_000 * (hours[at] + 1) + offers[at] - 1) / offers[at]);
        hours[next.expect("there are eight")] += 1;
    }
    let mut best: Vec<i64> = (0..8).map(|at| (10_000 * hours[at] + offers[at] - 1) / offers[at]).collect();
    best.sort_unstable_by_key(|&level| std::cmp::Reverse(level));
    assert_eq!(found, best);
}

#[test]
fn the_greatest_share_comes_first_and_then_the_next() {
    // Ratios 1 and 1/2 are naive; 1 and 0 are better.
    let tiny = shares(&[1, 2], &[1, 1]);
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_hours()));
    assert_eq!(hours(&solution), [0.0, 2.0]);
    let told = levels(&solution.certificate);
    assert_eq!(told, [(1, Some(1), 10_000), (1, Some(2), 0)]);
}

#[test]
fn shares_are_rounded_up_to_a_ten_thousandth() {
    let tiny = shares(&[3, 7], &[1, 1]);
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_hours()));
    // Two of seven are 0.28571…; one of three would be 0.33333….
    assert_eq!(hours(&solution), [0.0, 2.0]);
    let told = levels(&solution.certificate);
    assert_eq!(told, [(1, Some(1), 2_858), (1, Some(2), 0)]);
}

#[test]
fn weights_of_decisions_are_spread_from_the_greatest_down() {
    let mut tiny = shares(&[1, 1, 1], &[]);
    tiny.decisions = [5, 3, 2, 2].map(|weight| Matter { weight, topic: None, leads: 1 }).to_vec();
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_decisions()));
    let told = levels(&solution.certificate);
    assert_eq!(told, [(1, Some(1), 5), (1, Some(2), 4), (1, Some(3), 3)]);
}

#[test]
fn whoever_learns_fewest_learns_as_many_as_can_be() {
    let mut tiny = shares(&[1, 1, 1], &[]);
    let learner = |wants: &[&'static str]| Person { wants: wants.to_vec(), ..Person::new(60) };
    let all = ["drawing", "singing", "writing"];
    tiny.people = vec![learner(&all), learner(&all), learner(&["drawing"])];
    let day = |skill| Day { teaches: vec![skill], places: 1, cost: 0, minutes: 0, period: 1, taught_by: Vec::new() };
    tiny.trainings = all.map(day).to_vec();
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_learning()));
    let learnt = &solution.plan.shared_out().members;
    assert!(learnt.iter().all(|member| member.learns.len() == 1));
    // Everybody is two short of the three that one could learn.
    let told = levels(&solution.certificate);
    assert_eq!(told, [1, 2, 3].map(|level| (1, Some(level), 2)));
    // A wish that nothing serves counts for nobody.
    tiny.people.push(learner(&["writing"]));
    tiny.trainings.truncate(2);
    let solution = solve(tiny.builder().prefer(Tier(1), ShareRule::even_learning()));
    assert_eq!(levels(&solution.certificate).len(), 3);
    let unserved = &solution.plan.shared_out().unserved;
    let unserved: Vec<&str> = unserved.iter().map(|wish| wish.member.as_str()).collect();
    assert_eq!(unserved, ["m0", "m1", "m3"]);
}

#[test]
fn what_a_tier_before_holds_is_kept() {
    let tiny = shares(&[6, 4, 2], &[4, 3, 3, 2]);
    let held = tiny.builder().prefer(Tier(1), Ask::Leads(2, 0).rule(&tiny));
    let solution = solve(held.prefer(Tier(2), ShareRule::even_hours()));
    let told = levels(&solution.certificate);
    // Four hours of two, and eight are left: five of six and three of four, or three of six and three or five of four.
    assert_eq!(told[0], (1, None, 0));
    assert_eq!(told[1], (2, Some(1), 20_000));
    assert_eq!(told[2..], [(2, Some(2), 8_334), (2, Some(3), 7_500)]);
    let last = tiny.builder().prefer(Tier(2), Ask::Leads(2, 0).rule(&tiny));
    let solution = solve(last.prefer(Tier(1), ShareRule::even_hours()));
    let told = levels(&solution.certificate);
    assert_eq!(told[..3], [1, 2, 3].map(|level| (1, Some(level), 10_000)));
    assert_eq!(told[3], (2, None, 1));
}

#[test]
fn even_shares_of_several_things_have_levels_each() {
    let mut tiny = shares(&[2, 2], &[1, 1, 1]);
    for (work, kind) in
        tiny.pieces.iter_mut().zip([crate::tiny::Kind::Output, crate::tiny::Kind::Chore, crate::tiny::Kind::Output])
    {
        work.kind = kind;
    }
    let builder = tiny.builder().prefer(Tier(1), ShareRule::even_chores());
    let builder = builder.prefer(Tier(2), ShareRule::even_outputs());
    let solution = solve(builder.prefer(Tier(5), ShareRule::even_hours()));
    let expected = [
        (1, Some(1), 5_000),
        (1, Some(2), 0),
        (2, Some(1), 1),
        (2, Some(2), 1),
        (5, Some(1), 10_000),
        (5, Some(2), 5_000),
    ];
    assert_eq!(levels(&solution.certificate), expected);
}

/// Pieces of 1 to 5 hours to offers of 5 and 10 can all be even. Where one of 10 hours has 11 and the other 4, less is
/// added up in all than in the best list, about whose second level the bound is.
#[test]
fn nearly_as_even_plans_are_not_held_to_the_bounds_of_the_best() {
    let roster = Roster::new(["ana", "bo"].map(Member::new)).expect("ids differ");
    let mut shares = Shares::builder(&roster).terms(Terms::new("ana").offers(5.0)).terms(Terms::new("bo").offers(10.0));
    for hours in 1..=5 {
        let piece = Piece::new(format!("piece {hours}"));
        shares = shares.piece(piece.contributors(1, f64::from(hours)));
    }
    let shares = shares.prefer(Tier(1), ShareRule::even_hours());
    let problem = shares.build().expect("no faults");
    let found = Solver::new().alternatives_within(&problem, 6, 0.2);
    let Alternatives::Plans(plans) = found.expect("bounds hold of all plans") else {
        panic!("everybody may do everything")
    };
    let level = |of: &Solution<SharesPlan>, at: usize| of.certificate[at].cost;
    let all: Vec<_> = plans.iter().map(|of| (level(of, 1), level(of, 2))).collect();
    assert_eq!(all[0], (10_000, 10_000));
    assert!(all.contains(&(11_000, 8_000)), "{all:?}");
    for plan in plans {
        assert!(plan.certificate.iter().all(|of| of.bound <= of.cost));
    }
}
