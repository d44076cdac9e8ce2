//! Small rotas against enumeration, for every rule, by search and by every engine.

use crate::plans::{Shape, each};
use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{
    Ledger, Lens, Outcome, PairValues, PlannedTurns, Problem, Role, Rota, RotaBuilder, RotaPlan, RotaRule, Rule,
    Solver, Tier,
};

/// The plan of these meetings, read as from a file.
fn plan(meetings: &[PlannedTurns]) -> RotaPlan {
    let text = serde_json::json!({ "meetings": meetings });
    serde_json::from_value(text).expect("a plan")
}

/// Small rotas with their shapes, before any rule.
pub(crate) fn frame(kind: usize) -> (RotaBuilder, Vec<Shape>) {
    let roles = [("chair", 1), ("minutes", 1)];
    let roster = roster(4);
    let builder = Rota::builder(&roster).meetings(3).label("weekend", [1, 2]).label("weekend", [3]);
    let plain = builder.clone().role(Role::new("chair", 1).burden(3)).role(Role::new("minutes", 1).burden(2));
    let open = Shape::open(4, &roles);
    match kind {
        0 => (plain, vec![open; 3]),
        1 => {
            let shapes = vec![open.clone(), open.clone().without(1), open.without(3)];
            (plain.absent(id(1), [2]).absent(id(3), [3]), shapes)
        }
        2 => {
            let never = open.closed(0, 2);
            let shapes = vec![never.clone(), never.clone().closed(1, 0), never];
            let builder = plain.never(id(2), "chair").not_this_time(id(0), "minutes", [2]);
            let builder = builder.experienced(id(1), "chair").online(id(0), [1, 2]);
            let builder = builder.learns(id(3), "chair", 3).learns(id(0), "minutes", 2);
            (builder.online(id(1), [2, 3]), shapes)
        }
        3 => {
            let both = Shape { pairs: true, ..open };
            (plain.compatible("minutes", "chair"), vec![both; 3])
        }
        4 => {
            let past = [
                PlannedTurns::new([("chair", vec![id(0)]), ("minutes", vec![id(1)])]),
                PlannedTurns::new([("chair", vec![id(2)]), ("minutes", vec![id(0)])]),
            ];
            let roles = [Role::new("chair", 1).burden(3), Role::new("minutes", 1)];
            let mut ledger = Ledger::new((0..3).map(id));
            for meeting in &past {
                ledger.record(meeting, &roles).expect("all are known");
            }
            ledger.join(id(3)).expect("not yet there");
            let held = PlannedTurns::new([("chair", vec![id(1)]), ("minutes", vec![id(3)])]);
            let held = held.absent([id(2)]);
            let fixed = Shape { fixed: Some(held.clone()), ..open.clone().without(2) };
            let shapes = vec![fixed, open.clone(), open];
            (plain.ledger(&ledger).fixed([held]), shapes)
        }
        5 => {
            let once = open.clone().closed(0, 2);
            let shapes = vec![once.clone().closed(0, 0), once.clone(), once];
            let builder = plain.not_this_time(id(2), "chair", 1..=3);
            (builder.not_this_time(id(0), "chair", [1]).learns(id(1), "chair", 2).learns(id(3), "minutes", 1), shapes)
        }
        6 => {
            let two = Shape::open(4, &[("chair", 2), ("minutes", 1)]);
            let rests = Shape::open(4, &[("chair", 1), ("minutes", 0)]);
            let builder = builder
                .role(Role::new("chair", 1).burden(2).places_in(2, 2).burden_in(3, 4))
                .role(Role::new("minutes", 1).burden(2).places_in(3, 0));
            (builder, vec![open, two, rests])
        }
        7 => {
            let one = Shape::open(4, &[("chair", 1), ("minutes", 0)]);
            let shapes =
                vec![one.clone().without(3), open.clone().without(3), one.clone(), open.without(0), one.without(1)];
            let minutes =
                [1, 3, 5].into_iter().fold(Role::new("minutes", 1), |role, meeting| role.places_in(meeting, 0));
            let builder = builder.meetings(5).role(Role::new("chair", 1)).role(minutes).label("weekend", [4, 5]);
            (builder.absent(id(3), [1, 2]).absent(id(0), [4]).absent(id(1), [5]), shapes)
        }
        8 => {
            let mut ledger = Ledger::new((0..4).map(id));
            let roles = [Role::new("chair", 1), Role::new("minutes", 1)];
            for (chair, minutes) in [(0, 1), (2, 0), (2, 3), (1, 3)] {
                let meeting = PlannedTurns::new([("chair", vec![id(chair)]), ("minutes", vec![id(minutes)])]);
                ledger.record(&meeting, &roles).expect("all are known");
            }
            let one = Shape::open(4, &[("chair", 1), ("minutes", 0)]);
            let held = PlannedTurns::new([("chair", vec![id(3)])]);
            let fixed = Shape { fixed: Some(held.clone()), ..one.clone() };
            let minutes =
                [1, 2, 4].into_iter().fold(Role::new("minutes", 1), |role, meeting| role.places_in(meeting, 0));
            let builder = builder.meetings(4).role(Role::new("chair", 1)).role(minutes).ledger(&ledger);
            (builder.fixed([held]), vec![fixed, one.clone(), open, one])
        }
        9 => {
            let few = Shape::open(4, &[("chair", 2), ("minutes", 1)]).needs(0, 1).needs(1, 0).without(3);
            let nobody = (0..3).fold(few.clone(), |shape, member| shape.closed(1, member));
            let chair = Role::new("chair", 2).burden(3).needs(1);
            let builder = builder.role(chair).role(Role::new("minutes", 1).burden(2).needs(0)).absent(id(3), [1, 2, 3]);
            let builder = (0..3).fold(builder, |builder, member| builder.not_this_time(id(member), "minutes", [2]));
            (builder, vec![few.clone(), nobody, few])
        }
        10 => {
            let mut ledger = Ledger::new((0..4).map(id));
            let held = PlannedTurns::new([("minutes", vec![id(1)])]);
            ledger.record(&held, &[Role::new("minutes", 1)]).expect("all are known");
            let both = Shape { pairs: true, ..open.without(3).needs(0, 0) };
            let fixed = Shape { fixed: Some(held.clone()), ..both.clone() };
            let builder = builder.role(Role::new("chair", 1).burden(2).needs(0)).compatible("minutes", "chair");
            let builder = builder.role(Role::new("minutes", 1).needs_in(2, 0)).ledger(&ledger).fixed([held]);
            (builder.absent(id(3), [1, 2, 3]), vec![fixed, both.clone().needs(1, 0), both])
        }
        11 => {
            let two = Shape::open(4, &[("chair", 2), ("minutes", 1)]).without(1);
            let mut ledger = Ledger::new((0..4).map(id));
            ledger.set_part(&id(2), 1, 3).expect("m02 is known");
            let held = PlannedTurns::new([("chair", vec![id(3)]), ("minutes", vec![id(2)])]);
            ledger.record(&held, &[Role::new("chair", 1), Role::new("minutes", 1)]).expect("all are known");
            let builder = builder.role(Role::new("chair", 1).burden(3).places_in(2, 2)).role(Role::new("minutes", 1));
            let builder = builder.ledger(&ledger).part(id(0), 1, 2).part(id(3), 2, 1).absent(id(1), [2]);
            (builder.not_this_time(id(3), "chair", [3]), vec![open.clone(), two, open.closed(0, 3)])
        }
        _ => {
            let all = Shape::open(4, &[("chair", 1), ("minutes", 1), ("door", 1)]).without(2);
            let all = Shape { pairs: true, ..all };
            let builder = plain.role(Role::new("door", 1)).compatible_all(["minutes", "chair", "door"]);
            let builder = builder.absent(id(2), [1, 2, 3]).absent(id(0), [2, 3]).absent(id(3), [3]);
            (builder, vec![all.clone(), all.clone().without(0), all.without(0).without(3)])
        }
    }
}

