//! What must not change an answer does not: names, order, seeds, threads; and what can only make it worse never makes
//! it better.

mod common;

use common::cases::{Case, Person, cases};
use common::kinds::{ALL, Kind};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Composition, CompositionPlan, Member, Outcome, Problem, Roster, Rule, Solution, Solver, Tier};
use serde_json::{Value, json};

const STEPS: u64 = 5_000;

fn solve(problem: &Composition, seed: u64) -> Result<Outcome<CompositionPlan>, TestCaseError> {
    let outcome = Solver::new().seed(seed).steps(STEPS).solve(problem);
    outcome.map_err(|error| TestCaseError::fail(error.to_string()))
}

/// Costs of a proved plan, with the scale of each tier; none when there is no plan.
fn proved(problem: &Composition, seed: u64) -> Result<Option<Vec<(i64, i64)>>, TestCaseError> {
    let outcome = solve(problem, seed)?;
    if let Outcome::Undecided(reason) = outcome {
        return Err(TestCaseError::fail(format!("undecided: {reason}")));
    }
    let Some(solution) = outcome.solution() else {
        return Ok(None);
    };
    prop_assert!(solution.is_proved(), "{:?}", solution.certificate);
    let costs: Vec<(i64, i64)> = solution.certificate.iter().map(|tier| (tier.cost, tier.scale)).collect();
    prop_assert_eq!(problem.price(&solution.plan), Ok(costs.iter().map(|tier| tier.0).collect()));
    Ok(Some(costs))
}

/// Everything that an answer says.
fn bytes(outcome: &Outcome<CompositionPlan>) -> String {
    let text = |value: &Value| serde_json::to_string(value).expect("JSON");
    match outcome {
        Outcome::Solved(Solution { plan, certificate, violations, stop, seed, backend, steps, .. }) => text(&json!({
            "plan": plan, "certificate": certificate, "stop": stop, "seed": seed, "backend": backend, "steps": steps,
            "violations": format!("{violations:?}"), "counts": format!("{:?}", plan.counts()), "members": plan.to_string(),
        })),
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => format!("{answer:?}"),
    }
}

proptest! {
    #![proptest_config(common::seeds::cases(96))]

    #[test]
    fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads(case in cases(1..=4, ALL), seed in any::<u64>()) {
        let problem = case.problem();
        for solver in [Solver::new(), Solver::new().without_programs()] {
            let solver = solver.seed(seed).steps(STEPS);
            let answer = |threads: usize| {
                let outcome = solver.clone().threads(threads).solve(&problem);
                outcome.map(|outcome| bytes(&outcome)).map_err(|error| TestCaseError::fail(error.to_string()))
            };
            let first = answer(1)?;
            for threads in [1, 2, 4] {
                prop_assert_eq!(&answer(threads)?, &first, "{} threads", threads);
            }
        }
    }

    #[test]
    fn every_seed_proves_the_same_costs(case in cases(1..=4, ALL), seed in any::<u64>()) {
        let problem = case.problem();
        prop_assert_eq!(proved(&problem, 0)?, proved(&problem, seed)?);
    }

    #[test]
    fn one_more_required_rule_never_costs_less(case in cases(2..=4, ALL)) {
        let problem = case.problem();
        let last = case.asked.len() - 1;
        prop_assume!(case.asked[last].tier == 0);
        let fewer = case.with_rules(|at| at != last).problem();
        let with = proved(&problem, 1)?;
        prop_assume!(with.is_some());
        let without = proved(&fewer, 1)?;
        prop_assert!(without.is_some() && without <= with);
    }

    #[test]
    fn weights_times_a_number_cost_so_many_times(case in cases(1..=4, ALL), factor in 2..5_u32) {
        // The rules' own weights are behind their builders: all weights are 1 here, and `factor` there.
        let weighted = |weight: u32| {
            let with_rules = case.asked.iter().fold(case.builder(), |builder, asked| match asked.tier {
                0 => builder.require(asked.rule.clone()),
                tier => builder.prefer(Tier(tier), asked.rule.clone().weight(weight)),
            });
            with_rules.build().unwrap_or_else(|error| panic!("{error}"))
        };
        let times = |costs: Vec<(i64, i64)>| costs.into_iter().map(|(cost, scale)| (cost * i64::from(factor), scale)).collect::<Vec<_>>();
        prop_assert_eq!(proved(&weighted(1), 1)?.map(times), proved(&weighted(factor), 1)?);
    }

    #[test]
    fn the_order_of_the_roster_changes_no_proved_cost(case in in_other_order()) {
        let (problem, shuffled) = (case.0.problem(), case.reordered());
        prop_assert_eq!(proved(&problem, 2)?, proved(&shuffled, 2)?);
    }

    #[test]
    fn other_names_change_no_proved_cost(given in named(), turned in any::<bool>()) {
        prop_assert_eq!(proved(&given.problem(&PLAIN, false), 3)?, proved(&given.problem(&STRANGE, turned), 3)?);
    }
}

