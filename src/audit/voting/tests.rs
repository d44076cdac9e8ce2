//! The table against counting, and both against whole numbers of any size.

use super::power::MeasuredPower;
use super::{Needed, Voter, VotingRule, VotingRuleBuilder, counting, game::Game, table};
use num_bigint::BigUint;
use num_rational::Ratio;
use num_traits::ToPrimitive;
use proptest::prelude::*;

fn built(builder: VotingRuleBuilder) -> VotingRule {
    builder.build().expect("nothing is wrong with it")
}

fn by_table(rule: &VotingRule) -> MeasuredPower {
    table::measured(&Game::of(rule)).expect("the table is small")
}

fn near(found: f64, wanted: f64, tolerance: f64) {
    let off = if wanted == 0.0 { found } else { found / wanted - 1.0 };
    assert!(off.abs() <= tolerance, "{found} for {wanted}, off by {off:e}");
}

fn all_near(found: &MeasuredPower, wanted: &MeasuredPower, tolerance: f64) {
    near(found.passes.value, wanted.passes.value, tolerance);
    for (found, wanted) in found.voters.iter().zip(&wanted.voters) {
        near(found.shapley_shubik.value, wanted.shapley_shubik.value, tolerance);
        near(found.banzhaf.value, wanted.banzhaf.value, tolerance);
        near(found.banzhaf_share.value, wanted.banzhaf_share.value, tolerance);
        near(found.prevents.value, wanted.prevents.value, tolerance);
        near(found.initiates.value, wanted.initiates.value, tolerance);
    }
}

/// Rules for up to 20 voters with small weights.
fn rules() -> impl Strategy<Value = VotingRule> {
    let voter = (0_u64..40, proptest::bool::weighted(0.1), any::<[bool; 2]>(), 0_u64..9);
    let voters = prop::collection::vec(voter, 1..=20);
    let shares = (0.0..1.0_f64, [0.0..1.5_f64, 0.0..1.5], 0.0..1.5_f64);
    (voters, shares).prop_filter_map("it asks nothing", |(given, (quota, needs, measured))| {
        let part = |all: u64, share: f64| (all as f64 * share) as u64;
        let total: u64 = given.iter().map(|(weight, ..)| weight).sum();
        let names = ["lived experience", "researcher"];
        let voter = |(at, (weight, veto, held, people)): (usize, &(u64, bool, [bool; 2], u64))| {
            let voter = Voter::new(format!("voter {at}")).weight(*weight).weighs("people", *people);
            let voter = if *veto { voter.veto() } else { voter };
            let held = names.iter().zip(held).filter(|(_, held)| **held);
            held.fold(voter, |voter, (name, _)| voter.background(*name))
        };
        let mut builder = VotingRule::builder(given.iter().enumerate().map(voter)).quota(part(total, quota));
        for (house, name) in names.iter().enumerate() {
            let held = given.iter().filter(|(_, _, held, _)| held[house]).count() as u64;
            let need = part(held, needs[house]);
            if (1..=held).contains(&need) {
                builder = builder.agree_in(*name, need);
            }
        }
        let people: u64 = given.iter().map(|(.., people)| people).sum();
        let need = part(people, measured);
        if (1..=people).contains(&need) {
            builder = builder.needs_of("people", Needed::AtLeast(need));
        }
        builder.build().ok()
    })
}

proptest! {
    #![proptest_config(crate::seeds::cases(64))]

    #[test]
    fn the_table_comes_to_what_is_counted(rule in rules()) {
        let counted = counting::measured(&Game::of(&rule));
        all_near(&by_table(&rule), &counted, 1e-12);
    }
}