pub(crate) const FRAMES: usize = 13;

/// The rota of a frame, with the price of a place that stays open behind all other rules.
pub(crate) fn priced(kind: usize, builder: RotaBuilder) -> RotaBuilder {
    if ![9, 10].contains(&kind) { builder } else { builder.prefer(Tier(9), RotaRule::places_filled()) }
}

/// Rules by number.
pub(crate) fn rule(number: usize) -> RotaRule {
    match number {
        0 => RotaRule::gap(1),
        1 => RotaRule::gap(2).roles(["chair"]),
        2 => RotaRule::background_moves("background", 2).roles(["chair"]),
        3 => RotaRule::background_moves("background", 3),
        4 => RotaRule::background_share("background", 2),
        5 => RotaRule::before("minutes", "chair"),
        6 => RotaRule::before("minutes", "chair").lag(1),
        7 => RotaRule::before("chair", "minutes").times(2),
        8 => RotaRule::never_alone_first().roles(["chair"]).facilitated([1]),
        9 => RotaRule::never_alone_first(),
        10 => RotaRule::fair_share(),
        11 => RotaRule::fair_share().roles(["minutes"]),
        12 => RotaRule::even_burden(),
        13 => RotaRule::even_burden().roles(["chair"]),
        14 => RotaRule::squared_burdens(),
        15 => RotaRule::wishes([(id(0), vec!["minutes", "chair"]), (id(1), vec!["chair"]), (id(3), vec![])]),
        16 => RotaRule::holds(id(1), "chair", 2),
        17 => RotaRule::does_not_hold(id(0), "chair", 3),
        18 => RotaRule::turns(..=1).members([id(1)]),
        19 => RotaRule::each_mode(),
        20 => RotaRule::gap_any_role(1),
        21 => RotaRule::gap_any_role(2).roles(["chair"]).members([id(2), id(0)]),
        22 => RotaRule::not_after("minutes", "chair", 1),
        23 => RotaRule::not_after("chair", "minutes", 3).members([id(0), id(1)]),
        24 => RotaRule::window(2, ..=1).roles(["chair"]),
        25 => RotaRule::window(3, 1..=2),
        26 => RotaRule::window(2, 1..).members([id(1)]),
        27 => RotaRule::consecutive(..=2).members([id(0), id(3)]),
        28 => RotaRule::consecutive(2..),
        29 => RotaRule::consecutive(2..=2).roles(["chair"]),
        30 => RotaRule::consecutive(3..),
        31 => RotaRule::rest(2),
        32 => RotaRule::rest(3).roles(["chair"]),
        33 => RotaRule::rest(5).members([id(1), id(2), id(3)]),
        34 => RotaRule::turns(1..=2),
        35 => RotaRule::labelled("weekend", ..=1),
        36 => RotaRule::labelled("weekend", 1..).members([id(1), id(2)]).roles(["chair"]),
        37 => RotaRule::follows("minutes", "chair"),
        38 => RotaRule::follows("chair", "minutes").members([id(0), id(1)]),
        39 => RotaRule::in_order("chair", [id(1), id(0), id(2), id(3)]),
        40 => RotaRule::in_order("minutes", [id(2), id(0)]),
        41 => RotaRule::places_filled(),
        42 => RotaRule::places_filled().roles(["minutes"]),
        43 => Rule::together([id(0), id(1)]).into(),
        44 => RotaRule::from(Rule::apart([id(0), id(2), id(3)])).roles(["minutes", "chair"]),
        45 => Rule::places("lived", 1..).into(),
        46 => Rule::none_or("background", 2).into(),
        47 => Rule::sharing("background", 1).into(),
        48 => RotaRule::from(Rule::variety("background", 2..)).roles(["chair"]),
        49 => Rule::balance("background").into(),
        50 => Rule::balance("lived").lens(Lens::Fraction).into(),
        51 => Rule::knows(PairValues::listed([(id(0), id(1), 1), (id(1), id(3), 1), (id(2), id(3), 1)]), 1).into(),
        52 => Rule::nominations([(id(0), vec![id(1), id(3)]), (id(2), vec![id(0)])], 1).into(),
        53 => Rule::least_of(PairValues::listed([(id(0), id(1), 3), (id(1), id(2), 2)]).at_most(1)).into(),
        54 => Rule::never_more("lived", "practice").into(),
        55 => RotaRule::not_again_within(2),
        57 => Rule::range_at_least("years", 2).into(),
        56 => RotaRule::not_again_within(4).last_met([(id(0), id(1), 1), (id(2), id(3), 3)]),
        _ => RotaRule::as_announced([
            PlannedTurns::new([("chair", vec![id(0)]), ("minutes", vec![id(1)])]),
            PlannedTurns::new([("chair", vec![id(1)]), ("minutes", vec![id(2)])]),
            PlannedTurns::new([("chair", vec![id(3)]), ("minutes", vec![id(2)])]),
        ]),
    }
}

