//! Answers: a plan with its certificate, a conflict, or neither yet.

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
    Undecided(StopReason),
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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Solution<P> {
    /// The plan.
    pub plan: P,
    /// One certificate a tier, tier 0 first.
    pub certificate: Vec<Certificate>,
    /// The preferred rules that the plan meets less well than counting leaves room for, in the order of the rules. What
    /// no plan can avoid is no bending: the certificate tells it.
    pub bent: Vec<Bent>,
    /// Why the search for a better plan ended.
    pub stop: StopReason,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Engine of the integer programs that took part in the answer, if any did.
    pub backend: Option<String>,
    /// Moves whose cost was computed.
    pub steps: u64,
}

impl<P> Solution<P> {
    /// Whether no plan is better on the order of priorities given.
    pub fn is_proved(&self) -> bool {
        self.certificate.iter().all(|tier| tier.proof.is_some())
    }
}

/// Several plans to choose among; as with an [`Outcome`], there are three answers.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Alternatives<P> {
    /// Plans that all differ in who is with whom, the best first. Fewer than were asked for when no more were found.
    Plans(Vec<Solution<P>>),
    /// No plan can meet all required rules; proved.
    Impossible(Conflict),
    /// Stopped before a plan was found or shown to be impossible.
    Undecided(StopReason),
}

/// How good a plan is in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Certificate {
    /// The tier; 0 stands for the required rules.
    pub tier: u32,
    /// What the plan costs, in 1/`scale` of a `unit`.
    pub cost: i64,
    /// No plan that is at least as good on every earlier tier costs less.
    pub bound: i64,
    /// What is counted.
    pub unit: String,
    /// How many units of cost make one `unit`; at least 1.
    pub scale: i64,
    /// How it was proved that cost and bound meet here and in all earlier tiers; none when it was not.
    pub proof: Option<Proof>,
    /// Of a tier that compares levels from the greatest down there is a certificate a level: which level this is, from
    /// 1. Cost and bound are those of the level, given the levels before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<usize>,
}

/// How a tier was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Proof {
    /// By counting: the plan meets a floor that no plan can pass.
    Floor,
    /// By an integer program solved to its end.
    Exact,
}

/// A preferred rule that a plan meets less well than counting leaves room for.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Bent {
    /// The rule, by its place in the order in which the rules were given, counted from 1.
    pub rule: usize,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see.
    pub words_for_members: String,
    /// By how many units, beyond the floor: what counting shows that no plan can avoid. Where no plan reaches the
    /// floor, part of it may be unavoidable all the same.
    pub by: f64,
    /// What is counted.
    pub unit: String,
}

/// Why a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// Why no plan can be: rules that cannot all be met.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The clashing rules.
    pub rules: Vec<ClashingRule>,
    /// The reason in a sentence, where counting shows it.
    pub reason: Option<String>,
    /// Whether each of these rules is needed for the clash: without any one of them, the others here can all be met.
    /// Shown, not guessed.
    pub smallest: bool,
}

/// A rule of a conflict.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClashingRule {
    /// The rule, by its place in the order in which the rules were given, counted from 1; none for sizes, for
    /// "everybody is placed", and for what holds of every plan without being given.
    pub rule: Option<usize>,
    /// The rule in words, for those who organise.
    pub sentence: String,
    /// The rule in words that every member may see.
    pub words_for_members: String,
}

/// Private rules are not spelt out.
impl fmt::Debug for Bent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bent")
            .field("rule", &self.rule)
            .field("words_for_members", &self.words_for_members)
            .field("by", &self.by)
            .field("unit", &self.unit)
            .finish_non_exhaustive()
    }
}

/// Private rules are not spelt out.
impl fmt::Debug for ClashingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClashingRule")
            .field("rule", &self.rule)
            .field("words_for_members", &self.words_for_members)
            .finish_non_exhaustive()
    }
}

/// For members: private rules are not spelt out.
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = if self.smallest {
            "here is a smallest set of rules that clash"
        } else {
            "these clash, and perhaps fewer of them would"
        };
        writeln!(f, "No plan can meet all these at once; {set}:")?;
        for clashing in &self.rules {
            match clashing.rule {
                Some(rule) => writeln!(f, "  rule {rule}: {}", clashing.words_for_members)?,
                None => writeln!(f, "  {}", clashing.words_for_members)?,
            }
        }
        match &self.reason {
            Some(reason) => writeln!(f, "Why: {reason}"),
            None => Ok(()),
        }
    }
}

