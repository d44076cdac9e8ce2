//! Pair values times how near seats are, against enumeration and against a published optimum.

use crate::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use roundtable::extend::milp::{Answer, Backend, EngineError, Program, ProgramLimits};
use roundtable::{
    Member, Outcome, PairValues, Problem, Proof, Room, Roster, Seat, SeatMeasure, SeatRule, Seating, SeatingBuilder,
    SeatingPlan, Solution, Solver, Tier,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) fn id(at: usize) -> String {
    format!("m{at:02}")
}

pub(crate) fn roster(number: usize) -> Roster {
    Roster::new((0..number).map(|at| Member::new(id(at)))).expect("ids differ")
}

/// Values of the pairs of four members, in order.
pub(crate) fn listed(values: &[i64]) -> PairValues {
    let pairs = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b)));
    PairValues::listed(pairs.zip(values).map(|((a, b), value)| (id(a), id(b), value)))
}

const POSITIONS: [(i64, i64); 5] = [(0, 0), (3, 4), (3, 0), (6, 4), (6, 8)];
const EDGES: [(usize, usize, u32); 4] = [(0, 1, 2), (1, 2, 1), (2, 3, 1), (3, 4, 3)];
/// Positions lie so that all distances in a straight line, in hundredths, are known.
const STRAIGHT: [[i64; 5]; 5] = [
    [0, 5_000, 3_000, 7_211, 10_000],
    [5_000, 0, 4_000, 3_000, 5_000],
    [3_000, 4_000, 0, 5_000, 8_544],
    [7_211, 3_000, 5_000, 0, 4_000],
    [10_000, 5_000, 8_544, 4_000, 0],
];
const STEPS: [[i64; 5]; 5] = [[0, 1, 2, 3, 4], [1, 0, 1, 2, 3], [2, 1, 0, 1, 2], [3, 2, 1, 0, 1], [4, 3, 2, 1, 0]];

pub(crate) fn room() -> Room {
    let seats = POSITIONS.iter().enumerate();
    let room =
        seats.fold(Room::new(), |room, (at, &(x, y))| room.seat(Seat::new(format!("s{at}")).at(x as f64, y as f64)));
    EDGES.iter().fold(room, |room, &(a, b, weight)| room.neighbours_weighing(format!("s{a}"), format!("s{b}"), weight))
}

/// A measure, the same in thousandths for two seats, and whether what is greater is nearer.
fn measure(number: usize) -> (SeatMeasure, fn(usize, usize) -> i64, bool) {
    let given = || [("s0", "s3", "1.5"), ("s4", "s1", "0.25"), ("s2", "s3", "4")];
    fn number_of(a: usize, b: usize) -> i64 {
        match (a.min(b), a.max(b)) {
            (0, 3) => 1_500,
            (1, 4) => 250,
            (2, 3) => 4_000,
            _ => 0,
        }
    }
    fn grid(a: usize, b: usize) -> i64 {
        let ((x, y), (u, v)) = (POSITIONS[a], POSITIONS[b]);
        1_000 * ((x - u).abs() + (y - v).abs())
    }
    fn beside(a: usize, b: usize) -> i64 {
        let edge = EDGES.iter().find(|&&(c, d, _)| (c, d) == (a.min(b), a.max(b)));
        edge.map_or(0, |&(.., weight)| 1_000 * i64::from(weight))
    }
    match number {
        0 => (SeatMeasure::straight(), |a, b| STRAIGHT[a][b], false),
        1 => (SeatMeasure::grid(), grid, false),
        2 => (SeatMeasure::steps(), |a, b| 1_000 * STEPS[a][b], false),
        3 => (SeatMeasure::beside(), beside, true),
        4 => (SeatMeasure::distances(given()), number_of, false),
        _ => (SeatMeasure::closeness(given()), number_of, true),
    }
}

/// The sums of all ways to seat four people on five seats, in thousandths.
fn sums(values: &[i64], near: fn(usize, usize) -> i64) -> Vec<i64> {
    let mut held: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..4 {
        let grown = |taken: &Vec<usize>| {
            let free = (0..5).filter(|seat| !taken.contains(seat));
            free.map(|seat| [&taken[..], &[seat]].concat()).collect::<Vec<_>>()
        };
        held = held.iter().flat_map(grown).collect();
    }
    let pairs: Vec<(usize, usize)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).collect();
    let sum = |held: &Vec<usize>| pairs.iter().zip(values).map(|(&(a, b), value)| value * near(held[a], held[b])).sum();
    held.iter().map(sum).collect()
}

pub(crate) fn solved(problem: &Seating) -> Solution<SeatingPlan> {
    let outcome = Solver::new().seed(3).solve(problem).expect("an answer");
    let solution = outcome.solution().expect("it can be met");
    assert_eq!(problem.price(&solution.plan).map(|costs| costs[0]), Ok(0));
    solution
}

