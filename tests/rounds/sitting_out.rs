//! Where people are more than seats, they sit out in fair turns.

use crate::{cases, id, roster};
use proptest::prelude::*;
use roundtable::{Outcome, PlannedRound, RoundRule, Rounds, Solver, Tables, Tier};
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn turns_are_fair(
        members in 7..=23_usize,
        tables in 1..=5_usize,
        rounds in 2..=6_usize,
        away in proptest::collection::vec((0..23_usize, 1..=6_usize), 0..8),
        seed in 0..100_u64,
    ) {
        let away: Vec<(usize, usize)> = away
            .into_iter()
            .filter(|&(member, round)| member < members && round <= rounds)
            .collect();
        let there = |round: usize| -> Vec<usize> {
            (0..members).filter(|&member| !away.contains(&(member, round))).collect()
        };
        prop_assume!((1..=rounds).all(|round| there(round).len() >= 4 * tables));
        let mut builder = Rounds::builder(&roster(members)).rounds(rounds).sit_out();
        for table in 1..=tables {
            builder = builder.table(format!("table {table}"), 4);
        }
        for round in 1..=rounds {
            for member in (0..members).filter(|member| !there(round).contains(member)) {
                builder = builder.absent(id(member), [round]);
            }
        }
        let problem = builder.prefer(Tier(1), RoundRule::repeats()).build();
        let problem = problem.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let solver = Solver::new().seed(seed).steps(200_000).without_programs();
        let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        let mut out: BTreeMap<String, usize> = BTreeMap::new();
        let mut share: BTreeMap<String, f64> = BTreeMap::new();
        let mut present: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, round) in (1..).zip(solution.plan.rounds()) {
            let here = there(number);
            prop_assert_eq!(round.out.len(), here.len() - 4 * tables, "a seat is empty while somebody sits out");
            for member in here.iter().copied().map(id) {
                *share.entry(member.clone()).or_default() += round.out.len() as f64 / here.len() as f64;
                *out.entry(member.clone()).or_default() += usize::from(round.out.contains(&member));
                present.entry(member).or_default().push(number);
            }
        }
        for (member, &times) in &out {
            let share = share[member];
            prop_assert!((times as f64 - share).abs() < 1.0, "{} of {}", times, share);
            for (other, &theirs) in out.iter().filter(|(other, _)| present[*other] == present[member]) {
                prop_assert!(times.abs_diff(theirs) <= 1, "{} {} {} {}", member, times, other, theirs);
            }
        }
    }
}

#[test]
fn hosts_who_are_as_many_as_the_tables_never_sit_out() {
    let problem = Rounds::builder(&roster(11))
        .table("north", 4)
        .table("south", 4)
        .rounds(3)
        .sit_out()
        .require(RoundRule::hosts([id(0), id(1)]).rotating())
        .build()
        .expect("good");
    let outcome = Solver::new().seed(5).solve(&problem).expect("an answer");
    let solution = outcome.solution().expect("it can be met");
    for round in solution.plan.rounds() {
        assert_eq!(round.out.len(), 3);
        assert!(!round.out.contains(&id(0)) && !round.out.contains(&id(1)));
    }
    assert_eq!(problem.rules().count(), 2, "fair turns are asked for without being given");
}

#[test]
fn fair_turns_give_way_to_who_is_there() {
    let named = |members: [usize; 2]| members.map(id).to_vec();
    let first = PlannedRound::new([("table", named([2, 3]))]).out(named([0, 1]));
    let problem = Rounds::builder(&roster(4))
        .rounds(3)
        .sit_out()
        .table("table", 2)
        .tables_in(2, Tables::new().table("table", 1))
        .tables_in(3, Tables::new().table("table", 1))
        .absent(id(2), [2])
        .absent(id(3), [2])
        .absent(id(0), [3])
        .absent(id(1), [3])
        .fixed([first])
        .build()
        .expect("good");
    let outcome = Solver::new().solve(&problem).expect("an answer");
    assert!(outcome.solution().expect("two of four sit out in either round").is_proved());
}
