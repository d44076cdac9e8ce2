//! Shares that stay as announced.

use crate::{base, roster};
use roundtable::{
    Decision, Outcome, Piece, ShareRule, Shares, SharesBuilder, SharesPlan, Solver, Terms, Tier, Training,
};
use serde_json::json;

fn builder() -> SharesBuilder {
    base()
        .training(Training::new("day").teaches(["statistics"]).places(2))
        .mentoring(2.0)
        .decision(Decision::new("aims").leads(1))
}

/// A plan of the builder, beside which all places could be others'.
fn announced() -> SharesPlan {
    serde_json::from_value(json!({
        "work": [
            {"piece": "report", "lead": {"id": "chidi", "hours": 20}, "contributors": [{"id": "bo", "hours": 8}]},
            {"piece": "notes", "lead": null, "contributors": [{"id": "ana", "hours": 12}]}
        ],
        "learning": [
            {"event": "day", "members": ["ana"]},
            {"mentor": "bo", "skill": "statistics", "members": ["ana"]}
        ],
        "decisions": [{"decision": "aims", "leads": ["chidi"]}]
    }))
    .expect("the form of a plan")
}

fn solved(builder: SharesBuilder) -> (SharesPlan, i64) {
    let outcome = Solver::new().solve(&builder.build().expect("nothing is wrong")).expect("an answer");
    let Outcome::Solved(solution) = outcome else { panic!("{outcome:?}") };
    assert!(solution.is_proved());
    (solution.plan, solution.certificate[1].cost)
}

/// What the best plan of the builder changes of an announced one.
fn costs(plan: SharesPlan, builder: SharesBuilder) -> i64 {
    solved(builder.prefer(Tier(1), ShareRule::as_announced(&plan))).1
}

#[test]
fn what_can_stay_stays() {
    let (plan, _) = solved(builder().prefer(Tier(1), ShareRule::even_learning()));
    let (again, cost) = solved(builder().prefer(Tier(1), ShareRule::as_announced(&plan)));
    assert_eq!((again, cost), (plan, 0));
}

#[test]
fn each_place_that_changes_costs_one() {
    // Nobody is taught a skill twice: either the training or the mentor changes.
    assert_eq!(costs(announced(), builder()), 1);
    let part = |names: &[&str]| announced().part(|name| names.contains(&name));
    assert_eq!(costs(part(&["day", "report", "aims"]), builder()), 0);
    for (rule, names, cost) in [
        (ShareRule::does_not_take("chidi", "report"), vec!["report"], 1),
        (ShareRule::leads("bo", "report"), vec!["report"], 2),
        (ShareRule::takes("bo", "notes"), vec!["report", "notes"], 1),
        (ShareRule::takes("bo", "notes"), vec!["report"], 0),
        (ShareRule::does_not_lead("chidi", "aims"), vec!["aims", "day"], 1),
        (ShareRule::leads_decision("chidi", "aims"), vec!["aims", "day"], 0),
    ] {
        assert_eq!(costs(part(&names), builder().require(rule.clone())), cost, "{rule}");
    }
}

#[test]
fn who_takes_no_part_any_more_has_left() {
    let two = Shares::builder(&roster())
        .terms(Terms::new("bo").offers(60.0))
        .terms(Terms::new("chidi").offers(30.0))
        .piece(Piece::new("report").lead(20.0).contributors(1, 8.0))
        .piece(Piece::new("notes").contributors(1, 12.0));
    assert_eq!(costs(announced().part(|name| name == "report" || name == "notes"), two), 0);
}

#[test]
fn what_is_required_and_cannot_stay_is_told() {
    let problem = builder()
        .require(ShareRule::as_announced(&announced().part(|name| name == "report")))
        .require(ShareRule::does_not_take("chidi", "report"))
        .build()
        .expect("nothing is wrong");
    let Outcome::Impossible(conflict) = Solver::new().steps(1).without_programs().solve(&problem).expect("an answer")
    else {
        panic!("the lead changes")
    };
    let sentences: Vec<&str> = conflict.rules.iter().map(|rule| rule.sentence.as_str()).collect();
    assert!(sentences.contains(&"work, learning and decisions stay as announced"), "{sentences:?}");
    assert!(sentences.contains(&"`chidi` does not work on `report`") && conflict.reason.is_some(), "{sentences:?}");
}

#[test]
fn what_was_announced_of_nothing_is_a_fault() {
    let told = |more: serde_json::Value| {
        let plan = serde_json::from_value(more).expect("the form of a plan");
        let built = builder().prefer(Tier(1), ShareRule::as_announced(&plan)).build();
        built.expect_err("it is refused").to_string()
    };
    let work =
        json!([{"piece": "reprt", "lead": {"id": "bo", "hours": 1}, "contributors": [{"id": "bo", "hours": 1}]}]);
    let text = told(json!({
        "work": work,
        "learning": [
            {"event": "dya", "members": ["ana"]},
            {"mentor": "bo", "skill": "statistic", "members": ["ana", "ana"]}
        ],
        "decisions": [{"decision": "aim", "leads": ["ana"]}]
    }));
    for words in [
        "there is no piece `reprt`; did you mean `report`?",
        "there is no training `dya`; did you mean `day`?",
        "there is no skill `statistic`; did you mean `statistics`?",
        "there is no decision `aim`; did you mean `aims`?",
        "`bo` is named twice",
        "`ana` is named twice",
    ] {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
}
