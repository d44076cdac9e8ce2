//! Plans of shares: what makes one no plan.

use crate::taken::Taken;
use crate::tiny::{Day, Matter, Person, Tiny, Work};
use roundtable::{Problem, SharesPlan};
use serde_json::{Value, json};

/// Two pieces, a training, mentoring and a decision; somebody else is in the roster and takes no part.
fn small() -> Tiny {
    let mut tiny = Tiny {
        periods: 2,
        people: vec![Person::new(240); 3],
        pieces: vec![Work::new(Some(60), &[30, 90]), Work::new(None, &[60])],
        mentoring: Some(30),
        ..Tiny::default()
    };
    tiny.people[0].teaches = vec!["writing"];
    tiny.people[1].wants = vec!["writing", "drawing"];
    tiny.people[2].wants = vec!["writing"];
    tiny.unequal = vec![(2, 0)];
    tiny.trainings = vec![Day {
        teaches: vec!["writing", "drawing"],
        places: 1,
        cost: 500,
        minutes: 60,
        period: 1,
        taught_by: vec![0],
    }];
    tiny.decisions = vec![Matter { weight: 1, topic: None, leads: 2 }];
    tiny
}

fn taken() -> Taken {
    Taken { work: vec![vec![0, 1, 2], vec![1]], attending: vec![vec![1]], mentors: Vec::new(), leads: vec![vec![0, 2]] }
}

fn value() -> Value {
    serde_json::to_value(small().plan(&taken())).expect("it can be written")
}

/// What is wrong with a plan in which this was changed.
fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let problem = small().builder().build().expect("nothing is wrong");
    let mut plan = value();
    change(&mut plan);
    let plan: SharesPlan = serde_json::from_value(plan).expect("the form of a plan");
    let faults = problem.price(&plan).expect_err("it is no plan");
    assert_eq!(Problem::price(&problem, &plan), Err(faults.clone()));
    assert!(problem.assignment(&plan).is_none());
    faults.iter().map(ToString::to_string).collect()
}

fn may_not(member: &str, role: &str) -> String {
    format!("`{member}` holds `{role}` and may not")
}

fn size(group: &str, size: usize) -> String {
    let members = if size == 1 { "member" } else { "members" };
    format!("`{group}` has {size} {members}")
}

fn unknown(member: &str) -> String {
    format!("`{member}` is in the plan and not in the roster")
}

/// The text of a plan of other pieces or decisions than the problem has.
fn other(what: &str) -> String {
    format!("the {what} of the plan are not those of the problem, in its order")
}

#[test]
fn what_was_not_changed_is_a_plan() {
    let problem = small().builder().build().expect("nothing is wrong");
    let plan: SharesPlan = serde_json::from_value(value()).expect("the form of a plan");
    assert_eq!(problem.price(&plan), Ok(vec![0]));
    assert!(problem.assignment(&plan).is_some());
    assert!(plan.shared_out().members.is_empty());
    // The parts that are empty may be left out.
    let plan: Result<SharesPlan, _> = serde_json::from_value(json!({ "work": [] }));
    let found = problem.price(&plan.expect("a plan without anything")).expect_err("it is no plan");
    assert!(found.iter().all(|fault| fault.code() == "plan_other") && found.len() == 2, "{found:?}");
    for strange in [json!({}), json!({ "work": [], "pay": 5 })] {
        assert!(serde_json::from_value::<SharesPlan>(strange).is_err());
    }
}

#[test]
fn other_pieces() {
    let swap = |plan: &mut Value| plan["work"].as_array_mut().expect("a list").swap(0, 1);
    assert_eq!(faults(swap), [other("pieces of work")]);
    let fewer = |plan: &mut Value| drop(plan["work"].as_array_mut().expect("a list").pop());
    assert_eq!(faults(fewer), [other("pieces of work")]);
    assert_eq!(faults(|plan| plan["work"][1]["piece"] = json!("piece 2")), [other("pieces of work")]);
}

#[test]
fn other_hours() {
    let hours = |piece: &str| format!("`{piece}` has people with other hours than its places");
    assert_eq!(faults(|plan| plan["work"][0]["contributors"][0]["hours"] = json!(0.75)), [hours("piece 0")]);
    // There is one place of an hour and a half, and not two.
    assert_eq!(faults(|plan| plan["work"][0]["contributors"][0]["hours"] = json!(1.5)), [hours("piece 0")]);
    assert_eq!(faults(|plan| plan["work"][1]["contributors"][0]["hours"] = json!(-1.0)), [hours("piece 1")]);
    assert_eq!(faults(|plan| plan["work"][0]["lead"]["hours"] = json!(0.75)), [hours("piece 0")]);
    for strange in [1e300, -1e300] {
        let changed = faults(|plan| plan["work"][1]["contributors"][0]["hours"] = json!(strange));
        assert_eq!(changed, [hours("piece 1")]);
    }
}

