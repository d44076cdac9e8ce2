//! Nothing that is private stands in an error, or is printed.

use crate::{base, told};
use roundtable::{ShareRule, Terms};

#[test]
fn faults_of_private_rules_name_nobody_who_is_there() {
    let lines = told(
        base()
            .require(ShareRule::earnings("ana", 7_777_777_777_777, 0))
            .require(ShareRule::earnings("zoe", 5, 1))
            .require(ShareRule::leads("zoe", "report").private()),
    );
    let private =
        |number| format!("rule {number}: this private rule cannot be used as it stands; see the organisers' text");
    assert_eq!(lines, [1, 2, 3].map(private));
}

#[test]
fn faults_of_unequal_pairs_name_nobody_who_is_there() {
    let lines = told(
        base()
            .unequal("ana", "bo")
            .unequal("ana", "chdii")
            .unequal("yan", "chdii")
            .unequal("bo", "bo")
            .agreed("bo", "ana")
            .agreed("chidi", "ana"),
    );
    let private = |(number, list)| {
        format!("pair {number} of `{list}`: this private pair cannot be used as it stands; see the organisers' text")
    };
    let expected = [(2, "unequal"), (3, "unequal"), (4, "unequal"), (2, "agreed")].map(private);
    assert_eq!(lines, expected);
}

#[test]
fn debug_prints_nothing_private() {
    let builder = base()
        .terms(Terms::new("zoe").offers(77.75).at_most_each_period(66.5).declines_money("session"))
        .unequal("chidi", "zoe")
        .require(ShareRule::earnings("zoe", 55_555, 3))
        .require(ShareRule::does_not_take("chidi", "notes").private());
    let problem = builder.clone().build().expect("nothing is wrong");
    let form = problem.to_builder();
    let rules: Vec<_> = problem.rules().collect();
    for text in [
        format!("{builder:?}"),
        format!("{problem:#?}"),
        format!("{form:?}"),
        format!("{rules:?}"),
        format!("{:?}", problem.terms()),
    ] {
        for private in ["77.75", "66.5", "55555", "55_555", "eclined", "unequal", "does not work on"] {
            assert!(!text.contains(private), "`{private}` is in {text}");
        }
    }
    assert!(format!("{rules:?}").contains("a private need of a member"));
}

#[test]
fn an_amount_of_earnings_is_told_to_those_who_organise() {
    let rule = ShareRule::earnings("ana", 40_000, 3);
    assert_eq!(rule.to_string(), "`ana` is paid 40000 at most in any 3 periods in a row");
    assert_eq!(rule.words_for_members(), "a private need of a member");
    assert!(rule.is_private() && !rule.public().is_private());
}
