//! Input at the edge of what numbers hold, and problems with next to nothing in them: solved or a fault, never a panic.

mod common;

use common::many::{checked, ids, roster};
use proptest::prelude::*;
use roundtable::{Composition, CompositionBuilder, Error, Lens, Member, PairValues, Roster, Rule, Size, Solver, Tier};

/// The texts of the faults of a problem.
fn faults(builder: CompositionBuilder) -> Vec<String> {
    match builder.build() {
        Ok(_) => Vec::new(),
        Err(Error::Input(faults)) => faults.iter().map(ToString::to_string).collect(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn sizes_beyond_the_roster_are_faults() {
    let builder = || Composition::builder(&roster(3));
    let huge = usize::MAX;
    let (least, most) = (2, 1);
    let needed = [format!("the groups need at least {huge} members and the roster has 3; make the groups smaller")];
    assert_eq!(faults(builder().group("a", huge)), needed);
    assert_eq!(faults(builder().group("a", huge).group("b", huge)), needed);
    assert_eq!(faults(builder().group("a", huge).group("b", 3..=huge).prefer(Tier(1), Rule::balance("site"))), needed);
    assert_eq!(
        faults(builder().group("a", least..=most)),
        ["the group `a` has a least size of 2, above its greatest of 1; swap them or correct one"]
    );
    assert_eq!(
        faults(builder().group("a", 0..=0).everyone()),
        [
            "the group `a` has a size of 0; give it at least one place, or leave the group out",
            "the groups have 0 places for 3 members; add places, or select members and leave the others unplaced"
        ]
    );
    let none = ["there is no group to fill; add at least one"];
    assert_eq!(faults(builder()), none);
    assert_eq!(faults(builder().even_groups("table", 0)), none);
    let many = faults(builder().even_groups("table", huge));
    assert!(many[0].starts_with(&format!("{huge} groups are asked for and at most ")), "{many:?}");
}

#[test]
fn sizes_up_to_any_number_and_empty_groups_are_solved() {
    let builder =
        || Composition::builder(&roster(3)).require(Rule::sharing("site", 1)).prefer(Tier(1), Rule::balance("years"));
    for builder in [
        builder().group("a", 0..=usize::MAX).group("b", 0..=usize::MAX),
        builder().group("a", 0..=1).group("b", 3),
        builder().group("a", 0..=1).select(),
        builder().group("a", 0..=2),
        builder().even_groups("table", 3),
        builder().even_groups("table", 7),
    ] {
        let problem = builder.build().expect("a problem");
        assert!(checked(&problem, &Solver::new()).solution().is_some_and(|solution| solution.is_proved()));
    }
}

#[test]
fn optional_groups_of_any_size_are_solved() {
    for huge in [usize::MAX, 1 << 62, 1 << 30, 9] {
        for rule in [
            Rule::at_least("north", 2),
            Rule::open_groups(),
            Rule::variety("site", 2..),
            Rule::range_at_least("years", 2),
        ] {
            let builder = Composition::builder(&roster(3)).group("a", 3).group("b", Size::from(huge).optional());
            let builder = builder.group("c", Size::from(huge..=usize::MAX).optional()).prefer(Tier(1), rule);
            let outcome = checked(&builder.build().expect("a problem"), &Solver::new());
            assert!(outcome.solution().is_some_and(|solution| solution.is_proved()));
        }
    }
    let alone = Composition::builder(&roster(3)).group("a", Size::from(usize::MAX).optional()).everyone();
    assert!(checked(&alone.build().expect("a problem"), &Solver::new()).solution().is_none());
}

#[test]
fn members_without_tags_are_a_problem_like_any_other() {
    let roster = Roster::new(ids(4).map(Member::new)).expect("a roster");
    let problem = Composition::builder(&roster)
        .even_groups("table", 2)
        .require(Rule::apart(["m0", "m1"]))
        .build()
        .expect("a problem");
    assert!(checked(&problem, &Solver::new()).solution().is_some_and(|solution| solution.is_proved()));
    let unknown = faults(Composition::builder(&roster).even_groups("table", 2).require(Rule::balance("site")));
    assert!(unknown.len() == 1 && unknown[0].contains("no dimension, tag or number `site`"), "{unknown:?}");
}

/// Either a problem that can be solved, perhaps not with an engine whose arithmetic is too small, or "too large".
fn solved_or_too_large(builder: CompositionBuilder) {
    match builder.build() {
        Ok(problem) => {
            let solver = Solver::new().steps(500);
            match solver.solve(&problem) {
                Ok(_) => drop(checked(&problem, &solver)),
                Err(error) => assert!(matches!(error, Error::Backend { .. }), "{error}"),
            }
            drop(checked(&problem, &solver.without_programs()));
        }
        Err(Error::Input(faults)) => assert!(
            faults.iter().all(|fault| fault.code() == "beyond_limit" && fault.for_organisers().contains("so large")),
            "{faults}"
        ),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn weights_and_bounds_at_their_limit_are_solved_or_too_large() {
    let most = u32::MAX;
    let tables = || Composition::builder(&roster(6)).even_groups("table", 2);
    for rule in [
        Rule::places("north", most..),
        Rule::places("north", ..=most),
        Rule::places("north", 0..=0),
        Rule::none_or("site", most),
        Rule::places("north", most..).lens(Lens::Fraction),
        Rule::dual_hats("site", most),
        Rule::sharing("site", most),
        Rule::variety("site", most..),
        Rule::small_range("years"),
        Rule::large_range("years"),
        Rule::range_at_most("years", most),
        Rule::range_at_least("years", most),
        Rule::stay([("m0", "table 1")]).most_moves(most),
        Rule::balance("site"),
        Rule::balance("years"),
        Rule::places("north", most..).lens(Lens::Hat),
    ] {
        solved_or_too_large(tables().prefer(Tier(most), rule.clone().weight(most)));
        solved_or_too_large(
            tables().prefer(Tier(1), rule.clone().weight(most)).prefer(Tier(1), Rule::balance("years").weight(most)),
        );
        solved_or_too_large(tables().prefer(Tier(1), Rule::balance("site").weight(most)).prefer(Tier(2), rule));
    }
}

#[test]
fn each_way_in_which_a_range_is_wrong_has_its_fault() {
    let tables = || Composition::builder(&roster(4)).even_groups("table", 2);
    let one = |builder: CompositionBuilder, words: &str| {
        let faults = faults(builder);
        assert!(faults.len() == 1 && faults[0].contains(words), "{words}: {faults:?}");
    };
    one(tables().require(Rule::range_at_most("years", "ten")), "`ten` is not a number");
    one(tables().require(Rule::range_at_least("years", f64::NAN)), "is not a finite number");
    one(tables().require(Rule::range_at_most("years", -1)), "a range is never below 0");
    one(tables().require(Rule::range_at_least("years", 0)), "every plan meets this");
    one(tables().require(Rule::small_range("years")), "a required range needs a bound");
    one(tables().require(Rule::large_range("years")), "a required range needs a bound");
    one(tables().prefer(Tier(1), Rule::small_range("site")), "`site` is no number");
    one(tables().prefer(Tier(1), Rule::small_range("yeers")), "did you mean `years`?");
    one(tables().prefer(Tier(1), Rule::small_range("years").lens(Lens::Primary)), "every tag");
    one(tables().prefer(Tier(1), Rule::small_range("years").over_all()), "the same in every plan");
    one(tables().prefer(Tier(1), Rule::small_range("years").missing_as("few")), "`missing` is `few`");
    let lacking = Roster::new([Member::new("m0").number("years", 1), Member::new("m1")]).expect("a roster");
    let lacking = Composition::builder(&lacking).even_groups("table", 1);
    one(lacking.prefer(Tier(1), Rule::large_range("years")), "`m1` is without the number `years`");
}

#[test]
fn numbers_at_their_limit_are_solved_or_too_large() {
    for number in
        ["9007199254740991", "-9007199254740992", "4611686018427387903", "9223372036854775807", "-9223372036854775808"]
    {
        let members =
            ids(4).enumerate().map(|(at, id)| Member::new(id).number("years", if at == 0 { number } else { "1" }));
        let Ok(roster) = Roster::new(members) else {
            continue;
        };
        solved_or_too_large(
            Composition::builder(&roster).even_groups("table", 2).prefer(Tier(1), Rule::balance("years")),
        );
        solved_or_too_large(
            Composition::builder(&roster).group("a", 1..=2).select().prefer(Tier(1), Rule::balance("years").weight(7)),
        );
        let ranges = [
            Rule::small_range("years"),
            Rule::large_range("years").weight(7),
            Rule::range_at_most("years", number),
            Rule::range_at_least("years", number),
            Rule::range_at_least("years", "0.000001"),
        ];
        for rule in ranges.into_iter().filter(|rule| !rule.to_string().contains('-')) {
            let tables = || Composition::builder(&roster).even_groups("table", 2);
            solved_or_too_large(tables().prefer(Tier(1), rule.clone()));
            if rule.to_string().contains("at ") {
                solved_or_too_large(tables().require(rule));
            }
        }
    }
}

#[test]
fn sums_at_their_limit_are_solved_or_too_large() {
    let tables = || Composition::builder(&roster(4)).even_groups("table", 2);
    for bound in [i64::MAX, i64::MIN, i64::MAX - 1, i64::MIN + 1, 1 << 62, -(1 << 62), 1 << 40] {
        let values = || PairValues::listed([("m0", "m1", 1), ("m2", "m3", i32::MAX)]);
        solved_or_too_large(tables().require(Rule::most_of(values().at_least(bound))));
        solved_or_too_large(tables().require(Rule::least_of(values().at_most(bound))));
    }
    for value in [i64::from(i32::MAX), i64::from(i32::MIN), i64::MAX, i64::MIN] {
        let values = PairValues::from_fn(&roster(4), 0, |_, _| value);
        solved_or_too_large(tables().prefer(Tier(1), Rule::most_of(values.clone()).weight(u32::MAX)));
        solved_or_too_large(tables().prefer(Tier(1), Rule::least_of(values)));
    }
}

#[test]
fn knowing_very_many_is_solved_or_too_large() {
    let tables = || Composition::builder(&roster(4)).even_groups("table", 2);
    for least in [1, 1 << 20, u32::MAX] {
        let rule = Rule::knows(PairValues::listed([("m0", "m1", i64::MAX)]), least);
        solved_or_too_large(tables().prefer(Tier(1), rule.clone()));
        solved_or_too_large(tables().prefer(Tier(1), rule.clone().weight(u32::MAX)));
        solved_or_too_large(tables().require(rule));
    }
}

#[test]
fn fractions_of_very_many_tags_are_solved_or_too_large() {
    let tags = |at: usize| (0..=at).map(|tag| format!("t{tag}"));
    let members = ids(44).enumerate().map(|(at, id)| {
        Member::new(id).tags("skill", tags(at)).tags("craft", (0..=at % 43).map(|tag| format!("c{tag}")))
    });
    let roster = Roster::new(members).expect("a roster");
    let tables = || Composition::builder(&roster).even_groups("table", 2);
    let by_fractions = |rule: Rule| rule.lens(Lens::Fraction);
    solved_or_too_large(tables().prefer(Tier(1), by_fractions(Rule::places("t0", 1..))));
    solved_or_too_large(tables().prefer(Tier(1), by_fractions(Rule::places("t0", u32::MAX..))));
    solved_or_too_large(tables().prefer(Tier(1), by_fractions(Rule::balance("t0"))));
    solved_or_too_large(tables().prefer(Tier(1), by_fractions(Rule::never_more("t0", "c0"))));
}

proptest! {
    #![proptest_config(common::seeds::cases(64))]

    #[test]
    fn no_size_and_no_weight_makes_a_problem_panic(
        sizes in prop::collection::vec((edge(), edge()), 0..4),
        weight in prop::sample::select(vec![0, 1, u32::MAX]),
        tier in prop::sample::select(vec![0, 1, u32::MAX]),
        members in 1..5_usize,
    ) {
        let mut builder = Composition::builder(&roster(members)).prefer(Tier(tier), Rule::balance("site").weight(weight));
        for (at, &(least, most)) in sizes.iter().enumerate() {
            builder = builder.group(format!("g{at}"), least..=most);
        }
        match builder.build() {
            Ok(problem) => drop(checked(&problem, &Solver::new().steps(200))),
            Err(error) => prop_assert!(matches!(error, Error::Input(_))),
        }
    }
}

fn edge() -> impl Strategy<Value = usize> {
    prop::sample::select(vec![0, 1, 2, 3, usize::MAX - 1, usize::MAX])
}

#[test]
fn several_groups_take_everybody_and_one_that_is_smaller_selects() {
    let roster = Roster::new(["ana", "bo", "cy", "di", "em"].map(Member::new)).expect("ids differ");
    let builder = |groups: &[usize]| {
        let group = |builder: CompositionBuilder, (at, &size): (usize, &usize)| builder.group(format!("g{at}"), size);
        groups.iter().enumerate().fold(Composition::builder(&roster), group)
    };
    assert!(builder(&[2, 2]).build().is_err());
    for (groups, unplaced) in [(&[2][..], 3), (&[5], 0), (&[2, 3], 0)] {
        let problem = builder(groups).build().expect("a problem");
        let plan = Solver::new().solve(&problem).expect("an answer").solution().expect("a plan").plan;
        assert_eq!(plan.unplaced().len(), unplaced, "{groups:?}");
    }
}
