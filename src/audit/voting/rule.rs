//! When a proposal passes.

use super::builder::VotingRuleBuilder;
use super::game::Game;
use super::power::{Precision, VotingPower};
use super::voter::Voter;
use super::{counting, table};
use crate::error::{Error, Faults, InputFault, Noun};
use crate::roster::Roster;
use crate::roster::names;

/// Who votes, and when a proposal passes.
///
/// It passes if those who agree have together at least the quota in weight, everybody with a veto is among them, and so
/// are at least so many of each background of which that is asked. Whoever belongs to several backgrounds counts in
/// each.
///
/// It is a serde value, and reading one checks it as [`VotingRuleBuilder::build`] does. Only `voters` has to be there;
/// `weight` is 1 unless said, and `"majority"` may stand for any of the numbers:
///
/// ```
/// use roundtable::audit::VotingRule;
///
/// let rule: VotingRule = serde_json::from_str(
///     r#"{
///         "voters": [
///             {"id": "lead", "weight": 3, "veto": true, "backgrounds": ["researcher"]},
///             {"id": "ana", "backgrounds": ["lived experience", "researcher"]},
///             {"id": "bo", "backgrounds": ["lived experience"]}
///         ],
///         "quota": "majority",
///         "agree_in": {"lived experience": 1},
///         "agree_in_each": "majority"
///     }"#,
/// )?;
/// assert_eq!((rule.quota(), rule.agree_in("lived experience"), rule.agree_in("researcher")), (3, 1, 2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotingRule {
    pub(super) voters: Vec<Voter>,
    /// At most the sum of all weights, which fits in the same type.
    pub(super) quota: u64,
    /// Backgrounds of which some have to agree, and how many: at least 1 and at most all of them.
    pub(super) houses: Vec<(String, usize)>,
}

