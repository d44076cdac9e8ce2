//! Shares that clash, mostly by one, with the reason in words, and every rule of the conflict needed.

use crate::rules::Ask;
use crate::tiny::{Day, Matter, Pay, Person, Tiny, Work};
use roundtable::{Conflict, Outcome, ShareRule, SharesBuilder, Solver};

/// So many people who offer four hours each, are paid by an employer and hold one tag by turns.
fn people(number: usize) -> Tiny {
    let person = |at: usize| Person {
        tags: vec![crate::tiny::TAGS[at % 2]],
        ..Person::new(240)
    };
    Tiny {
        periods: 2,
        people: (0..number).map(person).collect(),
        ..Tiny::default()
    }
}

fn day(teaches: &[&'static str], places: usize) -> Day {
    Day {
        teaches: teaches.to_vec(),
        places,
        cost: 0,
        minutes: 0,
        period: 1,
        taught_by: Vec::new(),
    }
}

fn matter(leads: usize) -> Matter {
    Matter {
        weight: 1,
        topic: Some("money"),
        leads,
    }
}

fn outcome(builder: SharesBuilder) -> Outcome<roundtable::SharesPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let outcome = Solver::new().seed(1).solve(&problem).expect("an answer");
    if let Outcome::Solved(solution) = &outcome {
        let cost: Vec<i64> = solution.certificate.iter().map(|tier| tier.cost).collect();
        assert_eq!(problem.check(&solution.plan), Ok(cost));
    }
    outcome
}

fn conflict(builder: SharesBuilder) -> Conflict {
    match outcome(builder) {
        Outcome::Impossible(conflict) => conflict,
        other => panic!("{other:?}"),
    }
}

/// The clash is of exactly these rules, by their numbers, and each is needed.
#[track_caller]
fn clash(builder: SharesBuilder, numbers: &[usize]) -> Conflict {
    let told = conflict(builder);
    let rules: Vec<usize> = told.rules.iter().filter_map(|rule| rule.rule).collect();
    assert_eq!(rules, numbers, "{told}");
    assert!(told.smallest, "{told}");
    told
}

#[track_caller]
fn is_possible(builder: SharesBuilder) {
    let outcome = outcome(builder);
    assert!(matches!(outcome, Outcome::Solved(_)), "{outcome:?}");
}

/// Each of these is required, of these shares.
fn requiring(tiny: &Tiny, asked: &[Ask]) -> SharesBuilder {
    let rules = asked.iter().map(|ask| ask.rule(tiny));
    rules.fold(tiny.builder(), SharesBuilder::require)
}

#[test]
fn a_skill_is_held_by_people_and_not_by_lessons() {
    let mut tiny = people(3);
    tiny.people[0].has = vec!["writing"];
    tiny.people[1].wants = vec!["writing"];
    tiny.trainings = vec![day(&["writing"], 2), day(&["writing"], 2)];
    let held = |people| requiring(&tiny, &[Ask::Held(people, Some(vec!["writing"]))]);
    // Taught twice, the second person would still be one.
    clash(held(3), &[1]);
    is_possible(held(2));
}

/// What all people could be paid at least for the work, one way or another.
fn least_paid(tiny: &Tiny) -> i64 {
    let paid = |taken: &crate::taken::Taken| -> i64 {
        let people = 0..tiny.people.len();
        people.map(|person| tiny.paid_in_all(taken, person)).sum()
    };
    let all = tiny.all();
    all.iter().map(paid).min().expect("there is a way")
}

#[test]
fn a_budget_one_below_the_least_pay() {
    let mut tiny = people(3);
    tiny.people[0].pay = Pay::Hour;
    tiny.people[1].pay = Pay::Sitting;
    tiny.people[2].pay = Pay::Piece;
    tiny.pieces = vec![
        Work::new(Some(61), &[]),
        Work::new(Some(121), &[]),
        Work::new(Some(30), &[]),
    ];
    let least = least_paid(&tiny);
    assert!(least > 0);
    let told = clash(requiring(&tiny, &[Ask::Budget(least - 1)]), &[1]);
    assert!(
        told.to_string().contains(&format!(
            "pay for all work and mentoring is {} at most",
            least - 1
        )),
        "{told}"
    );
    is_possible(requiring(&tiny, &[Ask::Budget(least)]));
}

