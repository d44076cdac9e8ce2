//! Problem files of shares.

use crate::{base, roster};
use roundtable::{Decision, Piece, ProblemFile, Rate, ShareRule, Shares, Terms, Tier, Training};
use serde_json::{Value, json};

fn full() -> Shares {
    let from = |rate: Rate| rate.source("our payment policy", "2026-04-01");
    base()
        .rate(from(Rate::flat("piece", 2_500)))
        .rate(from(Rate::bands("sitting", [(0.0, 2_500), (2.0, 7_500)])))
        .terms(
            Terms::new("zoe").offers(12.5).at_most_each_period(4.25).declines_money("sitting").wants(["facilitation"]),
        )
        .piece(
            Piece::new("talk")
                .lead(2.0)
                .contributors(2, 1.5)
                .contributors(1, 0.0)
                .in_period(2)
                .needs_skill("interviews")
                .needs_tag("background:lived")
                .lead_needs("statistics"),
        )
        .training(
            Training::new("day")
                .teaches(["facilitation", "statistics"])
                .places(4)
                .cost(12_000)
                .hours(6.0)
                .in_period(2)
                .taught_by("bo"),
        )
        .decision(Decision::new("how the money is spent").weight(3).topic("money").leads(3))
        .decision(Decision::new("aims"))
        .mentoring(3.0)
        .unequal("ana", "bo")
        .agreed("bo", "ana")
        .require(ShareRule::everyone_has_a_piece())
        .require(ShareRule::within_offers().for_whom("people who offer few hours"))
        .prefer(Tier(1), ShareRule::even_hours())
        .prefer(Tier(2), ShareRule::even_chores())
        .prefer(Tier(3), ShareRule::even_outputs())
        .prefer(Tier(4), ShareRule::even_learning())
        .prefer(Tier(5), ShareRule::even_decisions())
        .prefer(Tier(6), ShareRule::output_leads_over("background").weight(2))
        .prefer(Tier(6), ShareRule::no_unpaid_work())
        .require(ShareRule::budget(500_000))
        .require(ShareRule::budget(50_000).in_periods([1, 2]))
        .require(ShareRule::budget_each_period(70_000))
        .require(ShareRule::training_budget(80_000))
        .require(ShareRule::earnings("ana", 40_000, 3))
        .require(ShareRule::earnings("zoe", 40_000, 3).public())
        .prefer(Tier(6), ShareRule::teach_and_learn())
        .prefer(Tier(6), ShareRule::skills_held("background"))
        .prefer(Tier(6), ShareRule::skills_held("background").people(3).skills(["statistics"]))
        .require(ShareRule::leads_over("background"))
        .require(ShareRule::most_decisions(3, 4))
        .require(ShareRule::most_decisions(1, 3).of("chidi"))
        .require(ShareRule::conflict_of_interest("ana", "money"))
        .require(ShareRule::leads("bo", "report"))
        .prefer(Tier(6), ShareRule::takes("ana", "talk"))
        .require(ShareRule::does_not_take("chidi", "talk").private())
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_problem_is_the_same_from_its_file() {
    let problem = full();
    let file = ProblemFile::Shares(problem.to_builder());
    let text = serde_json::to_string(&file).expect("plain");
    let Ok(ProblemFile::Shares(form)) = serde_json::from_str(&text) else {
        panic!("they are shares: {text}");
    };
    let again = form.build().unwrap_or_else(|error| panic!("{error}"));
    let in_place = serde_json::to_string(&problem).expect("plain");
    assert_eq!(serde_json::to_string(&again).ok().as_ref(), Some(&in_place));
    let read: Shares = serde_json::from_str(&in_place).expect("it is whole");
    assert!(read.rules().eq(problem.rules()) && read.terms() == problem.terms());
    let given = |shares: &Shares| {
        let parts = (shares.pieces().to_vec(), shares.trainings().to_vec(), shares.decisions().to_vec());
        (shares.periods(), shares.rates().to_vec(), parts)
    };
    assert_eq!(given(&read), given(&problem));
}

#[test]
fn parts_stand_in_files_as_documented() {
    let problem: Value = serde_json::to_value(full()).expect("plain");
    assert_eq!(
        problem["rates"],
        json!([
            {"name": "session", "hourly": 1200, "source": "our payment policy", "date": "2026-04-01"},
            {"name": "piece", "flat": 2500, "source": "our payment policy", "date": "2026-04-01"},
            {"name": "sitting", "bands": [[0.0, 2500], [2.0, 7500]], "source": "our payment policy", "date": "2026-04-01"},
        ])
    );
    assert_eq!(
        problem["terms"],
        json!([
            {"member": "ana", "offers": 30.0, "pay": {"paid": "session"}, "has": ["interviews"], "wants": ["statistics"]},
            {"member": "bo", "offers": 60.0, "pay": "paid_by_employer", "teaches": ["statistics"]},
            {"member": "chidi", "offers": 30.0},
            {"member": "zoe", "offers": 12.5, "at_most_each_period": 4.25, "pay": {"declines_money": "sitting"}, "wants": ["facilitation"]},
        ])
    );
    assert_eq!(
        problem["pieces"],
        json!([
            {"name": "report", "lead": 20.0, "contributors": [8.0], "in_periods": [3, 4], "kind": "output"},
            {"name": "notes", "contributors": [12.0], "kind": "chore"},
            {"name": "talk", "lead": 2.0, "contributors": [1.5, 1.5, 0.0], "in_periods": [2], "needs_skills": ["interviews"],
             "needs_tags": ["background:lived"], "lead_needs": ["statistics"]},
        ])
    );
    assert_eq!(
        problem["trainings"],
        json!([{"name": "day", "teaches": ["facilitation", "statistics"], "places": 4, "cost": 12000, "hours": 6.0, "in_period": 2,
                "taught_by": ["bo"]}])
    );
    assert_eq!(
        problem["decisions"],
        json!([{"name": "how the money is spent", "weight": 3, "topic": "money", "leads": 3}, {"name": "aims"}])
    );
    assert_eq!((&problem["mentoring"], &problem["periods"]), (&json!(3.0), &json!(4)));
    assert_eq!((&problem["unequal"], &problem["agreed"]), (&json!([["ana", "bo"]]), &json!([["bo", "ana"]])));
    let rules = problem["rules"].as_array().expect("a list");
    for rule in [
        json!({"require": {"everyone_has_a_piece": {}}}),
        json!({"require": {"within_offers": {}}, "for_whom": "people who offer few hours"}),
        json!({"prefer": {"even_learning": {}}, "tier": 4}),
        json!({"prefer": {"output_leads_over": {"dimension": "background"}}, "tier": 6, "weight": 2}),
        json!({"require": {"budget": {"most": 500000}}}),
        json!({"require": {"budget": {"most": 50000, "in_periods": [1, 2]}}}),
        json!({"require": {"budget_each_period": {"most": 70000}}}),
        json!({"require": {"training_budget": {"most": 80000}}}),
        json!({"require": {"earnings": {"member": "ana", "most": 40000, "periods": 3}}}),
        json!({"require": {"earnings": {"member": "zoe", "most": 40000, "periods": 3}}, "private": false}),
        json!({"prefer": {"skills_held": {"dimension": "background", "people": 2}}, "tier": 6}),
        json!({"prefer": {"skills_held": {"dimension": "background", "people": 3, "skills": ["statistics"]}}, "tier": 6}),
        json!({"require": {"leads_over": {"dimension": "background"}}}),
        json!({"require": {"most_decisions": {"share": [1, 3], "of": "chidi"}}}),
        json!({"require": {"conflict_of_interest": {"member": "ana", "topic": "money"}}}),
        json!({"require": {"does_not_take": {"member": "chidi", "piece": "talk"}}, "private": true}),
    ] {
        assert!(rules.contains(&rule), "{rule} is not in {rules:#?}");
    }
    // What holds of every plan is not written down where it was not given.
    assert!(full().rules().count() > rules.len());
    let usual = |rule: &&Value| !rule["require"]["within_caps"].is_null() || !rule["require"]["taught_once"].is_null();
    assert_eq!(rules.iter().find(usual), None);
}

fn file(more: Value) -> Value {
    let mut shares = json!({
        "roster": {"members": [{"id": "ana"}, {"id": "bo"}]},
        "terms": [{"member": "ana", "offers": 60}, {"member": "bo", "offers": 7.5}],
        "pieces": [{"name": "report", "lead": 20}]
    });
    let keys = more.as_object().expect("keys").clone();
    shares.as_object_mut().expect("keys").extend(keys);
    json!({ "shares": shares })
}

fn built(file: Value) -> Result<Shares, String> {
    let file = serde_json::from_value(file).map_err(|error| error.to_string())?;
    let ProblemFile::Shares(form) = file else { panic!("they are shares") };
    form.build().map_err(|error| error.to_string())
}

#[test]
fn what_a_file_must_not_say_is_refused() {
    assert!(built(file(json!({}))).is_ok());
    for (more, words) in [
        (json!({"period": 3}), "there is no key `period`"),
        (json!({"pieces": [{"name": "report", "leads": 20}]}), "there is no key `leads`"),
        (json!({"terms": [{"member": "ana", "offers": 60, "pay": "boss"}]}), "there is no value `boss`"),
        (json!({"pieces": [{"name": "report", "lead": 20, "kind": "task"}]}), "there is no value `task`"),
        (
            json!({"rates": [{"name": "session", "source": "policy", "date": "2026-04-01"}]}),
            "give one of `flat`, `hourly` and `bands`",
        ),
        (
            json!({"rates": [{"name": "session", "flat": 3, "hourly": 4, "source": "policy", "date": "2026-04-01"}]}),
            "the rate `session`: it has amounts of several kinds",
        ),
        (json!({"rules": [{}]}), "exactly one of `require` and `prefer`"),
        (json!({"rules": [{"prefer": {"within_offers": {}}}]}), "without a `tier`"),
        (json!({"rules": [{"require": {"within_offers": {}}, "tier": 1}]}), "only what is preferred has a `tier`"),
        (json!({"rules": [{"require": {"within_offers": {"hours": 3}}}]}), "there is no key `hours`"),
        (json!({"rules": [{"require": {"even_joy": {}}}]}), "there is no rule `even_joy`"),
        (
            json!({"rules": [{"prefer": {"once_a_piece": {}}, "tier": 1}]}),
            "it holds in every plan; leave it out, or require it",
        ),
        (json!({"roster": {"members": [{"id": "ana"}, {"id": "ana"}]}}), "the id `ana` is already that of"),
    ] {
        let told = built(file(more)).expect_err("it is refused");
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
}

#[test]
fn an_unknown_rule_names_all_that_there_are() {
    let told = built(file(json!({"rules": [{"require": {"leap": {}}}]}))).expect_err("it is refused");
    let names = [
        "everyone_has_a_piece",
        "within_caps",
        "within_offers",
        "even_hours",
        "even_chores",
        "even_outputs",
        "even_learning",
        "even_decisions",
        "even_burdens",
        "least_burden",
        "output_leads_over",
        "no_unpaid_work",
        "budget",
        "budget_each_period",
        "training_budget",
        "earnings",
        "teach_and_learn",
        "skills_held",
        "leads_over",
        "most_decisions",
        "conflict_of_interest",
        "leads_decision",
        "does_not_lead",
        "leads",
        "takes",
        "does_not_take",
        "everyone_has_skill",
        "everyone_holds_tag",
        "one_person",
        "nominations",
        "as_announced",
        "once_a_piece",
        "needs_met",
        "learnt_before",
        "training_places",
        "taught_once",
    ];
    let (last, first) = names.split_last().expect("there are rules");
    let expected = format!("there is no rule `leap`; there are `{}` and `{last}`", first.join("`, `"));
    assert!(told.ends_with(&expected), "{told}");
}

#[test]
fn a_roster_can_be_put_in_place_of_the_one_that_a_file_names() {
    let form = full().to_builder();
    assert!(form.clone().build_with(&roster()).is_ok());
    let path = form.roster_path(std::path::Path::new("."));
    assert_eq!(path.ok(), Some(None));
    let other = roundtable::Roster::new([roundtable::Member::new("ana")]).expect("ids differ");
    let told = form.build_with(&other).expect_err("others are missing").to_string();
    assert!(told.contains("the terms of `bo`: no member has the id `bo`"), "{told}");
}
