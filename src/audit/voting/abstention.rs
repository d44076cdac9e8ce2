//! Power where voters may abstain.
//!
//! Voters who are alike are counted together: a state says of each kind how many agreed, abstained, were against and
//! have not voted yet. All states are looked at.

use super::builder::VotingRuleBuilder;
use super::figure::Figure;
use super::needed::Needed;
use super::rule::VotingRule;
use super::voter::Voter;
use crate::error::{Error, fault};
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};
use serde::Serialize;

/// Up to this number of voters n! · 3ⁿ fits in 128 bits.
const MAX_VOTERS: usize = 25;
/// States beyond which they are not looked at: those of ten voters of whom no two are alike.
const MAX_STATES: u128 = 1 << 20;

/// How an abstention counts. See [`VotingRuleBuilder::power_with_abstention`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Abstention {
    /// As a vote against: quotas are of all, and who has a veto has to agree.
    Against,
    /// Not at all: quotas that are shares, a majority or all but some are of those who vote for or against, and a veto
    /// is a vote against. Something passes only if somebody is for it.
    NotCounted,
}

/// How often each voter makes the difference where voters may abstain. All figures are exact.
///
/// The rule is a ternary voting game, and the indices are those of Felsenthal and Machover, "Ternary voting games",
/// International Journal of Game Theory 26 (1997), 335–351. Of voters who may not abstain, [`VotingRule::power`] tells
/// the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AbstentionPower {
    /// Of all ways in which each voter is for it, abstains or is against it, the share that passes.
    pub passes: Figure,
    /// One entry a voter, in the order of the rule.
    pub voters: Vec<AbstentionVoter>,
    /// Whether the rule asks for voters of backgrounds, so that figures tell who has which.
    #[serde(skip)]
    goes_by_backgrounds: bool,
}

/// How often one voter makes the difference where voters may abstain, by the indices of ternary voting games: see
/// [`AbstentionPower`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AbstentionVoter {
    /// Id of the voter.
    pub id: String,
    /// The share of all roll-calls, orders in which all vote one after the other in any of the three ways, in which the
    /// outcome is open before this voter's vote and settled by it. Over all voters it adds up to 1.
    pub shapley_shubik: Figure,
    /// The share of all ways in which the others vote where this voter settles the outcome: with a vote for it it
    /// passes, with one against it does not.
    pub banzhaf: Figure,
    /// The same as a part of what all voters have of it together.
    pub banzhaf_share: Figure,
}

impl VotingRuleBuilder {
    /// Checks everything that was said, and tells how much say each voter has where voters may abstain, by the indices
    /// of [Felsenthal and Machover](AbstentionPower).
    ///
    /// ```
    /// use roundtable::audit::{Abstention, VotingRule};
    ///
    /// // Two of three, or a majority of those who vote.
    /// let members = || VotingRule::builder(["ana", "bo", "chidi"]).majority();
    /// let of_all = members().power_with_abstention(Abstention::Against)?;
    /// let of_votes = members().power_with_abstention(Abstention::NotCounted)?;
    /// assert_eq!((of_all.passes.to_string(), of_votes.passes.to_string()), ("7/27".into(), "10/27".into()));
    /// let banzhaf = [of_all, of_votes].map(|power| power.voters[0].banzhaf.to_string());
    /// assert_eq!(banzhaf, ["4/9", "5/9"]);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault that [`build`](VotingRuleBuilder::build) finds. One of the code `beyond_limit` for more than 25
    /// voters, or more than ten of whom no two are alike, and so on: all states of voters who are for, abstain, are
    /// against and have not voted yet are looked at, counted by kinds of voters, and 1 048 576 are the most.
    pub fn power_with_abstention(self, abstention: Abstention) -> Result<AbstentionPower, Error> {
        let rule = self.clone().build()?;
        let game = Ternary::new(&self, &rule, abstention);
        let states = game.kinds.iter().map(|kind| ways(kind.members.len() as u128 + 3, 3));
        let states = states.fold(1, u128::saturating_mul);
        let voters = rule.voters.len();
        if voters > MAX_VOTERS || states > MAX_STATES {
            let most = MAX_VOTERS;
            return Err(fault!(
                BeyondLimit,
                "with abstentions {voters} voters have {states} states, and {MAX_STATES} of {most} voters are the \
                 most; ask about fewer voters, or about more who are alike"
            )
            .into());
        }
        Ok(game.power(&rule))
    }
}

