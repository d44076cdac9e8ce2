//! Rings and rows: the cheapest pattern of profiles is the best, before anybody is placed.

use crate::{cases, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use roundtable::{Lens, Member, Outcome, Proof, Room, Roster, SeatRule, Seating, Solver, Tier};

/// What a member holds, by letters.
type Profile = &'static str;

const PROFILES: [Profile; 7] = ["L", "P", "R", "LP", "LR", "PR", "LPR"];

fn people(profiles: &[Profile]) -> Roster {
    let member = |(at, tags): (usize, &Profile)| Member::new(id(at)).tags("background", tags.chars().map(String::from));
    Roster::new(profiles.iter().enumerate().map(member)).expect("ids differ")
}

/// Edges of a room of so many tables or rows, each with so many seats.
fn edges(tables: usize, seats: usize, closed: bool) -> Vec<(usize, usize)> {
    let of_table = move |table: usize| {
        let along = (1..seats).map(|seat| (seat - 1, seat));
        let back = (closed && seats > 2).then_some((seats - 1, 0));
        let first = table * seats;
        along.chain(back).map(move |(a, b)| (first + a, first + b))
    };
    (0..tables).flat_map(of_table).collect()
}

fn room(tables: usize, seats: usize, closed: bool) -> Room {
    if closed { Room::tables(tables, seats) } else { Room::rows(tables, seats) }
}

/// What two neighbours cost, in parts of which `scale` are one.
type Price = fn(Profile, Profile) -> i64;

fn common(a: Profile, b: Profile) -> i64 {
    a.chars().filter(|&tag| b.contains(tag)).count() as i64
}

/// The rules, with what they say of two neighbours.
fn asked(rule: usize) -> (SeatRule, Price) {
    match rule {
        0 => (SeatRule::mix("background"), common),
        1 => (SeatRule::neighbours_differ("background"), |a, b| common(a, b).min(1)),
        2 => (SeatRule::neighbours_share("background"), |a, b| 1 - common(a, b).min(1)),
        3 => (SeatRule::mix("background").lens(Lens::Cell), |a, b| i64::from(a == b)),
        4 => (SeatRule::mix("background").lens(Lens::Undivided), |a, b| i64::from(a == b && a.len() == 1)),
        // A sixth of a person is the greatest part that all people are made of.
        _ => (SeatRule::mix("background").lens(Lens::Fraction), |a, b| 36 * common(a, b) / (a.len() * b.len()) as i64),
    }
}

/// The least cost over all orders of profiles; seats beyond the last person stay empty.
fn cheapest(profiles: &[Profile], edges: &[(usize, usize)], seats: usize, price: Price) -> i64 {
    let mut left: Vec<Option<Profile>> = profiles.iter().copied().map(Some).collect();
    left.resize(seats, None);
    left.sort_unstable();
    let mut best = i64::MAX;
    place(&mut left, &mut Vec::new(), &mut |held| {
        let cost = edges.iter().map(|&(a, b)| match (held[a], held[b]) {
            (Some(a), Some(b)) => price(a, b),
            _ => 0,
        });
        best = best.min(cost.sum());
    });
    best
}

/// Every order of these, which are sorted; those who are alike are not told apart.
fn place(left: &mut Vec<Option<Profile>>, held: &mut Vec<Option<Profile>>, visit: &mut impl FnMut(&[Option<Profile>])) {
    if left.is_empty() {
        return visit(held);
    }
    for at in 0..left.len() {
        if at > 0 && left[at] == left[at - 1] {
            continue;
        }
        held.push(left.remove(at));
        place(left, held, visit);
        left.insert(at, held.pop().flatten());
    }
}

fn problem(profiles: &[Profile], room: Room, rule: SeatRule) -> Seating {
    let builder = Seating::builder(&people(profiles)).room(room);
    let builder = builder.prefer(Tier(1), rule);
    builder.build().unwrap_or_else(|error| panic!("{error}"))
}

/// The cost and its scale, proved by the floor alone.
fn floor(problem: &Seating) -> Result<(i64, i64), TestCaseError> {
    let solver = Solver::new().seed(5).steps(40_000).without_programs();
    let outcome = solver.solve(problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let Outcome::Solved(solution) = outcome else {
        return Err(TestCaseError::fail(format!("{outcome:?}")));
    };
    let tier = &solution.certificate[1];
    prop_assert_eq!(tier.bound, tier.cost);
    prop_assert_eq!(tier.proof, Some(Proof::Floor));
    Ok((tier.cost, tier.scale))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn the_floor_is_the_cheapest_pattern(
        (tables, seats) in select(vec![(1, 7), (2, 3), (2, 4), (3, 2), (1, 5), (4, 2)]),
        closed in any::<bool>(),
        drawn in vec(select(PROFILES.to_vec()), 8),
        empty in 0..2_usize,
        rule in 0..6_usize,
    ) {
        let profiles = &drawn[..tables * seats - empty];
        let (rule, price) = asked(rule);
        let fraction = rule.to_string().contains("fraction");
        let problem = problem(profiles, room(tables, seats, closed), rule);
        let (cost, scale) = floor(&problem)?;
        let best = cheapest(profiles, &edges(tables, seats, closed), tables * seats, price);
        let parts = if fraction { 36 } else { 1 };
        prop_assert_eq!(cost * parts, best * scale);
    }
}

#[test]
fn worked_examples() {
    for (profiles, closed, cost) in [
        (&["L", "L", "L", "P", "P"][..], true, 1),
        (&["L", "L", "L", "P", "P"], false, 0),
        (&["L", "L", "L", "LP", "P", "R"], true, 2),
        // The floors of the tags are 0 each; together they are not.
        (&["LR", "LR", "LP", "P", "R"], false, 1),
        (&["L", "L", "L", "P", "P", "P", "R", "R", "R"], true, 0),
    ] {
        let room = if closed { Room::round_table(profiles.len()) } else { Room::rows(1, profiles.len()) };
        let problem = problem(profiles, room, SeatRule::mix("background"));
        let found = floor(&problem).expect("the floor is met");
        assert_eq!(found, (cost, 1), "{profiles:?}");
    }
}

#[test]
fn who_is_alike_may_be_told_apart_by_other_rules() {
    // The pattern is proved in its tier whatever names ask for in the next.
    let profiles = ["L", "L", "L", "P", "P", "P", "R", "R", "R"];
    let build = |first: u32, second: u32| {
        Seating::builder(&people(&profiles))
            .room(Room::round_table(9))
            .prefer(Tier(first), SeatRule::mix("background"))
            .prefer(Tier(second), SeatRule::beside(id(0), id(1)))
            .build()
            .expect("good")
    };
    let solver = Solver::new().seed(2).steps(200_000);
    let costs = |problem: &Seating| -> Vec<(i64, Option<Proof>)> {
        let solution = solver.solve(problem).expect("an answer").solution();
        let certificate = solution.expect("everybody has a seat").certificate;
        certificate.iter().map(|tier| (tier.cost, tier.proof)).collect()
    };
    assert_eq!(costs(&build(1, 2))[1], (0, Some(Proof::Floor)));
    let other = costs(&build(2, 1));
    assert_eq!(other[1], (0, Some(Proof::Floor)));
    assert_eq!(other[2].0, 1, "two of one profile sit beside each other");
}
