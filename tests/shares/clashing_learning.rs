//! Learning and decisions that clash, mostly by one, with every rule of the conflict needed.

use crate::clash::{clash, conflict, day, is_possible, matter, people, requiring};
use crate::rules::Ask;
use crate::tiny::{Pay, Tiny, Work};

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

#[test]
fn nobody_of_another_background_for_a_decision() {
    let mut tiny = people(3);
    tiny.decisions = vec![matter(2)];
    for person in &mut tiny.people {
        person.tags = vec![crate::tiny::TAGS[0]];
    }
    let told = clash(requiring(&tiny, &[Ask::LeadsOver]), &[1]);
    assert!(told.to_string().contains("different `background`"), "{told}");
    tiny.people[2].tags = crate::tiny::TAGS.to_vec();
    is_possible(requiring(&tiny, &[Ask::LeadsOver]));
    // The only one of another background is too close.
    let clash_of_both = clash(requiring(&tiny, &[Ask::LeadsOver, Ask::TooClose(2, 0)]), &[1, 2]);
    assert!(clash_of_both.to_string().contains("`m2` leads no decision on `money`"));
}

#[test]
fn two_pairs_of_leads_of_one_person_of_a_background() {
    let mut tiny = people(4);
    tiny.people.iter_mut().for_each(|person| person.tags = vec![crate::tiny::TAGS[0]]);
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
        requiring(&tiny, &of.map(|(above, below, who)| Ask::Most(above, below, Some(who))))
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
    assert!(told.smallest && told.rules.iter().any(|rule| rule.rule == Some(1)), "{told}");
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
    clash(requiring(&tiny, &[held.clone(), Ask::TrainingBudget(2_314)]), &[1, 2]);
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
fn somebody_of_two_backgrounds_is_one_lead() {
    let mut tiny = people(2);
    for person in &mut tiny.people {
        person.tags = crate::tiny::TAGS.to_vec();
    }
    tiny.decisions = vec![matter(1)];
    let told = clash(requiring(&tiny, &[Ask::LeadsOver]), &[1]);
    assert!(told.to_string().contains("at least two leads"), "{told}");
    tiny.decisions = vec![matter(2)];
    is_possible(requiring(&tiny, &[Ask::LeadsOver]));
}

#[test]
fn what_decisions_alone_rule_out_is_found_among_much_work() {
    let mut tiny = people(6);
    tiny.periods = 1;
    // Nobody may lead more than 4 of 9: five leads of weight 3 take five people, who can lead nothing of weight 2
    // beside it.
    tiny.decisions = vec![matter(2), matter(2), matter(1), matter(3)];
    for (decision, weight) in tiny.decisions.iter_mut().zip([3, 2, 1, 3]) {
        decision.weight = weight;
    }
    for person in &mut tiny.people {
        person.offered = 600;
    }
    tiny.pieces = (0..12).map(|at| Work::new(Some(60 + 7 * at), &[90, 75])).collect();
    let rules = [Ask::Offers, Ask::Most(1, 2, None), Ask::Piece];
    clash(requiring(&tiny, &rules), &[2, 4]);
}
