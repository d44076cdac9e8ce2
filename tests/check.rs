//! What plans cost, computed by hand for each rule under each lens.

mod common;

use common::by_hand::{panel, plain, plan, roster, two};
use roundtable::extend::PricedProblem;
use roundtable::{
    Composition, CompositionBuilder, CompositionPlan, Lens, Member, PairValues, Problem, Roster, Rule, Size, Tier,
};

/// Checks that each rule, preferred, costs `numerator / denominator` of its unit.
fn costs(builder: impl Fn() -> CompositionBuilder, plan: &CompositionPlan, table: &[(Rule, i64, i64)]) {
    for (rule, numerator, denominator) in table {
        let problem = builder().prefer(Tier(1), rule.clone()).build().unwrap_or_else(|error| panic!("{error}"));
        let cost = problem.price(plan).unwrap_or_else(|faults| panic!("{faults:?}"))[1];
        let scale = problem.tiers()[1].scale;
        assert_eq!(cost * denominator, numerator * scale, "{rule}: {cost}/{scale}");
    }
}

#[test]
fn places_under_each_lens() {
    let places = |tag: &str, lens: Lens| Rule::places(tag, 1..=1).lens(lens);
    costs(
        || two(2, 2),
        &plain(),
        &[
            (places("L", Lens::Every), 1, 1),
            (places("L", Lens::Every).in_groups(["second"]), 0, 1),
            (places("L", Lens::Every).in_groups(["first", "second"]).weight(3), 3, 1),
            // One and a half in the first group, a half in the second.
            (places("L", Lens::Fraction), 1, 1),
            (Rule::places("L", ..=1).lens(Lens::Fraction), 1, 2),
            (places("L", Lens::Primary), 2, 1),
            (places("L", Lens::Undivided), 1, 1),
            (places("L", Lens::Cell), 1, 1),
            (Rule::places("skill:L", 2..3), 1, 1),
            (Rule::places_cell(["P", "L"], 1..), 1, 1),
            (Rule::places_cell(["P", "L", "L"], 1..).in_groups(["second"]), 0, 1),
            (Rule::undivided("L", 1..), 1, 1),
            (Rule::at_least("P", 2), 2, 1),
            (Rule::at_most("P", 1), 1, 1),
            (Rule::at_most("P", 1).weight(4), 4, 1),
        ],
    );
}

#[test]
fn hats_count_as_they_are_worn() {
    let worn = plan(&[("first", "ana/R bo/L"), ("second", "di/P flo/L")]);
    let hat = |rule: Rule| rule.lens(Lens::Hat);
    costs(
        || two(2, 2),
        &worn,
        &[
            (hat(Rule::places("L", 1..=1)), 0, 1),
            (hat(Rule::places("P", 1..)), 1, 1),
            (hat(Rule::places("L", 3..).over_all()), 1, 1),
            (hat(Rule::at_most("R", 0)), 1, 1),
            (hat(Rule::never_more("L", "P")), 1, 1),
            (hat(Rule::never_more("L", "P").over_all()), 1, 1),
            (hat(Rule::none_or("L", 2)), 2, 1),
            (hat(Rule::none_or("L", 2).over_all()), 0, 1),
            (hat(Rule::none_or("skill", 2)), 4, 1),
            (hat(Rule::variety("skill", 2..)), 0, 1),
            (hat(Rule::variety("skill", 3..)), 2, 1),
            (hat(Rule::variety("skill", ..=1)), 2, 1),
            (hat(Rule::variety("skill", 4..).over_all()), 1, 1),
        ],
    );
    // Beside a rule of hats the other lenses still count every tag.
    let both = || two(2, 2).require(hat(Rule::at_most("L", 2)));
    costs(both, &worn, &[(Rule::places("L", 1..=1), 1, 1), (Rule::dual_hats("skill", 1), 1, 1)]);
}

#[test]
fn balance_under_each_lens() {
    let lens = |of: &str, lens: Lens| Rule::balance(of).lens(lens);
    costs(
        || two(2, 2),
        &plain(),
        &[
            (lens("L", Lens::Every), 1, 1),
            (lens("skill", Lens::Every), 3, 1),
            (lens("L", Lens::Fraction), 1, 1),
            (lens("skill", Lens::Primary), 4, 1),
            (lens("skill", Lens::Undivided), 1, 1),
            (lens("skill", Lens::Cell), 4, 1),
            (lens("L", Lens::Cell), 1, 1),
            // Five and a half years: 3 and 2.5.
            (lens("years", Lens::Every), 1, 2),
            (lens("L", Lens::Every).in_groups(["first"]), 1, 2),
        ],
    );
    let uneven = plan(&[("first", "bo"), ("second", "ana di flo")]);
    costs(|| two(1, 3), &uneven, &[(Rule::balance("L"), 1, 2), (Rule::balance("years"), 3, 4)]);
    let open = || Composition::builder(&roster()).group("first", 1..=2).group("second", 2..=3);
    costs(open, &uneven, &[(Rule::balance("L"), 1, 2), (Rule::balance("years"), 3, 4)]);
}

