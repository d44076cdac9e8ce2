//! Reserves against all plans: who can stand in for whom, and which dropouts can be filled.

use super::pools::{Groups, Pool, any_rules, quotas};
use crate::common::cases::Case;
use crate::common::rules::{group, id};
use crate::common::{by_hand, seeds};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use roundtable::table::{Audience, Presentation, text};
use roundtable::{Composition, CompositionPlan, Error, Filling, Lens, Member, Problem, Roster, Rule, Solver, StandIn};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Whether two plans have the same members in each group, but for those who leave and those who come.
fn mends(before: &Groups, after: &Groups, leaving: &[usize]) -> bool {
    let stays = |at: usize| match before[at] {
        Some(_) if leaving.contains(&at) => after[at].is_none(),
        Some(group) => after[at] == Some(group),
        None => true,
    };
    let size = |of: &Groups, group: usize| of.iter().filter(|&&held| held == Some(group)).count();
    let groups = before.iter().chain(after).flatten().max().map_or(0, |last| last + 1);
    (0..before.len()).all(stays) && (0..groups).all(|group| size(before, group) == size(after, group))
}

/// The plan after an exchange, with the hats that are told.
fn exchanged(plan: &CompositionPlan, leaving: &str, stand_in: &StandIn) -> CompositionPlan {
    let mut value = serde_json::to_value(plan).expect("plans are written");
    let swap = |id: &mut Value| {
        if *id == json!(leaving) {
            *id = json!(stand_in.id);
        } else if *id == json!(stand_in.id) {
            *id = json!(leaving);
        }
    };
    let groups = value["groups"].as_array_mut().expect("groups");
    for member in groups.iter_mut().flat_map(|group| group["members"].as_array_mut().expect("members")) {
        swap(&mut member["id"]);
        if member["id"] == json!(stand_in.id) {
            member["hat"] = Value::Null;
        }
        if let Some(changed) = stand_in.hats.iter().find(|changed| member["id"] == json!(changed.id)) {
            member["hat"] = json!(changed.hat);
        }
    }
    value["unplaced"].as_array_mut().expect("who is in no group").iter_mut().for_each(swap);
    serde_json::from_value(value).expect("a plan")
}

