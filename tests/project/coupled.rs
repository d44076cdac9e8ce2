//! What one part decides counts in another: each test fails without its coupling.

use super::{people, planned};
use roundtable::{
    Decision, Meeting, Member, Money, Part, Piece, Project, ProjectRole, Rate, Room, Roster, RotaRule, Rule, ShareRule,
    Terms, Tier, Training,
};

const DATES: [&str; 4] = ["2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13"];

fn rate() -> Rate {
    Rate::hourly("session", 1_000).source("our policy", "2026-10-01")
}

#[test]
fn those_who_were_selected_take_part_and_nobody_else() {
    let roster = Roster::new(
        ["ana", "bo", "cy", "di"].map(|id| Member::new(id).tag("site", if id < "c" { "north" } else { "south" })),
    )
    .expect("a good roster");
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).room("ring"))
            .room("ring", Room::round_table(2))
            .role(ProjectRole::new("chair"))
            .group(2, |group| group.require(Rule::places("south", 2..=2))),
    );
    assert_eq!(plan.people(), ["cy", "di"]);
    assert!(["cy", "di"].contains(&plan.rota().expect("a rota").plan.meetings()[0].holders("chair")[0].as_str()));
    assert_eq!(plan.seating().expect("seats").plan.meetings()[0].seats().count(), 2);
}

#[test]
fn a_rule_rests_that_names_somebody_who_was_not_selected() {
    let roster = people(&["ana", "bo", "cy"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]))
            .role(ProjectRole::new("chair"))
            .group(2, |group| group.require(Rule::not_in_group("cy", "group")))
            .rota(|rota| rota.require(RotaRule::holds("cy", "chair", 1))),
    );
    assert_eq!(plan.people(), ["ana", "bo"]);
}

#[test]
fn who_is_away_is_said_once() {
    let roster = people(&["ana", "bo", "cy", "di"]);
    let meeting = Meeting::new(DATES[0]).absent("ana").room("ring").small_groups(1, 1);
    let plan = planned(
        Project::builder(&roster).meeting(meeting).room("ring", Room::round_table(4)).role(ProjectRole::new("chair")),
    );
    assert_eq!(plan.rota().expect("a rota").plan.meetings()[0].absent, ["ana"]);
    assert_eq!(plan.tables().expect("tables").plan.rounds()[0].absent, ["ana"]);
    assert_eq!(plan.seating().expect("seats").plan.meetings()[0].absent(), ["ana"]);
}

#[test]
fn who_is_online_holds_no_role_in_the_room_and_has_no_seat() {
    let roster = people(&["ana", "bo"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).online("ana").room("ring"))
            .room("ring", Room::round_table(2))
            .role(ProjectRole::new("welcome").in_the_room()),
    );
    assert_eq!(plan.rota().expect("a rota").plan.meetings()[0].holders("welcome"), ["bo"]);
    assert_eq!(plan.seating().expect("seats").plan.meetings()[0].seats().count(), 1);
}

#[test]
fn hours_of_roles_count_as_work() {
    let roster = people(&["ana", "bo"]);
    let project = |hours: Option<f64>| {
        let chair = hours.into_iter().fold(ProjectRole::new("chair"), ProjectRole::prepare_hours);
        planned(
            Project::builder(&roster)
                .meeting(Meeting::new(DATES[0]))
                .role(chair)
                .rota(|rota| rota.require(RotaRule::holds("ana", "chair", 1)))
                .work(|work| {
                    work.terms(Terms::new("ana").offers(10.0))
                        .terms(Terms::new("bo").offers(11.0))
                        .piece(Piece::new("minutes").contributors(1, 4.0))
                        .piece(Piece::new("notes").contributors(1, 3.0))
                        .require(ShareRule::within_offers())
                        .prefer(Tier(1), ShareRule::even_hours())
                }),
        )
    };
    let hours = |plan: &roundtable::ProjectPlan, id: &str| {
        let work = &plan.work().expect("work").plan;
        let places = work.work().iter().flat_map(|piece| &piece.contributors).filter(|place| place.id == id);
        places.map(|place| place.hours).sum::<f64>()
    };
    assert_eq!(hours(&project(Some(7.0)), "ana"), 0.0);
    assert!(hours(&project(None), "ana") > 0.0);
}

#[test]
fn attendance_and_roles_come_off_the_budget_first() {
    let roster = people(&["ana", "bo"]);
    let project = |budget: u64| {
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).hours(2.0))
            .money(Money::new().budget(budget).attendance("session"))
            .work(|work| {
                work.rate(rate())
                    .terms(Terms::new("ana").offers(10.0).paid("session"))
                    .terms(Terms::new("bo").offers(10.0).paid_by_employer())
                    .piece(Piece::new("notes").contributors(1, 3.0))
                    .require(ShareRule::takes("ana", "notes"))
            })
            .build()
            .expect("a good project")
            .plan(&roundtable::Solver::new())
            .expect("an answer")
            .plan()
    };
    // Two hours at the meeting and three of work.
    assert!(project(5_000).is_some());
    assert!(project(4_999).is_none());
}

