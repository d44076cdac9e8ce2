//! Sums of pair values: held against all plans of few people, and against plans that are known to be best.

use proptest::prelude::*;
use roundtable::{Composition, Member, MemberId, PairValues, Problem, Proof, Roster, Rule, Solver, Tier};

#[path = "common/seeds.rs"]
mod seeds;

fn roster(members: usize) -> Roster {
    let member = |at: usize| Member::new(format!("m{at}")).tag("half", ["one", "other"][at % 2]);
    Roster::new((0..members).map(member)).expect("the roster is good")
}

/// Every way to deal members out to groups of these sizes.
fn deals(members: usize, sizes: &[usize]) -> Vec<Vec<usize>> {
    let mut deals = vec![Vec::new()];
    for _ in 0..members {
        let longer = |deal: &Vec<usize>| {
            let room = |&group: &usize| deal.iter().filter(|&&other| other == group).count() < sizes[group];
            let groups: Vec<usize> = (0..sizes.len()).filter(room).collect();
            groups.into_iter().map(|group| [&deal[..], &[group]].concat()).collect::<Vec<_>>()
        };
        deals = deals.iter().flat_map(longer).collect();
    }
    deals
}

/// Nine people with a value for each pair, and what else is asked.
#[derive(Debug, Clone)]
struct Case {
    values: Vec<i64>,
    decimals: u32,
    /// The sum is to be large.
    most: bool,
    apart: bool,
    halves: bool,
    open: bool,
    later: bool,
}

const SIZES: [usize; 3] = [3, 3, 3];

fn case() -> impl Strategy<Value = Case> {
    let values = prop_oneof![
        prop::collection::vec(-20..100_i64, 81),
        prop::collection::vec(-400_000_000..400_000_000_i64, 81),
        prop::collection::vec(0..2_i64, 81),
    ];
    (values, 0..4_u32, any::<[bool; 5]>()).prop_map(|(values, decimals, [most, apart, halves, open, later])| Case {
        values,
        decimals,
        most,
        apart,
        halves,
        open,
        later,
    })
}

impl Case {
    fn value(&self, first: usize, second: usize) -> i64 {
        self.values[first.max(second) * 9 + first.min(second)]
    }

    fn problem(&self) -> Composition {
        let roster = roster(9);
        let value = |first: MemberId, second: MemberId| self.value(first.index(), second.index());
        let values = PairValues::from_fn(&roster, self.decimals, value);
        let rule = if self.most { Rule::most_of(values) } else { Rule::least_of(values) };
        let mut builder = Composition::builder(&roster).prefer(Tier(1), rule);
        for group in 0..3 {
            builder = builder.group(format!("g{group}"), if self.open { 2..=4 } else { 3..=3 });
        }
        if self.apart {
            builder = builder.require(Rule::apart(["m0", "m1"])).require(Rule::together(["m2", "m3"]));
        }
        if self.halves {
            builder = builder.require(Rule::places("half:one", 1..=2));
        }
        if self.later {
            builder = builder.prefer(Tier(2), Rule::in_group("m4", "g0"));
        }
        builder.build().expect("the problem is good")
    }

    /// The least cost of the first tier over all plans that keep what is required, by the words of the rules.
    fn least(&self) -> i64 {
        let sizes: Vec<usize> = if self.open { vec![4; 3] } else { SIZES.to_vec() };
        let keeps = |deal: &Vec<usize>| {
            let halves = (0..3).all(|group| {
                let here = (0..9).filter(|&member| deal[member] == group);
                let (here, ones) = here.fold((0, 0), |(here, ones), member| (here + 1, ones + (member + 1) % 2));
                here >= 2 && (!self.halves || (1..=2).contains(&ones))
            });
            halves && (!self.apart || deal[0] != deal[1] && deal[2] == deal[3])
        };
        let sum = |deal: &Vec<usize>| -> i64 {
            let pairs = (0..9).flat_map(|first| (first + 1..9).map(move |second| (first, second)));
            pairs.filter(|&(a, b)| deal[a] == deal[b]).map(|(a, b)| self.value(a, b)).sum()
        };
        let sums = deals(9, &sizes).into_iter().filter(keeps).map(|deal| sum(&deal));
        let sign = if self.most { -1 } else { 1 };
        sums.map(|sum| sign * sum).min().expect("some plan keeps all")
    }
}

proptest! {
    #![proptest_config(seeds::cases(12))]

    /// Walks alone find the best of all plans, whatever else is asked.
    #[test]
    fn the_search_finds_the_best_of_few_plans(case in case()) {
        let problem = case.problem();
        let outcome = Solver::new().seed(3).steps(400_000).without_programs().solve(&problem).expect("no engine takes part");
        let solution = outcome.solution().expect("a plan exists");
        let tier = &solution.certificate[1];
        let in_units = |cost: i64| cost * 10_i64.pow(case.decimals) / tier.scale;
        prop_assert_eq!(in_units(tier.cost), case.least());
        prop_assert!(tier.bound <= tier.cost);
        let priced = problem.price(&solution.plan).expect("a plan");
        prop_assert_eq!(priced[..2].to_vec(), vec![0, tier.cost]);
    }
}

/// Sixty people of whom six times ten value each other most: no sum is larger than that of their groups.
fn planted(members: usize, size: usize) -> Composition {
    let roster = roster(members);
    let groups = members / size;
    // Spread over the roster, and the values of other pairs differ.
    let planted = |member: MemberId| 7 * member.index() % groups;
    let value = |first: MemberId, second: MemberId| {
        if planted(first) == planted(second) { 100 } else { ((first.index() * 37 + second.index() * 61) % 97) as i64 }
    };
    Composition::builder(&roster)
        .even_groups("group", groups)
        .prefer(Tier(1), Rule::most_of(PairValues::from_fn(&roster, 0, value)))
        .build()
        .expect("the problem is good")
}

#[test]
fn planted_groups_are_found_and_proved() {
    for (members, size) in [(60, 10), (90, 6)] {
        let problem = planted(members, size);
        let outcome = Solver::new().seed(1).without_programs().solve(&problem).expect("no engine takes part");
        let solution = outcome.solution().expect("a plan exists");
        let sum = -((100 * members * (size - 1) / 2) as i64);
        assert_eq!((solution.certificate[1].cost, solution.certificate[1].proof), (sum, Some(Proof::Floor)));
        assert_eq!(problem.price(&solution.plan), Ok(vec![0, sum]));
    }
}

#[test]
fn threads_change_nothing() {
    let problem = planted(90, 6);
    let plans = [1, 2].map(|threads| {
        let solver = Solver::new().seed(9).steps(300_000).threads(threads).without_programs();
        solver.solve(&problem).expect("no engine takes part").solution().map(|solution| solution.plan.clone())
    });
    assert!(plans[0].is_some() && plans[0] == plans[1]);
}

/// Costs beyond what floating point keeps apart are proved in whole numbers.
#[cfg(feature = "microlp")]
#[test]
fn large_values_are_proved() {
    let values = (0..81_i64).map(|at| at * at * 7_919_317 % 300_000_007);
    let case = Case {
        values: values.collect(),
        decimals: 0,
        most: true,
        apart: false,
        halves: false,
        open: false,
        later: false,
    };
    let problem = case.problem();
    let outcome = Solver::new().solve(&problem).expect("the engine works");
    let solution = outcome.solution().expect("a plan exists");
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, case.least());
}
