//! Votes in which voters may abstain, by their definition: all roll-calls one by one.

use crate::seeds::cases;
use proptest::prelude::*;
use roundtable::audit::{Abstention, AbstentionPower, Needed, Voter, VotingRule, VotingRuleBuilder};

/// A rule as it is said: weight, veto, people and whether they are of the one background.
#[derive(Debug, Clone)]
struct Said {
    voters: Vec<(u64, bool, u64, bool)>,
    quota: Needed,
    people: Option<Needed>,
    of_background: Option<Needed>,
    or: Option<Needed>,
    abstention: Abstention,
}

impl Said {
    fn builder(&self) -> VotingRuleBuilder {
        let voter = |(at, &(weight, veto, people, belongs)): (usize, &(u64, bool, u64, bool))| {
            let voter = Voter::new(format!("voter {at}")).weight(weight).weighs("people", people);
            let voter = if veto { voter.veto() } else { voter };
            if belongs { voter.background("carer") } else { voter }
        };
        let builder = VotingRule::builder(self.voters.iter().enumerate().map(voter)).needs(self.quota);
        let builder = self.people.iter().fold(builder, |builder, &needed| builder.needs_of("people", needed));
        let builder = self.of_background.iter().fold(builder, |builder, &needed| builder.needs_in("carer", needed));
        self.or.iter().fold(builder, |builder, &needed| builder.or_needs(needed))
    }

    /// `votes`: 1 for, 0 abstains, -1 against.
    fn passes(&self, votes: &[i8]) -> bool {
        let counts = |vote: i8| vote != 0 || self.abstention == Abstention::Against;
        let reaches = |needed: Needed, weight: &dyn Fn(usize) -> u64| {
            let sum =
                |of: &dyn Fn(i8) -> bool| -> u64 { (0..votes.len()).filter(|&at| of(votes[at])).map(weight).sum() };
            let (agree, all) = (sum(&|vote| vote == 1), sum(&counts));
            let enough = match needed {
                Needed::AtLeast(number) => agree >= number,
                Needed::Majority => 2 * agree > all,
                Needed::Share(above, below) => agree * below >= all * above,
                Needed::AllBut(number) => agree + number >= all,
                _ => panic!("another need"),
            };
            agree > 0 && enough
        };
        let vetoed = |vote: i8| vote == -1 || (vote == 0 && self.abstention == Abstention::Against);
        let weight: u64 = self.voters.iter().map(|voter| voter.0).sum();
        let nothing_asked = matches!(self.quota, Needed::AllBut(number) if number >= weight);
        let enough = (nothing_asked || reaches(self.quota, &|at| self.voters[at].0))
            && self.people.is_none_or(|needed| reaches(needed, &|at| self.voters[at].2))
            && self.of_background.is_none_or(|needed| reaches(needed, &|at| u64::from(self.voters[at].3)));
        let suffices = self.or.is_some_and(|needed| reaches(needed, &|_| 1));
        votes.contains(&1)
            && (enough || suffices)
            && self.voters.iter().zip(votes).all(|(voter, &vote)| !(voter.1 && vetoed(vote)))
    }

    /// How often each settles the outcome, over all roll-calls.
    fn pivots(&self) -> Vec<u128> {
        let mut pivots = vec![0; self.voters.len()];
        for order in orders(self.voters.len()) {
            for votes in all_votes(self.voters.len()) {
                // The first by whose vote nothing that comes later matters.
                let open = |voted: usize| {
                    let rest = |vote: i8| {
                        let mut votes = votes.clone();
                        order[voted..].iter().for_each(|&at| votes[at] = vote);
                        self.passes(&votes)
                    };
                    rest(1) != rest(-1)
                };
                let settled = (1..=order.len()).find(|&voted| !open(voted)).expect("it is settled in the end");
                pivots[order[settled - 1]] += 1;
            }
        }
        pivots
    }

