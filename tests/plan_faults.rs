//! What makes a plan no plan of a problem.

mod common;

use common::by_hand::{panel, plan, two};
use roundtable::{Composition, Lens, Problem, Rule};

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