/// What a voter comes to in whole numbers: the Shapley–Shubik and the Banzhaf index under a weighted vote, from the
/// numbers of sets of the others by size and weight.
fn in_whole_numbers(weights: &[usize], quota: usize, voter: usize) -> (f64, f64) {
    let number = weights.len();
    let mut sets = vec![vec![BigUint::ZERO; quota]; number];
    sets[0][0] = BigUint::from(1_u8);
    for (_, &weight) in weights.iter().enumerate().filter(|(other, _)| *other != voter) {
        for size in (1..number).rev() {
            let (smaller, larger) = sets.split_at_mut(size);
            let (from, to) = (&smaller[size - 1], &mut larger[0]);
            for sum in (weight..quota).rev() {
                to[sum] += &from[sum - weight];
            }
        }
    }
    let mut factorials = vec![BigUint::from(1_u8)];
    for next in 1..=number {
        factorials.push(&factorials[next - 1] * next);
    }
    let (mut orders, mut swings) = (BigUint::ZERO, BigUint::ZERO);
    for (size, sets) in sets.iter().enumerate() {
        let decided: BigUint = sets[quota.saturating_sub(weights[voter])..].iter().sum();
        orders += &decided * &factorials[size] * &factorials[number - 1 - size];
        swings += decided;
    }
    let value = |above: BigUint, below: BigUint| Ratio::new(above, below).to_f64().expect("it is between 0 and 1");
    (value(orders, factorials[number].clone()), value(swings, BigUint::from(1_u8) << (number - 1)))
}

fn against_whole_numbers(weights: &[usize], quota: usize, voters: &[usize], tolerance: f64) {
    let all = weights.iter().enumerate();
    let all = all.map(|(at, weight)| Voter::new(format!("voter {at}")).weight(*weight as u64));
    let found = by_table(&built(VotingRule::builder(all).quota(quota as u64)));
    for &voter in voters {
        let (shapley_shubik, banzhaf) = in_whole_numbers(weights, quota, voter);
        near(found.voters[voter].shapley_shubik.value, shapley_shubik, tolerance);
        near(found.voters[voter].banzhaf.value, banzhaf, tolerance);
    }
}

#[test]
fn sixty_voters_come_to_what_whole_numbers_come_to() {
    let weights: Vec<usize> = (0..60).map(|at| at * at * 37 % 20).collect();
    let total: usize = weights.iter().sum();
    let heaviest = (0..60).max_by_key(|&at| weights[at]).expect("there are some");
    for quota in [1, 19, total / 2 + 1, total * 2 / 3, total - 20] {
        against_whole_numbers(&weights, quota, &[1, 2, heaviest], 1e-12);
    }
}

#[test]
fn everybody_of_many_is_needed() {
    for number in [31, 200, 1_000] {
        let found = by_table(&built(VotingRule::builder((0..number).map(|at| format!("voter {at}"))).quota(number)));
        for voter in &found.voters {
            near(voter.shapley_shubik.value, 1.0 / number as f64, 1e-12);
            near(voter.banzhaf.value, libm::exp2(1.0 - number as f64), 1e-12);
            near(voter.prevents.value, 1.0, 1e-12);
        }
    }
}

#[test]
fn houses_of_many_share_by_what_counting_says() {
    // 15 of 30 and 3 of 5 have to agree: the houses do not meet, so that the chances are products.
    let voter = |at: usize| Voter::new(format!("voter {at}")).background(if at < 30 { "all" } else { "few" });
    let rule = built(VotingRule::builder((0..35).map(voter)).agree_in("all", 15).agree_in("few", 3));
    let found = by_table(&rule);
    let choose = |of: u64, some: u64| (0..some).fold(1.0, |all, at| all * (of - at) as f64 / (at + 1) as f64);
    let reach: f64 = (15..=30).map(|some| choose(30, some)).sum::<f64>() / libm::exp2(30.0);
    near(found.passes.value, reach / 2.0, 1e-13);
    near(found.voters[0].banzhaf.value, choose(29, 14) / libm::exp2(29.0) / 2.0, 1e-13);
    near(found.voters[34].banzhaf.value, reach * 6.0 / 16.0, 1e-13);
    let sum: f64 = found.voters.iter().map(|voter| voter.shapley_shubik.value).sum();
    near(sum, 1.0, 1e-13);
}