/// A rule for voters who may abstain.
struct Ternary {
    abstention: Abstention,
    kinds: Vec<TernaryKind>,
    voters: usize,
    /// Weights, by kind, of which so much has to be for it.
    asked: Vec<(Vec<u64>, Needed)>,
    /// How many suffice.
    suffices: Option<Needed>,
}

/// Voters who are alike.
struct TernaryKind {
    /// Their positions.
    members: Vec<usize>,
    veto: bool,
}

/// How many of each kind are for it and against it, and how many have voted.
#[derive(Clone)]
struct Votes {
    yes: Vec<usize>,
    no: Vec<usize>,
    voted: Vec<usize>,
}

/// What is counted over all states.
struct TernaryCounts {
    passing: u128,
    /// By kind: ways of the others in which one of it settles the outcome.
    swings: Vec<u128>,
    /// By kind and number of those before: ways in which one of it settles the outcome.
    pivots: Vec<Vec<u128>>,
}

impl Ternary {
    fn new(said: &VotingRuleBuilder, rule: &VotingRule, abstention: Abstention) -> Ternary {
        let mut kinds: Vec<TernaryKind> = Vec::new();
        for (at, voter) in rule.voters.iter().enumerate() {
            let alike = |first: &Voter| Voter { id: voter.id.clone(), ..first.clone() } == *voter;
            match kinds.iter_mut().find(|kind| alike(&rule.voters[kind.members[0]])) {
                Some(kind) => kind.members.push(at),
                None => kinds.push(TernaryKind { members: vec![at], veto: voter.veto }),
            }
        }
        let by_kind = |weight: &dyn Fn(&Voter) -> u64| -> Vec<u64> {
            kinds.iter().map(|kind| weight(&rule.voters[kind.members[0]])).collect()
        };
        let quota = said.quota.filter(|_| rule.quota > 0).map(|needed| (by_kind(&|voter| voter.weight), needed));
        let houses = rule.houses.iter().filter_map(|(name, _)| {
            let own = said.agree_in.iter().find(|(background, _)| background == name).map(|(_, needed)| *needed);
            let belongs = by_kind(&|voter| u64::from(voter.backgrounds.contains(name)));
            Some((belongs, own.or(said.agree_in_each)?))
        });
        let measures = said.quotas.iter().map(|(name, needed)| (by_kind(&|voter| voter.weight_in(name)), *needed));
        Ternary {
            abstention,
            voters: rule.voters.len(),
            asked: quota.into_iter().chain(houses).chain(measures).collect(),
            suffices: said.or,
            kinds,
        }
    }

    /// Whether it passes with so many of each kind for it and against it.
    fn passes(&self, yes: &[usize], no: &[usize]) -> bool {
        let counted = |kind: usize| match self.abstention {
            Abstention::Against => self.kinds[kind].members.len(),
            Abstention::NotCounted => yes[kind] + no[kind],
        };
        let reaches = |weight: &dyn Fn(usize) -> u64, needed: Needed| {
            let sum = |number: &dyn Fn(usize) -> usize| -> u64 {
                (0..self.kinds.len()).map(|kind| number(kind) as u64 * weight(kind)).sum()
            };
            let agree = sum(&|kind| yes[kind]);
            agree > 0 && needed.of(sum(&counted)).is_ok_and(|needed| agree >= needed)
        };
        let veto = |kind: usize| match self.abstention {
            Abstention::Against => yes[kind] < self.kinds[kind].members.len(),
            Abstention::NotCounted => no[kind] > 0,
        };
        let vetoed = (0..self.kinds.len()).any(|kind| self.kinds[kind].veto && veto(kind));
        let enough = || self.asked.iter().all(|(weights, needed)| reaches(&|kind| weights[kind], *needed));
        let suffices = || self.suffices.is_some_and(|needed| reaches(&|_| 1, needed));
        !vetoed && yes.iter().any(|&number| number > 0) && (enough() || suffices())
    }

    /// Whether the outcome hangs on those who have not voted yet.
    fn is_open(&self, votes: &Votes) -> bool {
        let left = |with: &[usize]| -> Vec<usize> {
            let kinds = self.kinds.iter().zip(&votes.voted).zip(with);
            kinds.map(|((kind, voted), with)| kind.members.len() - voted + with).collect()
        };
        self.passes(&left(&votes.yes), &votes.no) && !self.passes(&votes.yes, &left(&votes.no))
    }

