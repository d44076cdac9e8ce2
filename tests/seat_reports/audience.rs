//! What members may see: of a person only shown tags, no count that hidden tags enter, nothing of private rules.

use super::super::{Person, plan, roster, solve};
use roundtable::table::{Audience, markdown};
use roundtable::{AnswerFile, Outcome, PlannedMeeting, Room, SeatRule, Seating, SeatingPlan, Tier};

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
        // One alone shows a tag.
        assert!(!text.contains("on average"), "{text}");
    }
    let answer = serde_json::to_string(&AnswerFile::new(&outcome, 0)).expect("JSON");
    assert!(answer.contains("survivor") && answer.contains("average"), "{answer}");
}

#[test]
fn shown_tags_alone_are_counted() {
    let told = |shows: bool, first: &'static [&'static str]| {
        let mut people = people(shows);
        people[0].1 = first;
        let problem = Seating::builder(&roster(&people)).room(Room::round_table(6)).meetings(2);
        let seats = ["ana", "bo", "chidi", "dana", "emre", "farah"].into_iter().enumerate();
        let seats: Vec<_> = seats.map(|(at, id)| ((at + 1).to_string(), id)).collect();
        let planned = PlannedMeeting::new(seats);
        plan(problem.fixed([planned.clone()]).require(SeatRule::as_announced([planned.clone(), planned]))).to_string()
    };
    let all = told(true, &["survivor"]);
    assert_eq!(all.matches("Among the 6 neighbouring pairs no two show the same `background`;").count(), 2, "{all}");
    assert!(all.contains("a random seating has 2.4 on average"), "{all}");
    let text = told(false, &["survivor"]);
    assert!(text.contains("a random seating has 1.6 on average"), "{text}");
    assert_eq!(text, told(false, &["clinician"]));
    assert_eq!(text, told(false, &[]));
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
        assert!(page.contains("No plan can meet all this at once"), "{page}");
    }
}
