//! Every fault of a rota names whom it concerns, and all are told at once.

use crate::{id, roster};
use roundtable::{
    Ledger, Lens, NextTurn, Outcome, PairValues, PlannedTurns, Role, Rota, RotaBuilder, RotaRule, Rule, Solver, Tier,
};

fn base() -> RotaBuilder {
    Rota::builder(&roster(4)).meetings(3).role(Role::new("chair", 1)).role(Role::new("minutes", 1))
}

fn told(builder: RotaBuilder) -> String {
    builder.build().expect_err("it has a fault").to_string()
}

#[test]
fn each_fault_in_words() {
    let settled = PlannedTurns::new([("chair", vec![id(0)]), ("minutes", vec![id(1)])]);
    let everyone =
        |builder: RotaBuilder, role: &str| (0..4).fold(builder, |builder, member| builder.never(id(member), role));
    let cases: Vec<(RotaBuilder, &[&str])> = vec![
        (Rota::builder(&roster(2)).role(Role::new("chair", 1)), &["there are no meetings"]),
        (Rota::builder(&roster(2)).meetings(1), &["there are no roles"]),
        (base().meetings(100_000), &["100000 meetings", "plan them in parts"]),
        (base().role(Role::new(" ", 1)), &["the name of a role is empty"]),
        (base().role(Role::new("Chair", 1)), &["`Chair`", "`chair`"]),
        (base().role(Role::new("welcome", 1).burden(-2)), &["`welcome`", "-2"]),
        (base().role(Role::new("welcome", 1).burden_in(2, 9_000_000)), &["`welcome`", "9000000"]),
        (base().role(Role::new("welcome", 1).places_in(7, 2)), &["no meeting 7"]),
        (base().role(Role::new("welcome", 5)), &["at meeting 1", "at meeting 3", "`welcome` has 5 places, and 4"]),
        (base().role(Role::new("welcome", 3)), &["`chair`, `minutes` and `welcome` need 5 people"]),
        (base().role(Role::new("welcome", 1).needs(2)), &["`welcome` needs 2 people and has 1 places"]),
        (base().role(Role::new("welcome", 3).needs_in(2, 4).needs_in(9, 1)), &["needs 4 people and", "no meeting 9"]),
        (base().role(Role::new("welcome", 1).needs(0)), &["all places of `welcome` may stay open", "`places_filled`"]),
        (
            base().role(Role::new("welcome", 6).needs(5)),
            &["the role `welcome` needs 5 people, and 4 people can hold it"],
        ),
        (
            base().require(Rule::together([id(0), "zoe".to_owned()])),
            &["rule 1", "`zoe`", "where those who hold any role"],
        ),
        (base().require(Rule::in_group("m00", "chair")), &["rule 1", "a group without a name"]),
        (base().require(Rule::places("lived", 1..).over_all()), &["leave that out"]),
        (base().require(Rule::places("lived", 1..).lens(Lens::Hat)), &["no hats are worn in a rota"]),
        (base().require(RotaRule::from(Rule::places("lived", 1..)).members([id(0)])), &["leave `members` out"]),
        (base().require(RotaRule::from(Rule::places("lived", 1..)).roles(["char"])), &["did you mean `chair`?"]),
        (base().require(Rule::apart([id(0)]).public()), &["rule 1", "at least two", "where those who hold any role"]),
        (base().require(Rule::nominations([(id(0), vec!["yan"])], 1).public()), &["rule 1", "`yan`"]),
        (base().prefer(Tier(1), Rule::balance("colour")), &["rule 1", "`colour`"]),
        (
            base().fixed(vec![settled; 3]).prefer(Tier(1), Rule::together([id(0), "zoe".to_owned()])),
            &["rule 1", "`zoe`", "where those who hold any role"],
        ),
        (base().require(RotaRule::not_again_within(1)), &["ask for at least 2"]),
        (base().part("zoe", 1, 2), &["`zoe`"]),
        (base().part(id(0), 0, 2).part(id(1), 1, 0), &["the part of `m00` is to be 0", "the part of `m01` is to be 0"]),
        (base().part(id(0), 1, 2_000), &["is to be 1/2000", "no number above 1000"]),
        (base().part(id(0), 1, 997).part(id(1), 1, 991).part(id(2), 1, 983), &["no common denominator"]),
        (base().absent("zoe", [1]), &["`zoe`"]),
        (base().absent(id(0), [4]), &["no meeting 4"]),
        (
            base().absent(id(0), [2]).absent(id(1), [2]).absent(id(2), [2]),
            &["at meeting 2", "need 2 people", "1 people"],
        ),
        (everyone(base(), "chair"), &["nobody may hold the role `chair`"]),
        (base().never(id(0), "chiar"), &["`chiar`", "did you mean `chair`?"]),
        (base().compatible("chair", "chair"), &["`chair` is named twice"]),
        (base().require(RotaRule::gap(0)), &["rule 1"]),
        (base().require(RotaRule::gap(1).weight(0)), &["rule 1", "weight"]),
        (base().prefer(Tier(0), RotaRule::gap(1)), &["rule 1", "tier"]),
        (base().require(RotaRule::gap(1).roles(["chair", "chair"])), &["rule 1", "`chair` is named twice"]),
        (base().require(RotaRule::gap(1).roles::<&str>([])), &["names no role"]),
        (base().require(RotaRule::before("chair", "chair")), &["before itself"]),
        (base().require(RotaRule::before("minutes", "chair").roles(["chair"])), &["leave `roles` out"]),
        (base().require(RotaRule::before("minutes", "chair")), &["at meeting 1", "`minutes`", "0 can have"]),
        (base().require(RotaRule::before("minutes", "chair").lag(5)), &["at meeting 3"]),
        (base().require(RotaRule::gap_any_role(0)), &["ask for 1 or more"]),
        (base().require(RotaRule::rest(1)), &["ask for 2 or more"]),
        (base().require(RotaRule::window(0, ..=1)), &["ask for 1 or more"]),
        (
            base().require(RotaRule::window(3, 4..)),
            &["the least number, 4, is above the number of meetings", "3 or less"],
        ),
        (
            base().label("weekend", [1]).label("weekend", [3]).require(RotaRule::labelled("weekend", 3..)),
            &["the least number, 3, is above the number of times called `weekend`, which is 2"],
        ),
        (base().require(RotaRule::consecutive(..)), &["neither a least nor a greatest"]),
        (base().require(RotaRule::turns(..0)), &["the least number, 1, is above the greatest, 0"]),
        (base().require(RotaRule::turns(1..).members(["yan"])), &["`yan`"]),
        (base().require(RotaRule::turns(1..).members([id(1), id(1)])), &["`m01` is named twice"]),
        (base().require(RotaRule::turns(1..).members::<&str>([])), &["names no member"]),
        (base().require(RotaRule::fair_share().members([id(0)])), &["leave `members` out"]),
        (base().require(RotaRule::follows("minutes", "char")), &["did you mean `chair`?"]),
        (base().require(RotaRule::not_after("minutes", "chair", 1).roles(["chair"])), &["leave `roles` out"]),
        (base().require(RotaRule::in_order("chair", [id(0)])), &["name at least two"]),
        (base().label("weekend", [3, 4]), &["no meeting 4"]),
        (
            base().label("weekend", [3]).require(RotaRule::labelled("weekends", 1..)),
            &["there is no label `weekends`; did you mean `weekend`?"],
        ),
        (base().require(RotaRule::background_moves("colour", 2)), &["rule 1", "`colour`"]),
        (base().require(RotaRule::background_moves("background", 1)), &["rule 1"]),
        (base().require(RotaRule::squared_burdens()), &["prefer it in a tier"]),
        (base().require(RotaRule::holds(id(0), "chair", 9)), &["no meeting 9"]),
        (
            base().absent(id(0), [1]).require(RotaRule::holds(id(0), "chair", 1)),
            &["`m00` is to hold `chair` and is absent"],
        ),
        (
            base().require(RotaRule::holds(id(0), "chair", 1)).require(RotaRule::holds(id(0), "minutes", 1)),
            &["at meeting 1 `m00` holds two roles"],
        ),
        (
            base().require(RotaRule::holds(id(0), "chair", 1).private()).require(RotaRule::does_not_hold(
                id(0),
                "chair",
                1,
            )),
            &["rules 1 and 2"],
        ),
        (
            base().fixed([PlannedTurns::new([("chair", vec![id(0)]), ("minutes", vec![id(0)])])]),
            &["at meeting 1 `m00` holds two roles"],
        ),
        (
            base().fixed([PlannedTurns::new([("chair", vec![id(0)])]).absent([id(0)])]),
            &["`m00` held a role and is said to be absent"],
        ),
        (
            base().role(Role::new("heavy", 1).burden(500)).prefer(Tier(1), RotaRule::squared_burdens()),
            &["burden of 1500"],
        ),
    ];
    for (builder, words) in cases {
        let told = told(builder);
        for word in words {
            assert!(told.contains(word), "`{word}` is not in: {told}");
        }
    }
}

