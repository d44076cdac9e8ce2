//! Planning again: what is over stays, and what was announced changes as little as can be.

use super::{people, planned};
use roundtable::{History, Meeting, Project, ProjectBuilder, ProjectRole, Room, RotaRule};

const DATES: [&str; 6] = ["2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11", "2027-06-08"];

fn year() -> ProjectBuilder {
    with_one_role().role(ProjectRole::new("minutes"))
}

fn with_one_role() -> ProjectBuilder {
    let roster = people(&["ana", "bo", "cy", "di", "em"]);
    let meeting =
        |builder: ProjectBuilder, date: &&str| builder.meeting(Meeting::new(*date).room("ring").small_groups(2, 1));
    DATES
        .iter()
        .fold(Project::builder(&roster).name("A year"), meeting)
        .room("ring", Room::round_table(5))
        .role(ProjectRole::new("chair"))
        .rota(|rota| rota.require(RotaRule::fair_share()).require(RotaRule::gap(1)))
}

/// What is planned, meeting by meeting, as the history has it.
fn meetings(history: &History) -> Vec<serde_json::Value> {
    let value = serde_json::to_value(history).expect("a history is written");
    value["meetings"].as_array().expect("a list").clone()
}

#[test]
fn nothing_changes_when_nothing_has_changed() {
    let first = planned(year());
    let again = planned(year().history(first.history()));
    assert!(again.changes().is_empty());
    assert_eq!(meetings(&first.history()), meetings(&again.history()));
    let frozen = planned(year().history(first.history()).frozen_until("2027-04-01"));
    assert!(frozen.changes().is_empty());
}

#[test]
fn one_absence_next_month_changes_that_turn_alone() {
    let first = planned(year());
    let chair = first.rota().expect("a rota").plan.meetings()[3].holders("chair")[0].clone();
    let builder = year().history(first.history()).frozen_until("2027-03-01").away(&chair, DATES[3]);
    let again = planned(builder);
    assert_eq!(meetings(&first.history())[..2], meetings(&again.history())[..2]);
    assert!(again.rota().expect("a rota").certificate[1].proof.is_some());
    for (id, told) in again.changes().people() {
        assert!(
            told.iter().all(|words| words.contains("2027-04") || words.contains("chair") || words.contains("minutes")),
            "{id}: {told:?}"
        );
    }
    assert!(!again.rota().expect("a rota").plan.meetings()[3].holders("chair").contains(&chair));
}

#[test]
fn those_who_stay_are_less_than_a_turn_off_when_somebody_leaves_and_somebody_joins() {
    let first = planned(with_one_role().joins("em", "2027-05-01"));
    let builder = with_one_role()
        .joins("em", "2027-05-01")
        .leaves("ana", "2027-03-01")
        .history(first.history())
        .frozen_until("2027-03-01");
    let again = planned(builder);
    let rota = again.rota().expect("a rota");
    let mut ahead = std::collections::BTreeMap::<&str, f64>::new();
    let mut sums = 0.0;
    for (at, meeting) in rota.plan.meetings().iter().enumerate() {
        let there: Vec<&str> = ["ana", "bo", "cy", "di", "em"]
            .into_iter()
            .filter(|id| !meeting.absent.iter().any(|gone| gone == id))
            .collect();
        assert_eq!(there.contains(&"ana"), at < 2);
        assert_eq!(there.contains(&"em"), at > 3);
        for id in &there {
            let turns = meeting.holders("chair").iter().filter(|holder| holder == id).count() as f64;
            *ahead.entry(id).or_default() += turns - 1.0 / there.len() as f64;
            sums += turns - 1.0 / there.len() as f64;
        }
        // Who left takes nothing along, and who stays is less than one turn off.
        assert!(there.iter().all(|id| ahead[id].abs() < 1.0), "meeting {at}: {ahead:?}");
    }
    assert!(sums.abs() < 1e-9);
}

#[test]
fn fair_shares_give_way_where_what_is_over_leaves_no_plan_with_them() {
    // Two have had both roles, and one of the three who stay none: nobody can take both that are due.
    let turns = |chair: &str, minutes: &str| serde_json::json!({ "roles": { "chair": [chair], "minutes": [minutes] }, "absent": ["em"] });
    let mut history = serde_json::to_value(planned(year()).history()).expect("it is written");
    history["meetings"][0]["turns"] = turns("di", "cy");
    history["meetings"][1]["turns"] = turns("cy", "di");
    let history: History = serde_json::from_value(history).expect("it is read");
    let builder =
        year().joins("em", "2027-05-01").leaves("ana", "2027-03-01").history(history).frozen_until("2027-03-01");
    let plan = planned(builder);
    let told = roundtable::table::markdown(&plan, roundtable::table::Audience::Organisers);
    assert!(told.contains("it gives way"), "{told}");
}

#[test]
fn a_meeting_that_is_left_out_and_one_that_is_new_are_told() {
    let on = |dates: &[&str]| {
        let roster = people(&["ana", "bo", "cy", "di", "em"]);
        let meeting = |builder: ProjectBuilder, date: &&str| builder.meeting(Meeting::new(*date));
        dates.iter().fold(Project::builder(&roster), meeting).role(ProjectRole::new("chair"))
    };
    let first = planned(on(&DATES));
    let dates = ["2027-01-12", "2027-02-09", "2027-03-09", "2027-05-11", "2027-06-08", "2027-07-13"];
    let again = planned(on(&dates).history(first.history()).frozen_until("2027-03-01"));
    let told = again.changes().meetings().join(" ");
    assert_eq!(told, "The meeting on 2027-04-13 is left out. There is a new meeting on 2027-07-13.");
}

#[test]
fn a_history_is_read_as_it_is_written() {
    let history = planned(year()).history();
    let text = serde_json::to_string(&history).expect("it is written");
    let read: History = serde_json::from_str(&text).expect("it is read");
    assert_eq!(serde_json::to_string(&read).expect("it is written"), text);
}

#[test]
fn what_is_settled_must_still_be_there() {
    let history = planned(with_one_role()).history();
    let roster = people(&["ana", "bo", "cy", "di", "em"]);
    let meeting = |builder: ProjectBuilder, date: &&str| builder.meeting(Meeting::new(*date).small_groups(2, 2));
    let builder = DATES.iter().fold(Project::builder(&roster).name("A year"), meeting).role(ProjectRole::new("leads"));
    let Err(error) = builder.history(history).frozen_until("2027-02-01").build() else { panic!("it has faults") };
    let error = error.to_string();
    assert!(
        error.contains("`chair` was held on `2027-01-12`") && error.contains("for 1 rounds on `2027-01-12`"),
        "{error}"
    );
}

#[test]
fn who_holds_something_at_a_new_meeting_is_told() {
    let first = planned(with_one_role());
    let moved = with_one_role().meeting(Meeting::new("2027-07-13")).history(first.history());
    let plan = planned(moved);
    let chair = &plan.rota().expect("a rota").plan.meetings()[6].holders("chair")[0];
    let changes = plan.changes();
    let told = changes.people().find(|(id, _)| id == chair).expect("they are told").1;
    assert!(told.contains(&"2027-07-13: now chair".to_owned()), "{told:?}");
}