impl VotingRule {
    /// A rule for these voters, of which nothing else is said yet. Ids alone are voters with one vote each.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let majority = VotingRule::builder(["ana", "bo", "chidi"]).majority().build()?;
    /// assert_eq!(majority.quota(), 2);
    ///
    /// let houses = [("ana", "lived experience"), ("bo", "lived experience"), ("chidi", "researcher")];
    /// let voters = houses.map(|(id, background)| Voter::new(id).background(background));
    /// let concurrent = VotingRule::builder(voters).majority_in_each().build()?;
    /// assert!(!concurrent.passes(["ana", "chidi"])?);
    /// assert!(concurrent.passes(["ana", "bo", "chidi"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn builder<V: Into<Voter>>(voters: impl IntoIterator<Item = V>) -> VotingRuleBuilder {
        VotingRuleBuilder::new(voters.into_iter().map(Into::into).collect())
    }

    /// A rule for all members of a roster, with one vote each. Their backgrounds are the tags of this dimension, and
    /// whoever holds several counts in each.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new([
    ///     Member::new("ana").tags("background", ["lived experience", "researcher"]),
    ///     Member::new("bo").tag("background", "researcher"),
    ///     Member::new("chidi").tag("background", "lived experience"),
    /// ])?;
    /// let rule = VotingRule::of_roster(&roster, "background").agree_in_each(1).build()?;
    /// assert!(rule.passes(["ana"])?);
    /// assert!(!rule.passes(["bo"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn of_roster(roster: &Roster, dimension: &str) -> VotingRuleBuilder {
        let mut faults = Faults::default();
        let dimension = faults.keep(roster.resolve_dimension(dimension));
        let voter = |member| {
            let tags = dimension.map_or(&[][..], |dimension| roster.tags_in(member, dimension));
            let tags = tags.iter().map(|&tag| roster.tag(tag).name());
            tags.fold(Voter::new(roster.name(member)), Voter::background)
        };
        let mut builder = VotingRuleBuilder::new(roster.member_ids().map(voter).collect());
        builder.faults.extend(faults.into_iter());
        builder
    }

    /// The voters, in the order given.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["lead", "ana"]).weight("lead", 2).majority().build()?;
    /// assert_eq!(rule.voters()[0].weight, 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn voters(&self) -> &[Voter] {
        &self.voters
    }

    /// The weight that has to agree; 0 if none is asked for.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["lead", "ana", "bo"]).weight("lead", 2).majority().build()?;
    /// assert_eq!(rule.quota(), 3);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn quota(&self) -> u64 {
        self.quota
    }

    /// How many of a background have to agree; 0 if none is asked for.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let voters = ["ana", "bo", "chidi"].map(|id| Voter::new(id).background("researcher"));
    /// let rule = VotingRule::builder(voters).majority_in("researcher").build()?;
    /// assert_eq!((rule.agree_in("researcher"), rule.agree_in("practitioner")), (2, 0));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn agree_in(&self, background: &str) -> usize {
        let mut houses = self.houses.iter();
        let house = houses.find(|(name, _)| name == background);
        house.map_or(0, |(_, needed)| *needed)
    }

    /// Whether a proposal passes to which these and no others agree; an id given twice counts once.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["lead", "ana", "bo"]).majority().veto("lead").build()?;
    /// assert!(rule.passes(["lead", "bo"])?);
    /// assert!(!rule.passes(["ana", "bo"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every id that no voter has, with the nearest one.
    pub fn passes<S: AsRef<str>>(&self, agree: impl IntoIterator<Item = S>) -> Result<bool, Error> {
        let mut faults = Faults::default();
        let mut agrees = vec![false; self.voters.len()];
        for id in agree {
            match position(&self.voters, id.as_ref()) {
                Ok(at) => agrees[at] = true,
                Err(fault) => faults.push(fault),
            }
        }
        let those = || {
            let voters = self.voters.iter().zip(&agrees);
            voters.filter(|(_, agrees)| **agrees).map(|(voter, _)| voter)
        };
        let weight: u64 = those().map(|voter| voter.weight).sum();
        let vetoes = self.voters.iter().zip(&agrees);
        let mut houses = self.houses.iter();
        let passes = weight >= self.quota
            && vetoes.filter(|(voter, _)| voter.veto).all(|(_, agrees)| *agrees)
            && houses.all(|(name, needed)| those().filter(|voter| voter.backgrounds.contains(name)).count() >= *needed);
        faults.finish(passes)
    }

    /// How often each voter makes the difference, and how easily anything passes.
    ///
    /// Up to 30 voters all sets of voters who can agree are counted, whatever the weights, and every figure is exact.
    /// Beyond, a table is kept of the sums of weights below the quota and of the numbers who agree of each background,
    /// in which all numbers are probabilities and are only added and multiplied, so that a figure is off by at most a
    /// billionth of itself. The Shapley–Shubik index is taken there as an integral over the probability with which each
    /// voter agrees (Owen, "Multilinear extensions of games", 1972), which Gauss's quadrature gives without error of
    /// its own.
    ///
    /// ```
    /// use roundtable::audit::{Precision, Voter, VotingRule};
    ///
    /// // The Council of the European Communities of 1958.
    /// let weights = [("FR", 4), ("DE", 4), ("IT", 4), ("BE", 2), ("NL", 2), ("LU", 1)];
    /// let voters = weights.map(|(id, weight)| Voter::new(id).weight(weight));
    /// let power = VotingRule::builder(voters).quota(12).build()?.power()?;
    /// let indices: Vec<String> = power.voters.iter().map(|voter| voter.shapley_shubik.to_string()).collect();
    /// assert_eq!(indices, ["7/30", "7/30", "7/30", "3/20", "3/20", "0"]);
    /// assert!(power.voters[5].never_matters);
    /// assert_eq!(power.precision, Precision::Exact);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A fault of the code `beyond_limit` beyond 30 voters, where the quota and the backgrounds ask for a table that takes
    /// more than half a minute: some 10 million cells for 31 voters, 190 000 for 200.
    pub fn power(&self) -> Result<VotingPower, Error> {
        let game = Game::of(self);
        let (measured, precision) = match self.voters.len() <= counting::MOST_COUNTED {
            true => (counting::measured(&game), Precision::Exact),
            false => (table::measured(&game)?, Precision::Near),
        };
        Ok(VotingPower::new(self, &game, &measured, precision))
    }
}

/// Where the voter of an id stands.
pub(super) fn position(voters: &[Voter], id: &str) -> Result<usize, InputFault> {
    let found = voters.iter().position(|voter| voter.id == id);
    found.ok_or_else(|| {
        InputFault::unknown(Noun::Voter, id, names::nearest(id, voters.iter().map(|voter| voter.id.as_str())))
    })
}