#[test]
fn counts_that_take_too_much_memory_are_refused() {
    let refused = |members: usize, meetings: usize, rule: RotaRule| {
        let builder = Rota::builder(&roster(members)).meetings(meetings).role(Role::new("chair", 1));
        let told = told(builder.label("weekend", [1]).require(rule));
        assert!(told.contains("counts would be kept, and at most 67108864"), "{told}");
    };
    refused(12_000, 1, RotaRule::labelled("weekend", ..=1));
    for rule in [
        RotaRule::window(500, ..=1),
        RotaRule::consecutive(..=499),
        RotaRule::gap(499),
        RotaRule::gap_any_role(499),
        RotaRule::consecutive(499..),
        RotaRule::rest(499),
        RotaRule::not_after("chair", "chair", 499),
        RotaRule::not_again_within(499),
    ] {
        refused(540, 1_000, rule);
    }
    let values = PairValues::from_fn(&roster(540), 0, |_, _| 1);
    for rule in [
        Rule::most_of(values.clone().at_least(1)),
        Rule::least_of(values.clone().at_most(1)),
        Rule::knows(values, 1),
        Rule::together((0..540).map(id)),
        Rule::apart((0..540).map(id)),
    ] {
        refused(540, 1_000, RotaRule::from(rule).public());
    }
}

