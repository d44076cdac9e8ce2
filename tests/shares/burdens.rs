//! What work weighs for those who take it: as even as can be, least in all, and who would rather have whose.

use crate::{base, check};
use roundtable::table::{self, Audience};
use roundtable::{
    Member, MemberBurden, Outcome, Piece, Proof, Roster, ShareRule, Shares, SharesBuilder, SharesPlan, Solution,
    Solver, Terms, Tier,
};

const PEOPLE: [&str; 3] = ["ana", "bo", "chidi"];
const CHORES: [&str; 5] = ["minutes", "dishes", "shopping", "booking", "keys"];

/// One place on each chore, with what it weighs for each.
fn chores(weights: &[[u64; 5]]) -> SharesBuilder {
    let roster = Roster::new(PEOPLE.map(Member::new)).expect("ids differ");
    let shares = PEOPLE.iter().zip(weights).fold(Shares::builder(&roster), |shares, (id, weights)| {
        let terms = Terms::new(*id).offers(10.0);
        shares.terms(CHORES.iter().zip(weights).fold(terms, |terms, (chore, &weight)| terms.burden(*chore, weight)))
    });
    CHORES.iter().fold(shares, |shares, chore| shares.piece(Piece::new(*chore).contributors(1, 1.0).chore()))
}

fn solved(builder: SharesBuilder) -> Solution<SharesPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let Ok(Outcome::Solved(solution)) = Solver::new().solve(&problem) else { panic!("everybody may do everything") };
    solution
}

fn burdens(solution: &Solution<SharesPlan>) -> Vec<i64> {
    solution.plan.shared_out().burdens.iter().map(|of| of.burden).collect()
}

/// What each chore weighs for each.
const WEIGHTS: [[u64; 5]; 3] = [[1, 4, 2, 5, 3], [3, 1, 6, 2, 3], [5, 5, 1, 1, 2]];

/// The best of all 243 ways.
fn best<T: Ord>(weights: &[[u64; 5]; 3], of: impl Fn(&mut [i64; 3]) -> T) -> T {
    let ways = (0..3_usize.pow(5)).map(|way| {
        let mut sums = [0; 3];
        for chore in 0..5 {
            let taker = way / 3_usize.pow(chore) % 3;
            sums[taker] += weights[taker][chore as usize] as i64;
        }
        of(&mut sums)
    });
    ways.min().expect("there are ways")
}

#[test]
fn whoever_bears_most_bears_as_little_as_can_be() {
    let levels = best(&WEIGHTS, |sums| {
        sums.sort_unstable_by(|a, b| b.cmp(a));
        *sums
    });
    let solution = solved(chores(&WEIGHTS).prefer(Tier(1), ShareRule::even_burdens()));
    let told: Vec<i64> = solution.levels(Tier(1)).iter().map(|of| of.cost).collect();
    assert_eq!(told, levels);
    assert!(solution.is_proved());
    let mut own = burdens(&solution);
    own.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(own, levels);
}

#[test]
fn all_burdens_together_are_least() {
    let least = best(&WEIGHTS, |sums| sums.iter().sum::<i64>());
    let solution = solved(chores(&WEIGHTS).prefer(Tier(1), ShareRule::least_burden()));
    let tier = solution.certificate(Tier(1)).expect("it is asked");
    assert_eq!((tier.cost, tier.proof), (least, Some(Proof::Floor)));
    assert_eq!(burdens(&solution).iter().sum::<i64>(), least);
    assert!(solution.violations.is_empty());
}

/// Everything is settled, so that who envies whom is known.
fn settled(weights: [[u64; 5]; 3], takers: [usize; 5]) -> Solution<SharesPlan> {
    let chores = CHORES
        .iter()
        .zip(takers)
        .fold(chores(&weights), |shares, (chore, taker)| shares.require(ShareRule::takes(PEOPLE[taker], *chore)));
    solved(chores)
}

fn envy(of: &MemberBurden) -> Option<(&str, i64, bool)> {
    of.envy.as_ref().map(|envy| (envy.of.as_str(), envy.by, envy.up_to_one_place))
}

