//! Somebody does not come, or a meeting is over: what is settled stays, and as few as can be change seats.

use crate::frames::plan;
use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::sample::select;
use roundtable::{
    Outcome, PlannedMeeting, Problem, Room, Rule, SeatRule, Seating, SeatingBuilder, SeatingPlan, Solution, Solver,
    Tier,
};

fn solved(problem: &Seating, solver: &Solver) -> Solution<SeatingPlan> {
    match solver.solve(problem).expect("an answer") {
        Outcome::Solved(solution) => solution,
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("everybody has a seat: {answer:?}"),
    }
}

fn solver() -> Solver {
    Solver::new().seed(3).steps(100_000)
}

/// So many people round a table, with what has to hold at every meeting.
fn round(members: usize, meetings: usize) -> SeatingBuilder {
    Seating::builder(&roster(members))
        .room(Room::round_table(members).feature("step-free", ["1", "2", "4"]))
        .meetings(meetings)
        .require(SeatRule::needs(id(0), ["step-free"]))
        .require(SeatRule::supports(id(1), id(2)))
}

#[test]
fn power_is_shared_however_many_come_each_time() {
    // At meeting 1 one is away, at meeting 2 another two, and so on: 31 to 40 people, which no small number is a
    // multiple of.
    let problem = (0..10).fold(
        Seating::builder(&roster(40))
            .room(Room::boardroom(19, 1))
            .meetings(10)
            .prefer(Tier(1), SeatRule::share_power()),
        |builder, away| builder.absent(id(away), 1..=away),
    );
    let problem = problem.build().expect("the shares are counted exactly");
    let plan = solved(&problem, &solver()).plan;
    assert!(problem.price(&plan).is_ok());
}

