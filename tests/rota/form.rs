//! Problem files of rotas.

use crate::{id, roster};
use roundtable::table::{self, Audience, Presentation};
use roundtable::{
    AnswerFile, Ledger, Lens, Outcome, PlannedTurns, ProblemFile, Role, Rota, RotaBuilder, RotaRule, Rule, Solver, Tier,
};

fn full() -> Rota {
    let mut ledger = Ledger::new((0..5).map(id));
    let earlier = PlannedTurns::new([("chair", vec![id(4)])]).absent([id(0)]);
    ledger.record(&earlier, &[Role::new("chair", 1)]).expect("all are known");
    Rota::builder(&roster(5))
        .meetings(4)
        .role(Role::new("chair", 1).burden(3).burden_in(2, 4))
        .role(Role::new("minutes", 1).places_in(3, 2))
        .role(Role::new("screen", 1).online())
        .role(Role::new("welcome", 2).needs(1).needs_in(4, 0))
        .compatible("minutes", "chair")
        .absent(id(1), [2])
        .online(id(2), [1, 2, 3, 4])
        .online(id(0), [1, 2, 3, 4])
        .label("weekend", [1, 2])
        .label("weekend", [3])
        .never(id(3), "chair")
        .part(id(3), 1, 2)
        .not_this_time(id(0), "minutes", [4])
        .experienced(id(2), "chair")
        .learns(id(4), "chair", 3)
        .fixed([PlannedTurns::new([("chair", vec![id(1)]), ("minutes", vec![id(4)]), ("screen", vec![id(2)])])])
        .ledger(&ledger)
        .require(RotaRule::gap(1).roles(["chair"]))
        .prefer(Tier(1), RotaRule::background_moves("background", 2).weight(2))
        .prefer(Tier(1), RotaRule::background_share("background", 2))
        .prefer(Tier(2), RotaRule::before("minutes", "chair").times(2).lag(1))
        .prefer(Tier(2), RotaRule::never_alone_first().facilitated([2]))
        .prefer(Tier(2), RotaRule::fair_share())
        .prefer(Tier(3), RotaRule::even_burden())
        .prefer(Tier(3), RotaRule::squared_burdens())
        .prefer(Tier(3), RotaRule::wishes([(id(0), vec!["minutes"])]))
        .prefer(Tier(3), RotaRule::holds(id(4), "chair", 3).private())
        .prefer(Tier(3), RotaRule::does_not_hold(id(4), "chair", 4))
        .require(RotaRule::turns(..=3).members([id(1)]))
        .prefer(Tier(4), RotaRule::gap_any_role(1))
        .prefer(Tier(4), RotaRule::not_after("minutes", "chair", 1).members([id(2), id(3)]))
        .prefer(Tier(4), RotaRule::window(3, 1..=2))
        .prefer(Tier(4), RotaRule::consecutive(2..=3).roles(["minutes"]))
        .prefer(Tier(4), RotaRule::rest(2))
        .prefer(Tier(4), RotaRule::labelled("weekend", ..=1))
        .prefer(Tier(4), RotaRule::follows("minutes", "chair"))
        .prefer(Tier(4), RotaRule::in_order("chair", [id(0), id(2)]))
        .prefer(Tier(4), RotaRule::each_mode())
        .prefer(
            Tier(4),
            RotaRule::from(Rule::variety("background", 2..).lens(Lens::Undivided)).roles(["chair", "minutes"]),
        )
        .prefer(Tier(4), Rule::apart([id(0), id(4)]))
        .prefer(Tier(4), RotaRule::not_again_within(2).last_met([(id(0), id(1), 1)]))
        .prefer(Tier(4), RotaRule::places_filled().roles(["welcome"]))
        .prefer(Tier(4), RotaRule::as_announced([PlannedTurns::new([("chair", vec![id(0)])])]))
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_problem_is_the_same_from_its_file() {
    let problem = full();
    let text = serde_json::to_string(&ProblemFile::Rota(problem.to_builder())).expect("plain");
    let Ok(ProblemFile::Rota(form)) = serde_json::from_str(&text) else {
        panic!("it is a rota: {text}");
    };
    let again = form.build().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(serde_json::to_string(&again).ok(), serde_json::to_string(&problem).ok());
    let solver = Solver::new().seed(5).steps(50_000);
    let [one, other] = [&problem, &again].map(|problem| {
        let outcome = solver.solve(problem).expect("the engines work");
        serde_json::to_string(&AnswerFile::new(&outcome, 5)).expect("plain")
    });
    assert_eq!(one, other);
    assert!(one.contains(r#""roles":{"chair":["#), "{one}");
}

#[test]
fn what_a_file_must_not_say_is_refused() {
    let file = |rules: &str, more: &str| {
        format!(
            r#"{{"rota": {{"roster": {{"members": [{{"id": "ana"}}, {{"id": "bo"}}]}}, "meetings": 2,
            "roles": [{{"name": "chair", "places": 1}}], "rules": [{rules}]{more}}}}}"#
        )
    };
    let built = |text: &str| -> Result<(), String> {
        let form: ProblemFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let ProblemFile::Rota(form) = form else { panic!("it is a rota") };
        form.build().map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(built(&file(r#"{"require": {"gap": {"meetings": 1}}}"#, "")), Ok(()));
    for (rules, more, words) in [
        ("", r#", "meeting": 3"#, "there is no key"),
        (r#"{"require": {"gap": {"meetings": 1, "weeks": 2}}}"#, "", "there is no key"),
        (r#"{"require": {"leap": {}}}"#, "", "there is no rule"),
        (r#"{}"#, "", "exactly one of `require` and `prefer`"),
        (r#"{"prefer": {"fair_share": {}}}"#, "", "tier"),
        (
            r#"{"require": {"fair_share": {}}, "prefer": {"fair_share": {}}, "tier": 1}"#,
            "",
            "both required and preferred",
        ),
        ("", r#", "ledger": {"version": 2, "meetings": 0, "members": {}}"#, "version 2"),
        (
            "",
            r#", "ledger": {"version": 1, "meetings": 1, "members": {"ana": {"roles": {"chair": {"turns": 1, "share": "1.5", "burden": 1}}}}}"#,
            "not a fraction",
        ),
    ] {
        let told = built(&file(rules, more)).expect_err("it is refused");
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
}

#[test]
fn every_place_is_taken_whether_that_is_asked_or_not() {
    let base = || {
        let builder = Rota::builder(&roster(3)).meetings(2).role(Role::new("chair", 1)).role(Role::new("minutes", 1));
        builder.compatible("chair", "minutes")
    };
    let built = |builder: RotaBuilder| builder.build().unwrap_or_else(|error| panic!("{error}"));
    let words = |problem: &Rota| -> Vec<String> { problem.rules().map(|(_, rule)| rule.to_string()).collect() };
    let taken = "every place of every role is taken";
    assert_eq!(words(&built(base())), [taken]);
    assert_eq!(words(&built(base().require(RotaRule::places_filled()))), [taken]);
    let preferred = built(base().prefer(Tier(1), RotaRule::places_filled()));
    assert_eq!(words(&preferred), [taken, taken]);
    let outcome = Solver::new().steps(10_000).solve(&preferred);
    assert!(matches!(outcome, Ok(Outcome::Solved(_))), "{outcome:?}");
}

#[test]
fn a_plan_shows_members_nothing_of_backgrounds() {
    let Ok(Outcome::Solved(solution)) = Solver::new().steps(50_000).solve(&full()) else {
        panic!("there is a plan");
    };
    let text = solution.plan.to_string();
    assert!(text.contains("Longest wait") && !text.contains("lived") && !text.contains("debt"), "{text}");
    let page = roundtable::report::html(&Outcome::Solved(solution.clone()), Audience::Members);
    assert!(page.contains("Longest wait") && !page.contains("lived"), "{page}");
    let placements = table::csv(&solution.plan.tables(Audience::Organisers)[0]);
    assert!(placements.starts_with("meeting,status,role,id\n1,turn,chair,m01\n"), "{placements}");
}
