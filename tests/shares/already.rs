//! What members have beside what is shared out.

use crate::{base, check, roster};
use roundtable::table::{self, Audience, Presentation};
use roundtable::{
    Already, Conflict, Outcome, Piece, Rate, ShareRule, Shares, SharesBuilder, SharesPlan, Solution, Solver, Terms,
    Tier, Training,
};

/// Two people, two periods, pay of £10 an hour, and meetings that both attend.
fn builder() -> SharesBuilder {
    let meetings = |period: usize, hours, pay| Already::new("attendance").in_period(period).hours(hours).pay(pay);
    Shares::builder(&roster())
        .periods(2)
        .currency("£")
        .rate(Rate::hourly("session", 1_000).source("our payment policy", "2026-04-01"))
        .terms(
            Terms::new("ana")
                .offers(10.0)
                .at_most_each_period(6.0)
                .paid("session")
                .wants(["statistics"])
                .already(meetings(1, 3.0, 7_500))
                .already(Already::new("chairing").in_period(2).pay(5_000)),
        )
        .terms(Terms::new("bo").offers(10.0).paid_by_employer().teaches(["statistics"]).already(meetings(1, 1.0, 0)))
        .piece(Piece::new("report").lead(4.0).in_period(1))
        .piece(Piece::new("notes").contributors(1, 4.0).in_period(2))
}

fn solution(builder: SharesBuilder) -> Solution<SharesPlan> {
    let outcome = Solver::new().solve(&builder.build().unwrap_or_else(|error| panic!("{error}"))).expect("an answer");
    let Outcome::Solved(solution) = outcome else { panic!("{outcome:?}") };
    assert!(solution.is_proved());
    solution
}

fn conflict(builder: SharesBuilder) -> Conflict {
    let outcome = Solver::new().solve(&builder.build().unwrap_or_else(|error| panic!("{error}"))).expect("an answer");
    let Outcome::Impossible(conflict) = outcome else { panic!("{outcome:?}") };
    conflict
}

fn reason(rule: ShareRule) -> String {
    let conflict = conflict(builder().require(rule));
    assert!(!table::text(&conflict, Audience::Members).contains("already"));
    conflict.reason.expect("counting shows it")
}

#[test]
fn hours_count_where_hours_do() {
    // Her cap keeps ana from the report in the first period, where she has 3 hours.
    let plan = solution(builder()).plan;
    assert_eq!(plan.work()[0].lead.as_ref().expect("a lead").id, "bo");
    // Even hours: 3 + 4 of 10 and 1 + 4 of 10.
    let even = solution(builder().prefer(Tier(1), ShareRule::even_hours()));
    let levels: Vec<i64> = even.certificate.iter().filter(|tier| tier.level.is_some()).map(|tier| tier.cost).collect();
    assert_eq!(levels, [7_000, 5_000]);
    let [ana, ..] = even.plan.shared_out().members.as_slice() else { panic!("two take part") };
    assert_eq!((ana.hours.has, ana.already), (7.0, 3.0));
    // Of bo's 10 hours 1 is taken already and 4 by the report: too few are left for the talk.
    let whole = builder().require(ShareRule::within_offers()).piece(Piece::new("talk").lead(6.0).in_period(2));
    assert_eq!(solution(whole).plan.work()[2].lead.as_ref().expect("a lead").id, "ana");
    let told = conflict(builder().require(ShareRule::within_offers()).piece(Piece::new("talk").lead(9.0)));
    assert_eq!(told.reason.as_deref(), Some("17 hours are asked, 20 offered, of which 4 are taken already"));
}

#[test]
fn pay_counts_where_there_is_a_budget() {
    let budgets = [
        (ShareRule::budget(12_500), 0),
        (ShareRule::budget(12_000), 500),
        (ShareRule::budget(7_000).in_periods([1]), 500),
        (ShareRule::budget_each_period(6_000), 1_500),
        (ShareRule::earnings("ana", 5_000, 1).public(), 1),
        (ShareRule::earnings("ana", 12_499, 2).public(), 1),
        (ShareRule::earnings("ana", 12_500, 2).public(), 0),
    ];
    for (rule, cost) in budgets {
        let best = solution(builder().prefer(Tier(1), rule.clone()));
        let tier = best.certificate.last().expect("a tier");
        assert_eq!((tier.cost, tier.bound), (cost, cost), "{rule}");
    }
}

