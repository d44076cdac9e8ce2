//! Pools whose best chances are known by hand, for each sense of fair, and with somebody away.

use roundtable::{
    Chances, Composition, CompositionBuilder, Lottery, LotteryList, Member, Outcome, Roster, Rule, Solver,
};

/// Two are selected, who hold `p` and `q` once each: either `both` with one of `d` and `e`, who hold neither, or `p` with
/// `q`. If the first has the chance x, `both` has x, `d` and `e` have x/2, and `p` and `q` have 1 - x.
fn pool(others: &[&str]) -> CompositionBuilder {
    let with = |id: &str, tags: &[&str]| Member::new(id).tags("kind", tags.iter().copied());
    let mut members = vec![with("both", &["p", "q"]), with("p", &["p"]), with("q", &["q"])];
    members.extend(others.iter().map(|id| Member::new(*id)));
    let roster = Roster::new(members).expect("ids differ");
    let one = |tag: &str| Rule::places(tag, 1..=1);
    Composition::builder(&roster).group("pair", 2).require(one("p")).require(one("q"))
}

fn list(problem: &Composition, chances: Chances, plans: u64) -> LotteryList {
    match Solver::new().lottery(&Lottery::over(problem).chances(chances).plans(plans)) {
        Ok(Outcome::Solved(solution)) => solution.plan,
        other => panic!("{other:?}"),
    }
}

fn times(list: &LotteryList) -> Vec<(&str, u64)> {
    list.members().iter().map(|member| (member.id.as_str(), member.times)).collect()
}

#[test]
fn each_sense_of_fair_has_its_chances() {
    let problem = pool(&["d", "e"]).build().expect("a problem");
    // The least chance is greatest at x = 2/3.
    for chances in [Chances::leximin(), Chances::maximin()] {
        let list = list(&problem, chances, 300);
        assert_eq!(times(&list), [("both", 200), ("p", 100), ("q", 100), ("d", 100), ("e", 100)]);
        assert!(list.levels().iter().all(|level| level.proof.is_some()));
    }
    // x · (x/2)² · (1 - x)² is greatest at x = 3/5.
    let nash = list(&problem, Chances::nash(), 1_000);
    for (time, best) in times(&nash).into_iter().zip([600, 400, 400, 300, 300]) {
        assert!(time.1.abs_diff(best) <= 3, "{time:?} instead of {best}");
    }
    // x/0.4 + 0.4/(x/2) is least at x = 0.5657.
    let goldilocks = list(&problem, Chances::goldilocks(1.0), 1_000);
    assert!(goldilocks.members()[0].times.abs_diff(566) <= 5, "{:?}", times(&goldilocks));
    assert!([&nash, &goldilocks].iter().all(|list| list.levels().iter().all(|level| level.proof.is_none())));
}

#[test]
fn who_is_away_has_no_chance_and_stands_in_no_level() {
    let problem = pool(&["d", "e"]).absent("e").build().expect("a problem");
    let list = list(&problem, Chances::leximin(), 100);
    // Without `e`, `d` has x.
    assert_eq!(times(&list), [("both", 50), ("p", 50), ("q", 50), ("d", 50)]);
    for listed in list.plans() {
        assert!(problem.check(&listed.plan).is_ok_and(|costs| costs[0].cost == 0));
        assert!(listed.plan.unplaced().iter().any(|id| id == "e"));
    }
}
