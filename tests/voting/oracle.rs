//! Every measure by its definition, on small rules of every kind.

use crate::seeds::cases;
use proptest::prelude::*;
use roundtable::audit::{Figure, Fraction, Needed, Voter, VotingPower, VotingRule};

const NAMES: [&str; 3] = ["lived experience", "practitioner", "researcher"];

/// A rule as it is said, without anything of the library.
#[derive(Debug, Clone)]
struct Said {
    /// Weight, veto, and which of the backgrounds.
    voters: Vec<(u64, bool, [bool; 3])>,
    quota: u64,
    needs: [usize; 3],
    /// What each weighs in people, and how much of it is needed.
    people: Vec<u64>,
    people_needed: u64,
    /// How many suffice.
    suffices: Option<usize>,
}

impl Said {
    fn rule(&self) -> VotingRule {
        let voter = |(at, (weight, veto, backgrounds)): (usize, &(u64, bool, [bool; 3]))| {
            let voter = Voter::new(format!("voter {at}")).weight(*weight).weighs("people", self.people[at]);
            let voter = if *veto { voter.veto() } else { voter };
            let held = NAMES.iter().zip(backgrounds).filter(|(_, held)| **held);
            held.fold(voter, |voter, (name, _)| voter.background(*name))
        };
        let builder = VotingRule::builder(self.voters.iter().enumerate().map(voter)).quota(self.quota);
        let needs = NAMES.iter().zip(self.needs).filter(|(_, need)| *need > 0);
        let builder = needs.fold(builder, |builder, (name, need)| builder.agree_in(*name, need as u64));
        let builder = match self.people_needed {
            0 => builder,
            needed => builder.needs_of("people", Needed::AtLeast(needed)),
        };
        let builder = match self.suffices {
            None => builder,
            Some(number) => builder.or_needs(Needed::AtLeast(number as u64)),
        };
        builder.build().expect("it asks something that can be met")
    }

    /// The definition; `set` has a bit for each voter who agrees.
    fn passes(&self, set: usize) -> bool {
        let voters = || self.voters.iter().enumerate();
        let agrees = |at: usize| set >> at & 1 == 1;
        let weight: u64 = voters().filter(|(at, _)| agrees(*at)).map(|(_, voter)| voter.0).sum();
        let of = |house: usize| voters().filter(|(at, voter)| agrees(*at) && voter.2[house]).count();
        let people: u64 = (0..self.voters.len()).filter(|&at| agrees(at)).map(|at| self.people[at]).sum();
        let enough =
            weight >= self.quota && people >= self.people_needed && (0..3).all(|house| of(house) >= self.needs[house]);
        let suffices = self.suffices.is_some_and(|number| set.count_ones() as usize >= number);
        (enough || suffices) && voters().all(|(at, voter)| agrees(at) || !voter.1)
    }

    /// How often each voter is the one with whom it passes, over all orders.
    fn pivots(&self) -> (Vec<u128>, u128) {
        let mut pivots = vec![0; self.voters.len()];
        let mut order: Vec<usize> = Vec::new();
        self.each_order(&mut order, &mut pivots);
        let all = pivots.iter().sum();
        (pivots, all)
    }

    fn each_order(&self, order: &mut Vec<usize>, pivots: &mut Vec<u128>) {
        if order.len() == self.voters.len() {
            let mut set = 0;
            for &voter in &*order {
                set |= 1 << voter;
                if self.passes(set) {
                    pivots[voter] += 1;
                    return;
                }
            }
        }
        for voter in 0..self.voters.len() {
            if !order.contains(&voter) {
                order.push(voter);
                self.each_order(order, pivots);
                order.pop();
            }
        }
    }

    /// By the sum over sets, each with the number of orders in which it comes first.
    fn pivots_by_sets(&self) -> (Vec<u128>, u128) {
        let number = self.voters.len();
        let factorial = |of: usize| (1..=of as u128).product::<u128>();
        let pivots = (0..number).map(|voter| {
            let decided = self.decided_by(voter);
            let orders = decided.map(|set| {
                let size = set.count_ones() as usize;
                factorial(size) * factorial(number - 1 - size)
            });
            orders.sum()
        });
        (pivots.collect(), factorial(number))
    }

    fn decided_by(&self, voter: usize) -> impl Iterator<Item = usize> {
        let others = (0..1 << self.voters.len()).filter(move |set| set >> voter & 1 == 0);
        others.filter(move |set| self.passes(set | 1 << voter) && !self.passes(*set))
    }
}

