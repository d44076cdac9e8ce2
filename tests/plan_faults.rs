//! What makes a plan no plan of a problem.

mod common;

use common::by_hand::{panel, plan, two};
use roundtable::{Composition, Lens, PlanFault, Problem, Rule};

/// Groups with their members, as [`plan`] reads them.
type Written<'a> = &'a [(&'a str, &'a str)];

#[test]
fn what_is_no_plan_of_the_problem() {
    let everyone = two(2, 2).build().expect("a problem");
    let hats = two(2, 2).require(Rule::at_most("L", 2).lens(Lens::Hat)).build().expect("a problem");
    let selecting = panel().build().expect("a problem");
    let member = |name: &str| name.to_owned();
    let table: [(&Composition, Written<'_>, Vec<PlanFault>); 10] = [
        (
            &everyone,
            &[("first", "ana bo"), ("second", "di")],
            vec![PlanFault::Misplaced { member: member("flo"), times: 0 }],
        ),
        (
            &everyone,
            &[("first", "ana ana"), ("second", "di flo")],
            vec![
                PlanFault::Misplaced { member: member("ana"), times: 2 },
                PlanFault::Misplaced { member: member("bo"), times: 0 },
            ],
        ),
        (
            &everyone,
            &[("first", "ana bo"), ("second", "di flo gil")],
            vec![PlanFault::UnknownMember { member: member("gil") }],
        ),
        (&everyone, &[("second", "ana bo"), ("first", "di flo")], vec![PlanFault::Groups]),
        (&everyone, &[("first", "ana bo di flo")], vec![PlanFault::Groups]),
        (
            &everyone,
            &[("first", "ana bo di"), ("second", "flo")],
            vec![
                PlanFault::Size { group: member("first"), size: 3 },
                PlanFault::Size { group: member("second"), size: 1 },
            ],
        ),
        (
            &everyone,
            &[("first", "ana bo"), ("second", "di"), ("-", "flo")],
            vec![PlanFault::Unplaced { member: member("flo") }],
        ),
        (&everyone, &[("first", "ana/L bo"), ("second", "di flo")], vec![PlanFault::Hat { member: member("ana") }]),
        (
            &hats,
            &[("first", "ana/P bo/L"), ("second", "di/R flo")],
            vec![
                PlanFault::Hat { member: member("ana") },
                PlanFault::Hat { member: member("di") },
                PlanFault::Hat { member: member("flo") },
            ],
        ),
        (
            &selecting,
            &[("panel", "ana"), ("-", "bo di flo")],
            vec![PlanFault::Size { group: member("panel"), size: 1 }],
        ),
    ];
    for (problem, groups, faults) in table {
        assert_eq!(problem.price(&plan(groups)), Err(faults), "{groups:?}");
    }
}
