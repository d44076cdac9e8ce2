//! Neighbours whom people named, and visits to tables over the meetings.

use roundtable::{Member, Outcome, PlannedMeeting, Room, Roster, SeatRule, Seating, SeatingBuilder, Solver, Tier};

fn roster(number: usize) -> Roster {
    Roster::new((0..number).map(|at| Member::new(format!("m{at:02}")))).expect("a roster")
}

fn id(at: usize) -> String {
    format!("m{at:02}")
}

fn solved(builder: SeatingBuilder) -> roundtable::Solution<roundtable::SeatingPlan> {
    let outcome = Solver::new().seed(2).solve(&builder.build().expect("good")).expect("an answer");
    outcome.solution().expect("it can be met")
}

/// Whether two sit beside each other round a table of this many seats.
fn beside(meeting: &PlannedMeeting, seats: usize, a: &str, b: &str) -> bool {
    let seat = |of: &str| meeting.seats().find(|&(_, id)| id == of).and_then(|(seat, _)| seat.parse::<usize>().ok());
    let (Some(a), Some(b)) = (seat(a), seat(b)) else { return false };
    a.abs_diff(b) == 1 || a.abs_diff(b) == seats - 1
}

#[test]
fn everybody_sits_beside_one_whom_they_named() {
    // All name the next, and the fifth after them.
    let named: Vec<(String, Vec<String>)> =
        (0..12).map(|at| (id(at), vec![id((at + 1) % 12), id((at + 5) % 12)])).collect();
    let builder = Seating::builder(&roster(12)).room(Room::round_table(12));
    let solution = solved(builder.require(SeatRule::named_beside(named.clone(), 1)));
    let meeting = &solution.plan.meetings()[0];
    for (member, names) in &named {
        assert!(names.iter().any(|name| beside(meeting, 12, member, name)), "{member}: {meeting:?}");
    }
}

#[test]
fn the_popular_have_two_neighbours_at_most() {
    let named: Vec<(String, Vec<String>)> = (1..5).map(|at| (id(at), vec![id(0)])).collect();
    let builder = || Seating::builder(&roster(6)).room(Room::round_table(6));
    let solution = solved(builder().prefer(Tier(1), SeatRule::named_beside(named.clone(), 1)));
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 2);
    assert!(!solution.to_string().contains("m00 "), "{solution}");
    let required = builder().require(SeatRule::named_beside(named, 1)).build().expect("good");
    assert!(matches!(Solver::new().solve(&required).expect("an answer"), Outcome::Impossible(_)));
}

#[test]
fn nobody_sits_at_the_head_table_twice() {
    let builder = Seating::builder(&roster(8)).room(Room::tables(2, 4)).meetings(2);
    let table = "table 1";
    let problem = builder.clone().require(SeatRule::visits(..=1).at_tables([table])).build().expect("good");
    let plan = Solver::new().solve(&problem).expect("an answer").solution().expect("it can be met").plan;
    let at_table = |meeting: &PlannedMeeting| {
        let seated = meeting.seats().take(4).map(|(_, id)| id.to_owned());
        seated.collect::<Vec<String>>()
    };
    let [first, second] = [0, 1].map(|at| at_table(&plan.meetings()[at]));
    assert!(first.iter().all(|member| !second.contains(member)), "{plan:?}");
    let often = builder.require(SeatRule::visits(2..).at_tables([table])).build().expect("good");
    let Outcome::Impossible(conflict) = Solver::new().solve(&often).expect("an answer") else {
        panic!("8 are more than 4")
    };
    assert!(conflict.reason.is_some(), "{conflict}");
}
