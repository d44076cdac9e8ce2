//! Small shares, everything that can be looked at: search, floors and programs have to agree with what is found there.

use crate::agrees::{Asked, Case, Oracle};
use crate::cases;
use crate::clashes::{Falsehood, holds, sample};
use crate::drawn::{Draw, KINDS};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use roundtable::{Conflict, Outcome, Solver};

const STEPS: u64 = 5_000;
const MAX_WAYS: usize = 700;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..90)
}

/// Whether all answers are right; `asked` says what is asked of the shares drawn.
fn is_right(
    bytes: &[u8],
    seed: u64,
    asked: impl FnOnce(&mut Draw<'_>, &crate::tiny::Tiny) -> Vec<Asked>,
) -> Result<(), TestCaseError> {
    let mut draw = Draw::new(bytes);
    let tiny = draw.tiny(MAX_WAYS);
    let asked = asked(&mut draw, &tiny);
    match Oracle::new(Case { tiny, asked })? {
        Some(oracle) => oracle.all_agree(seed, STEPS),
        None => Ok(()),
    }
}

#[test]
fn each_kind_of_rule_by_itself() {
    for kind in 0..KINDS {
        let run = |(bytes, seed): (Vec<u8>, u64)| {
            is_right(&bytes, seed, |draw, tiny| {
                let required = draw.below(2) == 1;
                let ask = draw.ask(kind, tiny).into_iter();
                ask.map(|ask| (ask.clone(), u32::from(!required || ask.is_only_preferred()), 1)).collect()
            })
        };
        TestRunner::new(cases(24))
            .run(&(bytes(), 0..4_u64), run)
            .unwrap_or_else(|error| panic!("kind {kind}: {error}"));
    }
}

/// Up to four rules, those that are to be even alone in their tiers.
fn mixture(draw: &mut Draw<'_>, tiny: &crate::tiny::Tiny, most_tier: usize) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for number in 0..2 + draw.below(3) {
        let (kind, tier, weight) = (draw.below(KINDS), draw.below(most_tier + 1), draw.below(3));
        let Some(ask) = draw.ask(kind, tiny) else {
            continue;
        };
        // Tiers from 4 on hold one rule each.
        let tier = if ask.is_even() { 4 + number } else { tier.max(usize::from(ask.is_only_preferred())) };
        asked.push((ask, tier as u32, weight as u32 + 1));
    }
    // Even shares come before other wishes half of the time.
    if draw.below(2) == 1 {
        for (_, tier, _) in asked.iter_mut().filter(|asked| asked.1 > 0) {
            *tier = 10 - *tier;
        }
    }
    asked
}

/// The conflict of what must hold, held against every plan; `None` if it is refused, or can be met.
fn judged(bytes: &[u8]) -> Option<(Result<(), Falsehood>, Conflict)> {
    let mut draw = Draw::new(bytes);
    let tiny = draw.tiny(MAX_WAYS);
    let asked = mixture(&mut draw, &tiny, 0).into_iter().filter(|asked| asked.1 == 0).collect();
    let oracle = Oracle::new(Case { tiny, asked }).expect("both definitions agree")?;
    let Outcome::Impossible(conflict) = Solver::new().steps(STEPS).solve(oracle.problem()).expect("an answer") else {
        return None;
    };
    let held = oracle.clashes(&conflict).and_then(|()| holds(oracle.problem(), &conflict));
    Some((held, conflict))
}

#[test]
fn conflicts_follow_from_what_they_name() {
    sample("shares", 60, &bytes(), |bytes| judged(bytes));
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn mixtures_of_rules(bytes in bytes(), seed in 0..4_u64) {
        is_right(&bytes, seed, |draw, tiny| mixture(draw, tiny, 2))?;
    }

    #[test]
    fn mixtures_of_what_must_hold(bytes in bytes(), seed in 0..4_u64) {
        is_right(&bytes, seed, |draw, tiny| mixture(draw, tiny, 0))?;
    }
}
