//! Plans that were read back from a file: they are measured again, and handed on as they are.

use roundtable::{
    Composition, Measured, Member, Piece, Problem, Role, Room, Roster, Rota, RotaRule, RoundRule, Rounds, Rule,
    SeatRule, Seating, ShareRule, Shares, Solver, Terms, Tier,
};
use serde::de::DeserializeOwned;
use std::fmt::Display;

fn roster() -> Roster {
    let member = |id: &str| Member::new(id).tag("site", if id < "d" { "north" } else { "south" }).shows(["site:north"]);
    let people = ["ana", "bo", "cy"].map(member).into_iter();
    let others = ["di", "emre", "farah"].map(|id| Member::new(id).tag("site", "south"));
    Roster::new(people.chain(others)).expect("a roster")
}

fn solved<P: Problem>(problem: &P) -> P::Plan {
    let solver = Solver::new().seed(5).steps(50_000).without_programs();
    solver.solve(problem).expect("an answer").solution().expect("a plan").plan
}

/// The plan of a problem, after it went to a file and back and was measured.
fn read_back<P: Problem>(problem: &P) -> P::Plan
where
    P::Plan: Measured + DeserializeOwned + Display,
{
    let plan = solved(problem);
    let text = |plan: &P::Plan| serde_json::to_string(plan).expect("it can be written");
    let measures = |plan: &P::Plan| serde_json::to_string(&plan.measures()).expect("they can be written");
    let read: P::Plan = serde_json::from_str(&text(&plan)).expect("the form of a plan");
    assert_ne!(measures(&read), measures(&plan));
    let measured = problem.measured(&read).expect("its own plan");
    assert_eq!(text(&measured), text(&plan));
    assert_eq!(measures(&measured), measures(&plan));
    assert_eq!(measured.to_string(), plan.to_string());
    measured
}

#[test]
fn compositions() {
    let groups = || Composition::builder(&roster()).even_groups("group", 2);
    let plan = read_back(&groups().prefer(Tier(1), Rule::balance("site")).build().expect("good"));
    let stay = groups().prefer(Tier(1), Rule::stay(&plan)).build().expect("good");
    assert_eq!(solved(&stay), plan);
    let other = Composition::builder(&roster()).even_groups("table", 2).build().expect("good");
    assert!(other.measured(&plan).is_err());
}

#[test]
fn rounds() {
    let tables = |rounds| Rounds::builder(&roster()).even_tables("table", 2).rounds(rounds);
    let plan = read_back(&tables(2).prefer(Tier(1), RoundRule::repeats()).build().expect("good"));
    let announced = tables(2).prefer(Tier(1), RoundRule::as_announced(&plan)).build().expect("good");
    assert_eq!(solved(&announced), plan);
    let longer = tables(3).fixed(&plan).build().expect("good");
    assert_eq!(solved(&longer).rounds()[..2], *plan.rounds());
    assert!(longer.measured(&plan).is_err());
}

#[test]
fn seating() {
    let seats = || Seating::builder(&roster()).room(Room::tables(2, 3)).meetings(2);
    let plan = read_back(&seats().prefer(Tier(1), SeatRule::mix("site")).build().expect("good"));
    let announced = seats().require(SeatRule::as_announced(&plan)).build().expect("good");
    assert_eq!(solved(&announced), plan);
    let fixed = seats().fixed(&plan).build().expect("good");
    assert_eq!(solved(&fixed), plan);
    // Who sits where at a table is kept where no rule looks at single seats.
    let at_tables = seats().prefer(Tier(1), Rule::balance("site")).build().expect("good");
    assert_eq!(at_tables.measured(&plan).expect("seats of the same room"), plan);
}

#[test]
fn rotas() {
    let turns = || Rota::builder(&roster()).meetings(3).role(Role::new("chair", 1)).role(Role::new("minutes", 1));
    let plan = read_back(&turns().require(RotaRule::fair_share()).build().expect("good"));
    let announced = turns().require(RotaRule::as_announced(&plan)).build().expect("good");
    assert_eq!(solved(&announced), plan);
    let held = turns().fixed(&plan).build().expect("good");
    assert_eq!(solved(&held), plan);
}

#[test]
fn shares() {
    let terms = ["ana", "bo", "cy"].map(|id| Terms::new(id).offers(20.0));
    let builder = terms.into_iter().fold(Shares::builder(&roster()), |builder, terms| builder.terms(terms));
    let builder = builder.piece(Piece::new("report").lead(10.0).contributors(1, 5.0));
    let plan = read_back(&builder.clone().prefer(Tier(1), ShareRule::even_hours()).build().expect("good"));
    let announced = builder.require(ShareRule::as_announced(&plan)).build().expect("good");
    assert_eq!(solved(&announced), plan);
}
