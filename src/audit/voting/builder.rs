//! A voting rule in the making, and as it stands in a file.

use super::needed::Needed;
use super::voter::{Voter, position};
use crate::error::{Error, Faults, InputFault};
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Serialize, Serializer, ser::Error as _};

/// A voting rule in the making; [`VotingRule::builder`](super::VotingRule::builder) begins one.
///
/// ```
/// use roundtable::audit::VotingRule;
///
/// // The lead has three votes, and six of eleven have to agree.
/// let voters = ["lead", "ana", "bo", "chidi", "dana", "emre", "farah", "gita", "hugo"];
/// let rule = VotingRule::builder(voters).weight("lead", 3).quota(6).build()?;
/// assert_eq!(rule.power()?.voters[1].shapley_shubik.to_string(), "1/12");
///
/// // Every fault is reported, each in a sentence.
/// let faults = VotingRule::builder(voters).veto("leed").quota(10).build().unwrap_err();
/// assert_eq!(
///     faults.to_string(),
///     "no voter has the id `leed`; did you mean `lead`?\n\
///      the quota is 10, and all weights add up to 9, so that nothing can pass; ask for at most 9"
/// );
/// # Ok::<(), roundtable::Error>(())
/// ```
///
/// It is a serde value: a voting rule as it stands in a file, not yet checked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "voting rule", deny_unknown_fields)]
#[must_use = "a builder makes no rule before `build` is called"]
pub struct VotingRuleBuilder {
    pub(super) voters: Vec<Voter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) quota: Option<Needed>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) agree_in: Pairs<Needed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) agree_in_each: Option<Needed>,
    /// By measure, how much of all weight in it has to agree.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) quotas: Pairs<Needed>,
    /// How many voters suffice, whatever the quotas and backgrounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) or: Option<Needed>,
    /// What was wrong with the names given so far. A file has no place for it.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty", serialize_with = "refuse")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) faults: Vec<InputFault>,
}

/// Writes nothing: a vote or a veto that was given to nobody would be lost.
fn refuse<S: Serializer>(faults: &[InputFault], _: S) -> Result<S::Ok, S::Error> {
    let mut all = Faults::default();
    all.note(faults.iter().cloned());
    Err(S::Error::custom(Error::from(all)))
}

impl VotingRuleBuilder {
    pub(super) fn new(voters: Vec<Voter>) -> VotingRuleBuilder {
        VotingRuleBuilder {
            voters,
            quota: None,
            agree_in: Pairs::default(),
            agree_in_each: None,
            quotas: Pairs::default(),
            or: None,
            faults: Vec::new(),
        }
    }

