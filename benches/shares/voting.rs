//! The power of voters under a rule: counted exactly, and by a table.

use criterion::Criterion;
use roundtable::audit::{Voter, VotingRule, VotingRuleBuilder};
use std::hint::black_box;

const BACKGROUNDS: [&str; 3] = ["lived experience", "practitioner", "researcher"];

/// Every part; each time is that of `VotingRule::power` alone.
pub(crate) fn bench(criterion: &mut Criterion) {
    counted(criterion);
    tabled(criterion);
}

fn power(criterion: &mut Criterion, group: &str, rules: [(&str, VotingRuleBuilder); 3]) {
    let mut group = criterion.benchmark_group(group);
    group.sample_size(10);
    for (name, builder) in rules {
        let rule = builder.build().expect("the rule has no faults");
        group.bench_function(name, |bench| bench.iter(|| black_box(&rule).power()));
    }
    group.finish();
}

/// Voters with weights far apart that all differ, each of one or two backgrounds.
fn heavy(number: u64) -> VotingRuleBuilder {
    let voter = |at: u64| {
        let voter = Voter::new(format!("member {at}")).weight(1_000_000_007 * (at + 3) + at * at * 7_919);
        let voter = voter.background(BACKGROUNDS[at as usize % 3]);
        match at % 4 {
            0 => voter.background(BACKGROUNDS[(at as usize + 1) % 3]),
            _ => voter,
        }
    };
    VotingRule::builder((0..number).map(voter)).majority()
}

fn counted(criterion: &mut Criterion) {
    let rules = [
        ("25 voters, large weights", heavy(25)),
        (
            "25 voters, large weights, two vetoes, three backgrounds",
            heavy(25).veto("member 4").veto("member 9").majority_in_each(),
        ),
        ("30 voters, large weights, three backgrounds", heavy(30).majority_in_each()),
    ];
    power(criterion, "power, counted", rules);
}

fn tabled(criterion: &mut Criterion) {
    // All weights from 1 to 58, one of 100, and 1 for the others: 1 952 in all.
    let light = |at: u64| {
        let weight = match at {
            0 => 100,
            1..=58 => at,
            _ => 1,
        };
        Voter::new(format!("member {at}")).weight(weight)
    };
    // All weights from 1 to 100, then 1: 5 150 in all.
    let varied = |at: u64| Voter::new(format!("member {at}")).weight(if at < 100 { at + 1 } else { 1 });
    let house = |at: u64| Voter::new(format!("member {at}")).background(BACKGROUNDS[at as usize % 3]);
    let rules = [
        ("200 voters, 59 weights, majority of 1 952", VotingRule::builder((0..200).map(light)).majority()),
        ("200 voters, 100 weights, two thirds of 5 150", VotingRule::builder((0..200).map(varied)).quota(3_434)),
        ("90 voters, three concurrent majorities", VotingRule::builder((0..90).map(house)).majority_in_each()),
    ];
    power(criterion, "power, by a table", rules);
}
