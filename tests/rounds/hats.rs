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

/// Every way in which those of the first four who are there sit at two tables of these sizes, and what hats they wear.
fn rounds(there: &[usize], sizes: [usize; 2]) -> Vec<PlannedRound> {
    // A digit for each: either table under either hat, or out.
    let digit = |number: usize, at: usize| number / 5_usize.pow(at as u32) % 5;
    let mut all = Vec::new();
    for number in 0..5_usize.pow(there.len() as u32) {
        let here = |table: usize| (0..there.len()).filter(move |&at| digit(number, at) / 2 == table);
        if [0, 1].map(|table| here(table).count()) != sizes {
            continue;
        }
        let members = |table: usize| here(table).map(|at| PAIRS[there[at]]).collect::<Vec<&str>>();
        let table = |table: usize| {
            let hat = |at: usize| (PAIRS[there[at]], ["host", "guest"][digit(number, at) % 2]);
            let worn: BTreeMap<&str, &str> = here(table).map(hat).collect();
            json!({ "name": format!("table {}", table + 1), "members": members(table), "hats": worn })
        };
        let absent: Vec<&str> = (0..4).filter(|at| !there.contains(at)).map(|at| PAIRS[at]).collect();
        let round = json!({ "tables": [table(0), table(1)], "out": members(2), "absent": absent });
        all.push(serde_json::from_value(round).expect("a round"));
    }
    all
}

fn four() -> Roster {
    Roster::new(PAIRS[..4].iter().map(|&id| Member::new(id).tags("part", ["host", "guest"]))).expect("good")
}

/// A round that is over, of which the hats of these are known.
fn over(hats: serde_json::Value) -> PlannedRound {
    let first = json!({ "name": "table 1", "members": ["ana", "bo"], "hats": hats });
    let second = json!({ "name": "table 2", "members": ["cy", "di"], "hats": { "cy": "host", "di": "guest" } });
    serde_json::from_value(json!({ "tables": [first, second] })).expect("a round")
}

#[test]
fn answers_agree_with_every_plan() {
    let rules = [
        (RoundRule::wears("host", 1..=1), true),
        (RoundRule::wears("host", 2..), false),
        (RoundRule::wears("part:host", 1..=1).at_tables(["table 2"]).members(["ana", "cy"]), true),
        (RoundRule::wears("guest", ..=0).at_tables(["table 1"]), false),
        (RoundRule::wears("part:host", 1..=1).members(["ana"]), false),
    ];
    let two = || Rounds::builder(&four()).rounds(2);
    let pairs = rounds(&[0, 1, 2, 3], [2, 2]);
    let fixed = over(json!({ "ana": "part:host" }));
    let out = || two().table("table 1", 1).table("table 2", 2).sit_out();
    let frames = [
        (two().even_tables("table", 2), [pairs.clone(), pairs.clone()]),
        (two().even_tables("table", 2).fixed([&fixed]), [vec![fixed], pairs.clone()]),
        (two().even_tables("table", 2).absent("di", [1]), [rounds(&[0, 1, 2], [2, 1]), pairs]),
        (out(), [rounds(&[0, 1, 2, 3], [1, 2]), rounds(&[0, 1, 2, 3], [1, 2])]),
    ];
    for ((frame, [firsts, seconds]), (rule, required)) in
        frames.iter().flat_map(|frame| rules.iter().map(move |rule| (frame, rule)))
    {
        let builder = frame.clone().prefer(Tier(1), one_host()).prefer(Tier(2), RoundRule::repeats());
        let builder = if *required { builder.require(rule.clone()) } else { builder.prefer(Tier(1), rule.clone()) };
        let problem = builder.build().expect("good");
        let mut costs = Vec::new();
        for (first, second) in firsts.iter().flat_map(|first| seconds.iter().map(move |second| (first, second))) {
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
fn a_hat_of_a_fixed_round_is_the_same_written_in_full() {
    for hat in ["host", "part:host"] {
        let builder = Rounds::builder(&four()).rounds(2).even_tables("table", 2).fixed([over(json!({ "ana": hat }))]);
        let plan = solved(builder.require(RoundRule::wears("part:host", 1..=1).members(["ana"])));
        assert_eq!(hosted(&plan.rounds()[..1]), BTreeMap::from([("ana", 1), ("cy", 1), ("di", 0)]));
        assert_eq!(plan.rounds()[1].tables.iter().find_map(|table| table.hats.get("ana")).expect("a hat"), "guest");
    }
}

#[test]
fn of_two_hats_with_one_name_a_fixed_round_means_the_one_that_is_counted() {
    let member = |id: &str| Member::new(id).tags("other", ["host"]).tags("part", ["host", "guest"]);
    let roster = Roster::new(PAIRS[..4].iter().map(|id| member(id))).expect("good");
    let builder = Rounds::builder(&roster).rounds(2).even_tables("table", 2).fixed([over(json!({ "ana": "host" }))]);
    let plan = solved(builder.require(RoundRule::wears("part:host", 1..=1)));
    assert!(hosted(plan.rounds()).values().all(|&times| times == 1), "{plan:?}");
}

#[test]
fn hats_of_fixed_rounds_that_nobody_can_have_worn_are_faults() {
    let told = |hats: serde_json::Value| {
        let members =
            PAIRS[..4].iter().map(|&id| Member::new(id).tags("part", ["host", "guest"]).hats("part", ["host"]));
        let roster = Roster::new(members).expect("good");
        let builder = Rounds::builder(&roster).rounds(2).even_tables("table", 2).absent("di", [1]).fixed([over(hats)]);
        let rule = RoundRule::wears("part:chair", 1..).members(["ana"]);
        builder.prefer(Tier(1), rule).build().expect_err("faults").to_string()
    };
    for (hats, part) in [
        (json!({ "ana": "chair" }), "`chair`"),
        (json!({ "ana": "guest" }), "`ana` wears the hat `guest` without having agreed to it"),
        (json!({ "cy": "host" }), "`cy` wears a hat at `table 1` without sitting there"),
        (json!({ "anna": "host" }), "`anna` wears a hat at `table 1` without sitting there"),
    ] {
        let told = told(hats);
        assert!(told.contains(part) && told.contains("round 1") && told.lines().count() <= 2, "{told}");
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
    let rule = RoundRule::wears("host", ..).at_tables(["table 3", "table 1", "table 1"]).members(["anna"]);
    let none: [&str; 0] = [];
    let builder = builder.require(rule).require(RoundRule::wears("host", 1..).at_tables(none).members(none));
    let told = builder.build().expect_err("faults").to_string();
    for part in ["neither a least nor a greatest number", "`table 3`", "`table 1`", "`anna`", "no table", "no member"] {
        assert!(told.contains(part), "{told}");
    }
}
