//! What is measured of a voting rule.

use super::figure::Figure;
use serde::Serialize;

/// How often each voter makes the difference under a rule, and how easily anything passes.
///
/// `Display` is a table for members: without backgrounds, and where the rule goes by them without figures. Serde and
/// [`backgrounds`](Self::backgrounds) are for those who organise.
///
/// ```
/// use roundtable::audit::{Voter, VotingRule};
///
/// let voters = [
///     Voter::new("ana").background("lived experience"),
///     Voter::new("bo").background("lived experience"),
///     Voter::new("chidi").background("researcher"),
/// ];
/// let power = VotingRule::builder(voters).majority().veto("chidi").build()?.power()?;
/// let chidi = &power.voters[2];
/// assert!(chidi.is_needed && !chidi.decides_alone);
/// assert_eq!((chidi.shapley_shubik.to_string(), chidi.banzhaf.to_string()), ("2/3".into(), "3/4".into()));
/// let lived_experience = &power.backgrounds[0];
/// assert_eq!(lived_experience.share_of_members.to_string(), "2/3");
/// assert_eq!(lived_experience.shapley_shubik.to_string(), "1/3");
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VotingPower {
    /// How good the figures are.
    pub precision: Precision,
    /// Of all sets of voters who can agree, the share that passes: the power of the group to act (Coleman 1971).
    pub passes: Figure,
    /// One entry a voter, in the order of the rule.
    pub voters: Vec<VoterPower>,
    /// One entry a background, in order of first appearance. A sum can tell who holds a background.
    pub backgrounds: Vec<BackgroundPower>,
    /// Whether the rule asks for the agreement of backgrounds, so that the power of each voter tells of theirs.
    #[serde(skip)]
    pub(super) goes_by_backgrounds: bool,
}

/// How good figures are.
///
/// ```
/// use roundtable::audit::{Precision, VotingRule};
///
/// let of = |number: usize| VotingRule::builder((0..number).map(|at| format!("member {at}"))).majority().build();
/// assert_eq!(of(30)?.power()?.precision, Precision::Exact);
/// assert_eq!(of(31)?.power()?.precision, Precision::Near);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// They were counted, and stand as fractions.
    Exact,
    /// Each is off by at most a billionth of itself.
    Near,
}

/// How often one voter makes the difference.
///
/// ```
/// use roundtable::audit::VotingRule;
///
/// let power = VotingRule::builder(["lead", "ana", "bo"]).majority().veto("lead").build()?.power()?;
/// let [lead, ana, _] = power.voters.as_slice() else { unreachable!("three vote") };
/// // Of the three sets that pass, none does without the lead; the two with one other do not without that one.
/// assert_eq!((lead.prevents.to_string(), ana.prevents.to_string()), ("1".into(), "1/3".into()));
/// assert_eq!((lead.initiates.to_string(), ana.initiates.to_string()), ("3/5".into(), "1/5".into()));
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VoterPower {
    /// Id of the voter.
    pub id: String,
    /// The share of all orders of the voters in which this voter's agreement, after that of all before, is the one with
    /// which the proposal passes (Shapley & Shubik 1954). Over all voters it adds up to 1.
    pub shapley_shubik: Figure,
    /// The share of all sets of the other voters with whose agreement the proposal passes if this voter agrees too, and
    /// does not otherwise (Penrose 1946, Banzhaf 1965).
    pub banzhaf: Figure,
    /// The same as a part of what all voters have of it together.
    pub banzhaf_share: Figure,
    /// Of the sets that pass, the share that passes no more without this voter: the power to prevent (Coleman 1971).
    pub prevents: Figure,
    /// Of the sets that do not pass, the share that passes with this voter: the power to initiate (Coleman 1971).
    pub initiates: Figure,
    /// True if nothing passes without this voter, by a veto or because the others do not suffice.
    pub is_needed: bool,
    /// True if what this voter agrees to passes, and nothing else does.
    pub decides_alone: bool,
    /// True if it never matters whether this voter agrees, whatever the others do.
    pub never_matters: bool,
}

/// What the voters of one background have together, as single voters: it is not the power that they would have as one
/// block.
///
/// ```
/// use roundtable::audit::{Voter, VotingRule};
///
/// let voters = [Voter::new("lead").background("researcher"), Voter::new("ana"), Voter::new("bo")];
/// let power = VotingRule::builder(voters).weight("lead", 2).majority().build()?.power()?;
/// let researchers = &power.backgrounds[0];
/// assert_eq!((researchers.members, researchers.share_of_members.to_string()), (1, "1/3".into()));
/// assert_eq!(researchers.shapley_shubik.to_string(), "2/3");
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BackgroundPower {
    /// The background.
    pub background: String,
    /// How many voters belong to it; who belongs to several counts in each.
    pub members: usize,
    /// Their share of all voters.
    pub share_of_members: Figure,
    /// The sum of their Shapley–Shubik indices.
    pub shapley_shubik: Figure,
    /// The sum of their shares by Banzhaf.
    pub banzhaf_share: Figure,
}

/// What one of the methods finds out.
#[derive(Debug)]
pub(super) struct MeasuredPower {
    /// By voter.
    pub(super) voters: Vec<Measures>,
    pub(super) passes: Figure,
}

/// The figures of one voter, as in [`VoterPower`].
#[derive(Debug)]
pub(super) struct Measures {
    pub(super) shapley_shubik: Figure,
    pub(super) banzhaf: Figure,
    pub(super) banzhaf_share: Figure,
    pub(super) prevents: Figure,
    pub(super) initiates: Figure,
}
