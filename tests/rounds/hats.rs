//! Hats over the rounds: who hosts is part of the plan.

use crate::agrees::{Expected, agrees};
use roundtable::extend::PricedProblem;
use roundtable::{
    Lens, Member, Outcome, PlannedRound, Problem, Roster, RoundRule, Rounds, RoundsBuilder, RoundsPlan, Rule, Size,
    Solver, Tier,
};
use serde_json::json;
use std::collections::BTreeMap;

const PAIRS: [&str; 6] = ["ana", "bo", "cy", "di", "ed", "flo"];

fn roster() -> Roster {
    Roster::new(PAIRS.map(|id| Member::new(id).tags("part", ["host", "guest"]))).expect("a roster")
}

fn solved(builder: RoundsBuilder) -> RoundsPlan {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let outcome = Solver::new().seed(1).solve(&problem).expect("an answer");
    outcome.solution().expect("it can be met").plan
}

/// How often each wears the hat of a host in these rounds.
fn hosted(rounds: &[PlannedRound]) -> BTreeMap<&str, usize> {
    let mut times = BTreeMap::new();
    for (id, hat) in rounds.iter().flat_map(|round| &round.tables).flat_map(|table| &table.hats) {
        *times.entry(id.as_str()).or_default() += usize::from(hat == "host");
    }
    times
}

fn one_host() -> Rule {
    Rule::places("host", 1..=1).lens(Lens::Hat)
}

#[test]
fn everybody_hosts_once_at_home_and_open_homes_have_their_host() {
    let mut supper = Rounds::builder(&roster()).rounds(3).require(one_host()).require(RoundRule::wears("host", 1..=1));
    for id in PAIRS {
        let at_home = RoundRule::wears("host", 1..=1).at_tables([id]).members([id]);
        supper = supper.table(id, Size::from(3).optional()).require(at_home);
    }
    let plan = solved(supper);
    for round in plan.rounds() {
        let open: Vec<_> = round.tables.iter().filter(|table| !table.members.is_empty()).collect();
        assert_eq!(open.len(), 2, "{plan:?}");
        for table in open {
            assert_eq!(table.hats[&table.name], "host", "{plan:?}");
        }
    }
    assert!(hosted(plan.rounds()).values().all(|&times| times == 1), "{plan:?}");
}

#[test]
fn hats_of_fixed_rounds_count_and_are_kept() {
    let facilitators = || {
        let builder = Rounds::builder(&roster()).rounds(3).even_tables("table", 2);
        builder.require(one_host()).require(RoundRule::wears("host", ..=1))
    };
    let first = solved(facilitators());
    let fixed = first.rounds()[..2].to_vec();
    let again = solved(facilitators().fixed(&fixed));
    assert_eq!(again.rounds()[..2], fixed);
    assert!(hosted(again.rounds()).values().all(|&times| times == 1), "{again:?}");
    let rule = RoundRule::wears("part:host", ..=1).members(["ana"]);
    assert_eq!(rule.to_string(), "`ana` wears the hat `part:host` at most 1 time");
}

/// Every way in which the first four sit at two tables of two, and what hats they wear.
fn rounds() -> Vec<PlannedRound> {
    let mut all = Vec::new();
    for (first, hats) in
        (0..16_u32).filter(|first| first.count_ones() == 2).flat_map(|f| (0..16_u32).map(move |h| (f, h)))
    {
        let here = |table: u32| (0..4).filter(move |at| (first >> at & 1) == 1 - table);
        let hat = |at: usize| if hats >> at & 1 == 1 { "host" } else { "guest" };
        let table = |table: u32| {
            let members: Vec<&str> = here(table).map(|at| PAIRS[at]).collect();
            let worn: BTreeMap<&str, &str> = here(table).map(|at| (PAIRS[at], hat(at))).collect();
            json!({ "name": format!("table {}", table + 1), "members": members, "hats": worn })
        };
        all.push(serde_json::from_value(json!({ "tables": [table(0), table(1)] })).expect("a round"));
    }
    all
}

#[test]
fn answers_agree_with_every_plan() {
    let four =
        || Roster::new(PAIRS[..4].iter().map(|&id| Member::new(id).tags("part", ["host", "guest"]))).expect("good");
    let rules = [
        (RoundRule::wears("host", 1..=1), true),
        (RoundRule::wears("host", 2..), false),
        (RoundRule::wears("part:host", 1..=1).at_tables(["table 2"]).members(["ana", "cy"]), true),
        (RoundRule::wears("guest", ..=0).at_tables(["table 1"]), false),
    ];
    let all = rounds();
    for (rule, required) in rules {
        let builder = Rounds::builder(&four()).rounds(2).even_tables("table", 2);
        let builder = builder.prefer(Tier(1), one_host()).prefer(Tier(2), RoundRule::repeats());
        let builder = if required { builder.require(rule.clone()) } else { builder.prefer(Tier(1), rule.clone()) };
        let problem = builder.build().expect("good");
        let mut costs = Vec::new();
        for (first, second) in all.iter().flat_map(|first| all.iter().map(move |second| (first, second))) {
            let plan = serde_json::from_value(json!({ "rounds": [first, second] })).expect("a plan");
            let cost = problem.price(&plan).expect("a plan");
            let by_counts = problem.model().cost(&problem.assignment(&plan).expect("a plan")).0;
            assert_eq!(cost, by_counts, "{rule}: {plan:?}");
            costs.extend((cost[0] == 0).then_some(cost));
        }
        costs.sort_unstable();
        agrees(&problem, &costs, &Solver::new().seed(3).steps(40_000), Expected::Best)
            .unwrap_or_else(|error| panic!("{rule}: {error}"));
    }
}

#[test]
fn more_turns_as_host_than_people_may_take_are_impossible() {
    let builder = Rounds::builder(&roster()).rounds(4).even_tables("table", 2);
    let builder = builder.require(one_host()).require(RoundRule::wears("host", ..=1));
    let outcome = Solver::new().solve(&builder.build().expect("good")).expect("an answer");
    let Outcome::Impossible(conflict) = outcome else { panic!("eight turns, six people") };
    let rules: Vec<usize> = conflict.rules.iter().filter_map(|part| part.rule).collect();
    assert_eq!(rules, [1, 2]);
}

#[test]
fn unknown_tables_hats_and_members_are_faults() {
    let builder = Rounds::builder(&roster()).rounds(2).even_tables("table", 2);
    let rule = RoundRule::wears("hosst", 1..=1).at_tables(["table 3"]).members(["anna"]);
    let told = builder.require(rule).build().expect_err("faults").to_string();
    assert!(told.contains("`hosst`") && told.contains("`host`"), "{told}");
    let builder = Rounds::builder(&roster()).rounds(2).even_tables("table", 2);
    let rule = RoundRule::wears("host", ..).at_tables(["table 3"]).members(["anna"]);
    let told = builder.require(rule).build().expect_err("faults").to_string();
    for part in ["neither a least nor a greatest number", "`table 3`", "`anna`"] {
        assert!(told.contains(part), "{told}");
    }
}