#[test]
fn dominance_none_or_caps_and_variety() {
    costs(
        || two(2, 2),
        &plain(),
        &[
            (Rule::never_more("L", "R"), 1, 1),
            (Rule::never_more("L", "R").over_all(), 1, 1),
            (Rule::never_more("L", "P").lens(Lens::Fraction), 3, 2),
            (Rule::never_more("L", "R").lens(Lens::Primary), 2, 1),
            (Rule::never_more("L", "R").lens(Lens::Undivided), 1, 1),
            (Rule::never_more("L", "R").lens(Lens::Cell), 1, 1),
            // Tags of two dimensions: two halves are as many as one whole.
            (Rule::never_more("north", "L").lens(Lens::Fraction), 1, 2),
            (Rule::none_or("P", 3), 1, 1),
            (Rule::none_or("skill", 2), 3, 1),
            (Rule::none_or("skill", 2).lens(Lens::Primary), 2, 1),
            (Rule::none_or("L", 2).lens(Lens::Undivided), 1, 1),
            (Rule::dual_hats("skill", 0), 3, 1),
            (Rule::dual_hats("skill", 1), 1, 1),
            (Rule::dual_hats("skill", 1).over_all(), 2, 1),
            (Rule::sharing("site", 1), 2, 1),
            (Rule::sharing("skill", 1).lens(Lens::Primary), 1, 1),
            (Rule::sharing("skill", 1).lens(Lens::Undivided), 0, 1),
            (Rule::variety("skill", ..=2), 1, 1),
            (Rule::variety("skill", 2..).lens(Lens::Primary), 1, 1),
            (Rule::variety("skill", 1..).lens(Lens::Undivided), 1, 1),
            (Rule::variety("site", 2..=2), 2, 1),
            (Rule::variety("site", 3..).over_all(), 1, 1),
        ],
    );
}

#[test]
fn ranges_of_numbers() {
    // Years: ana 2 and bo 1, di 4 and flo -1.5.
    costs(
        || two(2, 2),
        &plain(),
        &[
            (Rule::small_range("years"), 13, 2),
            (Rule::large_range("years"), -13, 2),
            (Rule::large_range("years").in_groups(["first"]), -1, 1),
            (Rule::range_at_most("years", 5.5), 0, 1),
            (Rule::range_at_most("years", 0.75), 5, 1),
            (Rule::range_at_least("years", 1), 0, 1),
            (Rule::range_at_least("years", 6), 11, 2),
        ],
    );
    let some = [("ana", Some(2)), ("bo", None), ("di", Some(5)), ("flo", Some(8))];
    let member = |(id, years): (&str, Option<i32>)| {
        years.map_or(Member::new(id), |years| Member::new(id).number("years", years))
    };
    let some = Roster::new(some.map(member)).expect("a roster");
    let builder = || Composition::builder(&some).even_groups("group", 2);
    let pairs = plan(&[("group 1", "ana bo"), ("group 2", "di flo")]);
    costs(
        builder,
        &pairs,
        &[
            (Rule::small_range("years").missing_left_out(), 3, 1),
            // The mean is 5.
            (Rule::small_range("years").missing_as_mean(), 6, 1),
            (Rule::large_range("years").missing_as("9.25"), -41, 4),
            (Rule::range_at_least("years", 2.5).missing_left_out(), 5, 2),
        ],
    );
    // Of a group that may be empty, and is, nothing is asked; of a group that lacks the number, something is.
    let open = || {
        let builder = Composition::builder(&some).group("a", 1..=4).group("b", Size::from(1..=3).optional());
        builder.everyone()
    };
    let least = || Rule::range_at_least("years", 4).missing_left_out();
    costs(
        open,
        &plan(&[("a", "ana bo di flo"), ("b", "")]),
        &[(least(), 0, 1), (Rule::range_at_most("years", 1).missing_left_out(), 5, 1)],
    );
    costs(open, &plan(&[("a", "ana di flo"), ("b", "bo")]), &[(least(), 4, 1), (least().in_groups(["b"]), 4, 1)]);
    let chosen = || Composition::builder(&some).group("a", 2).select();
    costs(
        chosen,
        &plan(&[("a", "ana flo"), ("-", "bo di")]),
        &[(Rule::small_range("years").missing_left_out().over_all(), 6, 1)],
    );
}