fn preferred(rule: SeatRule) -> Seating {
    let builder = Seating::builder(&roster(4)).room(room()).prefer(Tier(1), rule);
    builder.build().unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn no_seating_has_a_better_sum_by_any_measure(values in vec(-3..6_i64, 6), number in 0..6_usize, near in any::<bool>()) {
        let (measure, numbers, is_closeness) = measure(number);
        let rule = if near { SeatRule::near_by_value(listed(&values)) } else { SeatRule::far_by_value(listed(&values)) };
        let solution = solved(&preferred(rule.measured_by(measure)));
        let tier = &solution.certificate[1];
        let sums = sums(&values, numbers);
        // Where much is wanted, the cost is the gain with its sign turned.
        let best = match near == is_closeness {
            true => sums.into_iter().max().map(|sum| -sum),
            false => sums.into_iter().min(),
        };
        prop_assert_eq!(Some(tier.cost * 1_000), best.map(|best| best * tier.scale));
        prop_assert_eq!(tier.bound, tier.cost);
    }

    #[test]
    fn a_bound_is_kept_where_it_can_be(values in vec(0..5_i64, 6), number in 0..6_usize, near in any::<bool>(), part in 0..=4_i64) {
        let (measure, numbers, is_closeness) = measure(number);
        let sums = sums(&values, numbers);
        let (least, most) = (sums.iter().min().expect("plans"), sums.iter().max().expect("plans"));
        let bound = least + (most - least) * part / 4;
        let text = format!("{}.{:03}", bound / 1_000, bound % 1_000);
        let values = listed(&values);
        let much = near == is_closeness;
        let values = if much { values.at_least(&text) } else { values.at_most(&text) };
        let rule = if near { SeatRule::near_by_value(values) } else { SeatRule::far_by_value(values) };
        let rule = rule.measured_by(measure);
        let required = Seating::builder(&roster(4)).room(room()).require(rule.clone()).build().expect("good");
        let plan = solved(&required).plan;
        prop_assert_eq!(required.price(&plan), Ok(vec![0]));
        let wish = solved(&preferred(rule));
        prop_assert_eq!(wish.certificate[1].cost, 0);
    }
}

#[test]
fn a_bound_out_of_reach_is_told_as_impossible() {
    let values = listed(&[1, 1, 1, 1, 1, 1]);
    let least = sums(&[1; 6], |a, b| STRAIGHT[a][b]).into_iter().min().expect("plans");
    let below = format!("{}.{:03}", (least - 1) / 1_000, (least - 1) % 1_000);
    let rule = SeatRule::near_by_value(values.at_most(below));
    let required = Seating::builder(&roster(4)).room(room()).require(rule.clone()).build().expect("good");
    assert!(matches!(Solver::new().solve(&required).expect("an answer"), Outcome::Impossible(_)));
    let wish = solved(&preferred(rule));
    let tier = &wish.certificate[1];
    assert_eq!((tier.cost * 1_000, tier.bound), (tier.scale, tier.cost));
    // No seating does better, and so nothing is bent that could be kept.
    assert!(wish.is_proved() && wish.violations.is_empty());
}

/// The flows between twelve departments (Nugent, Vollmann, Ruml, "An experimental comparison of techniques for the
/// assignment of facilities to locations", Operations Research 16, 1968), above the diagonal.
const FLOWS: [&[u32]; 11] = [
    &[5, 2, 4, 1, 0, 0, 6, 2, 1, 1, 1],
    &[3, 0, 2, 2, 2, 0, 4, 5, 0, 0],
    &[0, 0, 0, 0, 5, 5, 2, 2, 2],
    &[5, 2, 2, 10, 0, 0, 5, 5],
    &[10, 0, 0, 0, 5, 1, 1],
    &[5, 1, 1, 5, 4, 0],
    &[10, 5, 2, 3, 3],
    &[0, 0, 5, 0],
    &[0, 10, 10],
    &[5, 0],
    &[2],
];

/// Their room: a grid of three by four.
fn nugent(rule: impl Fn(PairValues) -> SeatRule) -> SeatingBuilder {
    let seat = |at: usize| Seat::new(format!("s{at}")).at((at % 4) as f64, (at / 4) as f64);
    let rows = FLOWS.iter().enumerate();
    let flows = rows.flat_map(|(a, row)| row.iter().zip(a + 1..).map(move |(&flow, b)| (id(a), id(b), flow)));
    let room = (0..12).map(seat).fold(Room::new(), Room::seat);
    Seating::builder(&roster(12))
        .room(room)
        .prefer(Tier(1), rule(PairValues::listed(flows)).measured_by(SeatMeasure::grid()))
}