    fn agrees(&self, power: &AbstentionPower) {
        let number = self.voters.len();
        let all = 3_u128.pow(number as u32);
        let exact = |figure: roundtable::audit::Figure| {
            let exact = figure.exact.expect("it is counted");
            (exact.numerator(), exact.denominator())
        };
        let is = |figure, above: u128, below: u128| {
            let (numerator, denominator) = exact(figure);
            assert_eq!(numerator * below, above * denominator, "{self:?}");
        };
        let passing = all_votes(number).iter().filter(|votes| self.passes(votes)).count() as u128;
        is(power.passes, passing, all);
        let pivots = self.pivots();
        for (at, voter) in power.voters.iter().enumerate() {
            let swings = all_votes(number).into_iter().filter(|votes| votes[at] == 1 && self.passes(votes));
            let swings = swings.filter(|votes| {
                let mut against = votes.clone();
                against[at] = -1;
                !self.passes(&against)
            });
            is(voter.banzhaf, swings.count() as u128, all / 3);
            is(voter.shapley_shubik, pivots[at], (1..=number as u128).product::<u128>() * all);
        }
    }
}

fn all_votes(number: usize) -> Vec<Vec<i8>> {
    (0..number).fold(vec![Vec::new()], |lists, _| {
        lists.iter().flat_map(|list| [1, 0, -1].map(|vote| [list.as_slice(), &[vote]].concat())).collect()
    })
}

fn orders(number: usize) -> Vec<Vec<usize>> {
    (0..number).fold(vec![Vec::new()], |lists, _| {
        let longer = |list: &Vec<usize>| -> Vec<Vec<usize>> {
            let others = (0..number).filter(|at| !list.contains(at));
            others.map(|at| [list.as_slice(), &[at]].concat()).collect()
        };
        lists.iter().flat_map(longer).collect()
    })
}

fn said() -> impl Strategy<Value = Said> {
    let needed = prop_oneof![
        Just(Needed::Majority),
        Just(Needed::Share(2, 3)),
        Just(Needed::Share(1, 2)),
        Just(Needed::AllBut(1)),
        (1..4_u64).prop_map(Needed::AtLeast),
    ];
    let some = || proptest::option::weighted(0.4, needed.clone());
    let voters = prop::collection::vec((0..3_u64, proptest::bool::weighted(0.2), 0..3_u64, any::<bool>()), 1..=4);
    let abstention = prop_oneof![Just(Abstention::Against), Just(Abstention::NotCounted)];
    (voters, needed.clone(), some(), some(), some(), abstention).prop_map(
        |(voters, quota, people, of_background, or, abstention)| Said {
            voters,
            quota,
            people,
            of_background,
            or,
            abstention,
        },
    )
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_figure_is_that_of_all_roll_calls(said in said()) {
        let power = said.builder().power_with_abstention(said.abstention);
        // What cannot be built asks what cannot be met.
        prop_assume!(power.is_ok());
        said.agrees(&power.expect("it is assumed"));
    }
}

/// In the Security Council an abstention of a permanent member is no veto.
#[test]
fn the_security_council_of_members_who_may_abstain() {
    let members = VotingRule::builder((0..15).map(|at| format!("member {at}"))).quota(9);
    let council = (0..5).fold(members, |council, at| council.veto(&format!("member {at}")));
    let power = council.clone().power_with_abstention(Abstention::NotCounted).expect("two kinds of members");
    let [permanent, other] = [&power.voters[0], &power.voters[5]];
    let sum = 5.0 * permanent.shapley_shubik.value + 10.0 * other.shapley_shubik.value;
    assert!((sum - 1.0).abs() < 1e-12);
    let alone = council.build().and_then(|rule| rule.power()).expect("it is small");
    // Much of what the veto gives comes of counting an abstention as one.
    assert!(permanent.shapley_shubik.value < alone.voters[0].shapley_shubik.value);
    assert!(other.shapley_shubik.value > alone.voters[5].shapley_shubik.value);
    let text = power.to_string();
    assert!(text.contains("Of all ways to vote for it, abstain or vote against it"), "{text}");
}

#[test]
fn too_many_states_are_a_fault() {
    let voters = |number: u64, weight: fn(u64) -> u64| {
        let voters = (0..number).map(|at| Voter::new(format!("voter {at}")).weight(weight(at)));
        VotingRule::builder(voters).majority().power_with_abstention(Abstention::Against)
    };
    assert!(voters(25, |_| 1).is_ok());
    for error in [voters(26, |_| 1), voters(11, |at| at)] {
        let told = error.expect_err("it is too large").to_string();
        assert!(told.contains("1048576 of 25 voters are the most"), "{told}");
    }
}
