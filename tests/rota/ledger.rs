//! Ledgers: what is carried from rota to rota, and whose turn it is on the day.

use crate::{cases, id, roster};
use proptest::prelude::*;
use roundtable::{Decline, Ledger, NextTurn, Outcome, PlannedTurns, Role, Rota, RotaRule, Share, Solver, Tier};

fn chair() -> [Role; 1] {
    [Role::new("chair", 1)]
}

fn share(text: &str) -> Option<Share> {
    Some(text.parse().expect("a fraction"))
}

/// How far everybody is ahead, summed: nothing at any time.
fn is_balanced(ledger: &Ledger) -> bool {
    let members: Vec<&str> = ledger.members().collect();
    let turns: i64 =
        members.iter().map(|member| ledger.turns(member, "chair")).map(|turns| i64::from(turns.unwrap_or(0))).sum();
    let mut shares = Share::default();
    members.iter().for_each(|member| shares += &ledger.share(member, "chair").unwrap_or_default());
    shares.to_string() == turns.to_string()
}

#[test]
fn a_plan_replayed_makes_the_ledger_of_the_plan() {
    let mut builder = Rota::builder(&roster(5)).meetings(8);
    builder = builder.role(Role::new("chair", 1).burden(3)).role(Role::new("minutes", 1));
    builder = builder.absent(id(1), [2, 3]).absent(id(4), [7]);
    let problem = builder.prefer(Tier(1), RotaRule::squared_burdens()).build().expect("good");
    let Ok(Outcome::Solved(solution)) = Solver::new().solve(&problem) else {
        panic!("there is a plan");
    };
    let mut planned = Ledger::new((0..5).map(id));
    planned.record_plan(&problem, &solution.plan, 8).expect("all are known");
    let mut replayed = Ledger::new((0..5).map(id));
    for meeting in solution.plan.meetings() {
        replayed.record(meeting, problem.roles()).expect("all are known");
    }
    assert_eq!(planned, replayed);
    for member in &solution.plan.turns().members {
        let of_chair = &member.roles[0];
        assert_eq!(replayed.turns(&member.id, "chair"), Some(of_chair.turns as u32));
        assert_eq!(replayed.share(&member.id, "chair").as_ref(), Some(&of_chair.share));
    }
    let text = serde_json::to_string(&replayed).expect("it is plain");
    assert_eq!(serde_json::from_str::<Ledger>(&text).expect("its own text"), replayed);
}

#[test]
fn joiners_start_at_the_mean_and_leavers_are_written_off() {
    let mut ledger = Ledger::new(["ana", "bo"]);
    for holder in ["ana", "bo", "ana"] {
        ledger.record(&PlannedTurns::new([("chair", vec![holder])]), &chair()).expect("known");
    }
    ledger.join("chidi").expect("new");
    // Three turns over two members: the mean is 1.5, rounded half up.
    assert_eq!(ledger.share("chidi", "chair"), share("2"));
    assert_eq!(ledger.turns("chidi", "chair"), Some(0), "none of them was held");
    ledger.leave("ana").expect("known");
    // Ana was half a turn ahead; what she had beyond her share lessens the share of the two others by a quarter.
    assert_eq!(ledger.share("bo", "chair"), share("5/4"));
    assert_eq!(ledger.share("chidi", "chair"), share("7/4"));
    assert!(ledger.leave("ana").is_err() && ledger.join("bo").is_err());
}

#[test]
fn shares_go_by_parts() {
    let mut ledger = Ledger::new(["ana", "bo", "chidi"]);
    ledger.set_part("ana", 1, 2).expect("known");
    ledger.record(&PlannedTurns::new([("chair", vec!["bo"])]), &chair()).expect("known");
    assert_eq!(ledger.share("ana", "chair"), share("1/5"));
    assert_eq!(ledger.share("bo", "chair"), share("2/5"));
    assert!(is_balanced(&ledger));
    let text = serde_json::to_string(&ledger).expect("it is plain");
    assert_eq!(serde_json::from_str::<Ledger>(&text).expect("its own text"), ledger);
    assert!(ledger.set_part("ana", 0, 1).is_err() && ledger.set_part("zoe", 1, 2).is_err());
    let people = roundtable::Roster::new(["ana", "bo", "chidi"].map(roundtable::Member::new)).expect("ids differ");
    // The ledger's part holds in a rota, unless the rota gives another.
    let builder = Rota::builder(&people).meetings(5).role(Role::new("chair", 1)).ledger(&ledger);
    for (builder, shares) in [(builder.clone(), ["1", "2", "2"]), (builder.part("ana", 1, 1), ["5/3", "5/3", "5/3"])] {
        let problem = builder.prefer(Tier(1), RotaRule::even_burden()).build().expect("good");
        let solution = Solver::new().solve(&problem).expect("an answer").solution().expect("there is a plan");
        let members = &solution.plan.turns().members;
        assert_eq!(members.iter().map(|of| of.burden_share.to_string()).collect::<Vec<_>>(), shares);
        let mut planned = ledger.clone();
        planned.record_plan(&problem, &solution.plan, 5).expect("all are known");
        assert!(is_balanced(&planned));
    }
}

