//! Worked examples whose values are known.

use crate::id;
use roundtable::{Lens, Member, Problem, Proof, Roster, RoundRule, Rounds, RoundsPlan, Rule, Solution, Solver, Tier};

fn solved(people: usize, tables: usize, rounds: usize, rule: RoundRule) -> Solution<RoundsPlan> {
    let roster = Roster::new((0..people).map(|at| Member::new(id(at))).collect::<Vec<_>>());
    let problem = Rounds::builder(&roster.expect("ids differ"))
        .even_tables("table", tables)
        .rounds(rounds)
        .prefer(Tier(1), rule)
        .build()
        .expect("good");
    let solver = Solver::new().seed(7).steps(1_000_000);
    let outcome = solver.solve(&problem).expect("an answer");
    outcome.solution().expect("everybody has a seat")
}

#[test]
fn floors_that_are_met_prove_the_plan() {
    for (people, tables, rounds, rule, cost) in [
        (6, 2, 2, RoundRule::repeats(), 2),
        (6, 2, 2, RoundRule::meetings_beyond_first(), 2),
        (6, 2, 3, RoundRule::repeats(), 6),
        (6, 2, 4, RoundRule::repeats(), 12),
        (6, 2, 4, RoundRule::meetings_beyond_first(), 9),
        (24, 6, 4, RoundRule::repeats(), 0),
        (24, 4, 4, RoundRule::repeats(), 48),
        (15, 5, 7, RoundRule::repeats(), 0),
        (40, 8, 4, RoundRule::repeats(), 0),
    ] {
        let solution = solved(people, tables, rounds, rule.clone());
        let tier = &solution.certificate[1];
        assert_eq!(tier.cost, cost, "{people} {tables} {rounds} {rule}");
        assert_eq!(tier.proof, Some(Proof::Floor), "{people} {tables} {rounds} {rule}");
    }
}

/// Twelve people in threes repeat three meetings in five rounds. Where one of them is away once, where tables may differ, and where
/// a fifth table may be used, there are plans with fewer, and so no floor may say three.
#[test]
fn floors_of_designs_are_for_full_rounds_alone() {
    let roster = Roster::new((0..12).map(|at| Member::new(format!("m{at}"))).collect::<Vec<_>>()).expect("ids differ");
    let five = |from: usize, to: usize, tables: usize| {
        let builder = Rounds::builder(&roster).rounds(5).prefer(Tier(1), RoundRule::repeats());
        (0..tables).fold(builder, |builder, at| builder.table(format!("table {at}"), from..=to))
    };
    let away = (1..=5).fold(five(2, 3, 4), |builder, round| builder.absent(format!("m{round}"), [round]));
    for (name, builder) in [("away", away), ("sizes", five(1, 4, 4)), ("optional", five(0, 3, 5))] {
        let problem = builder.build().expect("good");
        let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("a plan");
        assert!(problem.check(&solution.plan).is_ok(), "{name}");
        assert!(solution.certificate[1].cost < 3, "{name}: {:?}", solution.certificate[1]);
    }
}

/// There is no nearly Kirkman system of 12 people, no pair of orthogonal Latin squares of order 6, and no plane less two of its
/// people without a repeat.
#[test]
fn floors_know_of_designs_that_do_not_exist() {
    for (people, tables, rounds, bound) in [(12, 4, 5, 3), (36, 6, 4, 2), (20, 5, 6, 1), (7, 3, 4, 1), (14, 4, 5, 1)] {
        let tier = solved(people, tables, rounds, RoundRule::repeats()).certificate[1].clone();
        let (least, cost) = (tier.bound, tier.cost);
        assert!(bound <= least && least <= cost, "{people} {tables} {rounds}: {least} to {cost}");
    }
    let twelve = solved(12, 4, 5, RoundRule::repeats());
    assert_eq!((twelve.certificate[1].cost, twelve.certificate[1].proof), (3, Some(Proof::Floor)));
    for (people, tables, rounds) in [(12, 4, 4), (36, 6, 3), (20, 5, 5), (15, 4, 5), (6, 3, 4)] {
        assert_eq!(
            solved(people, tables, rounds, RoundRule::repeats()).certificate[1].cost,
            0,
            "{people} {tables} {rounds}"
        );
    }
}