#[test]
fn too_many_choices_of_roles_held_together_are_refused_before_they_are_made() {
    let names: Vec<String> = (0..110).map(|at| format!("role {at}")).collect();
    let with = |members: usize, meetings: usize, roles: usize| {
        let builder = Rota::builder(&roster(members)).meetings(meetings);
        names[..roles].iter().fold(builder, |builder, name| builder.role(Role::new(name, 1)))
    };
    let long = with(10, 1_000, 10).compatible_all(&names[..10]);
    assert_eq!(
        told(long),
        "compatible: up to 1023 choices of roles that one person may hold together would be kept, and for 10 members at 1000 \
         meetings 1000 are the most; let fewer roles be held together, or plan fewer meetings at a time"
    );
    let lists = names.windows(10).fold(with(1, 1, 110), |builder, names| builder.compatible_all(names));
    assert!(told(lists).starts_with("compatible: up to 102423 choices of roles"));
    let short = with(9, 100, 9).compatible_all(&names[..9]);
    assert!(short.build().is_ok());
}

#[test]
fn all_faults_at_once() {
    let builder = base()
        .absent("zoe", [9])
        .never(id(0), "cook")
        .require(RotaRule::gap(0))
        .require(RotaRule::turns(..=2).members(["yan"]));
    let told = told(builder);
    for words in ["`zoe`", "no meeting 9", "`cook`", "rule 1", "`yan`"] {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
}

#[test]
fn private_needs_are_in_no_text() {
    let rule = RotaRule::does_not_hold(id(2), "chair", 2).private();
    let problem = base().require(rule).build().expect("good");
    let text = format!("{:?}", problem.rules().collect::<Vec<_>>());
    assert!(!text.contains("m02") && text.contains("a private need of a member"), "{text}");
    let whole = format!("{problem:?}");
    assert!(!whole.contains("meeting 2"), "{whole}");
}

#[test]
fn a_fault_of_a_private_rule_names_nobody() {
    let rule = RotaRule::wishes([("yan", vec!["chair"]), ("zoe", vec!["chair"])]);
    let open = told(base().prefer(Tier(1), rule.clone()));
    assert!(open.contains("`yan`") && open.contains("`zoe`"), "{open}");
    let private = told(base().prefer(Tier(1), rule.private()));
    assert_eq!(private, "rule 1: this private rule cannot be used as it stands; see the organisers' text");
}

#[test]
fn the_largest_numbers_are_faults_or_harmless() {
    let most = usize::MAX;
    let places = told(base().role(Role::new("welcome", most)));
    assert!(places.contains("`welcome`"), "{places}");
    let burden = told(base().role(Role::new("welcome", 1).burden(i64::MAX)));
    assert!(burden.contains("`welcome`"), "{burden}");
    told(base().meetings(most));
    told(base().absent(id(0), [most]).online(id(1), [0]));
    told(base().require(RotaRule::holds(id(0), "chair", most)));
    for rule in [
        RotaRule::gap(most),
        RotaRule::background_moves("background", most),
        RotaRule::background_share("background", most),
        RotaRule::before("minutes", "chair").lag(most),
        RotaRule::turns(..=u32::MAX).members([id(0)]),
        RotaRule::turns(u32::MAX..),
        RotaRule::gap_any_role(most),
        RotaRule::not_after("minutes", "chair", most),
        RotaRule::window(most, 1..=2),
        RotaRule::consecutive(u32::MAX..),
        RotaRule::consecutive(..=u32::MAX),
        RotaRule::rest(most),
        RotaRule::fair_share().weight(u32::MAX),
    ] {
        let problem = base().prefer(Tier(1), rule).build().expect("it is good");
        let outcome = Solver::new().steps(10_000).solve(&problem);
        assert!(matches!(outcome, Ok(Outcome::Solved(_))), "{outcome:?}");
    }
}

#[test]
fn numbers_of_a_ledger_that_no_rota_comes_to() {
    let told = |text: &str| {
        let ledger: Ledger = serde_json::from_str(text).expect("the shape is right");
        let rules = [RotaRule::gap(2), RotaRule::fair_share(), RotaRule::even_burden()];
        let builder = rules.into_iter().fold(base(), RotaBuilder::require);
        assert!(ledger.next_turn(&NextTurn::new("chair")).is_err());
        told(builder.ledger(&ledger))
    };
    let long = r#"{"version": 1, "meetings": 18446744073709551615, "members": {"m00": {}}}"#;
    assert!(told(long).contains("18446744073709551615 meetings"));
    for share in ["99999999999999999999999", "-99999999999999999999999/7", "2000000000"] {
        let text = format!(
            r#"{{"version": 1, "meetings": 2, "members": {{"m00": {{"roles": {{"chair":
            {{"turns": 1, "share": "{share}", "burden": 1}}}}}}}}}}"#
        );
        let told = told(&text);
        assert!(told.contains("`m00`") && told.contains("`chair`"), "{told}");
    }
}