#[test]
fn a_training_makes_somebody_experienced_in_later_months() {
    let roster = people(&["ana", "bo"]);
    let builder = |learnt_at: bool| {
        let mut chair = ProjectRole::new("chair");
        if learnt_at {
            chair = chair.learnt_at("chairing day");
        }
        Project::builder(&roster)
            .order([Part::Work, Part::Rota])
            .meeting(Meeting::new(DATES[0]))
            .meeting(Meeting::new(DATES[1]))
            .role(chair)
            .rota(|rota| {
                rota.experienced("ana", "chair").require(RotaRule::never_alone_first()).require(RotaRule::gap(1))
            })
            .work(|work| {
                work.terms(Terms::new("bo").offers(10.0).wants(["chairing"]))
                    .terms(Terms::new("ana").offers(10.0))
                    .training(Training::new("chairing day").teaches(["chairing"]).places(1).in_period(1))
                    .prefer(Tier(1), ShareRule::even_learning())
            })
    };
    let plan = planned(builder(true));
    let meetings = plan.rota().expect("a rota").plan.meetings();
    assert_eq!(
        (meetings[0].holders("chair"), meetings[1].holders("chair")),
        (&["ana".to_owned()][..], &["bo".to_owned()][..])
    );
    let without = builder(false).build().expect("a good project").plan(&roundtable::Solver::new()).expect("an answer");
    assert!(without.plan().is_none());
}

#[test]
fn roles_have_their_seats() {
    let roster = people(&["ana", "bo", "cy"]);
    let ring = Room::round_table(3).feature("head", ["1", "2"]).feature("socket", ["1"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).room("ring"))
            .room("ring", ring)
            .role(ProjectRole::new("chair").not_on_seats_with("head"))
            .role(ProjectRole::new("minutes").on_seats_with("socket")),
    );
    let turns = &plan.rota().expect("a rota").plan.meetings()[0];
    let seats: Vec<(&str, &str)> = plan.seating().expect("seats").plan.meetings()[0].seats().collect();
    assert!(seats.contains(&("3", turns.holders("chair")[0].as_str())));
    assert!(seats.contains(&("1", turns.holders("minutes")[0].as_str())));
}

#[test]
fn there_is_a_facilitator_at_each_table() {
    let roster = people(&["ana", "bo", "cy", "di", "em", "fy"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).small_groups(3, 2))
            .meeting(Meeting::new(DATES[1]))
            .role(ProjectRole::new("facilitator").at_each_table()),
    );
    let rota = &plan.rota().expect("a rota").plan;
    assert_eq!(
        (rota.meetings()[0].holders("facilitator").len(), rota.meetings()[1].holders("facilitator").len()),
        (3, 0)
    );
    for table in plan.tables().expect("tables").plan.rounds().iter().flat_map(|round| &round.tables) {
        let facilitates = |id: &&String| rota.meetings()[0].holders("facilitator").contains(id);
        assert_eq!(table.members.iter().filter(facilitates).count(), 1);
    }
}

#[test]
fn who_met_at_a_table_is_no_new_neighbour() {
    let roster = people(&["ana", "bo", "cy", "di"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).small_groups(2, 1))
            .meeting(Meeting::new(DATES[1]).room("pairs"))
            .room("pairs", Room::tables(2, 2)),
    );
    let tables = &plan.tables().expect("tables").plan.rounds()[0].tables;
    let seats: Vec<(&str, &str)> = plan.seating().expect("seats").plan.meetings()[0].seats().collect();
    let together = |one: &str, other: &str| {
        tables.iter().any(|table| [one, other].iter().all(|id| table.members.iter().any(|member| member == id)))
    };
    assert!(!together(seats[0].1, seats[1].1) && !together(seats[2].1, seats[3].1));
}

#[test]
fn who_leads_a_decision_is_there_and_who_is_too_close_does_not_preside() {
    let roster = people(&["ana", "bo", "cy"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).absent("bo").decides("the money"))
            .role(ProjectRole::new("chair").presides())
            .work(|work| {
                ["ana", "bo", "cy"]
                    .into_iter()
                    .fold(work, |work, id| work.terms(Terms::new(id).offers(5.0)))
                    .decision(Decision::new("the money").leads(1))
                    .require(ShareRule::conflict_of_interest("ana", "the money"))
            }),
    );
    assert_eq!(plan.rota().expect("a rota").plan.meetings()[0].holders("chair"), ["cy"]);
    assert_eq!(plan.work().expect("work").plan.decisions()[0].leads, ["cy"]);
}