    /// Sets how much the vote of a voter counts towards the quota.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["lead", "ana", "bo"]).weight("lead", 2).quota(2).build()?;
    /// assert!(rule.passes(["lead"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn weight(mut self, id: &str, weight: u64) -> VotingRuleBuilder {
        match position(&self.voters, id) {
            Ok(at) => self.voters[at].weight = weight,
            Err(fault) => self.faults.push(fault),
        }
        self
    }

    /// Gives a voter a veto: nothing passes without them.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["lead", "ana", "bo"]).majority().veto("lead").build()?;
    /// assert_eq!(rule.power()?.voters[0].shapley_shubik.to_string(), "2/3");
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn veto(mut self, id: &str) -> VotingRuleBuilder {
        match position(&self.voters, id) {
            Ok(at) => self.voters[at].veto = true,
            Err(fault) => self.faults.push(fault),
        }
        self
    }

    /// A proposal needs at least so much weight. Of several quotas the last one holds; without any, weights do not
    /// matter.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let unanimity = VotingRule::builder(["ana", "bo", "chidi"]).quota(3).build()?;
    /// assert_eq!(unanimity.power()?.passes.to_string(), "1/8");
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn quota(mut self, weight: u64) -> VotingRuleBuilder {
        self.quota = Some(Needed::AtLeast(weight));
        self
    }

    /// A proposal needs more than half of all weight.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let rule = VotingRule::builder(["ana", "bo", "chidi", "dana"]).majority().build()?;
    /// assert_eq!(rule.quota(), 3);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn majority(mut self) -> VotingRuleBuilder {
        self.quota = Some(Needed::Majority);
        self
    }

    /// A proposal needs so much of all weight: two thirds of it, or all but three.
    ///
    /// ```
    /// use roundtable::audit::{Needed, VotingRule};
    ///
    /// let voters = ["ana", "bo", "chidi", "dana"];
    /// let consensus_minus_one = VotingRule::builder(voters).needs(Needed::AllBut(1)).build()?;
    /// assert!(consensus_minus_one.passes(["ana", "bo", "dana"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn needs(mut self, needed: Needed) -> VotingRuleBuilder {
        self.quota = Some(needed);
        self
    }

    /// A proposal needs so much of all weight in another [measure](Voter::weighs) as well: a double majority.
    ///
    /// ```
    /// use roundtable::audit::{Needed, Voter, VotingRule};
    ///
    /// let states = [("north", 50), ("east", 30), ("south", 20)];
    /// let states = states.map(|(id, people)| Voter::new(id).weighs("people", people));
    /// let rule = VotingRule::builder(states).majority().needs_of("people", Needed::Share(65, 100)).build()?;
    /// assert!(rule.passes(["north", "east"])?);
    /// assert!(!rule.passes(["east", "south"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn needs_of(mut self, measure: impl Into<String>, needed: Needed) -> VotingRuleBuilder {
        *self.quotas.entry(measure.into()) = needed;
        self
    }

    /// A proposal passes as well with so many voters, whatever they weigh and whoever they are: "or all but three".
    /// Those who have a veto have to be among them.
    ///
    /// ```
    /// use roundtable::audit::{Needed, VotingRule};
    ///
    /// let voters = ["lead", "ana", "bo", "chidi"];
    /// let rule = VotingRule::builder(voters).weight("lead", 9).majority().or_needs(Needed::AllBut(1)).build()?;
    /// assert!(rule.passes(["ana", "bo", "chidi"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn or_needs(mut self, needed: Needed) -> VotingRuleBuilder {
        self.or = Some(needed);
        self
    }

    /// A proposal needs so many of a background, whatever they weigh.
    ///
    /// ```
    /// use roundtable::audit::{Needed, Voter, VotingRule};
    ///
    /// let voters = ["ana", "bo", "chidi"].map(|id| Voter::new(id).background("researcher"));
    /// let rule = VotingRule::builder(voters).needs_in("researcher", Needed::Share(1, 3)).build()?;
    /// assert_eq!(rule.agree_in("researcher"), 1);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn needs_in(mut self, background: impl Into<String>, needed: Needed) -> VotingRuleBuilder {
        *self.agree_in.entry(background.into()) = needed;
        self
    }

    /// A proposal needs so many of each background of which nothing else is said.
    ///
    /// ```
    /// use roundtable::audit::{Needed, Voter, VotingRule};
    ///
    /// let voters = ["ana", "bo", "chidi"].map(|id| Voter::new(id).background("researcher"));
    /// let rule = VotingRule::builder(voters).needs_in_each(Needed::AllBut(1)).build()?;
    /// assert_eq!(rule.agree_in("researcher"), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn needs_in_each(mut self, needed: Needed) -> VotingRuleBuilder {
        self.agree_in_each = Some(needed);
        self
    }

    /// A proposal needs at least `number` of a background, whatever they weigh. Said again of a background, the last
    /// number holds.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let voters = [Voter::new("ana").background("lived experience"), Voter::new("bo"), Voter::new("chidi")];
    /// let rule = VotingRule::builder(voters).majority().agree_in("lived experience", 1).build()?;
    /// assert!(!rule.passes(["bo", "chidi"])?);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn agree_in(mut self, background: impl Into<String>, number: u64) -> VotingRuleBuilder {
        *self.agree_in.entry(background.into()) = Needed::AtLeast(number);
        self
    }

    /// A proposal needs more than half of those with a background, whatever they weigh.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let voters = ["ana", "bo", "chidi"].map(|id| Voter::new(id).background("lived experience"));
    /// let rule = VotingRule::builder(voters).majority_in("lived experience").build()?;
    /// assert_eq!(rule.agree_in("lived experience"), 2);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn majority_in(mut self, background: impl Into<String>) -> VotingRuleBuilder {
        *self.agree_in.entry(background.into()) = Needed::Majority;
        self
    }

    /// A proposal needs at least `number` of each background without a number of its own.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let voters = [Voter::new("ana").background("lived experience"), Voter::new("bo").background("researcher")];
    /// let rule = VotingRule::builder(voters).agree_in_each(1).build()?;
    /// assert_eq!(rule.power()?.passes.to_string(), "1/4");
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn agree_in_each(mut self, number: u64) -> VotingRuleBuilder {
        self.agree_in_each = Some(Needed::AtLeast(number));
        self
    }

    /// A proposal needs more than half of each background of which nothing else is said: concurrent majorities.
    ///
    /// ```
    /// use roundtable::audit::{Voter, VotingRule};
    ///
    /// let backgrounds = ["lived experience", "practitioner", "researcher"];
    /// let voter = |at: usize| Voter::new(format!("member {at}")).background(backgrounds[at % 3]);
    /// let rule = VotingRule::builder((0..9).map(voter)).majority_in_each().build()?;
    /// let power = rule.power()?;
    /// assert_eq!(power.voters[0].shapley_shubik.to_string(), "1/9");
    /// assert_eq!(power.passes.to_string(), "1/8");
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn majority_in_each(mut self) -> VotingRuleBuilder {
        self.agree_in_each = Some(Needed::Majority);
        self
    }
}
