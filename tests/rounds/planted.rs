//! A schedule is drawn, and rules that it meets: a plan has to be found.

use crate::{cases, id, roster};
use proptest::prelude::*;
use roundtable::{Outcome, PlannedRound, Problem, RoundRule, Rounds, Rule, Solver};
use std::collections::{BTreeMap, BTreeSet};

/// Members in the order in which they fill tables of four, round by round.
fn schedules(members: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    let order: Vec<usize> = (0..members).collect();
    proptest::collection::vec(Just(order).prop_shuffle(), 2..=4)
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_a_schedule_meets_can_be_met(schedule in schedules(12), drawn in any::<u64>()) {
        let mut met: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        for seats in &schedule {
            for table in seats.chunks(4) {
                for &a in table {
                    table.iter().filter(|&&b| a < b).for_each(|&b| *met.entry((a, b)).or_default() += 1);
                }
            }
        }
        let most = met.values().copied().max().unwrap_or(0);
        let reach = |member: usize| met.keys().filter(|pair| pair.0 == member || pair.1 == member).count() as u32;
        let least = (0..12).map(reach).min().unwrap_or(0);
        let everyone: BTreeSet<(usize, usize)> = (0..12).flat_map(|a| (a + 1..12).map(move |b| (a, b))).collect();
        let never = everyone.into_iter().find(|pair| !met.contains_key(pair));
        let named = |seats: &Vec<usize>| {
            let tables = (1..).zip(seats.chunks(4));
            PlannedRound::new(tables.map(|(at, table)| (format!("table {at}"), table.iter().map(|&m| id(m)).collect::<Vec<_>>())))
        };
        let seated = (drawn % 12) as usize;
        let table = schedule[0].iter().position(|&member| member == seated).unwrap_or(0) / 4 + 1;
        let mut builder = Rounds::builder(&roster(12))
            .even_tables("table", 3)
            .rounds(schedule.len())
            .require(RoundRule::at_most_meetings(most))
            .require(RoundRule::new_people(least))
            .require(RoundRule::from(Rule::in_group(id(seated), format!("table {table}"))).in_rounds([1]));
        if let Some((a, b)) = never {
            builder = builder.require(Rule::apart([id(a), id(b)]));
        }
        if drawn % 2 == 0 {
            builder = builder.require(RoundRule::as_announced(schedule.iter().map(named)));
        }
        let problem = builder.build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let solver = Solver::new().seed(drawn).without_programs();
        let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        prop_assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
    }
}