#[test]
fn contributors_may_stand_in_any_order() {
    let problem = small().builder().build().expect("nothing is wrong");
    let mut plan = value();
    plan["work"][0]["contributors"].as_array_mut().expect("a list").swap(0, 1);
    let plan: SharesPlan = serde_json::from_value(plan).expect("the form of a plan");
    let assignment = problem.assignment(&plan).expect("a plan");
    assert_eq!(problem.plan(&assignment), small().plan(&taken()));
}

#[test]
fn too_few_and_too_many() {
    assert_eq!(faults(|plan| plan["work"][0]["lead"] = Value::Null), [size("piece 0", 2)]);
    assert_eq!(faults(|plan| plan["work"][1]["lead"] = json!({ "id": "m0", "hours": 1.0 })), [size("piece 1", 2)]);
    let fewer = |plan: &mut Value| plan["work"][0]["contributors"] = json!([]);
    assert_eq!(faults(fewer), [size("piece 0", 1)]);
    assert_eq!(faults(|plan| plan["decisions"][0]["leads"] = json!(["m0"])), [size("matter 0", 1)]);
    let more = |plan: &mut Value| plan["decisions"][0]["leads"] = json!(["m0", "m1", "m2"]);
    assert_eq!(faults(more), [size("matter 0", 3)]);
}

#[test]
fn other_decisions() {
    assert_eq!(faults(|plan| plan["decisions"] = json!([])), [other("decisions")]);
    assert_eq!(faults(|plan| plan["decisions"][0]["decision"] = json!("aims")), [other("decisions")]);
}

#[test]
fn other_trainings() {
    let changed = faults(|plan| plan["learning"][0]["event"] = json!("day 1"));
    assert_eq!(changed, ["the problem has no training `day 1`"]);
}

#[test]
fn people_who_are_not_there() {
    // Somebody else is in the roster, and takes no part.
    for name in ["zoe", "somebody else", ""] {
        assert_eq!(faults(|plan| plan["work"][0]["lead"]["id"] = json!(name)), [unknown(name)]);
        assert_eq!(faults(|plan| plan["work"][1]["contributors"][0]["id"] = json!(name)), [unknown(name)]);
        assert_eq!(faults(|plan| plan["learning"][0]["members"][0] = json!(name)), [unknown(name)]);
        assert_eq!(faults(|plan| plan["decisions"][0]["leads"][0] = json!(name)), [unknown(name)]);
        let mentor = json!([{ "mentor": name, "skill": "writing", "members": ["m1"] }]);
        assert_eq!(faults(|plan| plan["learning"] = mentor), [unknown(name)]);
    }
}

#[test]
fn learning_that_is_not_open() {
    // The first teaches there and has all of it; nobody attends twice.
    let came = |people: &[&str]| json!([{ "event": "day 0", "members": people }]);
    assert_eq!(faults(|plan| plan["learning"] = came(&["m0"])), [may_not("m0", "day 0")]);
    assert_eq!(faults(|plan| plan["learning"] = came(&["m1", "m1"])), [may_not("m1", "day 0")]);
    let taught = |mentor: &str, skill: &str, people: &[&str]| {
        let lesson = json!([{ "mentor": mentor, "skill": skill, "members": people }]);
        faults(move |plan| plan["learning"] = lesson)
    };
    let mentor = |id: &str, skill: &str| may_not(id, &format!("mentor for {skill}"));
    assert_eq!(taught("m1", "writing", &["m2"]), [mentor("m1", "writing")]);
    assert_eq!(taught("m0", "drawing", &["m1"]), [mentor("m0", "drawing")]);
    assert_eq!(taught("m0", "sailing", &["m1"]), [mentor("m0", "sailing")]);
    assert_eq!(taught("m0", "writing", &["m0"]), [mentor("m0", "writing")]);
    assert_eq!(taught("m0", "writing", &["m1", "m1"]), [mentor("m0", "writing")]);
    // One has power over the other.
    assert_eq!(taught("m0", "writing", &["m2"]), [mentor("m0", "writing")]);
}

#[test]
fn all_faults_are_told_at_once() {
    let found = faults(|plan| {
        plan["work"][0]["lead"]["id"] = json!("zoe");
        plan["work"][1]["contributors"][0]["hours"] = json!(7.0);
        plan["learning"][0]["event"] = json!("day 1");
        plan["decisions"] = json!([]);
    });
    assert_eq!(found.len(), 4, "{found:?}");
    for fault in found {
        assert!(!fault.to_string().is_empty());
    }
}