proptest! {
    #![proptest_config(common::seeds::cases(48))]

    #[test]
    fn numbers_that_all_move_or_turn_have_the_same_ranges(
        years in prop::collection::vec(prop::option::weighted(0.8, -20..20_i64), 4..=8),
        rules in prop::collection::vec((0..5_u8, 1..12_i64, 0..3_u32), 1..=3),
        by in -50..50_i64,
    ) {
        prop_assume!(years.iter().any(Option::is_some));
        let problem = |of: &dyn Fn(i64) -> i64| {
            let member = |(at, years): (usize, &Option<i64>)| {
                let member = Member::new(format!("m{at}"));
                years.map_or(member.clone(), |years| member.number("years", of(years)))
            };
            let roster = Roster::new(years.iter().enumerate().map(member)).expect("a roster");
            let builder = Composition::builder(&roster).even_groups("group", 2);
            let builder = rules.iter().fold(builder, |builder, &(kind, bound, tier)| {
                let rule = match kind {
                    0 => Rule::small_range("years"),
                    1 => Rule::large_range("years"),
                    2 => Rule::range_at_least("years", bound).in_groups(["group 1"]),
                    3 => Rule::range_at_least("years", bound),
                    _ => Rule::range_at_most("years", bound),
                };
                let rule = rule.missing_left_out();
                let tier = if kind < 2 { tier.max(1) } else { tier };
                if tier == 0 { builder.require(rule) } else { builder.prefer(Tier(tier), rule) }
            });
            builder.build().unwrap_or_else(|error| panic!("{error}"))
        };
        let plain = proved(&problem(&|years| years), 0)?;
        prop_assert_eq!(&proved(&problem(&|years| years + by), 1)?, &plain);
        prop_assert_eq!(&proved(&problem(&|years| by - years), 2)?, &plain);
    }
}

/// A problem, and the order in which its members stand in another roster.
#[derive(Debug, Clone)]
struct Reordered(Case, Vec<usize>);

