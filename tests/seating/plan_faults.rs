//! What makes a plan no plan of a problem.

use crate::id;
use roundtable::{Lens, Member, PlannedMeeting, Problem, Room, Roster, Rule, SeatRule, Seating, SeatingPlan, Tier};
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
    let meetings = |plan: &mut Value, at: usize, key: &str, value: Value| {
        plan["meetings"][at][key] = value;
    };
    let fewer = told(&|plan| drop(plan["meetings"].as_array_mut().expect("meetings").pop()));
    assert_eq!(fewer[0].to_string(), "the plan has 1 meeting, and 2 are asked for");
    for (at, key, value, expected) in [
        (1, "seats", json!({"1-1": "m00", "1-2": "m01", "3-1": "m02"}), "the room has no seat `3-1`"),
        (1, "seats", json!({"1-1": "m00", "1-2": "m01", "2-1": "m02", "2-2": "m01"}), "`m01` stands 2 times"),
        (1, "absent", json!(["m03", "somebody"]), "`somebody` is in the plan and not"),
        (1, "absent", json!([]), "`m03` stands 0 times"),
        (0, "seats", json!({"1-1": "m00", "2-1": "m02"}), "this is fixed"),
        (1, "hats", json!({"m00": "research", "m01": "research", "m02": "lived"}), "`m01` wears a hat"),
        (1, "hats", json!({"m00": "lived", "m01": "lived"}), "`m02` wears a hat"),
    ] {
        let found = told(&|plan| meetings(plan, at, key, value.clone()));
        assert_eq!(found.len(), 1, "{key}: {value}: {found:?}");
        assert!(
            found[0].to_string().starts_with(&format!("meeting {}: {expected}", at + 1)),
            "{key}: {value}: {found:?}"
        );
    }
    let seated = told(&|plan| {
        meetings(plan, 1, "absent", json!([]));
        plan["meetings"][1]["seats"]["2-2"] = json!("m03");
    });
    let absence = "meeting 2: the plan and the problem do not agree on whether `m03` is there";
    assert!(seated.iter().any(|fault| fault.to_string() == absence));
    // One seat for two cannot be written in a file.
    let doubled = PlannedMeeting::new([("1-1", id(0)), ("1-1", id(1)), ("2-1", id(2))]);
    assert!(serde_json::to_string(&doubled).is_ok_and(|text| serde_json::from_str::<PlannedMeeting>(&text).is_err()));
}
