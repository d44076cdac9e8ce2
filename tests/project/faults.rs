//! What can be wrong with a project: all of it is told at once, each fault with its place.

use super::{people, planned};
use roundtable::{Error, Meeting, Money, Part, Project, ProjectBuilder, ProjectRole, Rate, Room, RotaRule, Terms};

/// The codes and places of all faults.
fn faults(builder: ProjectBuilder) -> Vec<(String, String)> {
    let Err(Error::Input(faults)) = builder.build() else { panic!("it has faults") };
    let place = |fault: &roundtable::InputFault| fault.place().map_or(String::new(), ToString::to_string);
    faults.iter().map(|fault| (fault.code().to_owned(), place(fault))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, place)| ((*code).to_owned(), (*place).to_owned())).collect()
}

#[test]
fn all_faults_of_all_parts_are_told_at_once() {
    let builder = Project::builder(&people(&["ana", "bo"]))
        .frozen_until("2028-01-01")
        .leaves("anna", "2027-03-01")
        .order([Part::Rota, Part::Group, Part::Rota])
        .meeting(Meeting::new("2027-02-09").absent("boo").room("hall"))
        .meeting(Meeting::new("2027-01-12").rests("chair"))
        .meeting(Meeting::new("2027-01-12").decides("money"))
        .meeting(Meeting::new("12.4.2027"))
        .role(ProjectRole::new("chair").prepare_hours(2.0))
        .role(ProjectRole::new("facilitator").at_each_table())
        .money(Money::new().budget(5));
    assert_eq!(
        faults(builder),
        pairs(&[
            ("wrong_order", "meetings[1].date"),
            ("twice", "meetings[2].date"),
            ("not_a_date", "meetings[3].date"),
            ("unknown", "project.left"),
            ("wrong_order", "project.frozen_until"),
            ("twice", "project.order"),
            ("wrong_order", "project.order"),
            ("unknown", "meetings[0].absent"),
            ("unknown", "meetings[0].room"),
            ("unknown", "meetings[2].decides"),
            ("part_missing", "roles[0]"),
            ("missing", "roles[1]"),
            ("part_missing", "money"),
            ("missing", "project.frozen_until"),
        ])
    );
}

#[test]
fn faults_of_parts_have_their_place_in_the_file() {
    let builder = Project::builder(&people(&["ana", "bo"]))
        .meeting(Meeting::new("2027-01-12").room("ring"))
        .room("ring", Room::round_table(1))
        .role(ProjectRole::new("chair"))
        .rota(|rota| rota.require(RotaRule::holds("ana", "chairs", 1)).require(RotaRule::gap(0)));
    let found = faults(builder);
    assert!(found.iter().any(|(code, place)| code == "unknown" && place == "rota.rules[0]"), "{found:?}");
    assert!(found.iter().any(|(_, place)| place.starts_with("seating")), "{found:?}");
}

#[test]
fn a_budget_below_what_attendance_alone_costs_is_told_by_how_much() {
    let builder = Project::builder(&people(&["ana"]))
        .meeting(Meeting::new("2027-01-12").hours(2.0))
        .money(Money::new().budget(1_500).attendance("session"))
        .work(|work| {
            work.rate(Rate::hourly("session", 1_000).source("our policy", "2026-10-01"))
                .terms(Terms::new("ana").offers(3.0).paid("session"))
        });
    let Err(error) = builder.build() else { panic!("it has faults") };
    assert!(error.to_string().contains("comes to 2000, and the budget is 1500: 500 too little"), "{error}");
}

#[test]
fn a_history_that_does_not_fit_is_refused() {
    let roster = people(&["ana", "bo"]);
    let year = |name: &str| {
        Project::builder(&roster)
            .name(name)
            .meeting(Meeting::new("2027-01-12"))
            .meeting(Meeting::new("2027-02-09"))
            .role(ProjectRole::new("chair"))
    };
    let history = planned(year("One")).history();
    assert_eq!(faults(year("Other").history(history.clone())), pairs(&[("other_project", "project.history")]));
    // Who held something that is over stays on the roster.
    let chair = planned(year("One")).rota().expect("a rota").plan.meetings()[0].holders("chair")[0].clone();
    let rest = roster.without([&chair]).expect("the other stays");
    let stranger = Project::builder(&rest)
        .name("One")
        .meeting(Meeting::new("2027-01-12"))
        .meeting(Meeting::new("2027-02-09"))
        .role(ProjectRole::new("chair"))
        .history(history.clone())
        .frozen_until("2027-02-01");
    assert_eq!(faults(stranger), pairs(&[("other_project", "project.history")]));
}

#[test]
fn names_that_are_on_no_roster_are_told_wherever_they_stand() {
    let builder = Project::builder(&people(&["ana", "bo"]))
        .meeting(Meeting::new("2027-01-12"))
        .role(ProjectRole::new("chair"))
        .rota(|rota| rota.never("anna", "chair").experienced("boo", "chair"))
        .work(|work| work.terms(Terms::new("anna").offers(3.0)));
    let found = faults(builder);
    for expected in ["rota.never[0]", "rota.experienced[0]", "work.terms[0]"] {
        assert!(found.iter().any(|(code, place)| code == "unknown" && place == expected), "{expected}: {found:?}");
    }
}

#[test]
fn numbers_beyond_what_parts_work_with_are_told_before_anything_is_made() {
    let builder = Project::builder(&people(&["ana", "bo"]))
        .meeting(Meeting::new("0001-01-12").small_groups(usize::MAX, usize::MAX).absent("ana").online("ana"))
        .meeting(Meeting::new("9999-12-31"));
    let codes: Vec<String> = faults(builder).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["beyond_limit", "twice", "beyond_limit", "beyond_limit"]);
}
