//! Worked examples whose optima are known by hand: small cases in which floors meet, miss, or depend on earlier tiers.

use roundtable::{Composition, CompositionBuilder, Lens, Member, PairValues, Problem, Roster, Rule, Solver, Tier};

/// The proved cost of each preferred tier, in whole units.
fn proved(builder: CompositionBuilder) -> Vec<i64> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let solution = Solver::new().seed(1).solve(&problem).expect("an answer").solution().expect("a plan");
    let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
    assert_eq!(problem.price(&solution.plan), Ok(cost));
    assert!(solution.is_proved(), "{:?}", solution.certificate);
    solution.certificate[1..]
        .iter()
        .map(|tier| {
            assert_eq!(tier.cost % tier.scale, 0);
            tier.cost / tier.scale
        })
        .collect()
}

fn three_kinds() -> Roster {
    Roster::new([
        Member::new("ana").tags("skill", ["L", "R"]),
        Member::new("bo").tag("skill", "L"),
        Member::new("di").tags("skill", ["P", "R"]),
        Member::new("flo").tags("skill", ["L", "P"]),
    ])
    .expect("a roster")
}

/// Three of the four with one hat of each kind; then one of each kind under every tag, as nearly as can be.
fn one_hat_each(reserve: bool) -> CompositionBuilder {
    let mut builder = Composition::builder(&three_kinds()).group("panel", 3);
    for tag in ["L", "P", "R"] {
        builder = builder.require(Rule::places(tag, 1..=1).lens(Lens::Hat)).prefer(Tier(2), Rule::places(tag, 1..=1));
    }
    if reserve { builder.prefer(Tier(1), Rule::undivided("L", 1..)) } else { builder }
}

#[test]
fn hats_beside_every_tag_with_a_reserve() {
    assert_eq!(proved(one_hat_each(true)), [0, 2]);
}

#[test]
fn hats_beside_every_tag_can_do_no_better_without_the_reserve() {
    // Ana, Di and Flo would cost 3; Bo instead of one of them costs 2.
    assert_eq!(proved(one_hat_each(false)), [2]);
}

/// Six members, the first three of whom hold `a`, in three groups of two.
fn three_of_six() -> CompositionBuilder {
    let member = |at: usize| match at {
        0..3 => Member::new(format!("m{at}")).tag("kind", "a"),
        _ => Member::new(format!("m{at}")),
    };
    Composition::builder(&Roster::new((0..6).map(member)).expect("a roster")).even_groups("table", 3)
}

/// Pairs of holders of `a` that share a group: the sum of the squares of the counts is three and twice that many.
fn pairs_of_holders() -> Rule {
    Rule::least_of(PairValues::listed([("m0", "m1", 1), ("m0", "m2", 1), ("m1", "m2", 1)]))
}

#[test]
fn the_order_of_tiers_decides_between_none_or_two_and_evenness() {
    let none_or_two = || Rule::none_or("a", 2);
    // Two in one group and one alone, against one in each.
    assert_eq!(proved(three_of_six().prefer(Tier(1), none_or_two()).prefer(Tier(2), pairs_of_holders())), [1, 1]);
    assert_eq!(proved(three_of_six().prefer(Tier(1), pairs_of_holders()).prefer(Tier(2), none_or_two())), [0, 3]);
    assert_eq!(proved(three_of_six().prefer(Tier(1), none_or_two()).prefer(Tier(2), Rule::balance("a"))), [1, 2]);
    assert_eq!(proved(three_of_six().prefer(Tier(1), Rule::balance("a")).prefer(Tier(2), none_or_two())), [0, 3]);
}

#[test]
fn floors_of_tags_that_cannot_meet_together() {
    let roster = Roster::new([
        Member::new("m0").tags("kind", ["a", "b"]),
        Member::new("m1").tags("kind", ["b", "c"]),
        Member::new("m2").tags("kind", ["c", "a"]),
        Member::new("m3"),
    ]);
    let roster = roster.expect("a roster");
    // |2c − 2| over both groups and all tags is 4 in every plan: two people from the share.
    let builder = Composition::builder(&roster).even_groups("table", 2).prefer(Tier(1), Rule::balance("kind"));
    assert_eq!(proved(builder), [2]);
}
