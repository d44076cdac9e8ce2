//! Planted problems: a plan is drawn first, and the rules are such that it meets them.

mod common;

use common::cases::TAGS;
use common::rules::{group, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use roundtable::{Composition, Lens, Member, Outcome, PairValues, Problem, Roster, Rule, Solver};
use std::collections::HashSet;

/// People with the group in which each is planted; none is outside.
#[derive(Debug, Clone)]
struct Planted {
    tags: Vec<[Vec<&'static str>; 3]>,
    years: Vec<Option<i32>>,
    place: Vec<Option<usize>>,
    groups: usize,
    selecting: bool,
    /// A rule each: what it is about, and how much looser than the plan it is.
    rules: Vec<(u8, Index, Index, u32)>,
}

fn planted() -> impl Strategy<Value = Planted> {
    let shape = (2..=5_usize, 12..=40_usize, any::<bool>());
    shape.prop_flat_map(|(groups, members, selecting)| {
        let held = |dimension: usize, most: usize| subsequence(TAGS[dimension].to_vec(), 0..=most);
        let tags = (held(0, 2), held(1, 2), held(2, 3)).prop_map(<[_; 3]>::from);
        let place = (0..groups + usize::from(selecting)).prop_map(move |at| (at < groups).then_some(at));
        let rule = (0..16_u8, any::<Index>(), any::<Index>(), 0..2_u32);
        let years = prop::option::weighted(0.9, 0..40);
        let drawn = (vec(tags, members), vec(years, members), vec(place, members), vec(rule, 5..=12));
        drawn.prop_map(move |(tags, years, place, rules)| Planted { tags, years, place, groups, selecting, rules })
    })
}

impl Planted {
    fn here(&self, group: usize) -> Vec<usize> {
        (0..self.place.len()).filter(|&member| self.place[member] == Some(group)).collect()
    }

    /// The range of years in a group; none where nobody at all has years.
    fn range(&self, group: usize) -> Option<i32> {
        self.years.iter().flatten().next()?;
        let years = || self.here(group).into_iter().filter_map(|member| self.years[member]);
        Some(years().max().unwrap_or(0) - years().min().unwrap_or(0))
    }

    /// The hat that a member wears in the plan: the first tag of `d0`.
    fn hat(&self, member: usize) -> Option<&'static str> {
        self.tags[member][0].first().copied()
    }

    /// A rule that the plan meets; none where the tag that it is about is held by nobody.
    fn rule(&self, (kind, first, second, slack): &(u8, Index, Index, u32)) -> Option<Rule> {
        let of = first.index(self.groups);
        let here = self.here(of);
        let dimension = second.index(3);
        let tags: Vec<&str> = TAGS[dimension]
            .iter()
            .copied()
            .filter(|tag| self.tags.iter().any(|held| held[dimension].contains(tag)))
            .collect();
        let tag = *tags.get(first.index(tags.len().max(1)))?;
        let count = |by: &dyn Fn(usize) -> bool| here.iter().filter(|&&member| by(member)).count() as u32;
        let holds = |member: usize| self.tags[member][dimension].contains(&tag);
        let around = |number: u32| number.saturating_sub(*slack)..=number + slack;
        let name = format!("d{dimension}");
        let worn = (0..self.tags.len()).filter_map(|member| self.hat(member)).nth(first.index(self.tags.len()));
        let members = self.tags.len();
        let (one, other) = (first.index(members), second.index(members));
        let alone = |member: usize| self.tags[member][dimension].len() == 1 && holds(member);
        let everyone: Vec<(String, String)> =
            (0..members).filter_map(|member| Some((id(member), group(self.place[member]?)))).collect();
        let groups = [group(of)];
        let rule = match kind {
            0 => Rule::places(tag, around(count(&holds))).in_groups(groups),
            1 => Rule::undivided(tag, around(count(&alone))).in_groups(groups),
            2 => {
                let hat = worn?;
                Rule::places(format!("d0:{hat}"), around(count(&|m| self.hat(m) == Some(hat))))
                    .lens(Lens::Hat)
                    .in_groups(groups)
            }
            3 => {
                let most = TAGS[dimension].iter().map(|tag| count(&|m| self.tags[m][dimension].contains(tag))).max()?;
                Rule::sharing(name, (most + slack).max(1)).in_groups(groups)
            }
            4 => Rule::dual_hats(name, count(&|m| self.tags[m][dimension].len() > 1) + slack).in_groups(groups),
            5 => {
                let present =
                    TAGS[dimension].iter().filter(|tag| count(&|m| self.tags[m][dimension].contains(tag)) > 0);
                Rule::variety(name, around(present.count() as u32)).in_groups(groups)
            }
            6 if self.place[one] == self.place[other] && one != other => Rule::together([id(one), id(other)]),
            6 | 7 if self.place[one] != self.place[other] => Rule::apart([id(one), id(other)]),
            8 => Rule::in_group(id(one), group(self.place[one]?)),
            9 if self.place[one] != Some(of) => Rule::not_in_group(id(one), group(of)),
            10 => Rule::stay(everyone.into_iter().take(8)),
            11 => Rule::wishes(everyone.into_iter().skip(4).take(8).map(|(member, group)| (member, vec![group]))),
            12 => {
                let pairs: Vec<(usize, usize)> =
                    (0..members).filter(|&m| m != one).map(|m| (one.min(m), one.max(m))).take(10).collect();
                let met = pairs.iter().filter(|(a, b)| self.place[*a].is_some() && self.place[*a] == self.place[*b]);
                let bound = met.count();
                Rule::most_of(PairValues::listed(pairs.iter().map(|&(a, b)| (id(a), id(b), 1))).at_least(bound))
            }
            15 => {
                worn?;
                let present: HashSet<&str> = here.iter().filter_map(|&member| self.hat(member)).collect();
                Rule::variety("d0", around(present.len() as u32)).lens(Lens::Hat).in_groups(groups)
            }
            13 => Rule::range_at_most("years", self.range(of)? + *slack as i32).missing_left_out().in_groups(groups),
            14 => {
                let least = self.range(of)? - *slack as i32;
                (least > 0).then(|| Rule::range_at_least("years", least).missing_left_out().in_groups(groups))?
            }
            _ => {
                let least = count(&holds);
                if least == 1 {
                    return None;
                } else {
                    Rule::none_or(tag, 2).in_groups(groups)
                }
            }
        };
        Some(rule)
    }

    fn problem(&self) -> Composition {
        let member = |(at, tags): (usize, &[Vec<&'static str>; 3])| {
            let dimensions = tags.iter().enumerate().filter(|(_, tags)| !tags.is_empty());
            let member = self.years[at].map_or(Member::new(id(at)), |years| Member::new(id(at)).number("years", years));
            dimensions.fold(member, |member, (d, tags)| member.tags(format!("d{d}"), tags.iter().copied()))
        };
        let roster = Roster::new(self.tags.iter().enumerate().map(member)).expect("a roster");
        let mut builder = Composition::builder(&roster);
        for at in 0..self.groups {
            let size = self.here(at).len();
            builder = builder.group(group(at), size..=size.max(1));
        }
        builder = if self.selecting { builder.select() } else { builder.everyone() };
        let rules = self.rules.iter().filter_map(|rule| self.rule(rule));
        rules.fold(builder, |builder, rule| builder.require(rule)).build().unwrap_or_else(|error| panic!("{error}"))
    }
}

proptest! {
    #![proptest_config(common::seeds::cases(64))]

    #[test]
    fn a_plan_is_found_where_one_was_planted(planted in planted()) {
        let problem = planted.problem();
        let rules: Vec<String> = problem.rules().map(|(_, rule)| rule.to_string()).collect();
        let outcome = Solver::new().seed(5).steps(2_000_000).solve(&problem);
        let outcome = outcome.map_err(|error| TestCaseError::fail(format!("{error}\n{rules:#?}")))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}\n{rules:#?}")));
        };
        prop_assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
    }
}

/// A number of the environment.
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// No plan is missed of a few problems, or as many as `PLANTED` of the environment says, each drawn from a seed of its
/// own, the first from `PLANTED_SEED`: `cargo bench --bench oracle -- planted N` draws many.
#[test]
fn plans_that_are_missed() {
    let (n, first) = (asked("PLANTED").unwrap_or(32), asked("PLANTED_SEED").unwrap_or(0));
    let mut missed = Vec::new();
    for seed in first..first + n {
        let config = Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() };
        let tree = planted().new_tree(&mut TestRunner::new(config)).expect("nothing is filtered");
        let outcome = Solver::new().solve(&tree.current().problem()).expect("an answer");
        if !matches!(outcome, Outcome::Solved(_)) {
            println!("missed: seed {seed}, {outcome:?}");
            missed.push(seed);
        }
    }
    println!("{} missed of {n}, seeds {first} to {}", missed.len(), first + n - 1);
    assert!(missed.is_empty(), "{missed:?}");
}