impl Reordered {
    /// The same rules about a roster in another order. Values by position would mean other members, and so none is
    /// drawn.
    fn reordered(&self) -> Composition {
        let Reordered(case, order) = self;
        let members = order.iter().map(|&at| case.people[at].member(&common::rules::id(at)));
        let roster = Roster::new(members).expect("a roster");
        let groups = (0..case.sizes.len()).rev();
        let builder = groups
            .fold(Composition::builder(&roster), |builder, at| builder.group(common::rules::group(at), case.size(at)));
        let builder = if case.everyone { builder.everyone() } else { builder.select() };
        let rules = case.asked.iter().rev();
        rules.fold(builder, |builder, asked| asked.give(builder)).build().unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The kinds that name all that they are about.
const NAMED: &[Kind] = ALL.split_last().expect("many").1;

fn in_other_order() -> impl Strategy<Value = Reordered> {
    cases(1..=4, NAMED).prop_flat_map(|case| {
        let order = Just((0..case.people.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(case), order).prop_map(|(case, order)| Reordered(case, order))
    })
}

/// Names of things.
struct Names {
    member: fn(usize) -> String,
    group: fn(usize) -> String,
    dimensions: [&'static str; 3],
    tags: [&'static [&'static str]; 3],
}

const PLAIN: Names = Names {
    member: |at| format!("m{at}"),
    group: |at| format!("g{at}"),
    dimensions: ["d0", "d1", "d2"],
    tags: common::cases::TAGS,
};

/// In another order of the alphabet, with signs and letters of other scripts, and one word as member, group and tag.
const STRANGE: Names = Names {
    member: |at| ["zoë", "m:0", "名", "a, b", "north", "=1+1", "Ω", "x\"y"][at].to_owned(),
    group: |at| ["north", "<b>", "zoë"][at].to_owned(),
    dimensions: ["où", "b/c", "a"],
    tags: [&["z", "north", "c;d"], &["β", "α"], &["h", "ğ", "f & g"]],
};

/// Rules about tags, members and groups by position.
#[derive(Debug, Clone)]
struct Named {
    people: Vec<Person>,
    groups: usize,
    rules: Vec<(u8, u32, usize, usize)>,
}

fn named() -> impl Strategy<Value = Named> {
    let rules = prop::collection::vec((0..8_u8, 0..3_u32, 0..8_usize, 0..8_usize), 1..=4);
    (cases(0..=0, ALL), 2..=3_usize, rules).prop_map(|(case, groups, rules)| Named {
        people: case.people,
        groups,
        rules,
    })
}

impl Named {
    fn problem(&self, names: &Names, turned: bool) -> Composition {
        let of = |dimension: usize, tag: &str| {
            let at = common::cases::TAGS[dimension].iter().position(|known| *known == tag).expect("a known tag");
            names.tags[dimension][at]
        };
        let member = |(at, person): (usize, &Person)| {
            let held = person.tags.iter().enumerate().filter(|(_, tags)| !tags.is_empty());
            held.fold(Member::new((names.member)(at)), |member, (d, tags)| {
                let mut tags: Vec<&str> = tags.iter().map(|tag| of(d, tag)).collect();
                if turned {
                    tags.reverse();
                }
                member.tags(names.dimensions[d], tags)
            })
        };
        let roster = Roster::new(self.people.iter().enumerate().map(member)).expect("a roster");
        let mut builder = Composition::builder(&roster);
        let most = self.people.len().div_ceil(self.groups);
        for at in 0..self.groups {
            builder = builder.group((names.group)(at), 0..=most);
        }
        for &(kind, tier, one, other) in &self.rules {
            let held: Vec<(usize, &str)> = self
                .people
                .iter()
                .flat_map(|p| (0..3).flat_map(|d| p.tags[d].iter().map(move |&tag| (d, tag))))
                .collect();
            let Some(&(dimension, tag)) = held.get(one % held.len().max(1)) else {
                continue;
            };
            let label = format!("{}:{}", names.dimensions[dimension], of(dimension, tag));
            let dimension = names.dimensions[dimension];
            let (a, b) = (one % self.people.len(), other % self.people.len());
            let member = |at: usize| (names.member)(at);
            let number = other as u32 % 3;
            let rule = match kind {
                0 => Rule::places(label, number..=number + 1),
                1 => Rule::balance(dimension),
                2 => Rule::none_or(dimension, number + 2),
                3 => Rule::variety(dimension, number..),
                4 if a != b => Rule::together([member(a), member(b)]),
                5 if a != b => Rule::apart([member(a), member(b)]),
                6 => Rule::wishes([(member(a), vec![(names.group)(b % self.groups)])]),
                _ => Rule::stay([(member(a), (names.group)(b % self.groups))]),
            };
            builder = if tier == 0 { builder.require(rule) } else { builder.prefer(Tier(tier), rule) };
        }
        builder.build().unwrap_or_else(|error| panic!("{error}"))
    }
}
