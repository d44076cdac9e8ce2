//! What members may see: of a person only shown tags, no count under three that hidden tags enter, nothing of private
//! rules.

use super::super::{Person, plan, roster, solve};
use roundtable::table::{Audience, markdown};
use roundtable::{AnswerFile, Outcome, Room, SeatRule, Seating, SeatingPlan, Tier};

/// All texts for members.
fn for_members(outcome: &Outcome<SeatingPlan>) -> Vec<String> {
    let printed = match outcome {
        Outcome::Solved(solution) => solution.to_string(),
        Outcome::Impossible(conflict) => conflict.to_string(),
        Outcome::Undecided(reason) => reason.to_string(),
    };
    vec![
        printed,
        format!("{outcome:?}"),
        format!("{:?}", AnswerFile::new(outcome, 0)),
        #[cfg(feature = "report")]
        roundtable::report::html(outcome, Audience::Members),
        #[cfg(feature = "report")]
        roundtable::report::svg(outcome),
        markdown(outcome, Audience::Members),
    ]
}

fn people(shows: bool) -> Vec<Person> {
    let mut people: Vec<Person> = ["ana", "bo", "chidi", "dana", "emre", "farah"]
        .into_iter()
        .enumerate()
        .map(|(at, id)| {
            let tags: &[&str] = if at % 2 == 0 { &["survivor"] } else { &["clinician"] };
            (id, tags, true)
        })
        .collect();
    people[0].2 = shows;
    people
}

#[test]
fn hidden_tags_are_nowhere() {
    let roster = roster(&[
        ("ana", &["survivor"], false),
        ("bo", &["survivor"], false),
        ("chidi", &["clinician"], true),
        ("iris", &["interpreter"], false),
    ]);
    let outcome = solve(
        Seating::builder(&roster)
            .room(Room::round_table(5).feature("step-free", ["1", "2"]))
            .meetings(2)
            .require(SeatRule::supports("iris", "ana"))
            .require(SeatRule::needs("bo", ["step-free"]))
            .prefer(Tier(1), SeatRule::not_beside(["ana", "chidi"]))
            .prefer(Tier(2), SeatRule::mix("background")),
    );
    for text in for_members(&outcome) {
        for hidden in ["survivor", "interpreter", "step-free", "do not sit"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        assert_eq!(text.contains("sits beside at least"), text.contains("Supporters are not counted."));
        // Two hold a tag and do not show it: no number in which they are is told.
        assert!(!text.contains("on average"), "{text}");
    }
    let answer = serde_json::to_string(&AnswerFile::new(&outcome, 0)).expect("JSON");
    assert!(answer.contains("survivor") && answer.contains("average"), "{answer}");
}

#[test]
fn one_who_does_not_show_hides_the_counts_of_all() {
    let told = |shows: bool, rule: SeatRule| {
        let roster = roster(&people(shows));
        let problem = Seating::builder(&roster).room(Room::round_table(6)).meetings(2);
        plan(problem.prefer(Tier(1), rule)).to_string()
    };
    let mix = || SeatRule::mix("background");
    assert_eq!(told(true, mix()).matches("neighbouring pairs no `background`").count(), 2);
    // Each tag has three holders: the sum may be told, as the certificate has it as well, but not that it is 0.
    let text = told(false, mix());
    assert!(!text.contains("neighbouring pairs"), "{text}");
    let sum = "Neighbours share a `background` fewer than 3 times at 2 meetings; random seatings have 4.8 on average.";
    assert!(text.contains(sum), "{text}");
    // Nobody learns from the page what is asked by a private rule, or by none.
    for rule in [mix().private(), SeatRule::mix_worst("background"), mix().in_meetings([1]), SeatRule::new_neighbours()]
    {
        let text = told(false, rule);
        assert!(!text.contains("background"), "{text}");
    }
}

#[test]
fn a_sum_of_three_and_more_is_told() {
    let roster = roster(&[
        ("ana", &["survivor"], false),
        ("bo", &["survivor"], true),
        ("chidi", &["survivor"], true),
        ("dana", &["survivor"], true),
    ]);
    let problem = Seating::builder(&roster).room(Room::round_table(4));
    let text = plan(problem.prefer(Tier(1), SeatRule::mix("background"))).to_string();
    let sum = "Neighbours share a `background` 4 times; a random seating has 4 on average.";
    assert!(text.contains(sum), "{text}");
}

#[test]
fn nobody_learns_of_a_private_supporter() {
    let roster = roster(&[("ana", &["survivor"], true), ("bo", &["survivor"], true), ("iris", &["clinician"], true)]);
    let outcome = |rule: SeatRule| {
        let problem = Seating::builder(&roster).room(Room::round_table(4)).meetings(2);
        solve(problem.require(rule))
    };
    let supports = || SeatRule::supports("iris", "ana");
    let hidden = for_members(&outcome(supports().private()));
    for text in &hidden {
        assert!(!text.contains("supporter"), "{text}");
        assert!(!text.contains("sits beside") && !text.contains("on average"), "{text}");
    }
    #[cfg(feature = "report")]
    {
        assert!(hidden[4].contains("iris, seat") && hidden[4].contains(": clinician"));
        let open = for_members(&outcome(supports()));
        assert!(open[4].contains("iris, supporter, seat"), "{}", open[4]);
        assert!(!open[4].contains("clinician"), "{}", open[4]);
    }
}

#[test]
fn a_clash_of_private_rules() {
    let roster = roster(&people(true));
    let problem = Seating::builder(&roster)
        .room(Room::round_table(6))
        .require(SeatRule::not_beside(["ana", "bo"]))
        .require(SeatRule::beside("ana", "bo").private());
    let outcome = solve(problem);
    assert!(matches!(outcome, Outcome::Impossible(_)), "{outcome:?}");
    let texts = for_members(&outcome);
    for text in &texts {
        assert!(!text.contains("ana"), "{text}");
    }
    #[cfg(feature = "report")]
    for page in &texts[3..] {
        assert!(page.contains("a private need of a member"), "{page}");
        assert!(page.contains("No plan can meet all this at once"), "{page}");
    }
}
