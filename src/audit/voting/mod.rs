//! How much say each voter has under a rule by which a group decides.
//!
//! A [`VotingRule`] says who votes, and when a proposal passes: with so much weight, with the agreement of everyone who
//! has a veto, and with enough of each background (*concurrent majorities*) and of other measures, such as a population
//! (*double majorities*). [`VotingRule::power`] tells how often
//! each voter makes the difference, by the two measures in use: over all orders in which voters can agree (Shapley &
//! Shubik, "A method for evaluating the distribution of power in a committee system", 1954), and over all sets of
//! voters who agree (Penrose, "The elementary statistics of majority voting", 1946; Banzhaf, "Weighted voting doesn't
//! work", 1965). Beside them it tells how easily anything passes (Coleman, "Control of collectivities and the power of
//! a collectivity to act", 1971).
//!
//! Power here is what the rule alone gives: who speaks first, who prepares the meeting and who is listened to are not
//! in it.
//!
//! ```
//! use roundtable::audit::VotingRule;
//!
//! // Five of nine have to agree, and the lead among them.
//! let voters = ["lead", "ana", "bo", "chidi", "dana", "emre", "farah", "gita", "hugo"];
//! let power = VotingRule::builder(voters).majority().veto("lead").build()?.power()?;
//!
//! assert_eq!(power.voters[0].shapley_shubik.to_string(), "5/9");
//! assert_eq!(power.voters[1].shapley_shubik.to_string(), "1/18");
//! assert_eq!(power.passes.to_string(), "163/512");
//! assert!(power.to_string().contains(
//!     "By Shapley–Shubik the veto of lead gives 10 times anyone else's power, by Banzhaf 4.66 times."
//! ));
//! # Ok::<(), roundtable::Error>(())
//! ```

mod abstention;
mod builder;
mod check;
mod counting;
mod figure;
mod game;
mod measure;
mod needed;
mod nodes;
mod power;
mod rule;
mod sums;
mod table;
#[cfg(test)]
mod tests;
mod voter;
mod words;

pub use abstention::{Abstention, AbstentionPower, AbstentionVoter};
pub use builder::VotingRuleBuilder;
pub use figure::{Figure, Fraction};
pub use needed::Needed;
pub use power::{BackgroundPower, Precision, VoterPower, VotingPower};
pub use rule::VotingRule;
pub use voter::Voter;
