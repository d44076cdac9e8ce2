//! Pieces for which those who may take them have too few hours are named, with figures for those who organise.

use roundtable::table::{self, Audience};
use roundtable::{Conflict, Member, Outcome, Piece, Roster, ShareRule, Shares, SharesBuilder, Solver, Terms};

/// Eight reviewers of at most two papers each, one hour a paper, and six papers of two to three places.
fn papers() -> SharesBuilder {
    papers_by_offers(2.0)
}

fn papers_by_offers(offers: f64) -> SharesBuilder {
    let ids: Vec<String> = (1..=8).map(|at| format!("r{at}")).collect();
    let roster = Roster::new(ids.iter().map(Member::new)).expect("ids differ");
    let shares = Shares::builder(&roster).require(ShareRule::within_offers());
    let shares = ids.iter().fold(shares, |shares, id| shares.terms(Terms::new(id).offers(offers)));
    [("x01", 3), ("x02", 2), ("x03", 2), ("x04", 3), ("x05", 3), ("x06", 2)]
        .into_iter()
        .fold(shares, |shares, (paper, places)| shares.piece(Piece::new(paper).contributors(places, 1.0)))
}

/// The first reviewers alone may take the first three papers.
fn kept_away(shares: SharesBuilder, from: usize) -> SharesBuilder {
    let pairs = (from..=8).flat_map(|at| ["x01", "x02", "x03"].map(|paper| (format!("r{at}"), paper)));
    pairs.fold(shares, |shares, (id, paper)| shares.require(ShareRule::does_not_take(id, paper)))
}

fn conflict(shares: SharesBuilder) -> Conflict {
    let problem = shares.build().unwrap_or_else(|error| panic!("{error}"));
    let Ok(Outcome::Impossible(conflict)) = Solver::new().solve(&problem) else { panic!("there are too few hours") };
    conflict
}

#[test]
fn pieces_with_too_few_hours_are_named() {
    let conflict = conflict(kept_away(papers(), 4));
    let reason = "`x01`, `x02` and `x03` have 7 places of 7 hours in all, and 3 people may take them, who have 6 hours";
    assert_eq!(conflict.reason.as_deref(), Some(reason));
    let text = table::text(&conflict, Audience::Members);
    assert!(!text.contains("Why") && !text.contains("3 people"), "{text}");
    // Each who could have helped is named, with the limit on hours and that places are taken.
    assert!(conflict.smallest && conflict.rules.len() > 2, "{conflict:?}");
    let solved = Solver::new().solve(&kept_away(papers(), 5).build().expect("nothing is wrong"));
    assert!(matches!(solved, Ok(Outcome::Solved(_))));
}

#[test]
fn hours_that_fill_no_place_are_told_apart() {
    let reason = conflict(kept_away(papers_by_offers(2.5), 4)).reason.expect("it is counted");
    let told = "who have 7.5 hours, of which 6 hours can be used, as each place takes a multiple of 1 hour";
    assert!(reason.ends_with(told), "{reason}");
}

#[test]
fn the_reason_is_hidden_where_a_private_rule_takes_part() {
    let pairs = (4..=8).flat_map(|at| ["x01", "x02", "x03"].map(|paper| (format!("r{at}"), paper)));
    let shares =
        pairs.fold(papers(), |shares, (id, paper)| shares.require(ShareRule::does_not_take(id, paper).private()));
    let conflict = conflict(shares);
    assert!(!format!("{conflict} {conflict:?}").contains("x01"), "{conflict:?}");
    assert!(conflict.reason.is_some_and(|reason| reason.contains("`x01`, `x02` and `x03`")));
}

#[test]
fn hours_of_a_period_are_counted_by_themselves() {
    let roster = Roster::new(["ana", "bo", "cy"].map(Member::new)).expect("ids differ");
    let terms = |id: &str| Terms::new(id).offers(40.0).at_most_each_period(3.0);
    let shares = Shares::builder(&roster).periods(2).terms(terms("ana")).terms(terms("bo")).terms(terms("cy"));
    let shares = shares
        .piece(Piece::new("talks").contributors(2, 2.0).in_period(2))
        .piece(Piece::new("report").contributors(1, 2.0).in_period(2))
        .piece(Piece::new("notes").contributors(1, 2.0).in_period(1))
        .require(ShareRule::does_not_take("cy", "talks"))
        .require(ShareRule::does_not_take("cy", "report"));
    let reason = "`talks` and `report` have 3 places of 6 hours in all in period 2, and 2 people may take them, who have \
                  6 hours, of which 4 hours can be used, as each place takes a multiple of 2 hours";
    assert_eq!(conflict(shares).reason.as_deref(), Some(reason));
}