fn agree(case: Case, which: Index) -> Result<(), TestCaseError> {
    let pool = Pool::new(case);
    let solver = Solver::new().seed(3).steps(1_000_000);
    let Some((before, plan)) = pool.plans.iter().nth(which.index(pool.plans.len().max(1))) else { return Ok(()) };
    if pool.problem.places_everyone() {
        prop_assert!(matches!(solver.reserves(&pool.problem, plan, "x"), Err(Error::Input(_))));
        return Ok(());
    }
    let reserves = solver.reserves(&pool.problem, plan, "x").map_err(|error| TestCaseError::fail(error.to_string()))?;
    let selected: Vec<usize> = (0..before.len()).filter(|&at| before[at].is_some()).collect();
    prop_assert_eq!(reserves.members().len(), selected.len());
    for (told, &at) in reserves.members().iter().zip(&selected) {
        prop_assert_eq!((told.id.clone(), Some(told.group.clone())), (id(at), before[at].map(group)));
        let coming = |after: &Groups| (0..after.len()).find(|&at| before[at].is_none() && after[at].is_some());
        let after = pool.plans.keys().filter(|after| mends(before, after, &[at]));
        let expected: BTreeSet<String> = after.filter_map(coming).map(id).collect();
        let named: BTreeSet<String> = told.stand_ins.iter().map(|stand_in| stand_in.id.clone()).collect();
        prop_assert!(named.is_subset(&expected), "{:?} cannot all stand in for {}", named, told.id);
        prop_assert!(named.len() + told.unsettled >= expected.len(), "{:?} of {:?}", named, expected);
        prop_assert_eq!(told.in_all, named.len());
        prop_assert_eq!(told.unsettled, 0);
        for stand_in in &told.stand_ins {
            let cost = pool.problem.price(&exchanged(plan, &told.id, stand_in));
            prop_assert_eq!(cost.map(|cost| cost[0]), Ok(0));
        }
    }
    for dropouts in 1..=2.min(selected.len()) {
        let filling = solver.can_fill(&pool.problem, plan, dropouts);
        let filling = filling.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let can = |leaving: &[usize]| pool.plans.keys().any(|after| mends(before, after, leaving));
        let all_can = match dropouts {
            1 => selected.iter().all(|&at| can(&[at])),
            _ => selected.iter().all(|&a| selected.iter().all(|&b| a >= b || can(&[a, b]))),
        };
        match &filling {
            Filling::Always { .. } => prop_assert!(all_can),
            Filling::Not { leaving } => {
                let leaving: Vec<usize> = (0..before.len()).filter(|&at| leaving.contains(&id(at))).collect();
                prop_assert_eq!(leaving.len(), dropouts);
                prop_assert!(!can(&leaving), "{}", filling.for_organisers());
            }
            _ => prop_assert!(false, "{}", filling.for_organisers()),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(seeds::cases(64))]

    #[test]
    fn reserves_of_quotas_agree_with_every_plan(case in quotas(6..=12), which in any::<Index>()) {
        agree(case, which)?;
    }

    #[test]
    fn reserves_under_any_rules_agree_with_every_plan(case in any_rules(), which in any::<Index>()) {
        agree(case, which)?;
    }
}

/// Six people of two sites, of whom two are selected, one of each site.
fn two_sites() -> (Composition, CompositionPlan) {
    let people = ["ana", "bo", "cy", "di", "emre", "flo"].iter().enumerate();
    let member = |(at, id): (usize, &&str)| Member::new(*id).tag("site", ["north", "south"][usize::from(at > 1)]);
    let roster = Roster::new(people.map(member)).expect("a roster");
    let quota = Rule::places("north", 1..=1);
    let problem = Composition::builder(&roster).group("panel", 2).require(quota).build().expect("a problem");
    (problem, by_hand::plan(&[("panel", "ana cy"), ("-", "bo di emre flo")]))
}

#[test]
fn the_order_is_that_of_the_hashes() {
    let (problem, plan) = two_sites();
    let reserves = Solver::new().reserves(&problem, &plan, "3 May").expect("a plan of the problem");
    // for id in di emre flo; do printf '3 May\n%s' $id | sha256sum; done
    let order: Vec<&str> = reserves.members()[1].stand_ins.iter().map(|stand_in| stand_in.id.as_str()).collect();
    assert_eq!(order, ["di", "flo", "emre"]);
    let again = Solver::new().seed(9).threads(2).reserves(&problem, &plan, "3 May").expect("a plan of the problem");
    assert_eq!(reserves, again);
}

#[test]
fn members_see_nothing_of_reserves() {
    let (problem, plan) = two_sites();
    let reserves = Solver::new().reserves(&problem, &plan, "x").expect("a plan of the problem");
    assert_eq!(text(&reserves, Audience::Members), "");
    assert!(reserves.cards().get().is_empty());
    assert_eq!(format!("{reserves:?}"), "Reserves { .. }");
    let told = text(&reserves, Audience::Organisers);
    assert!(told.contains("ana") && told.contains("bo"), "{told}");
    let filling = Solver::new().can_fill(&problem, &plan, 2).expect("a plan of the problem");
    assert_eq!((format!("{filling:?}"), filling.is_always()), ("Filling { .. }".to_owned(), true));
}

#[test]
fn what_cannot_be_asked_is_refused_at_once() {
    let (problem, plan) = two_sites();
    let words = |error: Error| error.to_string();
    let solver = Solver::new();
    let everyone = by_hand::two(2, 2).build().expect("a problem");
    let faults = solver.reserves(&everyone, &by_hand::plain(), "").map_err(words);
    let faults = faults.expect_err("two faults");
    assert!(faults.contains("the seed of the reserves is empty") && faults.contains("everybody is placed"), "{faults}");
    assert!(solver.can_fill(&problem, &plan, 0).map_err(words).expect_err("none").contains("ask about at least one"));
    assert!(solver.can_fill(&problem, &plan, 3).map_err(words).expect_err("too many").contains("2 are selected"));
    let north = by_hand::plan(&[("panel", "ana bo"), ("-", "cy di emre flo")]);
    let broken = solver.reserves(&problem, &north, "x").map_err(words).expect_err("it breaks the quota");
    assert!(broken.contains("the plan breaks what is required"), "{broken}");
    assert!(matches!(solver.reserves(&problem, &by_hand::plain(), "x"), Err(Error::Plan(_))));
}

#[test]
fn a_member_whom_a_rule_names_has_no_stand_in() {
    let (problem, plan) = two_sites();
    let pinned = problem.to_builder().require(Rule::in_group("ana", "panel")).build().expect("a problem");
    let reserves = Solver::new().reserves(&pinned, &plan, "x").expect("a plan of the problem");
    assert_eq!(reserves.members()[0].in_all, 0);
    let filling = Solver::new().can_fill(&pinned, &plan, 1).expect("a plan of the problem");
    assert_eq!(filling, Filling::Not { leaving: vec!["ana".to_owned()] });
}

#[test]
fn reserves_of_the_volunteers() {
    let roster =
        Roster::from_csv_path(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/volunteers.csv")).expect("a roster");
    let hat = |background: &str| Rule::places(background, 3..=3).lens(Lens::Hat);
    let builder = ["lived experience", "practitioner", "researcher"]
        .into_iter()
        .fold(Composition::builder(&roster).group("steering group", 9), |builder, background| {
            builder.require(hat(background))
        });
    let rules = [Rule::apart(["ana", "bo"]), Rule::none_or("site", 2), Rule::dual_hats("background", 4)];
    let problem = rules.into_iter().fold(builder, |builder, rule| builder.require(rule)).build().expect("a problem");
    let plan = Solver::new().solve(&problem).expect("an answer").solution().expect("a plan").plan;
    let reserves = Solver::new().reserves(&problem, &plan, "drawn").expect("a plan of the problem");
    let first: BTreeSet<&str> = reserves.members().iter().map(|member| member.stand_ins[0].id.as_str()).collect();
    assert_eq!(first.len(), 9, "nobody need be the first stand-in of two");
    assert!(reserves.members().iter().all(|member| member.unsettled == 0));
    println!("{}", text(&reserves, Audience::Organisers));
    for dropouts in 1..=2 {
        println!(
            "{dropouts}: {}",
            Solver::new().can_fill(&problem, &plan, dropouts).expect("an answer").for_organisers()
        );
    }
}
