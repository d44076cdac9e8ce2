//! Small rooms against enumeration, for every rule, by search and by every engine.

use crate::agrees::agrees;
use crate::cases;
use crate::frames::{FRAMES, Frame, SINGLE, frame};
use crate::rules::{OF_MEETINGS, RULES, only_preferred, rule};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Seating, Solver, Tier};

/// The costs of all plans that meet what is required, the best first.
fn costs(problem: &Seating, frame: &Frame) -> Vec<Vec<i64>> {
    let mut costs = Vec::new();
    for plan in &frame.plans {
        let cost = problem
            .check(plan)
            .unwrap_or_else(|faults| panic!("{faults:?} of {plan:?}"));
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

/// The frame with one rule.
fn with(frame: &Frame, number: usize, required: bool) -> Seating {
    let builder = frame.builder.clone();
    let builder = match required {
        true => builder.require(rule(number, frame)),
        false => builder.prefer(Tier(1), rule(number, frame)),
    };
    builder.build().unwrap_or_else(|error| panic!("{error}"))
}

/// Each of the rules in each of the frames, preferred and required.
fn by_itself(frames: std::ops::Range<usize>, rules: std::ops::Range<usize>) {
    let mut wrong = Vec::new();
    for at in frames {
        let frame = frame(at);
        for number in rules.clone() {
            for required in [false, true] {
                if required && only_preferred(number) {
                    continue;
                }
                let problem = with(&frame, number, required);
                let costs = costs(&problem, &frame);
                for (how, solver) in [
                    ("programs", solver().nodes(20)),
                    ("search", solver().without_programs()),
                ] {
                    let start = std::time::Instant::now();
                    if let Err(error) = agrees(&problem, &costs, &solver, false) {
                        wrong.push(format!(
                            "frame {at}, rule {number}, required {required}, {how}: {error}"
                        ));
                    }
                    if start.elapsed().as_millis() > 300 {
                        eprintln!("slow {at} {number} {required} {how} {:?}", start.elapsed());
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_at_one_meeting() {
    by_itself(0..SINGLE, 0..OF_MEETINGS);
}

#[test]
fn every_rule_over_meetings() {
    by_itself(SINGLE..FRAMES, OF_MEETINGS..RULES);
}

#[test]
fn engines_settle_what_floors_leave_open() {
    for engine in roundtable::milp::backends() {
        for (at, number) in (0..SINGLE).flat_map(|at| (0..OF_MEETINGS).map(move |number| (at, number))) {
            let frame = frame(at);
            for required in [false, true] {
                if required && only_preferred(number) {
                    continue;
                }
                let problem = with(&frame, number, required);
                let costs = costs(&problem, &frame);
                let solver = solver()
                    .nodes(20_000)
                    .backend(engine.name())
                    .expect("it is built in");
                let start = std::time::Instant::now();
                let told = agrees(&problem, &costs, &solver, true);
                if start.elapsed().as_millis() > 300 {
                    eprintln!("slow {at} {number} {required} {:?}", start.elapsed());
                }
                if let Err(error) = told {
                    eprintln!("{}, frame {at}, rule {number} {required}: {error}", engine.name());
                }
            }
        }
    }
}

/// Rules with their tiers and weights, in a frame.
fn mixture(frame: &Frame, asked: &[(usize, u32, u32)]) -> Result<Seating, String> {
    let builder = frame.builder.clone();
    let builder = asked.iter().fold(builder, |builder, &(number, tier, weight)| {
        match tier > 0 || only_preferred(number) {
            true => builder.prefer(Tier(tier.max(1)), rule(number, frame).weight(weight)),
            false => builder.require(rule(number, frame)),
        }
    });
    builder.build().map_err(|error| error.to_string())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn mixtures_of_rules(
        at in 0..FRAMES,
        asked in proptest::collection::vec((0..RULES, 0..3_u32, 1..4_u32), 1..5),
    ) {
        let frame = frame(at);
        let of_frame = |&(number, ..): &(usize, u32, u32)| number < 40 || at >= SINGLE;
        let asked: Vec<(usize, u32, u32)> = asked.into_iter().filter(of_frame).collect();
        let problem = match mixture(&frame, &asked) {
            Ok(problem) => problem,
            Err(error) => {
                // What is required of single seats may leave none.
                prop_assert!(error.contains("no seat is left"), "{}", error);
                return Ok(());
            }
        };
        let costs = costs(&problem, &frame);
        agrees(&problem, &costs, &solver().nodes(20), false)?;
        agrees(&problem, &costs, &solver().without_programs(), false)?;
    }
}
