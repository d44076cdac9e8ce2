//! What stands in the instance of shares that are given.

use super::instance::{Instance, Paid, PaidBy, WorkPlace};
use super::{Decision, Piece, Rate, Shares, SharesBuilder, Terms, Training};
use crate::roster::{Member, Roster};

fn base() -> SharesBuilder {
    let roster = Roster::new(["ana", "bo", "chidi", "zoe"].map(Member::new)).expect("ids differ");
    let from = |rate: Rate| rate.source("our payment policy", "2026-04-01");
    Shares::builder(&roster)
        .periods(3)
        .rate(from(Rate::flat("piece", 700)))
        .rate(from(Rate::hourly("session", 1_210)))
        .terms(Terms::new("zoe").offers(7.5).paid("session").wants(["drawing", "singing"]))
        .terms(
            Terms::new("ana").offers(60.0).at_most_each_period(4.0).teaches(["singing"]).has(["statistics", "singing"]),
        )
        .terms(Terms::new("chidi").offers(1.0).declines_money("piece").wants(["statistics", "writing"]))
        .piece(Piece::new("notes").contributors(1, 0.1).contributors(1, 2.0).lead(1.0))
        .piece(Piece::new("talk").contributors(1, 2.0).in_periods([3, 2]))
        .training(Training::new("day").teaches(["writing", "drawing"]).places(4).cost(5).hours(6.0).in_period(2))
        .decision(Decision::new("aims").weight(3))
}

fn instance(builder: SharesBuilder) -> Instance {
    builder.build().expect("nothing is wrong").instance
}

/// A wish that is not served, as member and skill.
fn unserved(instance: &Instance) -> Vec<(usize, &str)> {
    let wish = |(member, skill): &(crate::roster::MemberId, usize)| (member.index(), instance.skills[*skill].as_str());
    instance.unserved.iter().map(wish).collect()
}

#[test]
fn people_stand_in_the_order_of_the_roster_and_skills_as_they_are_mentioned() {
    let instance = instance(base());
    assert_eq!(instance.skills, ["drawing", "singing", "statistics", "writing"]);
    let members: Vec<usize> = instance.people.iter().map(|it| it.member.index()).collect();
    assert_eq!(members, [0, 2, 3]);
    let [ana, chidi, zoe] = instance.people.as_slice() else {
        panic!("three take part");
    };
    assert_eq!((ana.offered, ana.each_period, ana.paid), (3_600, Some(240), Paid::Unpaid));
    assert_eq!((&*ana.has, &*ana.teaches), (&[1, 2][..], &[1][..]));
    assert_eq!((chidi.offered, chidi.paid, &*chidi.wants), (60, Paid::Declined, &[2, 3][..]));
    assert_eq!((zoe.offered, zoe.paid, &*zoe.wants), (450, Paid::Rate(1), &[0, 1][..]));
    assert_eq!(instance.rates, [PaidBy::Piece(700), PaidBy::Hour(1_210)]);
    assert_eq!(instance.person(zoe.member), Some(2));
    assert_eq!(instance.person(crate::roster::MemberId::new(1)), None);
}

#[test]
fn the_leads_place_comes_first_and_hours_are_split() {
    let instance = instance(base());
    let place = |lead, minutes, by_period: &[(usize, i64)]| WorkPlace { lead, minutes, by_period: by_period.to_vec() };
    let expected = [
        place(true, 60, &[(0, 20), (1, 20), (2, 20)]),
        place(false, 6, &[(0, 2), (1, 2), (2, 2)]),
        place(false, 120, &[(0, 40), (1, 40), (2, 40)]),
    ];
    assert_eq!(instance.pieces[0].places, expected);
    assert_eq!(instance.pieces[1].places, [place(false, 120, &[(1, 60), (2, 60)])]);
    let first = instance.pieces.iter().map(|piece| piece.first_period);
    assert_eq!(first.collect::<Vec<_>>(), [0, 1]);
    let day = &instance.trainings[0];
    assert_eq!((&*day.teaches, day.minutes, day.cost, day.period), (&[0, 3][..], 360, 5, 1));
    assert_eq!((instance.decisions[0].weight, instance.decisions[0].leads), (3, 2));
}

#[test]
fn who_is_not_paid_by_us_comes_to_nothing() {
    let instance = instance(base());
    let paid = [0, 1, 2].map(|person| instance.pay(person, &[(0, 30), (2, 60)]));
    assert_eq!(paid, [vec![], vec![], vec![(0, 605), (2, 1_210)]]);
}

#[test]
fn wishes_that_nobody_serves_are_kept() {
    assert_eq!(unserved(&instance(base())), [(2, "statistics"), (3, "singing")]);
    // With mentoring, ana teaches singing, and only has statistics. An unequal pair changes nothing of what is shown.
    let mentored = instance(base().mentoring(2.0).unequal("ana", "zoe"));
    assert_eq!(unserved(&mentored), [(2, "statistics")]);
}

#[test]
fn unequal_pairs_mentor_only_if_they_agreed() {
    let builder = base().unequal("zoe", "ana").unequal("chidi", "zoe").unequal("bo", "zoe");
    let without = instance(builder.clone());
    assert!(!without.may_mentor(0, 1));
    let instance = instance(builder.mentoring(0.0).agreed("zoe", "chidi"));
    assert_eq!(instance.mentoring, Some(0));
    let may = |pairs: [(usize, usize); 5]| pairs.map(|(one, other)| instance.may_mentor(one, other));
    assert_eq!(may([(0, 2), (2, 0), (1, 2), (0, 1), (1, 1)]), [false, false, true, true, false]);
}