#[test]
fn a_budget_of_one_period_and_of_each() {
    let mut tiny = people(2);
    for person in &mut tiny.people {
        person.pay = Pay::Hour;
    }
    // An hour and a minute over two periods: 31 minutes and 30.
    tiny.pieces = vec![Work::new(Some(61), &[])];
    let (first, second) = (625, 605);
    for (budget, least) in [
        (
            Ask::BudgetIn(first - 1, vec![1]),
            Ask::BudgetIn(first, vec![1]),
        ),
        (
            Ask::BudgetIn(second - 1, vec![2]),
            Ask::BudgetIn(second, vec![2]),
        ),
        (
            Ask::BudgetIn(first + second - 1, vec![1, 2]),
            Ask::BudgetIn(first + second, vec![1, 2]),
        ),
        (Ask::BudgetEach(first - 1), Ask::BudgetEach(first)),
    ] {
        clash(requiring(&tiny, &[budget]), &[1]);
        is_possible(requiring(&tiny, &[least]));
    }
}

#[test]
fn caps_one_minute_too_small_together() {
    let mut tiny = people(2);
    tiny.periods = 1;
    tiny.pieces = vec![
        Work::new(Some(90), &[]),
        Work::new(Some(60), &[]),
        Work::new(Some(30), &[]),
    ];
    let caps = |caps: [i64; 2]| {
        let mut tiny = tiny.clone();
        for (person, cap) in tiny.people.iter_mut().zip(caps) {
            person.cap = Some(cap);
        }
        tiny
    };
    let told = clash(requiring(&caps([90, 89]), &[]), &[1]);
    assert!(
        told.to_string().contains("more hours in a period"),
        "{told}"
    );
    // Enough in all, and no way to fill both to the minute.
    clash(requiring(&caps([100, 80]), &[]), &[1]);
    is_possible(requiring(&caps([90, 90]), &[]));
    is_possible(
        caps([100, 80])
            .builder()
            .prefer(roundtable::Tier(1), ShareRule::within_caps()),
    );
}

#[test]
fn offers_one_minute_too_small_together() {
    let mut tiny = people(2);
    tiny.pieces = vec![Work::new(Some(300), &[]), Work::new(Some(181), &[])];
    tiny.people[0].offered = 300;
    tiny.people[1].offered = 180;
    clash(requiring(&tiny, &[Ask::Offers]), &[1]);
    tiny.people[1].offered = 181;
    is_possible(requiring(&tiny, &[Ask::Offers]));
    // Mentoring is work as well.
    tiny.people[0].teaches = vec!["writing"];
    tiny.people[1].wants = vec!["writing"];
    tiny.people[1].tags = vec![crate::tiny::TAGS[0]];
    tiny.mentoring = Some(1);
    let held = Ask::Held(2, Some(vec!["writing"]));
    tiny.people[0].tags = vec![crate::tiny::TAGS[1]];
    clash(requiring(&tiny, &[Ask::Offers, held.clone()]), &[1, 2]);
    tiny.mentoring = Some(0);
    is_possible(requiring(&tiny, &[Ask::Offers, held]));
}

#[test]
fn nobody_of_another_background_for_a_decision() {
    let mut tiny = people(3);
    tiny.decisions = vec![matter(2)];
    for person in &mut tiny.people {
        person.tags = vec![crate::tiny::TAGS[0]];
    }
    let told = clash(requiring(&tiny, &[Ask::LeadsOver]), &[1]);
    assert!(
        told.to_string().contains("at least two `background`"),
        "{told}"
    );
    tiny.people[2].tags = crate::tiny::TAGS.to_vec();
    is_possible(requiring(&tiny, &[Ask::LeadsOver]));
    // The only one of another background is too close.
    let clash_of_both = clash(
        requiring(&tiny, &[Ask::LeadsOver, Ask::TooClose(2, 0)]),
        &[1, 2],
    );
    assert!(
        clash_of_both
            .to_string()
            .contains("`m2` leads no decision on `money`")
    );
}

#[test]
fn two_pairs_of_leads_of_one_person_of_a_background() {
    let mut tiny = people(4);
    tiny.people
        .iter_mut()
        .for_each(|person| person.tags = vec![crate::tiny::TAGS[0]]);
    tiny.people[3].tags = vec![crate::tiny::TAGS[1]];
    tiny.decisions = vec![matter(2), matter(2)];
    let half = |tiny: &Tiny| requiring(tiny, &[Ask::LeadsOver, Ask::Most(1, 2, None)]);
    clash(half(&tiny), &[1, 2]);
    tiny.people[2].tags = vec![crate::tiny::TAGS[1]];
    is_possible(half(&tiny));
}