#[test]
fn a_budget_that_is_spent_already_says_by_how_much_it_is_too_little() {
    for (rule, expected) in [
        (ShareRule::budget(10_000), "pay already comes to £125, and the budget is £100: £25 too little"),
        (
            ShareRule::budget_each_period(6_000),
            "pay already comes to £75, and the budget of period 1 is £60: £15 too little",
        ),
        (
            ShareRule::earnings("ana", 12_000, 2).public(),
            "what `ana` is paid already comes to £125, and the limit is £120: £5 too little",
        ),
    ] {
        assert_eq!(reason(rule), expected);
    }
    let short = builder()
        .terms(Terms::new("chidi").offers(1.0).at_most_each_period(2.0).already(Already::new("attendance").hours(3.0)));
    let told = conflict(short.clone()).reason.expect("counting shows it");
    assert_eq!(told, "`chidi` already has 3 hours in period 1, and works at most 2");
}

#[test]
fn money_is_told_in_its_parts() {
    let day = Training::new("day").teaches(["statistics"]).places(1).hours(2.0).in_period(2).cost(900);
    let plan = solution(
        builder().training(day).require(ShareRule::takes("ana", "notes")).prefer(Tier(1), ShareRule::even_learning()),
    )
    .plan;
    let tables = plan.shared_out().tables(Audience::Organisers);
    let csv = |title: &str| {
        let table = tables.iter().find(|table| table.title == title);
        table::csv(table.unwrap_or_else(|| panic!("no table `{title}`")))
    };
    assert_eq!(csv("Pay by member"), "Member,attendance,chairing,work,trainings,In all\nana,£75,£50,£40,£20,£185\n");
    assert_eq!(
        csv("Pay by period"),
        "Period,attendance,chairing,work,trainings,In all\n1,£75,,,,£75\n2,,£50,£40,£20,£110\n"
    );
    // What members have already is no fact of the plan.
    let told = table::text(&plan, Audience::Members);
    assert!(!told.contains("attendance") && !told.contains('£'), "{told}");
    let printed = format!("{:?} {:?}", builder().build().expect("good").terms(), plan.shared_out().payments);
    assert!(!printed.contains("7500") && !printed.contains("3.0"), "{printed}");
    assert!(solution(base()).plan.shared_out().payments.is_empty());
}

#[test]
fn faults_of_what_is_there_already() {
    let with = |already: Already| base().terms(Terms::new("zoe").offers(1.0).already(already));
    check(vec![
        (
            with(Already::new("attendance").in_period(5)),
            &["the terms of `zoe`: `attendance`, already: there is no period 5; periods are counted from 1 to 4"],
        ),
        (
            with(Already::new("attendance").hours(f64::NAN).pay(1_000_000_000_001)),
            &[
                "the terms of `zoe`: `attendance`, already: its hours are not a finite number; write them with digits, such as 7.5",
                "the terms of `zoe`: `attendance`, already: the amount 1000000000001 is beyond 1000000000000; correct it, or count in a larger unit throughout",
            ],
        ),
        (
            with(Already::new("attendance").hours(-1.0)),
            &["the terms of `zoe`: `attendance`, already: -1 hours are below 0; correct the number"],
        ),
    ]);
    let told = crate::told(with(Already::new(" ")).terms(Terms::new("zoe").offers(1.0))).join("\n");
    assert!(told.contains("label") && told.contains("empty"), "{told}");
}

#[test]
fn months_are_told_where_periods_are_months() {
    let months = || builder().first_month("2027-12");
    let plan = solution(months()).plan;
    let tables = plan.shared_out().tables(Audience::Organisers);
    let table = tables.iter().find(|table| table.title == "Pay by period").expect("it is there");
    let told: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(told, ["2027-12", "2028-01"]);
    let words =
        |rule: ShareRule| months().require(rule).build().expect("good").rules().next().expect("it").1.to_string();
    assert_eq!(words(ShareRule::budget(99_999).in_periods([2])), "pay for work in 2028-01 is 99999 at most");
    let both = words(ShareRule::budget(99_999).in_periods([1, 2]));
    assert_eq!(both, "pay for work in 2027-12, 2028-01 together is 99999 at most");
    let reason = conflict(months().require(ShareRule::budget_each_period(6_000))).reason.expect("it is counted");
    assert_eq!(reason, "pay already comes to £75, and the budget of 2027-12 is £60: £15 too little");
    let faulty = months().piece(Piece::new("talk").lead(1.0).in_periods([2, 2, 3])).first_month("2027-12");
    assert_eq!(
        crate::told(faulty),
        [
            "the piece `talk`: 2028-01 is named twice; name it once",
            "the piece `talk`: there is no period 3; periods are counted from 1 to 2, the months from 2027-12 to 2028-01",
        ]
    );
    let told = crate::told(base().first_month("2027-13"));
    assert_eq!(told, ["first_month: `2027-13` is no month; write one as YYYY-MM, such as 2027-01"]);
}
