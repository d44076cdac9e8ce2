//! What is told of pair values and measures: what is wrong with them, to whom, and how they stand in files.

use crate::by_value::{listed, room, roster, solved};
use crate::faults::{says, told, told_to_organisers};
use roundtable::{PairValues, ProblemFile, Room, SeatMeasure, SeatRule, Seating, Solver, Tier};
use std::collections::BTreeMap;

#[test]
fn measures_that_fit_no_room_and_numbers_that_are_none_are_told() {
    let values = || listed(&[1, 2, 3, 4, 5, 6]);
    let asked = |rule: SeatRule| Seating::builder(&roster(4)).room(room()).prefer(Tier(1), rule.public());
    let by = |measure: SeatMeasure| told(asked(SeatRule::near_by_value(values()).measured_by(measure)));
    says(&by(SeatMeasure::distances([("s0", "s9", 1.0)])), &["no seat has the id `s9`"]);
    says(&by(SeatMeasure::distances([("s0", "s1", 1), ("s1", "s0", 2)])), &["the pair `s1` and `s0` has two values"]);
    says(&by(SeatMeasure::closeness([("s0", "s0", 1)])), &["`s0` is named twice"]);
    says(&by(SeatMeasure::closeness([("s0", "s1", -1)])), &["a number below 0"]);
    says(&by(SeatMeasure::distances([("s0", "s1", "1.0000001")])), &["1.0000001"]);
    says(&by(SeatMeasure::distances([("s0", "s1", "near")])), &["near"]);
    says(&by(SeatMeasure::distances([("s0", "s1", "9e99")])), &["9e99"]);
    // Each fits by itself, and their sums do not.
    let far = "9000000000000000000";
    says(
        &by(SeatMeasure::distances([("s0", "s1", far), ("s0", "s2", far)])),
        &["sums of them cannot be counted exactly"],
    );
    for far in ["1000000000000000", "100000000000000000", "1000000000000000000"] {
        let bounded = values().at_most("9000000000000000000");
        let rule = SeatRule::near_by_value(bounded).measured_by(SeatMeasure::distances([("s0", "s1", far)]));
        // Refused or solved: no sum overflows.
        if let Ok(seating) = asked(rule).build() {
            assert!(Solver::new().steps(1_000).solve(&seating).is_ok(), "{far}");
        }
    }
    let apart = Seating::builder(&roster(4)).room(Room::tables(2, 3));
    let steps = SeatRule::near_by_value(values()).measured_by(SeatMeasure::steps()).public();
    says(&told(apart.prefer(Tier(1), steps)), &["no way leads from neighbour to neighbour"]);
    let hall = Seating::builder(&roster(4)).room(Room::rows(30, 100));
    says(&told(hall.prefer(Tier(1), SeatRule::near_by_value(values()).public())), &["4000000 pairs of seats"]);
}

#[test]
fn values_that_fit_nobody_and_sums_that_are_too_large_are_told() {
    let asked = |rule: SeatRule| Seating::builder(&roster(4)).room(room()).prefer(Tier(1), rule.public());
    let named = |first: &str, value: &str| PairValues::listed([(first, "m01", value)]);
    says(&told(asked(SeatRule::near_by_value(named("zoe", "1")))), &["zoe"]);
    says(&told(asked(SeatRule::near_by_value(named("m00", "much")))), &["much"]);
    says(
        &told(asked(SeatRule::near_by_value(named("m00", "9000000000000000000")))),
        &["sums of them cannot be counted exactly"],
    );
    says(&told(asked(SeatRule::near_by_value(named("m00", "1").at_least(3)))), &["give `at_most` and not `at_least`"]);
    says(&told(asked(SeatRule::far_by_value(named("m00", "1").at_most(3)))), &["give `at_least` and not `at_most`"]);
    let huge = named("m00", "1").at_most("4000000000000000000");
    says(&told(asked(SeatRule::near_by_value(huge))), &["sums of them cannot be counted exactly"]);
    let required =
        Seating::builder(&roster(4)).room(room()).require(SeatRule::near_by_value(named("m00", "1")).public());
    says(&told(required), &["needs a bound"]);
}

#[test]
fn what_it_says_is_private_unless_it_is_public() {
    let rule = SeatRule::near_by_value(PairValues::listed([("m00", "m01", 7)]).at_most(20));
    assert_eq!(rule.words_for_members(), "a private need of a member");
    let sentence = "the more two are worth to each other, the nearer they sit: the sum of the pair values, each times the \
                    distance of the two seats, is at most 20";
    assert_eq!(rule.clone().public().words_for_members(), sentence);
    let unknown = SeatRule::near_by_value(PairValues::listed([("zoe", "m01", 7)]));
    let builder = Seating::builder(&roster(4)).room(room()).prefer(Tier(1), unknown);
    assert!(!told(builder.clone()).concat().contains("zoe"));
    assert!(told_to_organisers(builder).concat().contains("zoe"));
}

#[test]
fn files_give_values_and_measures() {
    let form = |by: &str| {
        format!(
            r#"{{"seating": {{"roster": {{"members": [{{"id": "m00"}}, {{"id": "m01"}}]}}, "room": {{"rows": {{"rows": 1, "seats": 3}}}},
            "rules": [{{"prefer": {{"near_by_value": {{"values": {{"matrix": [[0, 2], [2, 0]]}}{by}}}}}, "tier": 1}}]}}}}"#
        )
    };
    let costs: BTreeMap<&str, i64> = [
        ("", 2),
        (r#", "by": "grid""#, 2),
        (r#", "by": "steps""#, 2),
        (r#", "by": "beside""#, -2),
        (r#", "by": {"distances": [["1-1", "1-2", 3], ["1-2", "1-3", 5], ["1-1", "1-3", 4]]}"#, 6),
        (r#", "by": {"closeness": [["1-1", "1-2", 3], ["1-2", "1-3", 5]]}"#, -10),
    ]
    .into();
    for (by, cost) in costs {
        let file: ProblemFile = serde_json::from_str(&form(by)).unwrap_or_else(|error| panic!("{by}: {error}"));
        let ProblemFile::Seating(builder) = file else { panic!("a seating") };
        let problem = builder.build().unwrap_or_else(|error| panic!("{by}: {error}"));
        assert_eq!(solved(&problem).certificate[1].cost, cost, "{by}");
    }
    for wrong in [r#", "by": "far""#, r#", "by": {"distances": [["1-1", "1-2"]]}"#, r#", "measure": "grid""#] {
        assert!(serde_json::from_str::<ProblemFile>(&form(wrong)).is_err(), "{wrong}");
    }
}