#[test]
fn shares_of_decisions_that_do_not_add_up() {
    let mut tiny = people(3);
    tiny.decisions = vec![matter(1), matter(1), matter(1), matter(1)];
    clash(requiring(&tiny, &[Ask::Most(1, 4, None)]), &[1]);
    is_possible(requiring(&tiny, &[Ask::Most(1, 2, None)]));
    let each = |last: (u32, u32)| {
        let of = [(1, 4, 0), (1, 4, 1), (last.0, last.1, 2)];
        requiring(
            &tiny,
            &of.map(|(above, below, who)| Ask::Most(above, below, Some(who))),
        )
    };
    clash(each((1, 4)), &[1, 2, 3]);
    is_possible(each((1, 2)));
}

#[test]
fn a_training_with_one_place_too_few() {
    let mut tiny = people(4);
    tiny.mentoring = Some(30);
    tiny.people[0].teaches = vec!["writing"];
    for at in 1..4 {
        tiny.people[at].wants = vec!["drawing"];
        tiny.people[at].teaches = vec!["singing"];
    }
    tiny.people[0].wants = vec!["singing"];
    // Three would each have to mentor the first, who is taught one skill once.
    tiny.trainings = vec![day(&["drawing"], 3)];
    let told = conflict(requiring(&tiny, &[Ask::TeachAndLearn]));
    assert!(
        told.smallest && told.rules.iter().any(|rule| rule.rule == Some(1)),
        "{told}"
    );
    // One mentors, and the others teach at a training.
    let mut song = day(&["singing"], 1);
    song.taught_by = vec![2, 3];
    tiny.people[0].teaches = vec!["drawing"];
    tiny.trainings.push(song);
    is_possible(requiring(&tiny, &[Ask::TeachAndLearn]));
    // Two places, and the third has the first for a mentor; nobody is left to be taught by who mentors.
    tiny.trainings[0].places = 2;
    is_possible(requiring(&tiny, &[Ask::TeachAndLearn]));
    tiny.people[0].teaches = vec!["writing"];
    tiny.people[1].wants.push("writing");
    tiny.trainings[0].places = 1;
    // The places of trainings are a rule of every plan, after those that are given.
    let places = 2;
    clash(requiring(&tiny, &[Ask::TeachAndLearn]), &[1, places]);
}

#[test]
fn a_training_budget_one_below_what_must_be_learnt() {
    let mut tiny = people(2);
    tiny.people[1].pay = Pay::Hour;
    tiny.people[0].has = vec!["writing"];
    tiny.people[1].wants = vec!["writing"];
    let mut lesson = day(&["writing"], 1);
    (lesson.cost, lesson.minutes) = (500, 90);
    tiny.trainings = vec![lesson];
    let held = Ask::Held(2, None);
    // 500 for the place and 1815 for an hour and a half.
    clash(
        requiring(&tiny, &[held.clone(), Ask::TrainingBudget(2_314)]),
        &[1, 2],
    );
    is_possible(requiring(&tiny, &[held, Ask::TrainingBudget(2_315)]));
}

#[test]
fn what_a_lead_needs_comes_too_late() {
    let mut tiny = people(2);
    tiny.people[0].wants = vec!["writing"];
    let mut work = Work::new(Some(60), &[]);
    work.periods = Some(vec![2]);
    work.lead_needs = vec!["writing"];
    tiny.pieces = vec![work];
    tiny.trainings = vec![day(&["writing"], 1)];
    is_possible(requiring(&tiny, &[]));
    let other = requiring(&tiny, &[Ask::Leads(1, 0)]);
    let told = clash(other, &[1, 2]);
    assert!(told.to_string().contains("has learnt before"), "{told}");
    // It takes an hour that costs something.
    tiny.trainings[0].cost = 1;
    clash(requiring(&tiny, &[Ask::TrainingBudget(0)]), &[1, 2]);
}

#[test]
fn more_people_than_places_of_work() {
    let mut tiny = people(4);
    tiny.pieces = vec![Work::new(Some(60), &[60]), Work::new(None, &[60])];
    let told = clash(requiring(&tiny, &[Ask::Piece]), &[1]);
    assert!(told.reason.is_some(), "{told}");
    tiny.pieces.push(Work::new(None, &[30]));
    is_possible(requiring(&tiny, &[Ask::Piece]));
    clash(
        requiring(&tiny, &[Ask::Piece, Ask::Takes(0, 0), Ask::Takes(0, 1)]),
        &[1, 2, 3],
    );
}

