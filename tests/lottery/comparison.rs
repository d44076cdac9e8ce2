//! What other ways to select make of chances.

use crate::common::by_hand;
use roundtable::table::{Audience, Presentation, text};
use roundtable::{Composition, Lottery, LotteryList, Member, Outcome, Roster, Rule, Solver};

/// Eight people of two sites, of whom four are selected: three of six from the north, one of two from the south.
fn pool() -> Composition {
    let site = |at: usize| if at < 6 { "north" } else { "south" };
    let members: Vec<Member> = (0..8).map(|at| Member::new(format!("m{at}")).tag("site", site(at))).collect();
    let roster = Roster::new(members).expect("a roster");
    let quota = |site: &str, number: u32| Rule::places(site, number..=number);
    let builder = Composition::builder(&roster).group("panel", 4).require(quota("north", 3)).require(quota("south", 1));
    builder.build().expect("a problem")
}

fn list(problem: &Composition) -> LotteryList {
    match Solver::new().lottery(&Lottery::over(problem).plans(100)) {
        Ok(Outcome::Solved(solution)) => solution.plan,
        other => panic!("{other:?}"),
    }
}

#[test]
fn optimisation_alone_selects_for_sure_and_the_greedy_draw_comes_close_here() {
    let problem = pool();
    let list = list(&problem);
    let comparison = Solver::new().seed(3).comparison(&problem, &list).expect("an answer");
    assert_eq!((comparison.lottery.least, comparison.lottery.greatest, comparison.lottery.never), (0.5, 0.5, 0));
    assert_eq!(comparison.lottery, list.figures());
    assert_eq!((comparison.one_plan.least, comparison.one_plan.greatest, comparison.one_plan.never), (0.0, 1.0, 4));
    assert_eq!((comparison.one_plan.gini, comparison.seeds), (0.5, 20));
    assert!(comparison.any_seed.gini <= comparison.one_plan.gini);
    let greedy = comparison.greedy.expect("it knows bounds for tags");
    assert!(greedy.runs >= 100 && greedy.error <= 0.5 / (greedy.runs as f64).sqrt());
    assert!((greedy.figures.least - 0.5).abs() < 5.0 * greedy.error, "{greedy:?}");
    assert_eq!(Solver::new().seed(3).comparison(&problem, &list).expect("an answer"), comparison);
}

#[test]
fn where_the_greedy_draw_does_not_apply_that_is_told() {
    let apart = pool().to_builder().require(Rule::apart(["m0", "m1"])).build().expect("a problem");
    let comparison = Solver::new().comparison(&apart, &list(&apart)).expect("an answer");
    assert!(comparison.greedy.is_none());
    let told = text(&comparison, Audience::Organisers);
    assert!(told.contains("The greedy draw by quotas does not apply"), "{told}");
    assert!(comparison.for_members().get().is_empty());
    let pairs = by_hand::two(2, 2).build().expect("a problem");
    let in_first = Lottery::over(&pairs).in_group("first").plans(6);
    let Ok(Outcome::Solved(solution)) = Solver::new().lottery(&in_first) else { panic!("there are plans") };
    let comparison = Solver::new().comparison(&pairs, &solution.plan).expect("an answer");
    assert!(comparison.no_greedy.is_some_and(|reason| reason.contains("a single group")));
}