    fn power(&self, rule: &VotingRule) -> AbstentionPower {
        let none = vec![0; self.kinds.len()];
        let mut votes = Votes { yes: none.clone(), no: none.clone(), voted: none.clone() };
        let swings = vec![0; self.kinds.len()];
        let pivots = vec![vec![0; self.voters]; self.kinds.len()];
        let mut counts = TernaryCounts { passing: 0, swings, pivots };
        self.each_state(0, 1, &mut votes, &mut counts);
        let factorial = |number: usize| (1..=number as u128).product::<u128>();
        let thirds = |number: usize| 3_u128.pow(number as u32);
        let all = factorial(self.voters) * thirds(self.voters);
        let every: u128 =
            self.kinds.iter().zip(&counts.swings).map(|(kind, swings)| kind.members.len() as u128 * swings).sum();
        let kind_of = |at: usize| self.kinds.iter().position(|kind| kind.members.contains(&at)).unwrap_or(0);
        let voter = |(at, voter): (usize, &Voter)| {
            let kind = kind_of(at);
            let pivots = counts.pivots[kind].iter().enumerate().map(|(before, ways)| {
                let after = self.voters - 1 - before;
                ways * factorial(before) * factorial(after) * thirds(after)
            });
            AbstentionVoter {
                id: voter.id.clone(),
                shapley_shubik: Figure::exact(pivots.sum(), all),
                banzhaf: Figure::exact(counts.swings[kind], thirds(self.voters - 1)),
                banzhaf_share: Figure::exact(counts.swings[kind], every.max(1)),
            }
        };
        AbstentionPower {
            passes: Figure::exact(counts.passing, thirds(self.voters)),
            voters: rule.voters.iter().enumerate().map(voter).collect(),
            goes_by_backgrounds: !rule.houses.is_empty(),
        }
    }

    /// Goes through all votes of the kinds from one on; `ways`: in how many ways those before come to theirs.
    fn each_state(&self, kind: usize, before: u128, votes: &mut Votes, counts: &mut TernaryCounts) {
        let Some(of) = self.kinds.get(kind) else {
            self.count(before, votes, counts);
            return;
        };
        let size = of.members.len();
        for voted in 0..=size {
            for yes in 0..=voted {
                for no in 0..=voted - yes {
                    (votes.voted[kind], votes.yes[kind], votes.no[kind]) = (voted, yes, no);
                    let own = ways(size as u128, voted as u128)
                        * ways(voted as u128, yes as u128)
                        * ways((voted - yes) as u128, no as u128);
                    self.each_state(kind + 1, before * own, votes, counts);
                }
            }
        }
    }

    fn count(&self, ways: u128, votes: &mut Votes, counts: &mut TernaryCounts) {
        let voted: usize = votes.voted.iter().sum();
        if voted == self.voters {
            counts.passing += if self.passes(&votes.yes, &votes.no) { ways } else { 0 };
            return;
        }
        if !self.is_open(votes) {
            return;
        }
        for (kind, of) in self.kinds.iter().enumerate() {
            let left = of.members.len() - votes.voted[kind];
            // The ways in which one of those who have not voted yet is this one.
            let ways = ways * left as u128 / of.members.len() as u128;
            if left == 0 {
                continue;
            }
            if voted + 1 == self.voters {
                counts.swings[kind] += ways;
            }
            for (yes, no) in [(1, 0), (0, 0), (0, 1)] {
                let mut after = votes.clone();
                after.voted[kind] += 1;
                after.yes[kind] += yes;
                after.no[kind] += no;
                counts.pivots[kind][voted] += if self.is_open(&after) { 0 } else { ways };
            }
        }
    }
}

/// In how many ways some of a number can be taken.
fn ways(number: u128, taken: u128) -> u128 {
    (0..taken).fold(1, |ways, at| ways * (number - at) / (at + 1))
}

display_for_members!(AbstentionPower);

impl Presentation for AbstentionPower {
    fn title(&self) -> String {
        "Who has how much say, where voters may abstain".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let backgrounds = "How much say each has depends on backgrounds, which stay with those who organise.";
        Public::fact(if self.goes_by_backgrounds {
            vec![Table::new(self.title()).notes([backgrounds])]
        } else {
            self.for_organisers()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let rows = self.voters.iter().map(|voter| {
            let [shapley_shubik, banzhaf] =
                [voter.shapley_shubik, voter.banzhaf_share].map(|of| format!("{:.3}", of.value));
            [voter.id.clone(), shapley_shubik, banzhaf]
        });
        let passes =
            format!("Of all ways to vote for it, abstain or vote against it, {:.1} % pass.", 100.0 * self.passes.value);
        let table = Table::new("The share of each in making the difference").text("Voter");
        vec![table.numbers(["Shapley–Shubik", "Banzhaf"]).rows(rows).notes([passes])]
    }
}
