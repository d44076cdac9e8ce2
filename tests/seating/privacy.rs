//! What members see, and what is printed, tells no tag that was not to be shown and no private reason.

use crate::{cases, id};
use proptest::prelude::*;
#[cfg(feature = "report")]
use roundtable::table::Audience;
use roundtable::{
    Member, Outcome, PlannedMeeting, Room, Roster, Rule, SeatRule, Seating, SeatingBuilder, SeatingPlan, Solution,
    Solver, Tier,
};

/// Six people who show one tag of one of them.
fn people() -> Roster {
    let member = |at: usize| {
        let member = Member::new(id(at))
            .tag("background", ["Hiddenlived", "Hiddenpractice"][at % 2])
            .tag("illness", "Hiddenill")
            .number("Hiddenyears", at);
        match at {
            0 => member.tag("site", "Shownsite").shows(["site:Shownsite"]),
            _ => member.tag("site", "Hiddensite"),
        }
    };
    Roster::new((0..6).map(member)).expect("ids differ")
}

fn room() -> Room {
    Room::round_table(6).feature("secretfeature", ["1", "2"])
}

/// Every rule that is private by itself, and others that are made so.
fn private() -> Vec<SeatRule> {
    vec![
        SeatRule::apart_by([id(0), id(1)], 1.25),
        SeatRule::not_beside([id(0), id(1)]),
        SeatRule::not_facing([id(0), id(1)]),
        SeatRule::unequal(id(0), id(1)),
        SeatRule::not_in_seat(id(0), "1"),
        SeatRule::needs(id(0), ["secretfeature"]),
        Rule::apart([id(0), id(1)]).into(),
        SeatRule::in_seat(id(0), "2").private(),
        SeatRule::beside(id(0), id(1)).private(),
        SeatRule::supports(id(0), id(1)).private(),
        SeatRule::from(Rule::places("Hiddenill", 0..9)).private(),
        SeatRule::mix("Hiddenbackground").private(),
    ]
}

