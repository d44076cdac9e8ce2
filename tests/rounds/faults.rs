//! What is wrong with the input, all at once, and what is wrong with plans.

use crate::{id, roster};
use roundtable::{
    Error, InputFault, PlannedRound, Problem, RoundRule, Rounds, RoundsBuilder, RoundsPlan, Rule, Solver, Tables, Tier,
};
use serde_json::json;

fn faults(builder: RoundsBuilder) -> Vec<InputFault> {
    match builder.build() {
        Err(Error::Input(faults)) => faults.iter().cloned().collect(),
        other => panic!("it has faults: {other:?}"),
    }
}

/// The texts of all faults; each says what to do.
fn told(builder: RoundsBuilder) -> Vec<String> {
    faults(builder).iter().map(ToString::to_string).collect()
}

fn six() -> RoundsBuilder {
    Rounds::builder(&roster(6)).even_tables("table", 2).rounds(2)
}

#[test]
fn numbers_of_rounds() {
    let none = told(Rounds::builder(&roster(6)).even_tables("table", 2));
    assert!(none.contains(&"there are no rounds; say how many there are to be".to_owned()));
    let many = told(six().rounds(1_000).tables_in(1, Tables::new().even("t", 1 << 17)));
    assert!(many.iter().any(|text| text.contains("1000 rounds are asked for, and 2 are the most")), "{many:?}");
    let all = told(
        six()
            .absent(id(0), [0, 3])
            .tables_in(5, Tables::new().even("t", 2))
            .tables_in(5, Tables::new().even("t", 3))
            .require(RoundRule::from(Rule::together([id(0), id(1)])).in_rounds([4]))
            .require(RoundRule::from(Rule::balance("site")).in_rounds([]))
            .require(RoundRule::repeats().in_rounds([1]))
            .prefer(Tier(0), RoundRule::repeats()),
    );
    for part in [
        "no round 0",
        "no round 3",
        "no round 5",
        "round 5 gets tables of its own twice",
        "rule 1 ",
        "no round 4",
        "names no round",
        "about all rounds together",
        "tier",
    ] {
        assert!(all.iter().any(|text| text.contains(part)), "{part}: {all:#?}");
    }
}

#[test]
fn what_one_round_lacks_is_told_of_that_round_and_what_all_lack_once() {
    let one = told(Rounds::builder(&roster(6)).table("a", 3).table("b", 3).rounds(3).absent(id(0), [2]));
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(one[0].starts_with("round 2: "), "{one:?}");
    let all = told(Rounds::builder(&roster(6)).table("a", 2).rounds(3));
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(!all[0].starts_with("round"), "{all:?}");
    let rule = told(six().require(Rule::balance("nothing")));
    assert_eq!(rule.len(), 1, "{rule:?}");
    let nobody = (0..6).fold(six(), |builder, member| builder.absent(id(member), [1]));
    assert!(
        told(nobody)
            .contains(&"round 1: nobody is there; correct the absences, or leave out what nobody comes to".to_owned())
    );
}

#[test]
fn people_and_pairs() {
    let all = told(
        six()
            .absent("nobody", [1])
            .met_before([(id(0), id(0), 1), (id(1), id(2), 1), (id(2), id(1), 1)])
            .met_before([(id(3), id(4), 5_000)])
            .fixed([PlannedRound::new([("table 1", vec!["somebody"])])])
            .prefer(Tier(1), RoundRule::repeats().pair_weights([(id(0), "anyone".to_owned(), 2)])),
    );
    for part in ["`nobody`", "`m00`", "`m01`", "more than 1000 times", "round 1", "`somebody`", "`anyone`"] {
        assert!(all.iter().any(|text| text.contains(part)), "{part}: {all:#?}");
    }
    let many = PlannedRound::new([("table 1", vec![id(0)])]);
    assert!(
        told(six().fixed([many.clone(), many.clone(), many])).iter().any(|text| text.contains("3 rounds are fixed"))
    );
}

