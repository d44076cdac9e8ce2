//! Work and pay that clash, mostly by one, with every rule of the conflict needed.

use crate::clash::{clash, conflict, is_possible, people, requiring};
use crate::rules::Ask;
use crate::tiny::{Pay, Tiny, Work};
use roundtable::ShareRule;

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
    tiny.pieces = vec![Work::new(Some(61), &[]), Work::new(Some(121), &[]), Work::new(Some(30), &[])];
    let least = least_paid(&tiny);
    assert!(least > 0);
    let told = clash(requiring(&tiny, &[Ask::Budget(least - 1)]), &[1]);
    assert!(told.to_string().contains(&format!("pay for all work and mentoring is {} at most", least - 1)), "{told}");
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
        (Ask::BudgetIn(first - 1, vec![1]), Ask::BudgetIn(first, vec![1])),
        (Ask::BudgetIn(second - 1, vec![2]), Ask::BudgetIn(second, vec![2])),
        (Ask::BudgetIn(first + second - 1, vec![1, 2]), Ask::BudgetIn(first + second, vec![1, 2])),
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
    tiny.pieces = vec![Work::new(Some(90), &[]), Work::new(Some(60), &[]), Work::new(Some(30), &[])];
    let caps = |caps: [i64; 2]| {
        let mut tiny = tiny.clone();
        for (person, cap) in tiny.people.iter_mut().zip(caps) {
            person.cap = Some(cap);
        }
        tiny
    };
    let told = clash(requiring(&caps([90, 89]), &[]), &[1]);
    // That anybody has a cap is for those who organise.
    assert!(told.rules.iter().any(|of| of.sentence.contains("more hours in a period")), "{told}");
    assert!(!told.to_string().contains("more hours in a period"), "{told}");
    // Enough in all, and no way to fill both to the minute.
    clash(requiring(&caps([100, 80]), &[]), &[1]);
    is_possible(requiring(&caps([90, 90]), &[]));
    is_possible(caps([100, 80]).builder().prefer(roundtable::Tier(1), ShareRule::within_caps()));
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
fn more_people_than_places_of_work() {
    let mut tiny = people(4);
    tiny.pieces = vec![Work::new(Some(60), &[60]), Work::new(None, &[60])];
    let told = clash(requiring(&tiny, &[Ask::Piece]), &[1]);
    assert!(told.reason.is_some(), "{told}");
    tiny.pieces.push(Work::new(None, &[30]));
    is_possible(requiring(&tiny, &[Ask::Piece]));
    clash(requiring(&tiny, &[Ask::Piece, Ask::Takes(0, 0), Ask::Takes(0, 1)]), &[1, 2, 3]);
}

#[test]
fn places_that_are_given_and_ruled_out() {
    let mut tiny = people(3);
    tiny.pieces = vec![Work::new(Some(60), &[60])];
    let told = clash(requiring(&tiny, &[Ask::Takes(0, 0), Ask::TakesNot(0, 0)]), &[1, 2]);
    assert!(told.to_string().contains("`m0` does not work on `piece 0`"), "{told}");
    clash(requiring(&tiny, &[Ask::Leads(0, 0), Ask::Leads(1, 0)]), &[1, 2]);
    // Both places would be of one person.
    clash(requiring(&tiny, &[Ask::TakesNot(0, 0), Ask::TakesNot(1, 0)]), &[1, 2, 3]);
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
    assert!(told.to_string().contains("each skill and tag that it needs"), "{told}");
    tiny.people[1].tags = crate::tiny::TAGS.to_vec();
    is_possible(requiring(&tiny, &[]));
    clash(requiring(&tiny, &[Ask::TakesNot(1, 0)]), &[1, 2]);
}

#[test]
fn what_everybody_on_a_piece_has() {
    let mut tiny = people(3);
    // Who has the skill holds the other tag.
    tiny.people[0].has = vec!["writing"];
    tiny.people[0].tags = vec![crate::tiny::TAGS[0]];
    tiny.people[1].tags = vec![crate::tiny::TAGS[1]];
    tiny.pieces = vec![Work::new(Some(60), &[])];
    let (has, holds) = (Ask::AllHave(0, "writing"), Ask::AllHold(0, crate::tiny::TAGS[1]));
    is_possible(requiring(&tiny, std::slice::from_ref(&has)));
    clash(requiring(&tiny, &[has.clone(), Ask::Takes(1, 0)]), &[1, 2]);
    let told = clash(requiring(&tiny, &[has.clone(), holds]), &[1, 2]);
    assert!(told.to_string().contains("has the skill `writing`"), "{told}");
    // One person alone has it, and there are two places.
    tiny.pieces[0].contributors = vec![30];
    assert!(conflict(requiring(&tiny, &[has])).rules.iter().any(|rule| rule.rule == Some(1)));
}

#[test]
fn pieces_that_one_person_takes() {
    let mut tiny = people(2);
    tiny.pieces = vec![Work::new(Some(60), &[]), Work::new(Some(60), &[]), Work::new(None, &[60])];
    let all = Ask::OnePerson(vec![0, 2]);
    is_possible(requiring(&tiny, &[all.clone(), Ask::Takes(0, 0), Ask::Takes(1, 1)]));
    clash(requiring(&tiny, &[all.clone(), Ask::Takes(0, 0), Ask::Takes(1, 2)]), &[1, 2, 3]);
    clash(requiring(&tiny, &[all, Ask::TakesNot(0, 0), Ask::TakesNot(1, 2)]), &[1, 2, 3]);
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
    clash(requiring(&tiny, &[Ask::NoUnpaidWork, Ask::Leads(0, 0)]), &[1, 2]);
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
    clash(requiring(&tiny, &[Ask::OutputLeads, Ask::Leads(0, 0), Ask::Leads(0, 1)]), &[1, 2, 3]);
}