#[test]
fn who_joins_or_leaves_has_no_share_of_the_time_when_they_are_not_there() {
    let roster = people(&["ana", "bo", "cy"]);
    let builder =
        DATES.into_iter().fold(Project::builder(&roster), |builder, date| builder.meeting(Meeting::new(date)));
    let plan = planned(
        builder
            .role(ProjectRole::new("chair"))
            .joins("bo", "2027-03-01")
            .leaves("ana", "2027-03-01")
            .rota(|rota| rota.require(RotaRule::fair_share()))
            .work(|work| {
                ["ana", "bo", "cy"]
                    .into_iter()
                    .fold(work, |work, id| work.terms(Terms::new(id).offers(50.0)))
                    .piece(Piece::new("early").contributors(2, 1.0).in_period(1))
                    .piece(Piece::new("late").contributors(2, 1.0).in_period(4))
            }),
    );
    let rota = plan.rota().expect("a rota");
    let share =
        |id: &str| rota.plan.turns().members.iter().find(|of| of.id == id).expect("a member").roles[0].share.to_f64();
    assert_eq!((share("ana"), share("bo"), share("cy")), (1.0, 1.0, 2.0));
    let work = plan.work().expect("work").plan.work();
    let on = |at: usize| work[at].contributors.iter().map(|place| place.id.as_str()).collect::<Vec<_>>();
    assert_eq!((on(0), on(1)), (vec!["ana", "cy"], vec!["bo", "cy"]));
}

#[test]
fn a_supporter_sits_beside_whom_they_come_along_with() {
    let roster = people(&["ana", "bo", "cy", "sam"]);
    let plan = planned(
        Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).room("ring"))
            .meeting(Meeting::new(DATES[1]).room("ring").absent("ana"))
            .room("ring", Room::round_table(6))
            .role(ProjectRole::new("chair"))
            .supports("sam", "ana"),
    );
    assert_eq!(plan.people(), ["ana", "bo", "cy"]);
    let seats = plan.seating().expect("seats").plan.meetings();
    let seat = |at: usize, id: &str| {
        seats[at].seats().find(|(_, member)| *member == id).and_then(|(seat, _)| seat.parse::<i32>().ok())
    };
    let (one, other) = (seat(0, "ana").expect("a seat"), seat(0, "sam").expect("a seat"));
    assert!([1, 5].contains(&(one - other).abs()));
    assert_eq!(seat(1, "sam"), None);
}

#[test]
fn an_earlier_part_is_taken_otherwise_where_it_leaves_a_later_one_no_plan() {
    // Whoever chairs first cannot take the seat; both could chair.
    let roster = people(&["ana", "bo"]);
    let builder = |wish: bool| {
        let project = Project::builder(&roster)
            .meeting(Meeting::new(DATES[0]).room("pair"))
            .room("pair", Room::tables(1, 2).feature("head", ["1-1"]))
            .role(ProjectRole::new("chair").not_on_seats_with("head"))
            .seating(|seating| seating.require(roundtable::SeatRule::in_seat("ana", "1-1")));
        let rota = if wish { Some(RotaRule::holds("ana", "chair", 1)) } else { None };
        project.rota(|builder| rota.into_iter().fold(builder, |builder, rule| builder.require(rule)))
    };
    assert_eq!(planned(builder(false)).rota().expect("a rota").plan.meetings()[0].holders("chair"), ["bo"]);
    let outcome = builder(true).build().expect("a good project").plan(&roundtable::Solver::new()).expect("an answer");
    let roundtable::ProjectOutcome::Impossible(conflict) = outcome else { panic!("ana cannot sit and chair") };
    let after = conflict.after.as_ref().expect("the rota is to blame");
    assert_eq!((conflict.part, after.part), (Part::Seating, Part::Rota));
    assert!(after.rules.iter().any(|rule| rule.sentence.contains("ana")), "{:?}", after.rules);
}

#[test]
fn who_could_take_the_place_of_a_leaver_is_told_with_what_the_group_lacks() {
    let site = |id: &str| if id == "ana" || id == "nia" { "north" } else { "south" };
    let roster = Roster::new(["ana", "bo", "cy", "nia", "sol"].map(|id| Member::new(id).tag("site", site(id))));
    let plan = planned(
        Project::builder(&roster.expect("a good roster"))
            .meeting(Meeting::new(DATES[0]))
            .meeting(Meeting::new(DATES[2]))
            .leaves("ana", "2027-03-01")
            .role(ProjectRole::new("chair"))
            .group(3, |group| {
                let stay = ["ana", "bo", "cy"].into_iter().map(|id| Rule::in_group(id, "group"));
                stay.fold(group.require(Rule::places("north", 1..)), |group, rule| group.prefer(Tier(1), rule))
            }),
    );
    let told = roundtable::table::markdown(&plan, roundtable::table::Audience::Organisers);
    let line = told.lines().find(|line| line.contains("leaves on 2027-03-01")).expect("it is told");
    assert!(line.contains("at least 1 places for"), "{line}");
    assert!(line.ends_with("each of these could take the place: nia."), "{line}");
}
