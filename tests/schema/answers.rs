//! Answers as they are written.

use super::checker::Checker;
use super::mutants::mutants;
use roundtable::{
    AnswerFile, Composition, CompositionPlan, Measured, Member, Problem, Role, Room, Roster, Rota, RotaRule, Rounds,
    Rule, Seating, ShareRule, Shares, Solver, Terms, Tier, schema,
};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn roster() -> Roster {
    let member = |(id, site): (&str, &str)| Member::new(id).tag("site", site).shows([site]);
    let members = [("ana", "north"), ("bo", "south"), ("cy", "north"), ("di", "south")];
    Roster::new(members.map(member)).expect("a good roster")
}

/// The answer is accepted; changed ones that are accepted have a plan that can be read.
fn check<P>(problem: &P)
where
    P: Problem,
    P::Plan: Measured<Measures: JsonSchema> + JsonSchema + DeserializeOwned,
{
    let checker = Checker::new(schema::answer_file::<P::Plan>());
    let outcome = Solver::new().seed(7).steps(1_000).without_programs().solve(problem).expect("an answer");
    let answer = serde_json::to_value(AnswerFile::new(&outcome, 7)).expect("it can be written");
    assert_eq!(answer["status"], "solved");
    assert!(checker.accepts(&answer), "{answer:#}");
    for (change, mutant) in mutants(&answer) {
        let plan = mutant.get("plan").filter(|plan| !plan.is_null());
        if let Some(plan) = plan.filter(|_| checker.accepts(&mutant)) {
            let plan = serde_json::from_value::<P::Plan>(plan.clone());
            assert!(plan.is_ok(), "{change}: {:?}", plan.err());
        }
    }
    let keys = answer.as_object().expect("an answer is an object");
    for key in keys.keys() {
        let mut fewer = keys.clone();
        fewer.remove(key);
        assert!(optional(key) || !checker.accepts(&Value::Object(fewer)), "without {key}");
    }
}

/// Keys that are there if there is a plan.
fn optional(key: &str) -> bool {
    ["mixing", "turns", "shares"].contains(&key)
}

#[test]
fn answers_are_accepted() {
    let roster = roster();
    check(
        &Composition::builder(&roster)
            .even_groups("pair", 2)
            .prefer(Tier(1), Rule::balance("site"))
            .build()
            .expect("good"),
    );
    check(&Rounds::builder(&roster).rounds(2).table("a", 2).table("b", 2).build().expect("good"));
    check(&Seating::builder(&roster).room(Room::circle(5)).build().expect("good"));
    let chair = Role::new("chair", 1);
    check(&Rota::builder(&roster).meetings(3).role(chair).require(RotaRule::gap(1)).build().expect("good"));
    let terms = ["ana", "bo"].map(|id| Terms::new(id).offers(10.0));
    let pieces = roundtable::Piece::new("report").lead(4.0).contributors(1, 2.0);
    let shares = terms.into_iter().fold(Shares::builder(&roster), |shares, terms| shares.terms(terms));
    check(&shares.piece(pieces).prefer(Tier(1), ShareRule::even_hours()).build().expect("good"));
}

#[test]
fn an_impossible_answer_is_accepted() {
    let problem = Composition::builder(&roster()).group("pair", 2).require(Rule::at_least("north", 3)).build();
    let outcome = Solver::new().solve(&problem.expect("good")).expect("an answer");
    let answer = serde_json::to_value(AnswerFile::new(&outcome, 7)).expect("it can be written");
    assert_eq!(answer["status"], "impossible");
    assert!(Checker::new(schema::answer_file::<CompositionPlan>()).accepts(&answer), "{answer:#}");
}
