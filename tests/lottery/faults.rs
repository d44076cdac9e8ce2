//! What lotteries cannot be asked.

use crate::common::by_hand;
use roundtable::{Composition, Error, Lottery, Member, Outcome, PairValues, Roster, Rule, Solver, Tier};

fn refused(lottery: &Lottery) -> String {
    match Solver::new().lottery(lottery) {
        Err(Error::Input(faults)) => faults.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it is not refused"),
    }
}

#[test]
fn a_list_has_at_least_one_entry_and_not_too_many() {
    let problem = by_hand::panel().build().expect("a problem");
    let none = refused(&Lottery::over(&problem).plans(0));
    assert!(none.contains("0"), "{none}");
    let many = refused(&Lottery::over(&problem).plans(1_000_001));
    assert!(many.contains("1000001") && many.contains("1000000"), "{many}");
}

#[test]
fn a_group_that_is_not_there_is_told_with_the_nearest() {
    let problem = by_hand::panel().build().expect("a problem");
    let unknown = refused(&Lottery::over(&problem).in_group("pannel"));
    assert!(unknown.contains("`pannel`") && unknown.contains("did you mean `panel`?"), "{unknown}");
}

#[test]
fn all_faults_are_told_at_once() {
    let problem = by_hand::panel().build().expect("a problem");
    let both = refused(&Lottery::over(&problem).plans(0).in_group("pannel"));
    assert_eq!(both.lines().count(), 2, "{both}");
}

#[test]
fn a_lottery_of_one_plan_is_refused_in_words() {
    let pinned = by_hand::panel().require(Rule::in_group("ana", "panel")).require(Rule::in_group("bo", "panel"));
    let one = refused(&Lottery::over(&pinned.build().expect("a problem")));
    assert!(one.contains("one plan"), "{one}");
}

#[test]
fn a_list_beyond_the_memory_of_the_solver_is_refused() {
    let problem = by_hand::panel().build().expect("a problem");
    let solver = Solver::new().memory(1 << 20);
    let Err(error) = solver.lottery(&Lottery::over(&problem).plans(1_000_000)) else { panic!("it is too large") };
    assert!(error.to_string().contains("let it take more, or ask for fewer plans"), "{error}");
    assert!(solver.lottery(&Lottery::over(&problem).plans(10)).is_ok());
}

#[test]
fn a_tier_is_held_where_its_best_is_proved_and_refused_where_it_is_not() {
    let roster = Roster::new((0..24).map(|at| Member::new(format!("m{at}"))).collect::<Vec<_>>()).expect("a roster");
    let value = |a: usize, b: usize| a * b * (a + b) % 17;
    let pairs = (0..24).flat_map(|a| (a + 1..24).map(move |b| (format!("m{a}"), format!("m{b}"), value(a, b) as i64)));
    let builder = Composition::builder(&roster).even_groups("table", 4);
    let problem = builder.prefer(Tier(1), Rule::most_of(PairValues::listed(pairs))).build().expect("a problem");
    let lottery = Lottery::over(&problem).in_group("table 1").holding(Tier(1));
    let short = Solver::new().steps(200).without_programs();
    match short.lottery(&lottery) {
        Err(error) => assert!(error.to_string().contains("proved"), "{error}"),
        Ok(_) => panic!("a tier that is not proved cannot be held"),
    }
    let sites = Composition::builder(&by_hand::roster()).group("panel", 2).prefer(Tier(1), Rule::balance("site"));
    let held = Lottery::over(&sites.build().expect("a problem")).holding(Tier(1)).plans(4);
    let Ok(Outcome::Solved(solution)) = Solver::new().lottery(&held) else { panic!("the best is proved at once") };
    // One of each site: `ana` or `bo`, and `di` or `flo`.
    assert!(solution.plan.members().iter().all(|member| member.times == 2));
}
