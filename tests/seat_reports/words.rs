//! What is printed of plans.

use super::super::{measured, plan, read, roster};
use roundtable::{Room, SeatRule, Seating, Tier};

#[test]
fn where_all_show_their_tags_each_meeting_is_told() {
    let roster = roster(&[
        ("ana", &["carer"], true),
        ("bo", &["carer"], true),
        ("chidi", &["researcher"], true),
        ("dana", &[], false),
    ]);
    let problem = Seating::builder(&roster)
        .room(Room::rows(1, 5).power(2, ["1-1"]))
        .meetings(2)
        .absent("dana", [2])
        .prefer(Tier(1), SeatRule::new_neighbours())
        .build()
        .expect("good");
    let text = r#"{"meetings": [
        {"seats": {"1-1": "ana", "1-2": "bo", "1-3": "chidi", "1-4": "dana"}},
        {"seats": {"1-1": "ana", "1-3": "bo", "1-4": "chidi"}, "absent": ["dana"]}]}"#;
    let expected = "\
Meeting 1
  Seat  Member  Shows
  1-1   ana     carer
  1-2   bo      carer
  1-3   chidi   researcher
  1-4   dana
Among the 3 neighbouring pairs two show the same `background` once; a random seating has 0.4 on average, and 100 % of random seatings are at least as mixed.

Meeting 2
  Seat  Member  Shows
  1-1   ana     carer
  1-3   bo      carer
  1-4   chidi   researcher
Not there: dana.
Among the one neighbouring pair no two show the same `background`; a random seating has 0.4 on average, and 59.5 % of random seatings are at least as mixed.

How people mix
Everybody sits beside at least 1 other person.
1 pair sits beside each other more than once: 2 times.
Of the seats that carry weight nobody is more than 2.83 off an even share.
";
    assert_eq!(measured(&problem, &read(text)).to_string(), expected);
}

#[test]
fn a_plan_that_was_read_has_its_seats_alone() {
    let text = r#"{"meetings": [{"seats": {"1": "ana", "2": "bo"}, "absent": ["chidi"]}]}"#;
    let expected = "Seats\n  Seat  Member\n  1     ana\n  2     bo\nNot there: chidi.\n";
    assert_eq!(read(text).to_string(), expected);
}

#[test]
fn one_meeting_has_no_new_neighbours() {
    let roster = roster(&[("ana", &[], false), ("bo", &[], false)]);
    let problem = Seating::builder(&roster).room(Room::round_table(2));
    let text = plan(problem.clone().prefer(Tier(1), SeatRule::new_neighbours())).to_string();
    assert_eq!(text.lines().count(), 4, "{text}");
    assert!(!text.contains("How people mix"), "{text}");
    let again = problem.met_before([("ana", "bo", 1)]);
    // Who sat beside whom before is not for everybody.
    assert!(!plan(again).to_string().contains("How people mix"));
}
