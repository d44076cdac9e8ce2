//! Answers: a plan with its certificate, a conflict, or neither yet.

mod certificate;
mod conflict;
mod exception;
mod judgement;
mod standing;
mod undecided;
mod words;

pub use certificate::{Certificate, Proof, TierCost};
pub use conflict::{ClashingRule, Conflict, Violation};
pub use exception::Exception;
pub use judgement::{JudgedRule, Judgement};
pub use undecided::{BrokenRule, Undecided};

pub(crate) use certificate::lines;
pub(crate) use standing::Standing;
pub(crate) use words::{plain, told_apart, untried};

use crate::event::Event;
use crate::public::Public;
use crate::roster::RosterNotes;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The answer to a problem.
///
/// There are three answers, and there will be no fourth: a `match` needs an arm for each and none for others.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Outcome<P> {
    /// A plan that meets every required rule.
    Solved(Solution<P>),
    /// No plan can meet all required rules; proved.
    Impossible(Conflict),
    /// Stopped before a plan was found or shown to be impossible.
    Undecided(Undecided),
}

impl<P> Outcome<P> {
    /// The solution, if there is one.
    pub fn solution(self) -> Option<Solution<P>> {
        match self {
            Outcome::Solved(solution) => Some(solution),
            Outcome::Impossible(_) | Outcome::Undecided(_) => None,
        }
    }
}

/// A plan, what it bends, and how sure we are that none is better.
///
/// `Display` and `Debug` are for members: they tell of the fields below what everybody may know, and no more.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Solution<P> {
    /// The plan.
    pub plan: P,
    /// One certificate a tier, tier 0 first.
    pub certificate: Vec<Certificate>,
    /// The preferred rules that the plan meets less well than counting leaves room for, in the order of the rules. What
    /// no plan can avoid is no bending: it stands in the certificate.
    ///
    /// Never among them is a rule that names nothing to be reached: [`most_of`](crate::Rule::most_of) and
    /// [`least_of`](crate::Rule::least_of) without a number, [`squared_burdens`](crate::RotaRule::squared_burdens), and
    /// the rules of shares that compare levels, such as [`even_hours`](crate::ShareRule::even_hours).
    pub violations: Vec<Violation>,
    /// What those who organise should know of the rules, such as that nobody holds a tag that a rule names.
    pub notes: Vec<String>,
    /// How the roster was read, for those who organise.
    pub roster: RosterNotes,
    /// What the plan is for, as it stands at the head of pages.
    pub event: Option<Event>,
    /// The required rules that give way, or that a fixed round or meeting breaks, in the order of the rules.
    pub exceptions: Vec<Exception>,
    /// Why the search for a better plan ended.
    pub stop: StopReason,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Engine of the integer programs that took part in the answer, if any did.
    pub backend: Option<String>,
    /// Moves whose cost was computed.
    pub steps: u64,
    /// Columns of an integer program that might prove more and was not tried for its size;
    /// [`Solver::nodes`](crate::Solver::nodes) allows it.
    pub untried: Option<usize>,
    pub(crate) standing: Public<Standing>,
}

impl<P: fmt::Debug> fmt::Debug for Solution<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Solution")
            .field("plan", &self.plan)
            .field("standing", self.standing.get())
            .finish_non_exhaustive()
    }
}

impl<P> Solution<P> {
    /// Whether no plan is better on the order of priorities given.
    pub fn is_proved(&self) -> bool {
        self.certificate.iter().all(|tier| tier.proof.is_some())
    }

    /// The certificate of a tier, or `None` if nothing is asked in that tier. Of a tier that compares levels, this is
    /// the certificate of the greatest level; [`levels`](Solution::levels) has them all.
    ///
    /// ```
    /// use roundtable::{Composition, Member, Proof, Roster, Rule, Solver, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(|id| Member::new(id).tag("site", &id[..1])))?;
    /// let problem =
    ///     Composition::builder(&roster).even_groups("table", 2).prefer(Tier(1), Rule::balance("site")).build()?;
    /// let solution = Solver::new().solve(&problem)?.solution().expect("everybody fits");
    /// let balance = solution.certificate(Tier(1)).expect("balance is preferred");
    /// assert_eq!(balance.proof, Some(Proof::Floor));
    /// let checked = problem.check(&solution.plan).expect("a plan of this problem");
    /// assert_eq!(checked[1], balance.tier_cost());
    /// assert!(solution.certificate(Tier(2)).is_none());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn certificate(&self, tier: Tier) -> Option<&Certificate> {
        self.levels(tier).first()
    }

    /// All certificates of a tier: one for each level in order, if the tier compares levels; otherwise
    /// one, or none if nothing is asked in that tier.
    pub fn levels(&self, tier: Tier) -> &[Certificate] {
        let start = self.certificate.partition_point(|certificate| certificate.tier < tier);
        let end = self.certificate.partition_point(|certificate| certificate.tier <= tier);
        &self.certificate[start..end]
    }
}

/// Several plans to choose among; as with an [`Outcome`], there are three answers.
#[derive(Clone, PartialEq)]
#[must_use]
pub enum Alternatives<P> {
    /// Plans that all differ in who is with whom, the best first. Fewer than were asked for when no more were found.
    Plans(Vec<Solution<P>>),
    /// No plan can meet all required rules; proved.
    Impossible(Conflict),
    /// Stopped before a plan was found or shown to be impossible.
    Undecided(Undecided),
}

/// For members: the plans in an order that tells nothing of what they cost.
impl<P: fmt::Debug> fmt::Debug for Alternatives<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Alternatives::Plans(plans) => {
                let mut plans: Vec<String> = plans.iter().map(|plan| format!("{plan:?}")).collect();
                plans.sort();
                write!(f, "Plans([{}])", plans.join(", "))
            }
            Alternatives::Impossible(conflict) => f.debug_tuple("Impossible").field(conflict).finish(),
            Alternatives::Undecided(undecided) => f.debug_tuple("Undecided").field(undecided).finish(),
        }
    }
}

/// Why a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopReason {
    /// Nothing is left to prove.
    Proved,
    /// The steps were used up.
    Steps,
    /// The time was used up.
    Time,
    /// The caller cancelled.
    Cancelled,
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StopReason::Proved => "nothing is left to prove",
            StopReason::Steps => "stopped at the limit of steps",
            StopReason::Time => "stopped at the limit of time",
            StopReason::Cancelled => "stopped on request",
        })
    }
}
