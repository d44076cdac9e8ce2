//! What makes a plan no plan of a problem.

mod common;

use common::by_hand::{panel, plan, two};
use roundtable::{Composition, Lens, Problem, Rule, Solver};

/// Groups with their members, as [`plan`] reads them.
type Written<'a> = &'a [(&'a str, &'a str)];

#[test]
fn what_is_no_plan_of_the_problem() {
    let everyone = two(2, 2).build().expect("a problem");
    let hats = two(2, 2).require(Rule::at_most("L", 2).lens(Lens::Hat)).build().expect("a problem");
    let selecting = panel().build().expect("a problem");
    let table: [(&Composition, Written<'_>, Vec<&str>); 10] = [
        (&everyone, &[("first", "ana bo"), ("second", "di")], vec!["`flo` stands 0 times"]),
        (&everyone, &[("first", "ana ana"), ("second", "di flo")], vec!["`ana` stands 2 times", "`bo` stands 0 times"]),
        (&everyone, &[("first", "ana bo"), ("second", "di flo gil")], vec!["`gil` is in the plan and not"]),
        (&everyone, &[("second", "ana bo"), ("first", "di flo")], vec!["the groups of the plan"]),
        (&everyone, &[("first", "ana bo di flo")], vec!["the groups of the plan"]),
        (
            &everyone,
            &[("first", "ana bo di"), ("second", "flo")],
            vec!["`first` has 3 member", "`second` has 1 member"],
        ),
        (&everyone, &[("first", "ana bo"), ("second", "di"), ("-", "flo")], vec!["`flo` is in no group"]),
        (&everyone, &[("first", "ana/L bo"), ("second", "di flo")], vec!["`ana` wears a hat"]),
        (
            &hats,
            &[("first", "ana/P bo/L"), ("second", "di/R flo")],
            vec!["`ana` wears a hat", "`di` wears a hat", "`flo` wears a hat"],
        ),
        (&selecting, &[("panel", "ana"), ("-", "bo di flo")], vec!["`panel` has 1 member"]),
    ];
    for (problem, groups, faults) in table {
        let found = problem.price(&plan(groups)).expect_err("it is no plan");
        let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), faults.len(), "{groups:?}: {texts:?}");
        assert!(texts.iter().zip(faults).all(|(text, start)| text.starts_with(start)), "{groups:?}: {texts:?}");
    }
}

#[test]
fn who_is_absent_stays_outside_and_takes_no_part() {
    let builder = || two(1, 2).absent("di").require(Rule::at_most("L", 2).lens(Lens::Hat));
    let problem = builder().build().expect("a problem");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("it can be met");
    assert_eq!(solution.plan.unplaced(), ["di"]);
    let assignment = problem.assignment(&solution.plan).expect("a plan of the problem");
    assert_eq!(problem.plan(&assignment), solution.plan);
    let faults = |groups: Written<'_>| {
        let found = problem.price(&plan(groups)).err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect::<Vec<String>>()
    };
    assert!(faults(&[("first", "ana/R"), ("second", "bo/L flo/P"), ("-", "di")]).is_empty());
    let placed = faults(&[("first", "ana/R"), ("second", "bo/L di/P"), ("-", "flo")]);
    assert!(
        placed.len() == 2 && placed[0].starts_with("`flo` is in no group") && placed[1].contains("`di`"),
        "{placed:?}"
    );
    let nobody = ["ana", "bo", "flo"].into_iter().fold(builder(), |builder, id| builder.absent(id));
    let told = nobody.build().expect_err("nobody is left").to_string();
    assert!(told.contains("nobody is there; correct the absences"), "{told}");
}

#[test]
fn of_many_faults_of_a_plan_twenty_of_a_kind_are_told() {
    let problem = two(2, 2).build().expect("a problem");
    let strangers: Vec<String> = (0..30).map(|at| format!("x{at}")).collect();
    let plan = plan(&[("first", &strangers.join(" ")), ("second", "di flo")]);
    let told = Solver::new().judge(&problem, &plan).expect_err("it is no plan").to_string();
    assert_eq!(told.matches("is in the plan and not in the roster").count(), 20, "{told}");
    assert!(told.ends_with("and 10 more of the kind `plan_unknown`"), "{told}");
}
