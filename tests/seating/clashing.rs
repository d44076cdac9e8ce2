//! Seatings that cannot be, and why.

use crate::{cases, id, roster};
use proptest::prelude::*;
use roundtable::{
    Conflict, Member, Outcome, PlannedMeeting, Room, Roster, Rule, SeatRule, Seating, SeatingBuilder, Solver,
};

fn solve(builder: SeatingBuilder) -> Outcome<roundtable::SeatingPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let solver = Solver::new().seed(1).steps(100_000).nodes(20_000);
    solver.solve(&problem).expect("an answer")
}

fn asked(builder: &SeatingBuilder, rules: impl IntoIterator<Item = SeatRule>) -> SeatingBuilder {
    let builder = builder.clone();
    rules.into_iter().fold(builder, |builder, rule| builder.require(rule))
}

/// The conflict of these rules, which are all needed for it but for those at the places `aside`, counted from 1:
/// without any of them there is a plan.
fn conflict(builder: &SeatingBuilder, rules: &[SeatRule], aside: &[usize]) -> Conflict {
    let Outcome::Impossible(found) = solve(asked(builder, rules.to_vec())) else {
        panic!("it cannot be met");
    };
    assert!(found.smallest, "{found:?}");
    let clashing: Vec<usize> = found.rules.iter().filter_map(|rule| rule.rule).collect();
    let needed: Vec<usize> = (1..=rules.len()).filter(|rule| !aside.contains(rule)).collect();
    assert_eq!(clashing, needed, "{found:?}");
    for dropped in needed {
        let fewer = rules.iter().enumerate();
        let fewer = fewer.filter(|(at, _)| at + 1 != dropped);
        let fewer: Vec<SeatRule> = fewer.map(|(_, rule)| rule.clone()).collect();
        let outcome = solve(asked(builder, fewer));
        assert!(matches!(outcome, Outcome::Solved(_)), "without rule {dropped}: {outcome:?}");
    }
    found
}

fn six() -> SeatingBuilder {
    let room = Room::round_table(6).feature("step-free", ["1"]).feature("loop", ["1", "2", "3"]);
    Seating::builder(&roster(6)).room(room)
}

/// Whether the reason has all of these words.
fn says(found: &Conflict, words: &[&str]) {
    let reason = found.reason.as_deref().expect("counting shows it");
    for word in words {
        assert!(reason.contains(word), "{word}: {reason}");
    }
}

#[test]
fn two_people_need_the_one_step_free_seat() {
    let needs = |member: usize| SeatRule::needs(id(member), ["step-free"]);
    let other = SeatRule::needs(id(3), ["loop"]);
    let private = conflict(&six(), &[needs(1), other.clone(), needs(4)], &[2]);
    says(&private, &["room for 1 of the 2 people"]);
    for text in [format!("{private}"), format!("{private:?}")] {
        assert!(!text.contains("step-free") && !text.contains(&id(1)), "{text}");
    }
    let open = [needs(1).public(), other.public(), needs(4).public()];
    let open = conflict(&six(), &open, &[2]);
    says(&open, &["room for 1 of the 2 people"]);
    assert!(open.to_string().contains("step-free"), "{open}");
}

#[test]
fn more_people_need_a_feature_than_seats_have_it() {
    let needs = |member: usize| SeatRule::needs(id(member), ["loop"]).public();
    let rules: Vec<SeatRule> = (0..4).map(needs).collect();
    let found = conflict(&six(), &rules, &[]);
    says(&found, &["room for 3 of the 4 people"]);
    // The seat of one of them is taken by somebody who is sent there.
    let rules = [needs(0), needs(1), SeatRule::in_seat(id(5), "2"), needs(2)];
    let found = conflict(&six(), &rules, &[]);
    says(&found, &["room for 3 of the 4 people"]);
}

#[test]
fn seats_that_nobody_may_take_are_needed() {
    let rules: Vec<SeatRule> = (0..6).map(|member| SeatRule::not_in_seat(id(member), "5").public()).collect();
    let found = conflict(&six(), &rules, &[]);
    says(&found, &["room for 5 of the 6 people"]);
}

#[test]
fn too_many_of_one_background_sit_round_a_table() {
    let build = |holders: usize| {
        let member = |at: usize| {
            let background = if at < holders { "lived" } else { "practice" };
            // Others have several, so that they are nothing to each other.
            Member::new(id(at)).tag(
                "background",
                match at {
                    4 => "research",
                    5 => "local",
                    _ => background,
                },
            )
        };
        let roster = Roster::new((0..6).map(member)).expect("ids differ");
        Seating::builder(&roster).room(Room::round_table(6))
    };
    let rule = SeatRule::mix("background");
    let found = conflict(&build(4), std::slice::from_ref(&rule), &[]);
    says(&found, &["`background`", "however they are placed"]);
    assert!(matches!(solve(build(3).require(rule.clone())), Outcome::Solved(_)));
    // At one of two meetings.
    let two = build(4).meetings(2).absent(id(0), [1]);
    let found = conflict(&two, &[rule], &[]);
    says(&found, &["at meeting 2: "]);
}

#[test]
fn neighbours_who_cannot_all_share_or_differ() {
    let alike = |tags: [&'static str; 4]| {
        let member = |at: usize| Member::new(id(at)).tag("language", tags[at]);
        let roster = Roster::new((0..4).map(member)).expect("ids differ");
        Seating::builder(&roster).room(Room::round_table(4))
    };
    let found = conflict(&alike(["fr", "fr", "de", "de"]), &[SeatRule::neighbours_share("language")], &[]);
    says(&found, &["no order of these people"]);
    let found = conflict(&alike(["fr", "fr", "fr", "de"]), &[SeatRule::neighbours_differ("language").private()], &[]);
    says(&found, &["no order of these people"]);
}