#[test]
fn places_that_are_given_and_ruled_out() {
    let mut tiny = people(3);
    tiny.pieces = vec![Work::new(Some(60), &[60])];
    let told = clash(
        requiring(&tiny, &[Ask::Takes(0, 0), Ask::TakesNot(0, 0)]),
        &[1, 2],
    );
    assert!(
        told.to_string().contains("`m0` does not work on `piece 0`"),
        "{told}"
    );
    clash(
        requiring(&tiny, &[Ask::Leads(0, 0), Ask::Leads(1, 0)]),
        &[1, 2],
    );
    // Both places would be of one person.
    clash(
        requiring(&tiny, &[Ask::TakesNot(0, 0), Ask::TakesNot(1, 0)]),
        &[1, 2, 3],
    );
    is_possible(requiring(&tiny, &[Ask::TakesNot(0, 0)]));
}

#[test]
fn needs_of_a_piece_that_nobody_may_meet() {
    let mut tiny = people(3);
    tiny.people[1].has = vec!["writing"];
    let mut work = Work::new(Some(60), &[]);
    work.needs_skills = vec!["writing"];
    work.needs_tags = vec![crate::tiny::TAGS[0]];
    tiny.pieces = vec![work];
    // Who has the skill holds the other tag.
    let told = clash(requiring(&tiny, &[]), &[1]);
    assert!(
        told.to_string()
            .contains("each skill and tag that it needs"),
        "{told}"
    );
    tiny.people[1].tags = crate::tiny::TAGS.to_vec();
    is_possible(requiring(&tiny, &[]));
    clash(requiring(&tiny, &[Ask::TakesNot(1, 0)]), &[1, 2]);
}

#[test]
fn unpaid_people_for_all_the_work() {
    let mut tiny = people(3);
    tiny.people[0].pay = Pay::Nothing;
    tiny.people[1].pay = Pay::Nothing;
    tiny.people[2].pay = Pay::Declined;
    tiny.pieces = vec![Work::new(Some(60), &[0])];
    is_possible(requiring(&tiny, &[Ask::NoUnpaidWork]));
    // The lead's place is left to the one who is, or could be, paid.
    clash(
        requiring(&tiny, &[Ask::NoUnpaidWork, Ask::Leads(0, 0)]),
        &[1, 2],
    );
    tiny.pieces[0].contributors = vec![30];
    let told = conflict(requiring(&tiny, &[Ask::NoUnpaidWork]));
    assert!(told.rules.iter().any(|rule| rule.rule == Some(1)), "{told}");
}

#[test]
fn leads_of_outputs_over_backgrounds() {
    let mut tiny = people(2);
    let mut output = Work::new(Some(60), &[]);
    output.kind = crate::tiny::Kind::Output;
    tiny.pieces = vec![output.clone(), output];
    is_possible(requiring(&tiny, &[Ask::OutputLeads]));
    clash(
        requiring(
            &tiny,
            &[Ask::OutputLeads, Ask::Leads(0, 0), Ask::Leads(0, 1)],
        ),
        &[1, 2, 3],
    );
}

/// Texts for members, and what is printed for debugging.
fn shown(conflict: &Conflict) -> [String; 3] {
    let outcome: Outcome<roundtable::SharesPlan> = Outcome::Impossible(conflict.clone());
    [
        conflict.to_string(),
        format!("{conflict:?}"),
        format!("{outcome:?}"),
    ]
}

#[test]
fn a_private_rule_is_a_private_need_of_a_member() {
    let mut tiny = people(2);
    for person in &mut tiny.people {
        person.pay = Pay::Hour;
    }
    tiny.pieces = vec![Work::new(Some(73), &[]), Work::new(Some(74), &[])];
    tiny.periods = 1;
    // 1472 for 73 minutes and 1492 for 74; one can take 1491 at most, and the other nothing beyond the longer one.
    let earnings = [Ask::Earnings(0, 1_491, 1), Ask::Earnings(1, 1_491, 1)];
    let told = clash(requiring(&tiny, &earnings), &[1, 2]);
    for text in shown(&told) {
        assert_eq!(
            text.matches("a private need of a member").count() % 2,
            0,
            "{text}"
        );
        for hidden in ["m0", "m1", "1491", "1_491", "is paid", "earn"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
    assert_eq!(
        told.to_string()
            .matches("a private need of a member")
            .count(),
        2
    );
    assert!(
        told.rules[0].sentence.contains("`m0` is paid 1491"),
        "{:?}",
        told.rules[0].sentence
    );
    is_possible(requiring(
        &tiny,
        &[Ask::Earnings(0, 1_492, 1), earnings[1].clone()],
    ));
    // Nor does a reason by counting tell.
    let alone = Ask::Takes(0, 0).rule(&tiny).private();
    let none = Ask::TakesNot(0, 0).rule(&tiny).private();
    let told = clash(tiny.builder().require(alone).require(none), &[1, 2]);
    for text in shown(&told) {
        for hidden in ["m0", "piece 0", "work on"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
}
