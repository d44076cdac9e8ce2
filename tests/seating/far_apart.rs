//! As far apart as can be, the nearest two first.

use crate::frames::{FRAMES, frame};
use crate::id;
use roundtable::extend::PricedProblem;
use roundtable::{Member, Problem, Room, Roster, Seat, SeatRule, Seating, SeatingPlan, Solver, Tier};

fn roster(number: usize) -> Roster {
    Roster::new((0..number).map(|at| Member::new(id(at)))).expect("a roster")
}

fn solved(problem: &Seating) -> roundtable::Solution<SeatingPlan> {
    let outcome = Solver::new().seed(3).solve(problem).expect("an answer");
    outcome.solution().expect("it can be met")
}

/// The distances in whole steps of these members from each other on a row, least first.
fn distances(plan: &SeatingPlan, positions: &[f64], members: &[usize], step: f64) -> Vec<i64> {
    let seats: Vec<(&str, &str)> = plan.meetings()[0].seats().collect();
    let position = |member: &usize| {
        let (seat, _) = seats.iter().find(|(_, of)| **of == id(*member)).expect("there");
        positions[seat.parse::<usize>().expect("a number") - 1]
    };
    let places: Vec<f64> = members.iter().map(position).collect();
    let pairs = (0..places.len()).flat_map(|a| (a + 1..places.len()).map(move |b| (a, b)));
    let mut distances: Vec<i64> = pairs.map(|(a, b)| ((places[a] - places[b]).abs() / step + 1e-9) as i64).collect();
    distances.sort_unstable();
    distances
}

#[test]
fn distances_on_a_row_are_as_large_as_enumeration_finds_from_the_least_upwards() {
    let positions = [0.0, 0.7, 1.0, 2.0, 2.4, 4.0, 5.0];
    for (members, step) in [(vec![0, 1, 2], 1.0), (vec![0, 1, 2, 3], 1.0), (vec![0, 1, 2], 0.5), (vec![1, 2], 1.0)] {
        let seats = positions.iter().enumerate().map(|(at, &x)| Seat::new((at + 1).to_string()).at(x, 0.0));
        let room = seats.fold(Room::new(), Room::seat);
        let rule = SeatRule::far_apart(members.iter().copied().map(id)).in_steps_of(step);
        let builder = Seating::builder(&roster(5)).room(room).prefer(Tier(1), rule);
        let solution = solved(&builder.build().expect("good"));
        assert!(solution.is_proved(), "{:?}", solution.certificate);
        // All choices of seats for them.
        let mut best = Vec::new();
        let all = (0..1_u32 << positions.len()).filter(|set| set.count_ones() as usize == members.len());
        for set in all {
            let chosen: Vec<f64> =
                (0..positions.len()).filter(|at| set >> at & 1 == 1).map(|at| positions[at]).collect();
            let pairs = (0..chosen.len()).flat_map(|a| (a + 1..chosen.len()).map(move |b| (a, b)));
            let mut found: Vec<i64> = pairs.map(|(a, b)| ((chosen[b] - chosen[a]) / step + 1e-9) as i64).collect();
            found.sort_unstable();
            best = best.max(found);
        }
        assert_eq!(distances(&solution.plan, &positions, &members, step), best, "{members:?} in steps of {step}");
        let entries = &solution.certificate[1..];
        for (level, entry) in (1..).zip(entries) {
            assert_eq!(entry.level, Some(level));
            assert_eq!(entry.cost, best.iter().filter(|&&steps| steps == level as i64 - 1).count() as i64);
        }
    }
}

#[test]
fn every_plan_costs_by_its_counts_what_it_costs_by_the_rule() {
    for at in 0..FRAMES {
        let frame = frame(at);
        let rule = SeatRule::far_apart([0, 1, 2].map(id)).in_steps_of(0.75);
        let problem = frame.builder.clone().prefer(Tier(1), rule).build().unwrap_or_else(|error| panic!("{error}"));
        for plan in frame.plans.iter().step_by(3) {
            let assignment = problem.assignment(plan).expect("a plan");
            assert_eq!(problem.price(plan).expect("a plan"), problem.model().cost(&assignment).0, "frame {at}");
        }
        let best = frame.plans.iter().map(|plan| problem.price(plan).expect("a plan")).min().expect("plans");
        assert_eq!(problem.price(&solved(&problem).plan), Ok(best), "frame {at}");
    }
}

#[test]
fn it_stands_alone_is_only_preferred_and_takes_no_step_too_small() {
    let row = |rule: SeatRule| Seating::builder(&roster(3)).room(Room::rows(1, 100)).prefer(Tier(1), rule);
    let private = SeatRule::far_apart([0, 1].map(id));
    let far = || private.clone().public();
    let told = |error: Result<Seating, roundtable::Error>| error.expect_err("a fault").to_string();
    assert!(told(row(far()).build()).contains("99 steps wide"));
    let two = row(far().in_steps_of(2.0)).prefer(Tier(1), SeatRule::beside(id(0), id(2)));
    assert!(told(two.build()).contains("in its tier"));
    let required = Seating::builder(&roster(3)).room(Room::rows(1, 9)).require(far());
    assert!(told(required.build()).contains("not required"));
    assert_eq!(private.words_for_members(), "a private need of a member");
}

#[test]
fn rooms_have_their_pairs_of_seats_compared_together_up_to_a_limit() {
    let far = SeatRule::far_apart([0, 1].map(id)).in_steps_of(5.0).public();
    let hall = |seats: usize| Room::rows(seats / 100, 100);
    let builder = Seating::builder(&roster(3)).room(hall(2_000)).meetings(2).prefer(Tier(1), far);
    assert!(builder.clone().room_at(2, hall(1_900)).build().is_ok());
    for larger in [builder.clone().room_at(2, hall(2_100)), builder.room(hall(2_900)).absent(id(0), [1])] {
        let told = larger.build().expect_err("a fault").to_string();
        assert!(told.contains("more than 4000000 pairs of seats to compare"), "{told}");
    }
}