/// Every way to seat these round a table of so many.
fn seatings(there: &[usize], seats: usize) -> Vec<PlannedMeeting> {
    let mut all: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for &member in there {
        let longer = |held: &Vec<(usize, usize)>| {
            let free = (1..=seats).filter(|seat| held.iter().all(|(taken, _)| taken != seat));
            let grown = free.map(|seat| [&held[..], &[(seat, member)]].concat());
            grown.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    let meeting = |held: Vec<(usize, usize)>| {
        PlannedMeeting::new(held.iter().map(|&(seat, member)| (seat.to_string(), id(member))))
    };
    all.into_iter().map(meeting).collect()
}

fn moves(before: &PlannedMeeting, after: &PlannedMeeting) -> usize {
    let same = |&(seat, member): &(&str, &str)| after.seats().any(|now| now == (seat, member));
    let comes = |member: &str| after.seats().any(|(_, now)| now == member);
    let announced = before.seats().filter(|(_, member)| comes(member));
    announced.filter(|place| !same(place)).count()
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn as_few_as_can_be_move_when_somebody_does_not_come(seed in 0..1_000_u64, away in 0..6_usize, rule in 0..3_usize) {
        let before = solved(&round(6, 1).prefer(Tier(1), SeatRule::mix("background")).build().expect("good"), &solver().seed(seed));
        let announced = before.plan.meetings()[0].clone();
        let further = |builder: SeatingBuilder| match rule {
            0 => builder,
            1 => builder.require(SeatRule::mix_worst("background")),
            _ => builder.require(SeatRule::not_beside([id(3), id(4)])),
        };
        let builder = further(round(6, 1).absent(id(away), [1]));
        let problem = builder.prefer(Tier(1), SeatRule::as_announced([announced.clone()])).build().expect("good");
        let there: Vec<usize> = (0..6).filter(|&member| member != away).collect();
        let fewest = seatings(&there, 6)
            .into_iter()
            .filter(|meeting| {
                let meeting = meeting.clone().without([id(away)]);
                let cost = problem.price(&plan(vec![meeting])).expect("a plan");
                cost[0] == 0
            })
            .map(|meeting| moves(&announced, &meeting) as i64)
            .min();
        let solution = solved(&problem, &solver().seed(seed).nodes(20_000));
        let tier = &solution.certificate[1];
        prop_assert_eq!(Some(tier.cost), fewest);
        prop_assert!(tier.proof.is_some(), "{:?}", tier);
        prop_assert_eq!(moves(&announced, &solution.plan.meetings()[0]) as i64, tier.cost);
    }

    #[test]
    fn a_past_meeting_is_never_touched(seed in 0..1_000_u64, over in 1..3_usize, away in 3..7_usize) {
        let first = |builder: SeatingBuilder| builder.prefer(Tier(1), SeatRule::mix("background")).prefer(Tier(2), SeatRule::new_neighbours());
        let before = solved(&first(round(7, 3)).build().expect("good"), &solver().seed(seed).without_programs());
        let meetings = before.plan.meetings();
        let problem = round(7, 3)
            .fixed(meetings[..over].iter().cloned())
            .absent(id(away), over + 1..=3)
            .prefer(Tier(1), SeatRule::as_announced(meetings.iter().cloned()))
            .prefer(Tier(2), SeatRule::new_neighbours())
            .build()
            .expect("good");
        let solution = solved(&problem, &solver().seed(seed).without_programs());
        prop_assert_eq!(&solution.plan.meetings()[..over], &meetings[..over]);
        for (at, meeting) in solution.plan.meetings().iter().enumerate().skip(over) {
            prop_assert_eq!(meeting.absent(), &[id(away)]);
            // Nobody has to move: the seat stays empty.
            prop_assert_eq!(moves(&meetings[at], meeting), 0, "meeting {}", at + 1);
        }
        prop_assert_eq!(solution.certificate[1].cost, 0);
    }

    #[test]
    fn who_comes_after_all_is_seated(joins in 0..5_usize, room in select(vec![5_usize, 6])) {
        // Announced without one, who now comes.
        let there: Vec<usize> = (0..5).filter(|&member| member != joins).collect();
        let announced = PlannedMeeting::new(there.iter().zip(1..).map(|(&member, seat): (_, usize)| (seat.to_string(), id(member))));
        let problem = Seating::builder(&roster(5))
            .room(Room::round_table(room))
            .prefer(Tier(1), SeatRule::as_announced([announced.clone()]))
            .build()
            .expect("good");
        let solution = solved(&problem, &solver());
        prop_assert_eq!(solution.certificate[1].cost, 0);
        prop_assert!(solution.is_proved());
        prop_assert_eq!(moves(&announced, &solution.plan.meetings()[0]), 0);
        prop_assert_eq!(solution.plan.meetings()[0].seats().count(), 5);
    }
}

#[test]
fn fixed_meetings_count_for_what_goes_on_over_meetings() {
    let meeting = PlannedMeeting::new([("1", id(0)), ("2", id(1)), ("3", id(2)), ("4", id(3))]);
    let problem = Seating::builder(&roster(4))
        .room(Room::round_table(4).zone("front", ["1", "2"]).power(1, ["1"]))
        .meetings(2)
        .fixed([meeting.clone(), meeting])
        .prefer(Tier(1), SeatRule::new_neighbours())
        .prefer(Tier(2), SeatRule::different_seats())
        .prefer(Tier(3), SeatRule::different_zones())
        .prefer(Tier(4), SeatRule::share_power())
        .prefer(Tier(5), SeatRule::mix("background"))
        .prefer(Tier(6), Rule::none_or("lived", 2))
        .build()
        .expect("good");
    let solution = solved(&problem, &solver());
    let costs: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
    // Four pairs again; the head is m00's twice, of half a turn. There were no other seats and zones to go to, and the
    // rest is not asked of the past.
    assert_eq!(costs[1..4], [4, 0, 0]);
    assert_eq!(costs[4], 3 * solution.certificate[4].scale);
    assert_eq!(costs[5..], [0, 0]);
}

#[test]
fn who_was_absent_was_not_there() {
    let meeting = PlannedMeeting::new([("1", id(0)), ("2", id(1)), ("3", id(2))]);
    let problem = Seating::builder(&roster(4))
        .room(Room::round_table(4))
        .meetings(2)
        .fixed([meeting])
        .absent(id(2), [1])
        .prefer(Tier(1), SeatRule::new_neighbours())
        .build()
        .expect("good");
    let solution = solved(&problem, &solver());
    let meetings = solution.plan.meetings();
    assert_eq!(meetings[0].absent(), [id(2), id(3)]);
    assert_eq!(meetings[0].seats().collect::<Vec<_>>(), [("1", id(0).as_str()), ("2", &id(1))]);
    assert!(meetings[1].absent().is_empty());
    assert_eq!(solution.certificate[1].cost, 0, "m00 and m01 need not meet again");
}

#[test]
fn what_was_announced_of_those_who_left_does_not_matter() {
    let announced = [("1", "stranger".to_owned()), ("2", id(2)), ("4", id(0))];
    let problem = Seating::builder(&roster(3))
        .room(Room::round_table(4))
        .meetings(2)
        .absent(id(0), [1])
        .prefer(Tier(1), SeatRule::as_announced([PlannedMeeting::new(announced)]))
        .prefer(Tier(2), SeatRule::in_seat(id(1), "1"))
        .build()
        .expect("good");
    let solution = solved(&problem, &solver());
    assert_eq!(solution.certificate[1].cost, 0);
    assert_eq!(solution.certificate[2].cost, 0);
}

#[test]
fn nobody_is_in_one_zone_twice_running() {
    let rooms = Room::rows(1, 4).zone("front", ["1-1", "1-2"]).zone("back", ["1-3", "1-4"]);
    let builder = Seating::builder(&roster(3)).room(rooms).meetings(3).absent(id(1), [2]);
    let problem = builder.require(SeatRule::different_zones()).build().expect("good");
    let plan = solved(&problem, &solver()).plan;
    for member in 0..3 {
        let seats = plan.meetings().iter().filter_map(|meeting| meeting.seats().find(|(_, sits)| *sits == id(member)));
        let zones: Vec<bool> = seats.map(|(seat, _)| ["1-1", "1-2"].contains(&seat)).collect();
        assert!(zones.windows(2).all(|pair| pair[0] != pair[1]), "{plan:?}");
    }
}

#[test]
fn rules_that_rest_at_fixed_meetings_have_known_names_and_tell_that_they_are_broken() {
    let held = PlannedMeeting::new((0..3).map(|at| (format!("1-{}", at + 1), id(at))));
    let builder = Seating::builder(&roster(3)).room(Room::rows(1, 3)).meetings(1);
    let builder = builder.fixed([held]);
    let unknown =
        builder.clone().require(SeatRule::beside(id(0), "nobody")).prefer(Tier(1), SeatRule::mix("none such"));
    let Err(error) = unknown.build() else { panic!("names are unknown") };
    assert_eq!(error.to_string().lines().filter(|line| line.contains("rule ")).count(), 2, "{error}");
    let problem = builder.require(SeatRule::beside(id(0), id(2)).public()).prefer(Tier(1), SeatRule::mix("background"));
    let problem = problem.build().expect("good");
    let solution = solved(&problem, &solver());
    assert!(solution.exceptions[0].sentence.starts_with("What is fixed in meeting 1 breaks rule 1: "), "{solution}");
    assert!(solution.certificate(Tier(1)).is_some_and(|tier| tier.proof.is_some()));
}
