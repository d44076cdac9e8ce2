//! Supporters sit beside the person, and count for nothing.

use crate::{cases, id, roster};
use proptest::collection::vec;
use proptest::prelude::*;
use roundtable::{Lens, Member, Outcome, Room, Roster, Rule, SeatRule, Seating, SeatingPlan, Solution, Solver, Tier};

fn solved(problem: &Seating) -> Solution<SeatingPlan> {
    let solver = Solver::new().seed(4).steps(100_000).nodes(2_000);
    match solver.solve(problem).expect("an answer") {
        Outcome::Solved(solution) => solution,
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("it can be met: {answer:?}"),
    }
}

/// Position of a member round a table whose seats are called by numbers from 1.
fn seat(plan: &SeatingPlan, meeting: usize, member: &str) -> Option<usize> {
    let mut seats = plan.meetings()[meeting].seats();
    let (seat, _) = seats.find(|(_, sitter)| *sitter == member)?;
    seat.parse().ok()
}

fn beside(plan: &SeatingPlan, meeting: usize, size: usize, pair: [&str; 2]) -> bool {
    let [a, b] = pair.map(|member| seat(plan, meeting, member).expect("a seat"));
    a.abs_diff(b) == 1 || a.abs_diff(b) == size - 1
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_supporter_sits_beside_the_person_whenever_both_are_there(
        members in 5..9_usize,
        empty in 0..2_usize,
        supporters in 1..3_usize,
        away in vec((0..9_usize, 1..4_usize), 0..5),
        seed in any::<u64>(),
    ) {
        let size = members + empty;
        let away: Vec<(usize, usize)> = away.into_iter().filter(|&(member, _)| member < members).collect();
        let mut builder = Seating::builder(&roster(members))
            .room(Room::round_table(size))
            .meetings(3)
            .prefer(Tier(1), SeatRule::mix("background"))
            .prefer(Tier(2), SeatRule::new_neighbours());
        for &(member, meeting) in &away {
            builder = builder.absent(id(member), [meeting]);
        }
        let pairs: Vec<[String; 2]> = (0..supporters).map(|at| [id(at), id(members - 1 - at)]).collect();
        for [supporter, member] in &pairs {
            builder = builder.require(SeatRule::supports(supporter, member));
        }
        let problem = builder.build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let solver = Solver::new().seed(seed).steps(100_000).without_programs();
        let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        for (at, meeting) in solution.plan.meetings().iter().enumerate() {
            for pair in &pairs {
                let pair = [pair[0].as_str(), pair[1].as_str()];
                let there = pair.map(|member| !meeting.absent().iter().any(|absent| absent == member));
                prop_assert_eq!(pair.map(|member| seat(&solution.plan, at, member).is_some()), there);
                if there == [true, true] {
                    prop_assert!(beside(&solution.plan, at, size, pair), "{:?} at meeting {}", pair, at + 1);
                }
            }
        }
    }
}

/// Four people of one background and a supporter of the same.
fn alike() -> Roster {
    let member = |at: usize| {
        let background = if at.is_multiple_of(2) { "lived" } else { "practice" };
        Member::new(id(at)).tag("background", background).number("years", at)
    };
    Roster::new((0..5).map(member)).expect("ids differ")
}

#[test]
fn a_supporter_is_nothing_to_neighbours() {
    // Of the five, m04 is a supporter: the others alternate, with m04 between two of one background or of two.
    let problem = |supports: bool| {
        let builder = Seating::builder(&alike()).room(Room::round_table(5));
        let builder = if supports {
            builder.require(SeatRule::supports(id(4), id(0)))
        } else {
            builder.require(SeatRule::beside(id(4), id(0)))
        };
        builder
            .prefer(Tier(1), SeatRule::mix("background"))
            .prefer(Tier(2), SeatRule::neighbours_differ("background"))
            .prefer(Tier(3), SeatRule::mix_worst("background"))
            .build()
            .expect("good")
    };
    let costs = |problem: &Seating| -> Vec<i64> {
        let certificate = solved(problem).certificate;
        certificate.iter().map(|tier| tier.cost).collect()
    };
    assert_eq!(costs(&problem(true)), [0, 0, 0, 0]);
    assert_eq!(costs(&problem(false)), [0, 1, 1, 1]);
    // Nor do they lack what neighbours are to share.
    let share = |supports: bool| {
        let strangers = Roster::new((0..4).map(|at| match at {
            3 => Member::new(id(at)),
            _ => Member::new(id(at)).tag("language", "fr"),
        }));
        let builder = Seating::builder(&strangers.expect("ids differ")).room(Room::circle(4));
        let builder = if supports {
            builder.require(SeatRule::supports(id(3), id(0)))
        } else {
            builder.require(SeatRule::beside(id(3), id(0)))
        };
        let rule = SeatRule::neighbours_share("language");
        builder.prefer(Tier(1), rule).build().expect("good")
    };
    assert_eq!(costs(&share(true)), [0, 0]);
    assert_eq!(costs(&share(false)), [0, 2]);
}