#[test]
fn twelve_departments_have_the_published_optimum_and_it_is_proved() {
    let solution = solved(&nugent(SeatRule::near_by_value).build().expect("good"));
    let tier = &solution.certificate[1];
    // Each pair is counted once here, and from both of its ends in the tables: 578.
    assert_eq!((tier.cost, tier.scale, tier.proof), (289, 1, Some(Proof::Floor)));
    assert!(solution.is_proved());
}

/// An engine that counts how often it is asked, and answers nothing.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl Backend for Counting {
    fn name(&self) -> &str {
        "counting"
    }

    fn is_strong(&self) -> bool {
        true
    }

    fn solve(&self, _: &Program, _: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Answer::Stopped { bound: None })
    }
}

#[test]
fn a_plan_that_search_finds_is_not_asked_of_an_engine() {
    for seed in 0..5 {
        for rule in [SeatRule::near_by_value, SeatRule::far_by_value] {
            let problem = nugent(rule).build().expect("good");
            let engine = Counting::default();
            let solution = Solver::new().seed(seed).engine(engine.clone()).solve(&problem).expect("an answer");
            let solution = solution.solution().expect("a plan");
            assert_eq!(solution.certificate[1].proof, Some(Proof::Floor));
            assert_eq!(engine.0.load(Ordering::SeqCst), 0, "seed {seed}");
        }
    }
}

#[test]
fn a_seat_that_somebody_has_is_known_to_the_bound() {
    let builder = nugent(SeatRule::near_by_value).require(SeatRule::in_seat(id(7), "s0"));
    let solution = solved(&builder.build().expect("good"));
    let tier = &solution.certificate[1];
    assert!(tier.cost > 289 && tier.proof == Some(Proof::Floor), "{tier:?}");
}

#[test]
fn who_is_away_and_who_has_no_values_count_for_nothing() {
    let values = || listed(&[4, 0, 1, 2, 0, 3]);
    let builder = Seating::builder(&roster(6)).room(Room::circle(7)).meetings(2).absent(id(0), [2]);
    let problem = builder.prefer(Tier(1), SeatRule::near_by_value(values()).measured_by(SeatMeasure::steps())).build();
    let solution = solved(&problem.expect("good"));
    // In a row 2, 3, 1, 0 or the like at the first meeting, and two of three pairs at the second.
    let first = rows_of_steps(&[4, 0, 1, 2, 0, 3], &[0, 1, 2, 3]);
    let second = rows_of_steps(&[4, 0, 1, 2, 0, 3], &[1, 2, 3]);
    assert_eq!((solution.certificate[1].cost, solution.is_proved()), (first + second, true));
}

/// The least sum of those who are there on a ring of seven, by steps.
fn rows_of_steps(values: &[i64], there: &[usize]) -> i64 {
    let pairs: Vec<(usize, usize)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).collect();
    let all = (0..7_usize.pow(4)).map(|code| (0..4).map(|at| code / 7_usize.pow(at) % 7).collect::<Vec<_>>());
    let sum = |held: &Vec<usize>| -> Option<i64> {
        let mut sum = 0;
        for (&(a, b), value) in pairs.iter().zip(values) {
            if there.contains(&a) && there.contains(&b) {
                let apart = held[a].abs_diff(held[b]);
                if apart == 0 {
                    return None;
                }
                sum += value * apart.min(7 - apart) as i64;
            }
        }
        Some(sum)
    };
    all.filter_map(|held| sum(&held)).min().expect("seatings")
}

#[test]
fn the_room_may_be_moved_and_values_scaled() {
    let values = [3, -1, 2, 5, 1, 4];
    let of = |times: i64, by: f64| {
        let seats = POSITIONS.iter().enumerate();
        let seat = |room: Room, (at, &(x, y)): (usize, &(i64, i64))| {
            room.seat(Seat::new(format!("s{at}")).at(by - y as f64, x as f64 + by))
        };
        let values: Vec<i64> = values.iter().map(|value| times * value).collect();
        let builder = Seating::builder(&roster(4)).room(seats.fold(Room::new(), seat));
        let problem = builder.prefer(Tier(1), SeatRule::near_by_value(listed(&values))).build().expect("good");
        solved(&problem).certificate[1].cost
    };
    let plain = of(1, 0.0);
    assert_eq!(of(1, 20.0), plain);
    assert_eq!(of(3, 2.5), 3 * plain);
    // Those of great value far from each other are those of small value near.
    let turned: Vec<i64> = values.iter().map(|value| -value).collect();
    let far = solved(&preferred(SeatRule::far_by_value(listed(&turned)))).certificate[1].cost;
    assert_eq!(far, plain);
}