#[test]
fn rules_that_name_members() {
    let values = || PairValues::listed([("ana", "bo", 2.5), ("flo", "di", -1.0), ("ana", "di", 7.0)]);
    let matrix = || PairValues::matrix([[0, 2, 3, 4], [2, 0, 5, 6], [3, 5, 0, 7], [4, 6, 7, 0]]);
    let function = || PairValues::from_fn(&roster(), 1, |a, b| (10 * a.index() + b.index()) as i64);
    costs(
        || two(2, 2),
        &plain(),
        &[
            (Rule::together(["ana", "bo"]), 0, 1),
            (Rule::together(["ana", "bo", "di"]), 2, 1),
            (Rule::apart(["ana", "bo"]), 1, 1),
            (Rule::apart(["ana", "bo", "di", "flo"]), 2, 1),
            (Rule::in_group("ana", "second"), 1, 1),
            (Rule::in_group("ana", "first"), 0, 1),
            (Rule::not_in_group("ana", "first"), 1, 1),
            (Rule::not_in_group("ana", "second"), 0, 1),
            (Rule::wishes([("ana", vec!["second", "first"]), ("flo", vec!["second"]), ("di", vec!["first"])]), 2, 1),
            (Rule::stay([("ana", "first"), ("bo", "second"), ("gone", "first"), ("flo", "first")]), 2, 1),
            (Rule::stay([("bo", "second"), ("flo", "first")]).most_moves(1), 1, 1),
            (Rule::most_of(values()), -3, 2),
            (Rule::least_of(values()), 3, 2),
            (Rule::least_of(matrix()), 9, 1),
            // 0.1 for the first pair, 2.3 for the last.
            (Rule::least_of(function()), 12, 5),
            // A value below 0 is no acquaintance: `di` and `flo` miss one each.
            (Rule::knows(values(), 1), 2, 1),
            (Rule::knows(values(), 2), 6, 1),
            (Rule::knows(matrix(), 1), 0, 1),
            // `ana` and `bo` sit together, and so do `flo` and `di`; `di` named nobody.
            (Rule::nominations([("ana", vec!["bo", "di"]), ("bo", vec!["flo"]), ("di", vec![])], 1), 1, 1),
            (Rule::nominations([("ana", vec!["bo", "di"]), ("bo", vec!["ana"])], 2), 1, 1),
        ],
    );
}

#[test]
fn selection() {
    let chosen = plan(&[("panel", "ana flo"), ("-", "bo di")]);
    costs(
        panel,
        &chosen,
        &[
            // The pool's share of L is one and a half, of years two and three quarters.
            (Rule::balance("L"), 1, 2),
            (Rule::balance("years"), 9, 4),
            (Rule::places("L", 1..=1).over_all(), 1, 1),
            (Rule::together(["bo", "di"]), 0, 1),
            (Rule::together(["ana", "bo"]), 1, 1),
            (Rule::apart(["bo", "di"]), 0, 1),
            (Rule::apart(["ana", "flo"]), 1, 1),
            (Rule::in_group("bo", "panel"), 1, 1),
            (Rule::not_in_group("bo", "panel"), 0, 1),
            (Rule::wishes([("bo", vec!["panel"])]), 1, 1),
            (Rule::stay([("bo", "panel")]), 1, 1),
            (Rule::least_of(PairValues::listed([("bo", "di", 5), ("ana", "flo", 1)])), 1, 1),
            (Rule::knows(PairValues::listed([("ana", "flo", 1)]), 1), 0, 1),
            (Rule::knows(PairValues::listed([("ana", "bo", 1)]), 1), 2, 1),
            (Rule::never_more("P", "R"), 0, 1),
            (Rule::variety("skill", 4..), 1, 1),
        ],
    );
}

#[test]
fn what_is_required_is_met_or_broken() {
    let broken = |rule: Rule| {
        let problem = two(2, 2).require(rule).build().unwrap_or_else(|error| panic!("{error}"));
        problem.price(&plain()).expect("a plan")[0] > 0
    };
    // Half a person from the share is its rounding; a whole one is not.
    assert!(!broken(Rule::balance("L")));
    assert!(broken(Rule::balance("P")));
    assert!(!broken(Rule::balance("L").lens(Lens::Fraction)));
    assert!(broken(Rule::places("L", ..=1).lens(Lens::Fraction)));
    assert!(!broken(Rule::wishes([("ana", vec!["second", "first"])])));
    assert!(broken(Rule::wishes([("ana", vec!["second"])])));
    assert!(broken(Rule::stay([("ana", "second")])));
    assert!(!broken(Rule::stay([("ana", "second")]).most_moves(1)));
    let values = || PairValues::listed([("ana", "bo", 2.5)]);
    assert!(!broken(Rule::most_of(values().at_least(2.5))));
    assert!(broken(Rule::most_of(values().at_least("2.500001"))));
    assert!(!broken(Rule::least_of(values().at_most(2.5))));
    assert!(broken(Rule::least_of(values().at_most(2.4))));
    assert!(broken(Rule::knows(values(), 1)));
    assert!(broken(Rule::nominations([("ana", vec!["di"])], 1)));
    assert!(!broken(Rule::nominations([("ana", vec!["bo", "di"])], 1)));
}

#[test]
fn tiers_add_their_rules_over_one_scale() {
    let problem = two(2, 2)
        .prefer(Tier(7), Rule::balance("L").weight(2))
        .prefer(Tier(7), Rule::places("L", ..=1).lens(Lens::Fraction))
        .prefer(Tier(2), Rule::dual_hats("skill", 0))
        .build()
        .expect("a problem");
    assert_eq!(problem.tiers().iter().map(|tier| tier.tier).collect::<Vec<_>>(), [0, 2, 7]);
    let scale = problem.tiers()[2].scale;
    assert_eq!(problem.price(&plain()), Ok(vec![0, 3, 2 * scale + scale / 2]));
}
