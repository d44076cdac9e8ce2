//! Measures of plans made by hand.

use super::super::{measured, plan, read, roster};
use roundtable::audit::{DimensionMixing, MeetingMixing, MemberSeats};
use roundtable::{AnswerFile, Outcome, PlannedMeeting, Room, SeatRule, Seating, Solver, Tier};

const L: &str = "lived experience";
const P: &str = "practitioner";
const R: &str = "researcher";

fn same_tags(meeting: &MeetingMixing) -> Vec<(&str, i64)> {
    let tags = meeting.dimensions[0].tags.iter();
    tags.map(|of| (of.tag.as_str(), of.same_tag)).collect()
}

#[test]
fn every_tag_that_two_share_and_the_weight_of_the_edge() {
    let roster =
        roster(&[("ana", &[L, R], false), ("bo", &[L, R], false), ("chidi", &[R], false), ("dana", &[P], false)]);
    // A row of four, whose middle edge weighs three.
    let room = Room::rows(1, 4).neighbours_weighing("1-1", "1-4", 3);
    let problem =
        Seating::builder(&roster).room(room).prefer(Tier(1), SeatRule::mix("background")).build().expect("good");
    let by_hand = read(r#"{"meetings": [{"seats": {"1-1": "chidi", "1-2": "dana", "1-3": "bo", "1-4": "ana"}}]}"#);
    let plan = measured(&problem, &by_hand);
    let meeting = &plan.mixing().meetings[0];
    assert_eq!(meeting.neighbours, 6);
    // `bo` and `ana` share two; `ana` and `chidi` share one, three times.
    assert_eq!(meeting.dimensions[0].same_tag, 5);
    assert_eq!(same_tags(meeting), [(L, 1), (R, 4), (P, 0)]);
    // Two hold the first and three the second, so 2 + 6 ordered pairs of 12, on six edges.
    let DimensionMixing { random, floor, .. } = &meeting.dimensions[0];
    assert_eq!((random.numerator, random.denominator), (6 * 8, 12));
    assert_eq!(random.average, 4.0);
    assert!(*floor <= 2, "{floor}");
}

#[test]
fn supporters_and_empty_seats_bring_nothing() {
    let roster = roster(&[("ana", &[L], false), ("bo", &[L], false), ("iris", &[L], false)]);
    let problem = Seating::builder(&roster)
        .room(Room::round_table(5))
        .require(SeatRule::supports("iris", "ana"))
        .build()
        .expect("good");
    let plan = measured(&problem, &read(r#"{"meetings": [{"seats": {"1": "ana", "2": "iris", "5": "bo"}}]}"#));
    let mixing = plan.mixing();
    assert_eq!(mixing.meetings[0].neighbours, 1);
    let background = &mixing.meetings[0].dimensions[0];
    assert_eq!((background.same_tag, background.floor), (1, 0));
    // Two who hold it on five seats: 2 ordered pairs of 20, on five edges.
    assert_eq!(background.random.average, 0.5);
    let members: Vec<(&str, usize)> =
        mixing.members.iter().map(|member| (member.id.as_str(), member.neighbours)).collect();
    assert_eq!(members, [("ana", 1), ("bo", 1)]);
}

#[test]
fn a_ring_of_nine() {
    let people = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let backgrounds: [&'static [&'static str]; 3] = [&[L], &[P], &[R]];
    let people: Vec<_> = people.into_iter().enumerate().collect();
    let people: Vec<_> = people.iter().map(|&(at, id)| (id, backgrounds[at % 3], false)).collect();
    let roster = roster(&people);
    let problem = Seating::builder(&roster).room(Room::round_table(9)).prefer(Tier(1), SeatRule::mix("background"));
    let problem = problem.build().expect("good");
    let solved = Solver::new().solve(&problem).expect("an answer");
    let Outcome::Solved(solution) = &solved else { panic!("{solved:?}") };
    let background = &solution.plan.mixing().meetings[0].dimensions[0];
    assert_eq!((background.same_tag, background.floor), (0, 0));
    assert_eq!(background.random.average, 2.25);
    assert_eq!(background.random.as_mixed, 0.0791);
    // A block of each is as bad as can be.
    let seats: Vec<(String, &str)> = [0, 3, 6, 1, 4, 7, 2, 5, 8]
        .iter()
        .zip(1..)
        .map(|(&at, seat): (&usize, usize)| (seat.to_string(), people[at].0))
        .collect();
    let text = serde_json::to_string(&PlannedMeeting::new(seats)).expect("text");
    let worst = measured(&problem, &read(&format!(r#"{{"meetings": [{text}]}}"#)));
    let background = &worst.mixing().meetings[0].dimensions[0];
    assert_eq!((background.same_tag, background.random.as_mixed), (6, 1.0));
    // What is written says the same, with the plan as agreed.
    let answer = serde_json::to_value(AnswerFile::new(&solved, 0)).expect("JSON");
    assert_eq!(answer["mixing"]["meetings"][0]["dimensions"][0]["floor"], 0);
    let seats = answer["plan"]["meetings"][0]["seats"].as_object();
    assert_eq!(seats.map(|seats| seats.len()), Some(9));
    assert_eq!(answer["counts"][0].as_array().map(Vec::len), Some(1));
}

#[test]
fn over_meetings() {
    let roster = roster(&[("ana", &[], false), ("bo", &[], false), ("chidi", &[], false), ("dana", &[], false)]);
    let room = Room::rows(1, 4).zone("left", ["1-1", "1-2"]).power(3, ["1-1"]);
    let problem = Seating::builder(&roster)
        .room(room)
        .meetings(3)
        .absent("dana", [3])
        .met_before([("ana", "bo", 2), ("bo", "dana", 1)])
        .prefer(Tier(1), SeatRule::new_neighbours())
        .build()
        .expect("good");
    let text = r#"{"meetings": [
        {"seats": {"1-1": "ana", "1-2": "bo", "1-3": "chidi", "1-4": "dana"}},
        {"seats": {"1-1": "ana", "1-2": "chidi", "1-3": "bo", "1-4": "dana"}},
        {"seats": {"1-1": "bo", "1-2": "chidi", "1-3": "ana"}, "absent": ["dana"]}]}"#;
    let plan = measured(&problem, &read(text));
    let mixing = plan.mixing();
    let member = |of: &MemberSeats| {
        let counts = [of.meetings, of.neighbours, of.new, of.seats, of.zones];
        (of.id.clone(), counts, of.power, of.even_share)
    };
    let members: Vec<_> = mixing.members.iter().map(member).collect();
    assert_eq!(
        members,
        [
            ("ana".to_owned(), [3, 2, 1, 2, 2], 6, 2.5),
            ("bo".to_owned(), [3, 3, 1, 3, 2], 3, 2.5),
            ("chidi".to_owned(), [3, 3, 3, 2, 2], 0, 2.5),
            ("dana".to_owned(), [2, 2, 1, 1, 1], 0, 1.5),
        ]
    );
    let repeats: Vec<(&str, &str, usize, usize)> =
        mixing.repeats.iter().map(|of| (of.first.as_str(), of.second.as_str(), of.meetings, of.before)).collect();
    assert_eq!(repeats, [("ana", "bo", 1, 2), ("ana", "chidi", 2, 0), ("bo", "chidi", 3, 0), ("bo", "dana", 1, 1),]);
}

#[test]
fn the_same_random_seatings_for_all_plans() {
    let people: [(_, &[_], _); 6] = [
        ("a", &[L], false),
        ("b", &[L], false),
        ("c", &[P], false),
        ("d", &[P, L], false),
        ("e", &[R], false),
        ("f", &[R], false),
    ];
    let roster = roster(&people);
    let problem = || Seating::builder(&roster).room(Room::circle(7)).meetings(2);
    let first = plan(problem());
    assert_eq!(first.mixing(), plan(problem()).mixing());
    let [one, two] = [0, 1].map(|at| first.mixing().meetings[at].dimensions[0].random.average);
    assert_eq!(one, two);
    // A plan that was read from a file is of nobody.
    let text = serde_json::to_string(&first).expect("text");
    assert_eq!(read(&text), first);
    assert!(read(&text).mixing().members.is_empty());
}
