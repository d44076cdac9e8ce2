//! What may not matter: the order of people, tables and rounds, and the number of threads.

use crate::id;
use roundtable::{Member, Roster, RoundRule, Rounds, RoundsBuilder, Rule, Solver, Tier};

fn people(order: &[usize]) -> Roster {
    let member = |&at: &usize| {
        let background = ["lived", "practice", "research"][at * at % 3];
        Member::new(id(at)).tag("background", background).tag("site", ["n", "s"][at % 2])
    };
    Roster::new(order.iter().map(member).collect::<Vec<_>>()).expect("ids differ")
}

fn asked(builder: RoundsBuilder) -> Rounds {
    builder
        .require(Rule::balance("background"))
        .require(Rule::apart([id(0), id(5)]))
        .prefer(Tier(1), Rule::none_or("n", 2))
        .prefer(Tier(2), RoundRule::repeats().across("site", 2))
        .build()
        .expect("good")
}

/// The costs that are proved.
fn proved(problem: &Rounds) -> Vec<i64> {
    let solver = Solver::new().seed(11).without_programs().steps(2_000_000);
    let solution = solver.solve(problem).expect("an answer").solution().expect("it can be met");
    let certificate = solution.certificate.iter();
    certificate.take_while(|tier| tier.proof.is_some()).map(|tier| tier.cost).collect()
}

#[test]
fn the_order_of_people_tables_and_rounds_changes_no_proved_cost() {
    let forth: Vec<usize> = (0..16).collect();
    let back: Vec<usize> = (0..16).rev().collect();
    let three = |builder: RoundsBuilder| builder.rounds(3).absent(id(3), [1]);
    let plain = proved(&asked(three(Rounds::builder(&people(&forth)).even_tables("table", 4))));
    assert_eq!(plain.len(), 3, "everything is proved");
    let other_people = proved(&asked(three(Rounds::builder(&people(&back)).even_tables("table", 4))));
    assert_eq!(plain, other_people);
    let sized = |builder: RoundsBuilder, names: [&str; 4]| {
        names.into_iter().fold(builder, |builder, name| builder.table(name, 3..=4))
    };
    let tables = |names| proved(&asked(three(sized(Rounds::builder(&people(&forth)), names))));
    assert_eq!(tables(["a", "b", "c", "d"]), tables(["d", "c", "b", "a"]));
    let late = Rounds::builder(&people(&forth)).even_tables("table", 4).rounds(3).absent(id(3), [3]);
    assert_eq!(plain, proved(&asked(late)));
}

#[test]
fn one_more_required_rule_costs_no_less() {
    let order: Vec<usize> = (0..16).collect();
    let builder = || Rounds::builder(&people(&order)).even_tables("table", 4).rounds(3);
    let before = proved(&asked(builder()));
    let after = proved(&asked(builder().require(Rule::together([id(1), id(2)]))));
    assert!(before.iter().zip(&after).all(|(before, after)| after >= before), "{after:?} {before:?}");
}

#[test]
fn threads_change_nothing() {
    let order: Vec<usize> = (0..16).collect();
    let problem = asked(Rounds::builder(&people(&order)).even_tables("table", 4).rounds(5));
    let text = |threads: usize| {
        let solver = Solver::new().seed(4).threads(threads).steps(300_000).without_programs();
        let solution = solver.solve(&problem).expect("an answer").solution().expect("it can be met");
        serde_json::to_string(&solution.plan).expect("a plan can be written")
    };
    assert_eq!(text(1), text(1));
    assert_eq!(text(1), text(2));
}