/// Rules that can pass something and do not pass everything.
fn said(most: usize) -> impl Strategy<Value = Said> {
    let weight = prop_oneof![3 => 0_u64..6, 1 => Just(1), 1 => 0..u64::MAX / 16];
    let voter = (weight, proptest::bool::weighted(0.15), any::<[bool; 3]>());
    let voters = prop::collection::vec((voter, 0_u64..9), 1..=most);
    let shares = (0.0..1.2_f64, any::<bool>(), [0.0..1.3_f64, 0.0..1.3, 0.0..1.3], 0.0..1.5_f64, 0.5..2.0_f64);
    (voters, shares).prop_filter_map("it asks nothing", |(voters, (quota, weighs, needs, measured, suffices))| {
        let (voters, people): (Vec<_>, Vec<u64>) = voters.into_iter().unzip();
        let total: u64 = voters.iter().map(|voter| voter.0).sum();
        let part = |all: u64, share: f64| ((all as f64 * share.min(1.0)) as u64).min(all);
        let held = |house: usize| voters.iter().filter(|voter| voter.2[house]).count() as u64;
        // Above 1, nothing is asked.
        let need = |house: usize| match needs[house] {
            share if share > 1.0 => 0,
            share => part(held(house), share) as usize,
        };
        let said = Said {
            quota: if weighs { part(total, quota) } else { 0 },
            needs: [need(0), need(1), need(2)],
            people_needed: if measured > 1.0 { 0 } else { part(people.iter().sum(), measured) },
            people,
            suffices: (suffices <= 1.0).then(|| (part(voters.len() as u64, suffices) as usize).max(1)),
            voters,
        };
        (!said.passes(0)).then_some(said)
    })
}

fn is(figure: Figure, above: u128, below: u128) -> bool {
    let equal = |exact: Fraction| exact.numerator() * below == above * exact.denominator();
    figure.exact.is_some_and(equal) && (figure.value - above as f64 / below as f64).abs() < 1e-15
}

fn agrees(said: &Said, power: &VotingPower, (pivots, orders): (Vec<u128>, u128)) {
    let number = said.voters.len();
    let passing: Vec<usize> = (0..1 << number).filter(|&set| said.passes(set)).collect();
    assert!(is(power.passes, passing.len() as u128, 1 << number));
    let swings: Vec<u128> = (0..number).map(|voter| said.decided_by(voter).count() as u128).collect();
    let every = swings.iter().sum();
    for (at, voter) in power.voters.iter().enumerate() {
        let swings = swings[at];
        assert!(is(voter.shapley_shubik, pivots[at], orders));
        assert!(is(voter.banzhaf, swings, 1 << (number - 1)));
        assert!(is(voter.banzhaf_share, swings, every));
        assert!(is(voter.prevents, swings, passing.len() as u128));
        assert!(is(voter.initiates, swings, (1 << number) - passing.len() as u128));
        let alone = 1 << at;
        assert_eq!(voter.is_needed, passing.iter().all(|set| set & alone > 0));
        assert_eq!(voter.decides_alone, voter.is_needed && said.passes(alone));
        assert_eq!(voter.never_matters, swings == 0);
    }
    let present = (0..3).filter(|&house| said.voters.iter().any(|voter| voter.2[house]));
    assert_eq!(power.backgrounds.len(), present.count());
    for background in &power.backgrounds {
        let house = NAMES.iter().position(|name| *name == background.background);
        let house = house.expect("it is one of them");
        let of = |values: &[u128]| -> u128 {
            let all = said.voters.iter().zip(values);
            all.filter(|(voter, _)| voter.2[house]).map(|(_, value)| value).sum()
        };
        let members = of(&vec![1; number]);
        assert_eq!(background.members as u128, members);
        assert!(is(background.share_of_members, members, number as u128));
        assert!(is(background.shapley_shubik, of(&pivots), orders));
        assert!(is(background.banzhaf_share, of(&swings), every));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    /// Over all orders of up to six voters.
    #[test]
    fn orders_and_sets_are_counted(said in said(6)) {
        let power = said.rule().power().expect("it is small");
        agrees(&said, &power, said.pivots());
    }

    /// Up to nine voters by sets, and the shares add up to 1.
    #[test]
    fn sets_are_counted(said in said(9)) {
        let power = said.rule().power().expect("it is small");
        agrees(&said, &power, said.pivots_by_sets());
        let sum: f64 = power.voters.iter().map(|voter| voter.shapley_shubik.value).sum();
        prop_assert!((sum - 1.0).abs() < 1e-14);
    }

    /// `passes` is the definition.
    #[test]
    fn what_passes_passes(said in said(7)) {
        let rule = said.rule();
        for set in 0..1 << said.voters.len() {
            let agree = (0..said.voters.len()).filter(|voter| set >> voter & 1 == 1);
            let agree = agree.map(|voter| format!("voter {voter}"));
            prop_assert_eq!(rule.passes(agree).expect("they vote"), said.passes(set));
        }
    }

    /// The order and the ids of voters make no difference.
    #[test]
    fn whoever_changes_places_keeps_their_power((said, order) in said(12).prop_flat_map(|said| {
        let order: Vec<usize> = (0..said.voters.len()).collect();
        (Just(said), Just(order).prop_shuffle())
    })) {
        let moved = Said {
            voters: order.iter().map(|&at| said.voters[at]).collect(),
            people: order.iter().map(|&at| said.people[at]).collect(),
            ..said.clone()
        };
        let [power, moved] = [said, moved].map(|said| said.rule().power().expect("it is small"));
        prop_assert_eq!(power.passes, moved.passes);
        for (at, &before) in order.iter().enumerate() {
            let mut voter = moved.voters[at].clone();
            voter.id.clone_from(&power.voters[before].id);
            prop_assert_eq!(&voter, &power.voters[before]);
        }
    }
}