fn has_no(texts: &[String], words: &[&str]) {
    for text in texts {
        for word in words {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

/// What nobody is to read in what is written for members, or printed.
const SECRETS: [&str; 5] = ["Hidden", "secretfeature", "1.25", "m00`", "`m01"];

fn builder() -> SeatingBuilder {
    Seating::builder(&people()).room(room()).meetings(2)
}

fn solved(problem: &Seating) -> Solution<SeatingPlan> {
    let solver = Solver::new().seed(1).steps(50_000).without_programs();
    match solver.solve(problem).expect("an answer") {
        Outcome::Solved(solution) => solution,
        answer @ (Outcome::Impossible(_) | Outcome::Undecided(_)) => panic!("everybody has a seat: {answer:?}"),
    }
}

#[test]
fn private_rules_are_named_nowhere() {
    for rule in private() {
        assert!(rule.is_private());
        has_no(&[rule.words_for_members(), format!("{rule:?}")], &SECRETS);
        let rule = rule.public();
        assert!(!rule.is_private() && rule.words_for_members() == rule.to_string());
    }
}

#[test]
fn problems_and_forms_print_nothing_of_it() {
    let given = private().into_iter().take(11);
    let asked = given.fold(builder(), |builder, rule| builder.prefer(Tier(1), rule));
    let problem = asked.build().unwrap_or_else(|error| panic!("{error}"));
    let rules: Vec<_> = problem.rules().collect();
    let file = serde_json::to_value(&problem).expect("it can be written");
    let form: roundtable::ProblemFile =
        serde_json::from_value(serde_json::json!({ "seating": file })).expect("it can be read");
    has_no(&[format!("{problem:?}"), format!("{rules:?}"), format!("{form:?}")], &SECRETS);
    assert!(format!("{problem:?}").contains("Shownsite"), "what is shown is shown");
}

#[test]
fn plans_and_solutions_tell_members_nothing_of_it() {
    // Some of these contradict each other, so that they are bent.
    let given = private().into_iter().take(11);
    let asked = given.fold(builder(), |builder, rule| builder.prefer(Tier(1), rule));
    let problem = asked.build().unwrap_or_else(|error| panic!("{error}"));
    let solution = solved(&problem);
    assert!(!solution.violations.is_empty());
    for violation in &solution.violations {
        assert_eq!(violation.words_for_members, None);
    }
    has_no(&[solution.to_string(), solution.plan.to_string(), format!("{:?}", solution.plan)], &SECRETS[..3]);
    has_no(&[solution.to_string()], &SECRETS);
    let units: Vec<&str> = solution.certificate.iter().map(|tier| tier.unit.many()).collect();
    assert_eq!(units, ["broken rules", "needs"], "what is counted would tell what is asked");
}

#[test]
fn who_sits_where_is_all_that_a_plan_shows() {
    let problem = builder().absent(id(4), [2]).prefer(Tier(1), SeatRule::mix("background")).build().expect("good");
    let plan = solved(&problem).plan;
    let shown = plan.to_string();
    let seats = shown.lines().filter(|line| line.contains(" m0")).count();
    assert_eq!(seats, 6 + 5 + 1, "{shown}");
    assert!(shown.contains("\nNot there: m04."));
    has_no(&[shown], &["Hidden"]);
}

#[cfg(feature = "report")]
#[test]
fn pages_and_maps_show_nothing_of_it() {
    let given = private().into_iter().take(11);
    let asked = given.fold(builder(), |builder, rule| builder.prefer(Tier(1), rule));
    let asked = asked.prefer(Tier(2), SeatRule::mix("background")).prefer(Tier(2), SeatRule::neighbours_differ("site"));
    let problem = asked.build().unwrap_or_else(|error| panic!("{error}"));
    let solver = Solver::new().seed(1).steps(50_000).without_programs();
    let outcome = solver.solve(&problem).expect("an answer");
    let page = roundtable::report::html(&outcome, Audience::Members);
    let (_, body) = page.split_once("</style>").expect("a style");
    let mut written = vec![body.to_owned(), roundtable::report::svg(&outcome)];
    let plan = outcome.solution().expect("everybody has a seat").plan;
    written.extend((1..=2).filter_map(|meeting| roundtable::report::seat_map(&plan, meeting)));
    assert_eq!(written.len(), 4);
    has_no(&written, &["Hidden", "secretfeature", "1.25"]);
    assert!(written.iter().any(|text| text.contains("Shownsite")));
    // The same of what cannot be.
    let clash = builder()
        .require(SeatRule::beside(id(0), id(1)).private())
        .require(SeatRule::not_beside([id(0), id(1)]))
        .build()
        .expect("good");
    let outcome = Solver::new().seed(1).steps(50_000).solve(&clash);
    let outcome = outcome.expect("an answer");
    assert!(matches!(outcome, Outcome::Impossible(_)));
    let page = roundtable::report::html(&outcome, Audience::Members);
    has_no(&[page], &["Hidden", "m00", "beside"]);
}

proptest! {
    #![proptest_config(cases(24))]

    /// Conflicts and faults in which a private rule takes part name neither the members nor what it is about.
    #[test]
    fn conflicts_with_private_rules_name_nobody(first in 0..10_usize, second in 0..10_usize, third in 0..6_usize) {
        let rules = private();
        let contrary: SeatRule = match third {
            0 => SeatRule::beside(id(1), id(0)).private(),
            1 => SeatRule::in_seat(id(1), "2").private(),
            2 => SeatRule::needs(id(2), ["secretfeature"]),
            3 => SeatRule::as_announced([PlannedMeeting::new([("1", id(0)), ("2", id(1))])]).private(),
            4 => SeatRule::mix("background").private(),
            _ => SeatRule::from(Rule::together([id(0), id(1)])).private(),
        };
        let given = [rules[first].clone(), rules[second].clone(), contrary];
        let asked = given.into_iter().fold(builder(), |builder, rule| builder.require(rule));
        match asked.build() {
            Err(error) => {
                let named = (0..6).filter(|&member| error.to_string().contains(&id(member))).count();
                prop_assert!(named <= 1, "{}", error);
                has_no(&[error.to_string()], &SECRETS[..3]);
            }
            Ok(problem) => {
                let solver = Solver::new().seed(1).steps(20_000).nodes(200);
                let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
                if let Outcome::Impossible(conflict) = outcome {
                    let members: Vec<String> = conflict.rules.iter().filter_map(|of| of.words_for_members.clone()).collect();
                    has_no(&[conflict.to_string(), format!("{conflict:?}")], &SECRETS);
                    has_no(&members, &SECRETS);
                }
            }
        }
    }
}