#[test]
fn rules_over_rounds() {
    let all = told(
        six()
            .require(RoundRule::saturating_meetings())
            .require(RoundRule::hosts([id(0)]))
            .require(RoundRule::hosts([id(0), id(1), id(2)]).pinned())
            .require(RoundRule::hosts([id(0), id(0)]))
            .require(RoundRule::different_tables(Vec::<String>::new()))
            .require(RoundRule::new_people(0))
            .prefer(Tier(1), RoundRule::repeats().weight(0))
            .prefer(Tier(1), RoundRule::repeats().across("nothing", 2))
            .require(RoundRule::not_again_within(1))
            .require(RoundRule::not_again_within(u32::MAX))
            .require(RoundRule::not_again_within(2).last_met([(id(0), id(1), 0), (id(1), id(0), 1)]))
            .require(RoundRule::visits(..0))
            .require(RoundRule::visits(1..).at_tables(["tabel 1", "table 2", "table 2"]))
            .require(RoundRule::visits(1..).at_tables(Vec::<String>::new()).members(["nobody"])),
    );
    for (rule, part) in [
        (1, "not required"),
        (2, "1 of the hosts"),
        (3, "3 pinned hosts"),
        (4, "`m00`"),
        (5, "rule 5"),
        (6, "rule 6"),
        (7, "weight"),
        (8, "`nothing`"),
        (9, "ask for at least 2"),
        (10, "more than 1000"),
        (11, "last met 0 rounds ago"),
        (11, "has two values"),
        (12, "above the greatest"),
        (13, "did you mean `table 1`?"),
        (13, "the table `table 2` is named twice"),
        (14, "it names no table"),
        (14, "`nobody`"),
    ] {
        let number = format!("rule {rule} ");
        let found =
            all.iter().any(|text| text.starts_with(&number) && (text.contains(part) || part.starts_with("rule")));
        assert!(found, "{rule} {part}: {all:#?}");
    }
}

#[test]
fn absurd_numbers_are_faults() {
    assert!(
        told(Rounds::builder(&roster(6)).even_tables("table", 2).rounds(usize::MAX))
            .iter()
            .any(|text| text.contains("the most"))
    );
    let heavy = RoundRule::saturating_meetings().across("background", u32::MAX).weight(u32::MAX);
    let long = Rounds::builder(&roster(6)).even_tables("table", 2).rounds(29).prefer(Tier(1), heavy);
    assert!(!told(long).is_empty());
    assert!(!told(Rounds::builder(&roster(6)).even_tables("table", usize::MAX).rounds(2)).is_empty());
}

#[test]
fn plans_that_are_none_of_the_problem() {
    let problem =
        Rounds::builder(&roster(4)).even_tables("table", 2).rounds(2).absent(id(3), [2]).build().expect("good");
    let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("everybody fits");
    let written = serde_json::to_value(&solution.plan).expect("a plan can be written");
    let told = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        let plan: RoundsPlan = serde_json::from_value(changed).expect("the documented form");
        problem.price(&plan).expect_err("it is no plan")
    };
    let fewer = told(&|plan| drop(plan["rounds"].as_array_mut().expect("rounds").pop()));
    assert_eq!(fewer[0].to_string(), "the plan has 1 round, and 2 are asked for");
    let twice = told(&|plan| plan["rounds"][0]["out"] = json!([id(0)]));
    assert_eq!(twice[0].code(), "plan_misplaced");
    assert_eq!(twice[0].place().map(ToString::to_string).as_deref(), Some("rounds[0]"));
    let seated = told(&|plan| {
        plan["rounds"][1]["absent"] = json!([]);
        plan["rounds"][1]["tables"][1]["members"].as_array_mut().expect("members").push(json!(id(3)));
    });
    assert!(seated.iter().any(|fault| fault.to_string().starts_with("round 2: ")));
    let renamed = told(&|plan| plan["rounds"][0]["tables"][0]["name"] = json!("another"));
    assert!(renamed[0].to_string().contains("groups of the plan"));
    let out = told(&|plan| {
        let members = plan["rounds"][0]["tables"][0]["members"].take();
        plan["rounds"][0]["tables"][0]["members"] = json!([]);
        plan["rounds"][0]["out"] = members;
    });
    assert!(!out.is_empty());
}

#[test]
fn a_fault_of_a_private_rule_names_nobody() {
    let rule = RoundRule::different_tables(["yan", "zoe"]);
    let open = told(six().require(rule.clone())).join("\n");
    assert!(open.contains("`yan`") && open.contains("`zoe`"), "{open}");
    let private = told(six().require(rule.private())).join("\n");
    assert_eq!(private, "rule 1: this private rule cannot be used as it stands; see the organisers' text");
}