pub(crate) const RULES: usize = 59;

/// Whether an answer agrees with the costs of all plans; with `proof` everything has to be settled.
fn agrees(problem: &Rota, costs: &[Vec<i64>], solver: &Solver, proof: bool) -> Result<(), TestCaseError> {
    let outcome = solver.solve(problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
    match outcome {
        Outcome::Solved(solution) => {
            let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
            prop_assert_eq!(problem.price(&solution.plan), Ok(cost.clone()));
            let again = problem.assignment(&solution.plan).expect("its own plan");
            prop_assert_eq!(&problem.plan(&again), &solution.plan);
            prop_assert_eq!(Some(&cost), costs.first(), "not the best: {:?}", solution.plan);
            for (at, tier) in solution.certificate.iter().enumerate() {
                let as_good = |plan: &&Vec<i64>| plan[..at].iter().zip(&cost).all(|(a, b)| a <= b);
                let least = costs.iter().filter(as_good).map(|plan| plan[at]).min();
                prop_assert!(least.is_none_or(|least| tier.bound <= least), "{:?} above {:?}", tier, least);
            }
            prop_assert!(solution.is_proved() || !proof, "{:?}", solution.certificate);
        }
        Outcome::Impossible(conflict) => {
            prop_assert!(costs.is_empty(), "{}", conflict);
            prop_assert!(!conflict.rules.is_empty());
        }
        Outcome::Undecided(_) => prop_assert!(!proof && costs.is_empty(), "undecided"),
    }
    Ok(())
}

/// The costs of all plans that meet what is required, the best first. A plan that a required turn rules out costs
/// something.
pub(crate) fn costs(problem: &Rota, shapes: &[Shape]) -> Vec<Vec<i64>> {
    let mut costs = Vec::new();
    each(shapes, |meetings| {
        let plan = plan(meetings);
        let cost = problem.price(&plan).unwrap_or_else(|faults| panic!("{faults:?} of {plan:?}"));
        if cost[0] == 0 {
            costs.push(cost);
        }
    });
    costs.sort_unstable();
    costs
}

fn solver() -> Solver {
    Solver::new().seed(3).steps(40_000)
}

#[test]
fn every_rule_by_itself() {
    for kind in 0..FRAMES {
        for number in 0..RULES {
            for required in [false, true] {
                let (builder, shapes) = frame(kind);
                let builder =
                    if required { builder.require(rule(number)) } else { builder.prefer(Tier(1), rule(number)) };
                let problem = match priced(kind, builder).build() {
                    Ok(problem) => problem,
                    Err(error) if required => {
                        let told = error.to_string();
                        let known = ["prefer it", "held `", "may not hold", "is absent"];
                        assert!(known.iter().any(|words| told.contains(words)), "{kind} {number} {told}");
                        continue;
                    }
                    Err(error) => panic!("frame {kind}, rule {number}: {error}"),
                };
                let costs = costs(&problem, &shapes);
                // Where two roles may be held at once, single moves leave places empty, and so short a search may end
                // early.
                let alone = (![3, 10, 12].contains(&kind)).then(|| (solver().without_programs(), false));
                for (solver, proof) in [(solver(), true)].into_iter().chain(alone) {
                    let told = agrees(&problem, &costs, &solver, proof);
                    told.unwrap_or_else(|error| panic!("frame {kind}, rule {number}, required {required}: {error}"));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn mixtures_of_rules(
        kind in 0..FRAMES,
        asked in proptest::collection::vec((0..RULES, 0..3_u32, 1..4_u32), 1..4),
    ) {
        let (builder, shapes) = frame(kind);
        let builder = asked.iter().fold(builder, |builder, &(number, tier, weight)| {
            if tier > 0 || number == 14 { builder.prefer(Tier(tier.max(1)), rule(number).weight(weight)) } else { builder.require(rule(number)) }
        });
        let problem = priced(kind, builder).build().map_err(|error| TestCaseError::reject(error.to_string()))?;
        let costs = costs(&problem, &shapes);
        agrees(&problem, &costs, &solver(), false)?;
    }
}