#[test]
fn the_two_ways_of_declining_differ() {
    let mut ledger = Ledger::new(["ana", "bo"]);
    let record = |ledger: &mut Ledger, holder: &str| {
        ledger.record(&PlannedTurns::new([("chair", vec![holder])]), &chair()).expect("known");
    };
    ledger.decline("ana", "chair", Decline::NotThisTime).expect("known");
    record(&mut ledger, "bo");
    assert_eq!(ledger.share("ana", "chair"), share("1/2"), "the turn comes later");
    ledger.decline("ana", "chair", Decline::NeverThisRole).expect("known");
    assert_eq!(ledger.share("ana", "chair"), share("0"), "nothing is left to catch up");
    assert_eq!(ledger.share("bo", "chair"), share("1"));
    record(&mut ledger, "bo");
    assert_eq!(ledger.share("ana", "chair"), share("0"));
    let next = ledger.next_turn(&NextTurn::new("chair")).expect("bo can");
    assert_eq!((next.member.as_str(), next.reserve), ("bo", None));
}

#[test]
fn ties_are_broken_in_the_published_order() {
    let people = roundtable::Roster::new(
        [("ana", "north"), ("bo", "north"), ("chidi", "south"), ("dana", "south")]
            .map(|(id, site)| roundtable::Member::new(id).tag("site", site)),
    )
    .expect("ids differ");
    let ledger = Ledger::new(["ana", "bo", "chidi", "dana"]);
    let drawn = |seed| ledger.next_turn(&NextTurn::new("chair").seed(seed)).expect("somebody").member;
    let all: std::collections::BTreeSet<String> = (0..64).map(drawn).collect();
    assert_eq!(all.len(), 4, "everybody can be drawn");
    assert_eq!(drawn(3), drawn(3));

    let mut one = ledger.clone();
    one.record(&PlannedTurns::new([("chair", vec!["ana"])]), &chair()).expect("known");
    let turn = NextTurn::new("chair").backgrounds(&people, "site").expect("a site").wished_by(["dana"]);
    let next = one.next_turn(&turn).expect("somebody");
    assert_eq!(next.member, "dana");
    assert_eq!(next.reserve.as_deref(), Some("chidi"));
    assert_eq!(next.reasons.len(), 3, "{:?}", next.reasons);
    assert!(next.reasons.iter().all(|reason| !reason.contains("debt")));
}

#[test]
fn a_ledger_of_another_version_or_with_strangers_is_refused() {
    let text = r#"{"version": 9, "meetings": 0, "members": {"m00": {}}}"#;
    let other: Ledger = serde_json::from_str(text).expect("the shape is right");
    let build = |ledger: &Ledger| {
        let builder = Rota::builder(&roster(2)).meetings(1).role(Role::new("chair", 1));
        builder.ledger(ledger).build().expect_err("it does not fit").to_string()
    };
    assert!(build(&other).contains("version 9"), "{}", build(&other));
    assert!(other.next_turn(&NextTurn::new("chair")).is_err());
    let strangers = Ledger::new(["m00", "zoe"]);
    let told = build(&strangers);
    assert!(told.contains("`zoe`") && told.contains("`m01`"), "{told}");
}

proptest! {
    #![proptest_config(cases(128))]

    /// Where everybody comes, the one furthest behind is given each turn, and nobody is ever a whole turn off.
    #[test]
    fn a_fully_attended_year_stays_within_its_bound(members in 1..9_usize, seed in 0..1_000_u64) {
        let mut ledger = Ledger::new((0..members).map(id));
        for _ in 0..24 {
            let next = ledger.next_turn(&NextTurn::new("chair").seed(seed)).expect("somebody is here");
            ledger.record(&PlannedTurns::new([("chair", vec![next.member])]), &chair()).expect("known");
            for member in ledger.members() {
                let turns = i64::from(ledger.turns(member, "chair").unwrap_or(0));
                let share = ledger.share(member, "chair").unwrap_or_default();
                prop_assert!(share.floor() <= turns && turns <= share.ceil());
            }
        }
    }

    /// Whatever happens, what some are ahead others are behind.
    #[test]
    fn the_ledger_is_always_balanced(
        happens in proptest::collection::vec((0..5_u8, 0..6_usize, 0..6_usize), 1..30)
    ) {
        let mut ledger = Ledger::new((0..4).map(id));
        let mut never: Vec<String> = Vec::new();
        for (what, who, other) in happens {
            let members: Vec<String> = ledger.members().map(str::to_owned).collect();
            let (who, other) = (&members[who % members.len()], &members[other % members.len()]);
            match what {
                0 | 1 => {
                    let meeting = PlannedTurns::new([("chair", vec![who.clone()])]);
                    let away = if who == other { vec![] } else { vec![other.clone()] };
                    ledger.record(&meeting.absent(away), &chair()).expect("known");
                }
                // Somebody is left who can take over what is written off.
                2 if members.iter().filter(|id| !never.contains(id)).count() > 2 => {
                    ledger.leave(who).expect("known");
                }
                3 if members.iter().filter(|id| !never.contains(id)).count() > 2 => {
                    ledger.decline(who, "chair", Decline::NeverThisRole).expect("known");
                    never.push(who.clone());
                }
                _ => {}
            }
            prop_assert!(is_balanced(&ledger), "{:?}", ledger);
        }
    }
}