#[test]
fn envy_is_told_by_own_weights() {
    // ana has 1 + 4 + 2 = 7, by her weights bo has 5 and chidi 3: without the 4 she has 3, and no more than chidi.
    let solution = settled(WEIGHTS, [0, 0, 0, 1, 2]);
    let [ana, bo, chidi] = solution.plan.shared_out().burdens.as_slice() else { panic!("three take part") };
    assert_eq!((ana.burden, envy(ana)), (7, Some(("chidi", 4, true))));
    assert_eq!((bo.burden, envy(bo)), (2, None));
    // For chidi booking weighs 1, and keys 2.
    assert_eq!((chidi.burden, envy(chidi)), (2, Some(("bo", 1, true))));
    let text = table::text(&solution, Audience::Organisers);
    assert!(text.contains("Without one place of their own, nobody would rather have the work of another."), "{text}");
    // Two of 4 and 5 beside nothing.
    let solution = settled(WEIGHTS, [0, 0, 0, 0, 0]);
    let [ana, ..] = solution.plan.shared_out().burdens.as_slice() else { panic!("three take part") };
    assert_eq!((ana.burden, envy(ana)), (15, Some(("bo", 15, false))));
}

#[test]
fn nobody_may_envy_anybody() {
    let own = [[0, 9, 9, 9, 9], [9, 0, 0, 9, 9], [9, 9, 9, 0, 0]];
    let solution = solved(chores(&own).prefer(Tier(1), ShareRule::even_burdens()));
    assert_eq!(burdens(&solution), [0, 0, 0]);
    let text = table::text(&solution, Audience::Organisers);
    assert!(text.contains("Nobody would rather have the work of another."), "{text}");
}

#[test]
fn members_see_nothing_of_what_work_weighs() {
    let text = |times: u64, rule: ShareRule| {
        let weights = WEIGHTS.map(|of| of.map(|weight| times * weight));
        let solution = solved(chores(&weights).prefer(Tier(1), rule));
        [solution.to_string(), format!("{solution:?}")]
    };
    for rule in [ShareRule::even_burdens(), ShareRule::least_burden()] {
        for (one, other) in text(1, rule.clone()).iter().zip(text(31, rule)) {
            assert_eq!(*one, other);
        }
    }
}

#[test]
fn what_is_wrong_with_burdens() {
    let terms = |id: &str| Terms::new(id).offers(5.0);
    let said = |terms: Terms| terms.burden("report", 1).burden("notes", 2);
    check(vec![
        (
            base().terms(said(terms("zoe"))),
            &[
                "the terms of `ana`: others say what these pieces weigh for them, and they do not: `report` and `notes`; say it, with 0 for what weighs nothing",
                "the terms of `bo`: others say what these pieces weigh for them, and they do not: `report` and `notes`; say it, with 0 for what weighs nothing",
                "the terms of `chidi`: others say what these pieces weigh for them, and they do not: `report` and `notes`; say it, with 0 for what weighs nothing",
            ],
        ),
        (
            base().prefer(Tier(1), ShareRule::even_burdens().public()).require(ShareRule::least_burden().public()),
            &[
                "rule 1 (\u{201c}what work weighs for those who take it, by their own words, is as even as can be\u{201d}): nobody says what work weighs for them; say it in the terms of those who take part",
                "rule 2 (\u{201c}what work weighs for those who take it, by their own words, comes to as little a\u{2026}\u{201d}): it can be met more or less well, but not required; prefer it in a tier",
                "rule 2 (\u{201c}what work weighs for those who take it, by their own words, comes to as little a\u{2026}\u{201d}): nobody says what work weighs for them; say it in the terms of those who take part",
            ],
        ),
    ]);
    let one = |terms: Terms| {
        let roster = Roster::new(["ana"].map(Member::new)).expect("ids differ");
        Shares::builder(&roster).terms(terms).piece(Piece::new("minutes").contributors(1, 1.0))
    };
    check(vec![
        (
            one(terms("ana").burden("minuets", 3)),
            &["the terms of `ana`: there is no piece `minuets`; did you mean `minutes`?"],
        ),
        (
            one(terms("ana").burden("minutes", 1_000_001)),
            &[
                "the terms of `ana`: `minutes` weighs 1000001 for them, and 1000000 is the most; count in a larger unit throughout",
            ],
        ),
    ]);
}

#[test]
fn burdens_stand_in_files() {
    let problem = chores(&WEIGHTS).prefer(Tier(1), ShareRule::even_burdens()).build().expect("nothing is wrong");
    let file = serde_json::to_value(&problem).expect("plain");
    let burdens = serde_json::json!({"minutes": 1, "dishes": 4, "shopping": 2, "booking": 5, "keys": 3});
    assert_eq!(file["terms"][0]["burdens"], burdens);
    let text = serde_json::to_string(&problem).expect("plain");
    let read: Shares = serde_json::from_str(&text).expect("it is whole");
    assert!(read.terms() == problem.terms() && read.rules().eq(problem.rules()));
}
