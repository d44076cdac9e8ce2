//! When a proposal passes.

use super::builder::VotingRuleBuilder;
use super::needed::Needed;
use super::voter::{Voter, position};
use crate::error::{Error, Faults};
use crate::roster::pairs::Pairs;
use crate::roster::{Roster, RosterName};
use serde::{Serialize, Serializer};

/// Who votes, and when a proposal passes.
///
/// It passes if those who agree have together at least the quota in weight, everybody with a veto is among them, and so
/// are enough of each background of which that is asked. Whoever belongs to several backgrounds counts in
/// each. A quota can be asked for in other measures as well ([`needs_of`](VotingRuleBuilder::needs_of)), and so many
/// voters can suffice whatever they weigh ([`or_needs`](VotingRuleBuilder::or_needs)).
///
/// It is a serde value, and reading one checks it as [`VotingRuleBuilder::build`] does. Only `voters` has to be there;
/// `weight` is 1 unless said, and `"majority"`, a share such as `"2/3"`, and
/// `"all but 3"` may stand for any of the numbers:
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
    /// Measures in which weight has to agree, and how much: at least 1 and at most all of it.
    pub(super) measures: Vec<(String, u64)>,
    /// How many voters suffice, from 1 on.
    pub(super) suffices: Option<usize>,
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
        let (roster, found) =
            roster.naming(&[RosterName::Dimension(dimension)]).unwrap_or_else(|_| (roster.clone(), Faults::default()));
        faults.note(found.into_iter());
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

    /// The builder that makes this rule again, with every number written out, to change it or to write it to a file.
    pub fn to_builder(&self) -> VotingRuleBuilder {
        let mut agree_in = Pairs::default();
        for (background, needed) in &self.houses {
            agree_in.push(background.clone(), Needed::AtLeast(*needed as u64));
        }
        let quota = Some(Needed::AtLeast(self.quota));
        let mut quotas = Pairs::default();
        for (measure, quota) in &self.measures {
            quotas.push(measure.clone(), Needed::AtLeast(*quota));
        }
        let or = self.suffices.map(|number| Needed::AtLeast(number as u64));
        VotingRuleBuilder { quota, agree_in, quotas, or, ..VotingRuleBuilder::new(self.voters.clone()) }
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

    /// The weight in another measure that has to agree; 0 if none is asked for.
    ///
    /// ```
    /// use roundtable::audit::{Needed, Voter, VotingRule};
    ///
    /// let voters = [Voter::new("ana").weighs("hours", 30), Voter::new("bo").weighs("hours", 10)];
    /// let rule = VotingRule::builder(voters).needs_of("hours", Needed::Share(3, 4)).build()?;
    /// assert_eq!(rule.quota_in("hours"), 30);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn quota_in(&self, measure: &str) -> u64 {
        self.measures.iter().find(|(name, _)| name == measure).map_or(0, |&(_, quota)| quota)
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
        let (mut houses, mut measures) = (self.houses.iter(), self.measures.iter());
        let enough = weight >= self.quota
            && houses.all(|(name, needed)| those().filter(|voter| voter.backgrounds.contains(name)).count() >= *needed)
            && measures.all(|(name, quota)| those().map(|voter| voter.weight_in(name)).sum::<u64>() >= *quota);
        let suffices = self.suffices.is_some_and(|number| those().count() >= number);
        let mut vetoes = vetoes.filter(|(voter, _)| voter.veto);
        faults.finish((enough || suffices) && vetoes.all(|(_, agrees)| *agrees))
    }
}

/// With every number written out.
impl Serialize for VotingRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_builder().serialize(serializer)
    }
}
