//! Shares as tables and as a page.

use roundtable::table::{self, Audience, Presentation};
use roundtable::{
    Decision, Member, Outcome, Piece, Rate, Roster, ShareRule, Shares, SharesPlan, Solver, Terms, Tier, Training,
    report,
};

/// Two people for whom there is one plan alone; one of them prefers not to be paid.
fn answer() -> Outcome<SharesPlan> {
    let roster = Roster::new(["ana", "=bo"].map(Member::new)).expect("ids differ");
    let problem = Shares::builder(&roster)
        .periods(3)
        .rate(Rate::hourly("session", 1_250).source("our policy", "2026-04-01"))
        .terms(Terms::new("ana").offers(20.0).paid("session").teaches(["film"]))
        .terms(Terms::new("=bo").offers(10.0).declines_money("session").wants(["statistics"]))
        .piece(Piece::new("report, long").lead(10.0).contributors(1, 5.0).output())
        .training(Training::new("course").teaches(["statistics"]).places(1).cost(700).hours(3.0))
        .decision(Decision::new("what next").leads(2).weight(3))
        .require(ShareRule::leads("ana", "report, long"))
        .require(ShareRule::earnings("ana", 987_654, 2))
        .prefer(Tier(1), ShareRule::even_learning())
        .build()
        .expect("no faults");
    Solver::new().solve(&problem).expect("no engine fails")
}

fn plan() -> SharesPlan {
    answer().solution().expect("there is a plan").plan
}

#[test]
fn every_place_that_somebody_takes_is_a_row() {
    let rows = [
        "kind,what,id,hours,skill,learns",
        "lead,\"report, long\",ana,10,,",
        "contributor,\"report, long\",'=bo,5,,",
        "event,course,'=bo,,,",
        "decision,what next,ana,,,",
        "decision,what next,'=bo,,,",
    ];
    assert_eq!(table::csv(&plan().tables(Audience::Organisers)[0]), rows.join("\n") + "\n");
}

#[test]
fn everybody_has_a_row_beside_even_shares() {
    let rows = [
        "Member,Hours offered,Hours,Hours at trainings,Outputs,Weight of decisions,Paid by,Pay,Learns",
        "ana,20,10 of 10,,1 of 1,3 of 3,project,12500 of 12500,",
        "'=bo,10,5 of 5,3,1 of 1,3 of 3,declined,,statistics",
    ];
    assert_eq!(table::csv(&plan().shared_out().tables(Audience::Organisers)[0]), rows.join("\n") + "\n");
}

#[test]
fn members_are_not_told_who_declined_money_or_what_anybody_may_earn() {
    let outcome = answer();
    let page = report::html(&outcome, Audience::Members);
    let markdown = table::markdown(&outcome, Audience::Members);
    assert!(table::text(&outcome, Audience::Organisers).contains("declined"));
    let printed = format!("{:?}", plan().shared_out());
    assert!(!printed.contains("eclined"), "{printed}");
    let text = outcome.solution().expect("there is a plan").to_string();
    assert!(page.contains("<h2>Decisions</h2>") && text.contains("What everybody has"));
    for told in [page, text, markdown] {
        for secret in ["declin", "987", "unpaid", "employer"] {
            assert!(!told.to_lowercase().contains(secret), "{secret} in {told}");
        }
    }
}

#[test]
fn who_and_what_is_left_out_is_said() {
    let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new)).expect("ids differ");
    let problem = Shares::builder(&roster)
        .rate(Rate::bands("sitting", [(0.0, 2_500), (1.5, 7_500)]).source("our policy", "2026-04-01"))
        .terms(Terms::new("ana").offers(20.0).paid("sitting").wants(["statistcs", "film"]))
        .terms(Terms::new("bo").offers(10.0).teaches(["statistics"]))
        .piece(Piece::new("notes").lead(2.0))
        .training(Training::new("film day").teaches(["film"]).places(1).hours(1.0).cost(400))
        .training(Training::new("statistics day").teaches(["statistics"]).places(1).hours(1.0))
        .require(ShareRule::leads("ana", "notes"))
        .prefer(Tier(1), ShareRule::even_learning())
        .build()
        .expect("no faults");
    let outcome = Solver::new().solve(&problem).expect("no engine fails");
    let page = report::html(&outcome, Audience::Organisers);
    let text = table::text(&outcome, Audience::Organisers);
    for line in [
        "ana wishes to learn statistcs, which nobody teaches and no training gives. Is statistics meant?",
        "ana alone has film in the end.",
        "bo alone has statistics in the end.",
        "Nobody attends statistics day.",
        "On the roster, with no part in this: chidi.",
        "Rate sitting: 2500 for a sitting, 7500 from 1.5 h on (our policy, 2026-04-01).",
        "In all 10000 is paid, of it 2500 for attending trainings; places at trainings cost 400.",
    ] {
        assert!(text.contains(line), "{line} in {text}");
        assert!(page.contains(line), "{line} in {page}");
    }
    // Members see what can be added up from the plan.
    let text = outcome.solution().expect("there is a plan").to_string();
    let expected = "\
Work
  Piece  Lead
  notes  ana (2 h)

Learning
  Training or skill  Who learns
  film day           ana

What everybody has
  Member  Hours  Hours at trainings
  ana         2                   1
";
    assert!(text.starts_with(expected), "{text}");
}
