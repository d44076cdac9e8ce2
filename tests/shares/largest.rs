//! The largest numbers are faults or harmless.

use crate::{base, roster, told};
use roundtable::{Decision, Member, Piece, Rate, Roster, ShareRule, Shares, SharesBuilder, Terms, Training};

#[test]
fn numbers_beyond_what_is_worked_with() {
    let most = usize::MAX;
    for (builder, words) in [
        (base().periods(most), "periods are asked for"),
        (base().piece(Piece::new("talk").contributors(most, 1.0)), "there are more than 1000000 places"),
        (base().piece(Piece::new("talk").lead(1.0).in_periods(0..=most)), "there is no period 0"),
        (base().training(Training::new("day").teaches(["drawing"]).places(most)), "there are more than 1000000 places"),
        (base().decision(Decision::new("aims").leads(most)), "leads, and 3 of those who take part can lead it"),
        (base().piece(Piece::new("talk").lead(f64::MAX)), "e308 hours are beyond 100000"),
        (base().require(ShareRule::budget(u64::MAX)), "the amount 18446744073709551615"),
        (
            base().require(ShareRule::skills_held("background").people(most)),
            "held by at least 18446744073709551615 people",
        ),
        (base().require(ShareRule::budget(5).in_periods(1..=most)), "there is no period 5"),
    ] {
        let lines = told(builder);
        assert!(lines.iter().any(|line| line.contains(words)), "`{words}` is not in {lines:#?}");
    }
    for rule in [ShareRule::earnings("ana", 5, most), ShareRule::budget(1_000_000_000_000).weight(u32::MAX)] {
        assert!(base().require(rule).build().is_ok());
    }
}

/// So many people, and so many pieces on each of which all of them have a place.
fn crowd(people: usize, pieces: usize) -> SharesBuilder {
    let members = (0..people).map(|at| Member::new(format!("m{at}")));
    let roster = Roster::new(members.collect::<Vec<_>>()).expect("ids differ");
    let builder = (0..people).fold(Shares::builder(&roster).periods(1_000), |builder, at| {
        builder.terms(Terms::new(format!("m{at}")).offers(1.0))
    });
    (0..pieces).fold(builder, |builder, at| builder.piece(Piece::new(format!("p{at}")).contributors(people, 1.0)))
}

#[test]
fn what_people_could_take_is_limited_together() {
    let expected = "what could be taken or learnt, times those who take part, comes to 80000000, and 10000000 is the most; plan in parts";
    assert_eq!(told(crowd(2_000, 20)), [expected]);
    let expected = "places or people, times periods, come to 20000000, and 10000000 are the most; use longer periods, or plan in parts";
    assert_eq!(told(crowd(100, 200)), [expected]);
}

#[test]
fn pay_stays_below_what_is_counted() {
    let built = |hours: f64, pieces: usize| {
        let dear = Rate::hourly("dear", 1_000_000_000_000).source("a wish", "2026-04-01");
        let builder = Shares::builder(&roster())
            .rate(dear)
            .terms(Terms::new("ana").offers(1.0).paid("dear"))
            .terms(Terms::new("bo").offers(1.0));
        let builder = (0..pieces).fold(builder, |builder, at| builder.piece(Piece::new(format!("p{at}")).lead(hours)));
        builder.build().err().map(|error| error.to_string())
    };
    // 2^60 is a little above 1.15 * 10^18, and an hour comes to 10^12.
    assert_eq!(built(100_000.0, 11), None);
    let expected = "if each piece, training and mentoring pair went to whoever is paid most for it, pay would come to 2^60 or more; correct the rates and hours, or count in a larger unit throughout";
    assert_eq!(built(100_000.0, 12).as_deref(), Some(expected));
    assert_eq!(built(0.0, 1_000), None);
}
