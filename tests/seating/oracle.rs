//! Small rooms against enumeration, for every rule, by search and by every engine.

use crate::agrees::{Expected, agrees};
use crate::clashes::{Falsehood, holds, sample, verdict};
use crate::frames::{FRAMES, GroupInstance, SINGLE, frame, with_hats};
use crate::rules::{OF_MEETINGS, ONE_MEETING, RULES, only_preferred, rule};
use crate::{cases, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::extend::PricedProblem;
use roundtable::{Conflict, Lens, Outcome, Problem, Rule, SeatRule, Seating, SeatingBuilder, Solver, Tier};
use std::ops::Range;

/// The costs of all plans that meet what is required, the best first.
fn costs(problem: &Seating, frame: &GroupInstance) -> Vec<Vec<i64>> {
    let mut costs = Vec::new();
    for plan in &frame.plans {
        let cost = problem.price(plan).unwrap_or_else(|faults| panic!("{faults:?} of {plan:?}"));
        if cost[0] == 0 {
            costs.push(cost);
        }
    }
    costs.sort_unstable();
    costs
}

fn solver() -> Solver {
    Solver::new().seed(3).steps(40_000)
}

/// Search with few nodes, and search alone.
fn searches() -> [Solver; 2] {
    [solver().nodes(20), solver().without_programs()]
}

fn asked(builder: SeatingBuilder, rule: SeatRule, tier: u32) -> SeatingBuilder {
    match tier {
        0 => builder.require(rule),
        tier => builder.prefer(Tier(tier), rule),
    }
}

/// Each of the rules in each of the frames, preferred and required.
fn by_itself(frames: Range<usize>, rules: Range<usize>, solvers: &[Solver], expected: Expected) {
    for at in frames {
        let frame = frame(at);
        for number in rules.clone() {
            let tiers = if only_preferred(number) { 1..2 } else { 0..2 };
            for tier in tiers {
                let builder = asked(frame.builder.clone(), rule(number, &frame), tier);
                let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
                let costs = costs(&problem, &frame);
                for solver in solvers {
                    agrees(&problem, &costs, solver, expected)
                        .unwrap_or_else(|error| panic!("frame {at}, rule {number}, tier {tier}: {error}"));
                }
            }
        }
    }
}

#[test]
fn every_rule_at_one_meeting() {
    by_itself(0..SINGLE, 0..OF_MEETINGS, &searches(), Expected::Best);
}

#[test]
fn every_rule_over_meetings() {
    by_itself(SINGLE..FRAMES, OF_MEETINGS..RULES, &searches(), Expected::Best);
}

#[test]
fn every_plan_costs_by_its_counts_what_it_costs_by_the_rules() {
    for at in 0..FRAMES {
        let frame = frame(at);
        let rules = if at < SINGLE { 0..ONE_MEETING } else { 0..RULES };
        for (number, tier) in rules.flat_map(|number| [(number, 0), (number, 1)]) {
            if tier == 0 && only_preferred(number) {
                continue;
            }
            let builder = asked(frame.builder.clone(), rule(number, &frame).weight(2), tier);
            let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
            // Some of the plans, and not always the same.
            for plan in frame.plans.iter().skip(number % 5).step_by(7) {
                let by_rules = problem.price(plan).expect("a plan");
                let assignment = problem.assignment(plan).expect("a plan");
                let model = problem.model();
                let slots = model.slots();
                let permitted = slots.unit_ids().all(|unit| slots.permits(unit, assignment.slot(unit)));
                let by_counts = model.cost(&assignment).0;
                let told = || format!("frame {at}, rule {number}, tier {tier}, {plan:?}");
                match tier {
                    0 => assert_eq!(by_rules[0] == 0, permitted && by_counts[0] == 0, "{}", told()),
                    _ => assert_eq!(by_rules, by_counts, "{}", told()),
                }
            }
        }
    }
}

#[test]
fn engines_settle_what_floors_leave_open() {
    for engine in roundtable::extend::milp::backends() {
        let solver = solver().nodes(20_000).backend(engine.name()).expect("it is built in");
        let solvers = [solver];
        by_itself(0..SINGLE, 0..OF_MEETINGS, &solvers, Expected::Proved);
        by_itself(SINGLE..FRAMES, OF_MEETINGS..RULES, &solvers, Expected::Proved);
    }
}

#[test]
fn hats_are_worn_at_tables_and_not_between_neighbours() {
    let hat = |rule: Rule| SeatRule::from(rule.lens(Lens::Hat));
    let rules = [
        hat(Rule::places("lived", 1..=1)),
        hat(Rule::at_most("research", 1)),
        hat(Rule::never_more("practice", "research")),
        hat(Rule::none_or("practice", 2)),
        hat(Rule::at_least("lived", 1)),
    ];
    for frame in [with_hats(1), with_hats(2)] {
        for (rule, tier) in rules.iter().flat_map(|rule| [(rule, 0), (rule, 1)]) {
            let of_seats = [SeatRule::mix("background"), SeatRule::not_beside([id(0), id(2)])];
            for other in of_seats {
                let builder = asked(frame.builder.clone(), rule.clone(), tier);
                let builder = asked(builder, SeatRule::needs(id(3), ["loop"]), 0);
                let builder = asked(builder, other, 1);
                let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
                let costs = costs(&problem, &frame);
                let many = solver().nodes(20_000);
                let solvers = [(searches()[1].clone(), Expected::Best), (many, Expected::Proved)];
                for (solver, expected) in solvers {
                    agrees(&problem, &costs, &solver, expected)
                        .unwrap_or_else(|error| panic!("{rule}, tier {tier}: {error}"));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn mixtures_of_rules(
        at in 0..FRAMES,
        drawn in proptest::collection::vec((0..RULES, 0..3_u32, 1..4_u32), 1..5),
    ) {
        let frame = frame(at);
        let possible = if at < SINGLE { 0..ONE_MEETING } else { 0..RULES };
        let drawn = drawn.into_iter().filter(|(number, ..)| possible.contains(number));
        let builder = drawn.fold(frame.builder.clone(), |builder, (number, tier, weight)| {
            let tier = if only_preferred(number) { tier.max(1) } else { tier };
            asked(builder, rule(number, &frame).weight(weight), tier)
        });
        let problem = match builder.build() {
            Ok(problem) => problem,
            Err(error) => {
                // What is required of single seats may leave none.
                prop_assert!(error.to_string().contains("no seat is left"), "{}", error);
                return Err(TestCaseError::reject("no seat is left"));
            }
        };
        let costs = costs(&problem, &frame);
        for (solver, expected) in [
            (solver().nodes(20_000), Expected::Proved),
            (solver().nodes(20), Expected::Sound),
            (solver().without_programs(), Expected::Sound),
        ] {
            agrees(&problem, &costs, &solver, expected)
                .map_err(|error| TestCaseError::fail(format!("{expected:?}: {error}")))?;
        }
    }
}

/// Whether some plan meets these of the rules.
fn possible(frame: &GroupInstance, rules: &[usize], kept: impl Fn(usize) -> bool) -> bool {
    let kept = (0..rules.len()).filter(|&at| kept(at));
    let builder = kept.fold(frame.builder.clone(), |builder, at| builder.require(rule(rules[at], frame)));
    // A fault is that no seat is left for somebody.
    builder.build().is_ok_and(|problem| !costs(&problem, frame).is_empty())
}

/// The conflict of these rules by number, held against every plan; `None` if they are refused, or can be met.
fn judged((at, drawn): &(usize, Vec<usize>)) -> Option<(Result<(), Falsehood>, Conflict)> {
    let frame = frame(*at);
    let fits = |number: &usize| (*at >= SINGLE || *number < ONE_MEETING) && !only_preferred(*number);
    let drawn: Vec<usize> = drawn.iter().copied().filter(fits).collect();
    let builder = drawn.iter().fold(frame.builder.clone(), |builder, &number| builder.require(rule(number, &frame)));
    let problem = builder.build().ok()?;
    let Outcome::Impossible(conflict) = solver().steps(10_000).nodes(20_000).solve(&problem).expect("an answer") else {
        return None;
    };
    let named: Vec<usize> = conflict.rules.iter().filter_map(|part| part.rule).map(|rule| rule - 1).collect();
    let alone = |dropped: Option<usize>| possible(&frame, &drawn, |at| Some(at) != dropped && named.contains(&at));
    let held = verdict(named.iter().copied(), conflict.smallest, alone).and_then(|()| holds(&problem, &conflict));
    Some((held, conflict))
}

#[test]
fn conflicts_follow_from_what_they_name() {
    let often = prop::sample::select(vec![15, 16, 19, 20, 21, 23, 27, 29, 37, 40, 42, 44, 46, 52, 53, 54, 55]);
    sample("seatings", 40, &(0..FRAMES, vec(prop_oneof![often, 0..RULES], 3..7)), judged);
}