#[test]
fn table_quotas_clash() {
    let builder = Seating::builder(&roster(6)).room(Room::tables(2, 3));
    let rules = [SeatRule::different_zones(), SeatRule::from(Rule::places("lived", 2..))];
    let found = conflict(&builder, &rules, &[1]);
    assert!(found.reason.is_some(), "{found:?}");
    let rules = [
        SeatRule::from(Rule::together([id(0), id(1)])),
        SeatRule::in_seat(id(0), "1-1"),
        SeatRule::in_seat(id(1), "2-2"),
    ];
    conflict(&builder, &rules, &[]);
    let builder = builder.meetings(2).absent(id(3), [1]);
    let rules = [SeatRule::from(Rule::places("lived", 1..=1)).in_meetings([1])];
    let found = conflict(&builder, &rules, &[]);
    says(&found, &["at meeting 1: "]);
}

#[test]
fn pairs_that_are_drawn_together_and_apart() {
    let rules =
        [SeatRule::beside(id(0), id(1)), SeatRule::beside(id(2), id(3)), SeatRule::not_beside([id(1), id(0)]).public()];
    conflict(&six(), &rules, &[2]);
    // Three neighbours are one too many.
    let rules = [SeatRule::beside(id(0), id(1)), SeatRule::beside(id(0), id(2)), SeatRule::beside(id(3), id(0))];
    conflict(&six(), &rules, &[]);
    // A supporter of two who are sent apart.
    let rules = [
        SeatRule::supports(id(5), id(0)),
        SeatRule::in_seat(id(0), "1"),
        SeatRule::supports(id(5), id(1)),
        SeatRule::in_seat(id(1), "4"),
    ];
    conflict(&six(), &rules, &[]);
    // Four who are to keep their distance in a row of six.
    let row = Seating::builder(&roster(6)).room(Room::rows(1, 6));
    let rules = [
        SeatRule::farther_than([id(0), id(1), id(2), id(3)], 1.0).public(),
        SeatRule::not_in_seat(id(0), "1-1").public(),
    ];
    conflict(&row, &rules, &[2]);
}

#[test]
fn meetings_without_end_bring_no_new_neighbours() {
    let build = |meetings: usize| Seating::builder(&roster(5)).room(Room::circle(5)).meetings(meetings);
    let rules = [SeatRule::new_neighbours(), SeatRule::mix_worst("site").in_meetings([])];
    let found = conflict(&build(3), &rules[..1], &[]);
    says(&found, &["side by side again"]);
    assert!(matches!(solve(build(2).require(rules[0].clone())), Outcome::Solved(_)));
}

#[test]
fn neighbours_from_before_the_first_meeting_are_why_some_sit_side_by_side_again() {
    let pair = Seating::builder(&roster(2)).room(Room::rows(1, 2));
    let last_met = SeatRule::not_again_within(2).last_met([(id(0), id(1), 1)]);
    let found = conflict(&pair, &[last_met], &[]);
    says(&found, &["with these seats, and who sat side by side before, some sit side by side again within 2 meetings"]);
    let found = conflict(&pair.clone().meetings(2), &[SeatRule::not_again_within(2)], &[]);
    says(&found, &["with these seats, some sit side by side again within 2 meetings"]);
    let found = conflict(&pair.met_before([(id(0), id(1), 1)]), &[SeatRule::new_neighbours()], &[]);
    says(&found, &["over these meetings and those before them"]);
}

#[test]
fn a_seat_that_somebody_has_to_leave_is_named_with_the_rule_that_keeps_it() {
    let announced = PlannedMeeting::new([("1", id(3)), ("3", id(1))]);
    let rules = [SeatRule::as_announced([announced]), SeatRule::in_seat(id(3), "2")];
    conflict(&six(), &rules, &[]);
}

#[test]
fn who_must_sit_together_stays_exempt_while_a_conflict_is_shrunk() {
    // Two pairs are one too many for new neighbours; the pair that is always together has no part in it.
    let builder = Seating::builder(&roster(4)).room(Room::rows(1, 4)).meetings(2);
    let rules = [
        SeatRule::beside(id(0), id(1)),
        SeatRule::new_neighbours(),
        SeatRule::beside(id(2), id(3)).in_meetings([1]),
        SeatRule::beside(id(2), id(3)).in_meetings([2]),
    ];
    let found = conflict(&builder, &rules, &[1]);
    assert_eq!(found.rules[0].rule, Some(2));
}

proptest! {
    #![proptest_config(cases(24))]

    /// Of so many who need one of as many seats, one is one too many; whoever has no part in it is not named.
    #[test]
    fn one_need_too_many(
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
        seats in Just((1..=6_usize).collect::<Vec<_>>()).prop_shuffle(),
        few in 1..=4_usize,
        other in 0..6_usize,
    ) {
        let room = Room::round_table(6).feature("step-free", seats[..few].iter().map(ToString::to_string));
        let builder = Seating::builder(&roster(6)).room(room);
        let mut rules: Vec<SeatRule> =
            order[..=few].iter().map(|&member| SeatRule::needs(id(member), ["step-free"])).collect();
        let at = other.min(rules.len());
        rules.insert(at, SeatRule::new_neighbours());
        conflict(&builder, &rules, &[at + 1]);
    }
}