#[test]
fn designs_serve_fewer_people_than_they_have_places() {
    for (people, tables, rounds, rule) in [
        (8, 3, 4, RoundRule::repeats()),
        (24, 5, 6, RoundRule::repeats()),
        (27, 7, 9, RoundRule::meetings_beyond_first()),
        (63, 8, 9, RoundRule::repeats()),
    ] {
        let solution = solved(people, tables, rounds, rule.clone());
        assert_eq!(solution.certificate[1].cost, 0, "{people} {tables} {rounds} {rule}");
    }
    // Any two places of these meet: where both are empty, somebody joins six whom they meet elsewhere.
    let solution = solved(62, 8, 9, RoundRule::repeats());
    assert!(solution.certificate[1].cost <= 6, "{:?}", solution.certificate);
}

/// Each person of a design in which everybody meets everybody stands for two.
#[test]
fn designs_of_people_who_stand_for_several_let_everybody_meet() {
    for (people, tables, rounds) in [(12, 2, 3), (32, 4, 5), (50, 5, 6)] {
        let solution = solved(people, tables, rounds, RoundRule::pairs_meet());
        assert_eq!(solution.certificate[1].cost, 0, "{people} {tables} {rounds}");
        assert!(solution.is_proved());
    }
}

#[test]
fn a_floor_that_cannot_be_met_leaves_a_gap() {
    let solution = solved(6, 2, 3, RoundRule::meetings_beyond_first());
    let tier = &solution.certificate[1];
    assert_eq!(tier.cost, 5);
    assert!(tier.bound == 4 && tier.proof.is_none() || tier.bound == 5 && tier.proof == Some(Proof::Exact));
}

#[test]
fn floors_of_uneven_tables() {
    let repeats = solved(40, 6, 3, RoundRule::repeats());
    assert!(repeats.certificate[1].bound >= 12);
    let beyond = solved(40, 6, 3, RoundRule::meetings_beyond_first());
    assert!(beyond.certificate[1].bound >= 8);
}

#[test]
fn coverage_is_told_beside_its_bound() {
    for (people, tables, rounds, most) in [(120, 15, 6, 2520), (40, 8, 7, 560), (9, 3, 4, 36), (9, 3, 5, 36)] {
        let roster = Roster::new((0..people).map(|at| Member::new(id(at))).collect::<Vec<_>>());
        let problem = Rounds::builder(&roster.expect("ids differ")).even_tables("table", tables).rounds(rounds);
        assert_eq!(problem.build().expect("good").most_pairs(), most);
    }
}

#[test]
fn hats_are_worn_at_tables() {
    let member = |at: usize| match at % 3 {
        0 => Member::new(id(at)).tags("background", ["lived", "research"]),
        1 => Member::new(id(at)).tag("background", "lived"),
        _ => Member::new(id(at)).tag("background", "research"),
    };
    let roster = Roster::new((0..12).map(member).collect::<Vec<_>>()).expect("ids differ");
    let problem = Rounds::builder(&roster)
        .even_tables("table", 3)
        .rounds(3)
        .require(Rule::places("lived", 2..=2).lens(Lens::Hat))
        .prefer(Tier(1), RoundRule::repeats())
        .build()
        .expect("good");
    let outcome = Solver::new().seed(2).steps(400_000).without_programs().solve(&problem);
    let solution = outcome.expect("an answer").solution().expect("it can be met");
    for table in solution.plan.rounds().iter().flat_map(|round| &round.tables) {
        assert_eq!(table.hats.values().filter(|hat| *hat == "lived").count(), 2);
        assert_eq!(table.hats.len(), 4);
    }
    let again = problem.assignment(&solution.plan).expect("its own plan");
    assert_eq!(problem.plan(&again), solution.plan);
}

#[test]
fn a_year_of_weekly_tables_has_a_floor_too() {
    let solution = solved(9, 3, 52, RoundRule::repeats());
    let tier = &solution.certificate[1];
    // 468 contacts over 36 pairs: 13 each.
    assert_eq!(tier.bound, 36 * 13 * 12 / 2);
}

#[test]
fn alternatives_differ_in_who_meets_whom() {
    let roster = Roster::new((0..8).map(|at| Member::new(id(at))).collect::<Vec<_>>()).expect("ids differ");
    let problem = Rounds::builder(&roster)
        .even_tables("table", 2)
        .rounds(2)
        .prefer(Tier(1), RoundRule::repeats())
        .build()
        .expect("good");
    let found = Solver::new().seed(2).steps(100_000).alternatives(&problem, 3).expect("an answer");
    let roundtable::Alternatives::Plans(plans) = found else {
        panic!("there are plans");
    };
    assert_eq!(plans.len(), 3);
    assert!(plans[0].plan != plans[1].plan && plans[1].plan != plans[2].plan);
    assert!(plans.iter().all(|solution| solution.certificate[1].cost == plans[0].certificate[1].cost));
}
