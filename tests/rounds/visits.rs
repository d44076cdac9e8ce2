//! Going round the tables: as evenly as one's own rounds allow, and never to one twice running while there is another;
//! and numbers of visits.

use crate::plans::{Shape, each};
use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, PlannedRound, Problem, RoundRule, Rounds, RoundsBuilder, RoundsPlan, Solver};

/// The table of a member in each round in which the member sits at one.
fn tables(plan: &RoundsPlan, member: usize) -> Vec<&str> {
    let seated = |round: &'_ PlannedRound| round.tables.iter().position(|table| table.members.contains(&id(member)));
    let rounds = plan.rounds().iter().filter_map(|round| Some(round.tables[seated(round)?].name.as_str()));
    rounds.collect()
}

fn solved(builder: RoundsBuilder) -> RoundsPlan {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let outcome = Solver::new().solve(&problem).expect("an answer");
    outcome.solution().expect("it can be met").plan
}

#[test]
fn nobody_is_at_one_table_twice_running_in_more_rounds_than_tables() {
    let rule = RoundRule::different_tables((0..4).map(id));
    let plan = solved(Rounds::builder(&roster(4)).rounds(3).even_tables("table", 2).require(rule));
    for member in 0..4 {
        let tables = tables(&plan, member);
        assert!(tables[0] != tables[1] && tables[1] != tables[2], "{plan:?}");
    }
}

#[test]
fn rounds_in_which_somebody_is_away_do_not_count() {
    let builder = Rounds::builder(&roster(5)).rounds(3).table("table 1", 2..=3).table("table 2", 2..=3);
    for away in [2, 3] {
        let builder = builder.clone().absent(id(0), [away]);
        for rule in [RoundRule::different_tables([id(0)]), RoundRule::hosts([id(0), id(1), id(2)]).rotating()] {
            let plan = solved(builder.clone().require(rule));
            let tables = tables(&plan, 0);
            assert!(tables.len() == 2 && tables[0] != tables[1], "{plan:?}");
        }
    }
}

#[test]
fn fixed_rounds_count_as_they_were() {
    let round = |first: &[usize], second: &[usize]| {
        let named = |members: &[usize]| members.iter().copied().map(id).collect::<Vec<String>>();
        PlannedRound::new([("table 1", named(first)), ("table 2", named(second))])
    };
    let fixed = [round(&[0, 1], &[2, 3]), round(&[0, 2], &[1, 3])];
    let builder = Rounds::builder(&roster(4)).rounds(4).even_tables("table", 2).fixed(fixed);
    let plan = solved(builder.require(RoundRule::different_tables((0..4).map(id))));
    assert_eq!(tables(&plan, 0)[2..], ["table 2", "table 1"]);
    assert_eq!(tables(&plan, 3)[2..], ["table 1", "table 2"]);
}

#[test]
fn a_table_of_some_rounds_alone_has_no_share() {
    let extra = roundtable::Tables::new().table("table 1", 1).table("table 2", 1).table("panel", 1);
    let builder = Rounds::builder(&roster(3)).rounds(5).table("table 1", 1..=2).table("table 2", 1..=2);
    let builder = builder.tables_in(3, extra);
    let plan = solved(builder.require(RoundRule::different_tables((0..3).map(id))));
    for member in 0..3 {
        let tables = tables(&plan, member);
        assert!(tables.windows(2).all(|pair| pair[0] != pair[1]), "{plan:?}");
    }
}

#[test]
fn whoever_sits_out_goes_round_the_tables_in_the_other_rounds() {
    let builder = Rounds::builder(&roster(4)).rounds(8).sit_out();
    let builder = (1..=3).fold(builder, |builder, table| builder.table(format!("table {table}"), 1));
    let plan = solved(builder.require(RoundRule::different_tables((0..4).map(id))));
    for member in 0..4 {
        let tables = tables(&plan, member);
        for table in ["table 1", "table 2", "table 3"] {
            assert_eq!(tables.iter().filter(|&&at| at == table).count(), 2, "{plan:?}");
        }
    }
}

#[test]
fn numbers_of_visits_to_named_tables() {
    let tables_of = ["care", "work", "rest"];
    let builder = tables_of
        .iter()
        .fold(Rounds::builder(&roster(6)).rounds(4).sit_out(), |builder, &table| builder.table(table, 0..=3));
    let builder = builder.table("free", 1..=2).absent(id(5), [1]);
    let plan = solved(
        builder
            .require(RoundRule::visits(..=1).at_tables(tables_of))
            .require(RoundRule::visits(1..=1).at_tables(tables_of).members([id(0), id(5)]))
            .require(RoundRule::visits(3..=3).at_tables(["work", "rest", "free"]).in_total().members([id(1)])),
    );
    let visits = |member: usize, table: &str| tables(&plan, member).iter().filter(|&&at| at == table).count();
    for table in tables_of {
        assert!((0..6).all(|member| visits(member, table) <= 1), "{plan:?}");
        assert_eq!([visits(0, table), visits(5, table)], [1, 1], "{plan:?}");
    }
    assert_eq!(visits(1, "work") + visits(1, "rest") + visits(1, "free"), 3, "{plan:?}");
}

/// Whether visits are even and never running, by the words of the rule.
fn goes_round(plan: &RoundsPlan, member: usize, number: usize) -> bool {
    let own = tables(plan, member);
    let even = (1..=number).all(|table| {
        let visits = own.iter().filter(|&&at| at == format!("table {table}")).count();
        (own.len() / number..=own.len().div_ceil(number)).contains(&visits)
    });
    even && (number == 1 || own.windows(2).all(|pair| pair[0] != pair[1]))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn visits_are_what_the_words_say(
        number in 1..=3_usize,
        rounds in 1..=4_usize,
        away in proptest::collection::vec((0..3_usize, 0..4_usize), 0..3),
        asked in proptest::sample::subsequence(vec![0, 1, 2], 1..=3),
    ) {
        let rounds = if number == 3 { rounds.min(3) } else { rounds };
        let mut shapes = vec![Shape::even(3, &vec![0; number]); rounds];
        let mut builder = Rounds::builder(&roster(3)).rounds(rounds);
        for &(member, round) in away.iter().filter(|(member, round)| *round < rounds && *member != 2) {
            shapes[round].there.retain(|&there| there != member);
            builder = builder.absent(id(member), [round + 1]);
        }
        for table in 0..number {
            builder = builder.table(format!("table {}", table + 1), 0..=3);
            shapes.iter_mut().for_each(|shape| shape.sizes[table] = (0, 3));
        }
        let problem = builder.require(RoundRule::different_tables(asked.iter().copied().map(id))).build();
        let problem = problem.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut possible = false;
        each(3, &shapes, |plan| {
            let meant = asked.iter().all(|&member| goes_round(plan, member, number));
            let cost = problem.price(plan).expect("a plan")[0];
            assert_eq!(cost == 0, meant, "{plan:?}");
            let counted = problem.assignment(plan).expect("a plan");
            assert_eq!(roundtable::extend::PricedProblem::model(&problem).cost(&counted).0[0], cost, "{plan:?}");
            possible |= meant;
        });
        let outcome = Solver::new().steps(40_000).nodes(200).solve(&problem);
        match outcome.map_err(|error| TestCaseError::fail(error.to_string()))? {
            Outcome::Solved(_) => prop_assert!(possible),
            answer => prop_assert!(!possible, "{:?}", answer),
        }
    }
}
