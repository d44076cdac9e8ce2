//! What makes a plan no plan of a problem.

use crate::id;
use roundtable::{
    Lens, Member, PlanFault, PlannedMeeting, Problem, Room, Roster, Rule, SeatRule, Seating, SeatingPlan, Tier,
};
use serde_json::{Value, json};

#[test]
fn plans_that_are_none_of_the_problem() {
    let roster = Roster::new((0..4).map(|at| {
        let held = if at == 0 { &["lived", "research"][..] } else { &["lived"] };
        Member::new(id(at)).tags("background", held.iter().copied())
    }));
    let first = PlannedMeeting::new([("1-1", id(0)), ("2-2", id(2))]);
    let problem = Seating::builder(&roster.expect("ids differ"))
        .room(Room::tables(2, 2))
        .meetings(2)
        .fixed([first])
        .absent(id(3), [2])
        .require(Rule::at_most("lived", 3).lens(Lens::Hat))
        .prefer(Tier(1), SeatRule::new_neighbours())
        .build()
        .expect("good");
    let written = json!({"meetings": [
        {"seats": {"1-1": "m00", "2-2": "m02"}, "absent": ["m01", "m03"]},
        {"seats": {"1-1": "m00", "1-2": "m01", "2-1": "m02"}, "absent": ["m03"],
         "hats": {"m00": "lived", "m01": "lived", "m02": "lived"}},
    ]});
    let check = |change: &dyn Fn(&mut Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        let plan: SeatingPlan = serde_json::from_value(changed).expect("the documented form");
        problem.price(&plan)
    };
    assert_eq!(check(&|_| {}), Ok(vec![0, 0]));
    let told = |change: &dyn Fn(&mut Value)| check(change).expect_err("it is no plan");
    let in_meeting = |meeting: usize, fault: PlanFault| {
        let fault = Box::new(fault);
        PlanFault::InMeeting { meeting, fault }
    };
    let meetings = |plan: &mut Value, at: usize, key: &str, value: Value| {
        plan["meetings"][at][key] = value;
    };
    let fewer = told(&|plan| drop(plan["meetings"].as_array_mut().expect("meetings").pop()));
    assert_eq!(fewer, [PlanFault::Meetings { meetings: 1, asked: 2 }]);
    let member = |at: usize| id(at);
    for (at, key, value, expected) in [
        (
            1,
            "seats",
            json!({"1-1": "m00", "1-2": "m01", "3-1": "m02"}),
            vec![PlanFault::UnknownSeat { seat: "3-1".to_owned() }],
        ),
        (
            1,
            "seats",
            json!({"1-1": "m00", "1-2": "m01", "2-1": "m02", "2-2": "m01"}),
            vec![PlanFault::Misplaced { member: member(1), times: 2 }],
        ),
        (1, "absent", json!(["m03", "somebody"]), vec![PlanFault::UnknownMember { member: "somebody".to_owned() }]),
        (1, "absent", json!([]), vec![PlanFault::Misplaced { member: member(3), times: 0 }]),
        (0, "seats", json!({"1-1": "m00", "2-1": "m02"}), vec![PlanFault::Fixed]),
        (
            1,
            "hats",
            json!({"m00": "research", "m01": "research", "m02": "lived"}),
            vec![PlanFault::Hat { member: member(1) }],
        ),
        (1, "hats", json!({"m00": "lived", "m01": "lived"}), vec![PlanFault::Hat { member: member(2) }]),
    ] {
        let found = told(&|plan| meetings(plan, at, key, value.clone()));
        let expected: Vec<PlanFault> = expected.into_iter().map(|fault| in_meeting(at + 1, fault)).collect();
        assert_eq!(found, expected, "{key}: {value}");
    }
    let seated = told(&|plan| {
        meetings(plan, 1, "absent", json!([]));
        plan["meetings"][1]["seats"]["2-2"] = json!("m03");
    });
    assert!(seated.contains(&in_meeting(2, PlanFault::Absence { member: member(3) })));
    // One seat for two cannot be written in a file.
    let doubled = PlannedMeeting::new([("1-1", id(0)), ("1-1", id(1)), ("2-1", id(2))]);
    assert!(serde_json::to_string(&doubled).is_ok_and(|text| serde_json::from_str::<PlannedMeeting>(&text).is_err()));
}