/// For members: the plan, how sure we are, and what it bends.
impl<P: fmt::Display> fmt::Display for Solution<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.plan)?;
        for line in lines(&self.certificate) {
            writeln!(f, "{line}")?;
        }
        for bent in &self.bent {
            let (rule, words) = (bent.rule, &bent.words_for_members);
            let by = counted(bent.by, &bent.unit);
            writeln!(f, "This plan bends rule {rule}: {words} (by {by})")?;
        }
        match self.is_proved() {
            true => writeln!(f, "No plan scores better on the order you agreed."),
            false => writeln!(f, "This is the best plan found; {}.", self.stop),
        }
    }
}

impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = |cost: i64| cost as f64 / self.scale as f64;
        let cost = counted(amount(self.cost), &self.unit);
        let (tier, bound) = (self.tier, plain(amount(self.bound)));
        match (tier, self.proof) {
            (0, _) => write!(f, "What must hold: all of it does."),
            (_, Some(Proof::Floor)) => {
                write!(f, "Tier {tier}: {cost}; proved: counting shows that no plan has less.")
            }
            (_, Some(Proof::Exact)) => {
                write!(f, "Tier {tier}: {cost}; proved: an integer program shows that no plan has less.")
            }
            (_, None) if self.cost == self.bound => {
                write!(f, "Tier {tier}: {cost}; no plan has less, but an earlier tier is not settled.")
            }
            (_, None) => write!(f, "Tier {tier}: {cost}; not proved: no plan has less than {bound}."),
        }
    }
}

/// A certificate in sentences, one a tier.
pub(crate) fn lines(certificate: &[Certificate]) -> impl Iterator<Item = String> {
    let tiers = certificate.chunk_by(|a, b| a.tier == b.tier);
    tiers.map(|tier| match tier {
        [one] if one.level.is_none() => one.to_string(),
        levels => Levels(levels).to_string(),
    })
}

/// The levels of one tier, the greatest first.
struct Levels<'a>(&'a [Certificate]);

impl fmt::Display for Levels<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = |of: &Certificate, cost: i64| plain(cost as f64 / of.scale as f64);
        if let Some(first) = self.0.first() {
            write!(f, "Tier {}: {}, from the most down: ", first.tier, first.unit)?;
        }
        for (at, equal) in self.0.chunk_by(|a, b| a.cost == b.cost).enumerate() {
            let between = if at == 0 { "" } else { ", " };
            let level = amount(&equal[0], equal[0].cost);
            match equal.len() {
                1 => write!(f, "{between}{level}")?,
                people => write!(f, "{between}{people} times {level}")?,
            }
        }
        let open = self.0.iter().enumerate().find(|(_, of)| of.proof.is_none());
        match open {
            None if self.0.iter().all(|of| of.proof == Some(Proof::Floor)) => {
                write!(f, "; proved: counting shows that none can be lower.")
            }
            None => write!(f, "; proved: an integer program shows that none can be lower."),
            Some((0, of)) if of.cost == of.bound => {
                write!(f, "; at the top none can be lower, but an earlier tier is not settled.")
            }
            Some((0, of)) => {
                let bound = amount(of, of.bound);
                write!(f, "; not proved: no plan has less than {bound} at the top.")
            }
            Some((proved, of)) => {
                let (all, bound) = (self.0.len(), amount(of, of.bound));
                write!(f, "; the first {proved} of {all} are proved, the next cannot be below {bound}.")
            }
        }
    }
}

/// "1 person", "2.5 people".
pub(crate) fn counted(amount: f64, unit: &str) -> String {
    let number = plain(amount);
    if number != "1" || unit.contains('+') {
        return format!("{number} {unit}");
    }
    let mut words: Vec<&str> = unit.split(' ').collect();
    if let Some(word) = words.iter_mut().find(|word| COUNTED.contains(word)) {
        *word = match *word {
            "people" => "person",
            several => several.trim_end_matches('s'),
        };
    }
    format!("1 {}", words.join(" "))
}

/// What rules count, in the plural; the rest of a unit stays as it is, as in "turns too soon".
const COUNTED: [&str; 22] = [
    "acquaintances",
    "backgrounds",
    "burdens",
    "hours",
    "leads",
    "meetings",
    "moves",
    "needs",
    "neighbours",
    "outputs",
    "pairs",
    "people",
    "places",
    "ranks",
    "repeats",
    "returns",
    "rules",
    "skills",
    "tables",
    "tags",
    "times",
    "turns",
];

/// A number with at most two decimals, none where they are zeros.
pub(crate) fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_told_in_the_singular() {
        for (amount, unit, told) in [
            (1.0, "people", "1 person"),
            (1.0, "turns too soon", "1 turn too soon"),
            (1.0, "same-tag neighbours", "1 same-tag neighbour"),
            (1.0, "returns to a seat", "1 return to a seat"),
            (1.0, "years", "1 years"),
            (1.0, "people + moves", "1 people + moves"),
            (0.5, "people", "0.5 people"),
            (2.0, "repeats", "2 repeats"),
        ] {
            assert_eq!(counted(amount, unit), told);
        }
    }
}