#[test]
fn a_supporter_fills_no_quota_at_a_table() {
    // Two tables of three with one supporter: five people, of whom three hold `lived` if the supporter is counted.
    let problem = |supports: bool| {
        let builder =
            Seating::builder(&alike()).room(Room::tables(2, 3)).require(SeatRule::from(Rule::at_most("lived", 1)));
        if supports { builder.require(SeatRule::supports(id(4), id(0))) } else { builder }
    };
    let outcome = Solver::new().seed(1).solve(&problem(false).build().expect("good"));
    assert!(matches!(outcome, Ok(Outcome::Impossible(_))));
    let both = problem(true)
        .prefer(Tier(1), Rule::balance("background"))
        .prefer(Tier(1), Rule::balance("years"))
        .build()
        .expect("good");
    let solution = solved(&both);
    assert_eq!(solution.certificate[0].cost, 0);
    let counts = &solution.plan.counts()[0];
    let people: Vec<usize> = counts.iter().map(|table| table.size).collect();
    assert_eq!(people.iter().sum::<usize>(), 4, "the supporter is not counted: {people:?}");
    assert_eq!(solution.plan.meetings()[0].seats().count(), 5);
    // A supporter wears no hat.
    let hats = problem(true).require(Rule::places("lived", 1..=1).lens(Lens::Hat)).build().expect("good");
    let plan = solved(&hats).plan;
    assert!(!plan.meetings()[0].hats().contains_key(&id(4)));
    assert_eq!(plan.meetings()[0].hats().len(), 4);
}

#[test]
fn a_supporter_is_no_new_neighbour_and_owns_no_seat() {
    let problem = |supports: bool| {
        let builder = Seating::builder(&roster(3)).room(Room::circle(3).power(2, ["1"])).meetings(3);
        let builder = if supports { builder.require(SeatRule::supports(id(2), id(0))) } else { builder };
        builder
            .prefer(Tier(1), SeatRule::new_neighbours())
            .prefer(Tier(2), SeatRule::different_seats())
            .prefer(Tier(3), SeatRule::share_power())
            .build()
            .expect("good")
    };
    // Three pairs sit side by side three times each; of them one is a pair of people who are counted.
    assert_eq!(solved(&problem(false)).certificate[1].cost, 9);
    let solution = solved(&problem(true));
    assert_eq!(solution.certificate[1].cost, 3);
    assert_eq!(solution.certificate[2].cost, 0);
}

#[test]
fn while_the_person_is_away_the_supporter_is_free() {
    let problem = Seating::builder(&roster(4))
        .room(Room::rows(1, 4))
        .meetings(2)
        .absent(id(0), [2])
        .require(SeatRule::supports(id(1), id(0)))
        .require(SeatRule::in_seat(id(0), "1-1").in_meetings([1]))
        .require(SeatRule::in_seat(id(1), "1-4").in_meetings([2]))
        .build()
        .expect("good");
    let plan = solved(&problem).plan;
    let taken = |meeting: usize| -> Vec<(&str, &str)> { plan.meetings()[meeting].seats().collect() };
    assert!(taken(0).contains(&("1-2", &id(1))));
    assert!(taken(1).contains(&("1-4", &id(1))));
}

#[test]
fn several_supporters_and_one_for_several() {
    let problem = Seating::builder(&roster(5))
        .room(Room::circle(5))
        .require(SeatRule::supports(id(1), id(0)))
        .require(SeatRule::supports(id(2), id(0)))
        .require(SeatRule::supports(id(2), id(3)))
        .build()
        .expect("good");
    let plan = solved(&problem).plan;
    for (supporter, member) in [(1, 0), (2, 0), (2, 3)] {
        assert!(beside(&plan, 0, 5, [&id(supporter), &id(member)]));
    }
}
