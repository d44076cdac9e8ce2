//! What is written of an answer, so that anyone can check it without this library.

mod judgement;
mod measures;
mod tables;

pub use measures::{CompositionMeasures, Measured, RotaMeasures, RoundsMeasures, SeatingMeasures, SharesMeasures};

use crate::outcome::{BrokenRule, Certificate, ClashingRule, Exception, Outcome, StopReason, Violation};
use crate::roster::RosterNotes;
use serde::{Serialize, Serializer};
use std::fmt;

/// An answer as it is written for those who organise: a serde value, whose keys keep their order.
///
/// ```json
/// { "status": "solved" | "impossible" | "undecided",
///   "version": "0.2.0", "seed": 7, "backend": "microlp" | null, "stop": "steps" | "time" | "cancelled" | null,
///   "certificate": [ { "tier": 0, "cost": 0, "bound": 0, "unit": "broken rules", "scale": 1, "proof": "floor" | "exact" | null } ],
///   "bent": [ { "rule": "rule 4", "sentence": "…", "by": 1 } ],
///   "conflict": [ { "rule": "rule 2" | "sizes", "sentence": "…" } ],
///   "plan": { "groups": [ { "name": "…", "members": [ { "id": "…", "hat": "…" | null } ] } ], "unplaced": [ "…" ] } | null,
///   "counts": [ … ] }
/// ```
///
/// The plan of rounds is `{ "rounds": [ { "tables": [ { "name": "…", "members": [ "…" ] } ], "absent": [ "…" ], "out":
/// [ "…" ] } ] }`, where a table has a third key `hats`, an object of hats by id, if any are worn; its `counts` are
/// nested by round and table, and `mixing` tells who meets how many others.
///
/// The plan of seating is `{ "meetings": [ { "seats": { "SEAT": "MEMBER" }, "absent": [ "…" ] } ] }`, where a meeting
/// has a third key `hats`, an object of hats by id, if any are worn; its `counts` are nested by meeting and table, and
/// `mixing` is a [`SeatMixing`](crate::audit::SeatMixing):
///
/// ```json
/// { "meetings": [ { "neighbours": 9, "dimensions": [ { "dimension": "background", "same_tag": 0,
///       "tags": [ { "tag": "researcher", "same_tag": 0 } ],
///       "random": { "numerator": 162, "denominator": 72, "average": 2.25, "as_mixed": 0.0791, "shuffles": 10000 }, "floor": 0 } ] } ],
///   "members": [ { "id": "…", "meetings": 1, "neighbours": 2, "new": 2, "seats": 1, "zones": 1, "power": 0, "even_share": 0.0 } ],
///   "repeats": [ { "first": "…", "second": "…", "meetings": 2, "before": 0 } ] }
/// ```
///
/// The plan of a rota is `{ "meetings": [ { "roles": { "ROLE": [ "MEMBER" ] }, "absent": [ "…" ] } ] }`; in place of
/// `counts` it has `turns`, everybody's turns beside their fair share, with the longest wait, and the turns by
/// background.
///
/// The plan of shares is:
///
/// ```json
/// { "work": [ { "piece": "…", "lead": { "id": "…", "hours": 20.0 } | null, "contributors": [ { "id": "…", "hours": 8.0 } ] } ],
///   "learning": [ { "event": "…", "members": [ "…" ] }, { "mentor": "…", "skill": "…", "members": [ "…" ] } ],
///   "decisions": [ { "decision": "…", "leads": [ "…" ] } ] }
/// ```
///
/// In place of `counts` it has `shares`, a [`SharedOut`](crate::SharedOut): what everybody has beside even shares.
/// Where levels are compared, one after the other, the certificate of a tier has an entry a level, with the level's number
/// as `level`.
///
/// `stop` is null when nothing was left to prove, `backend` when no integer program took part. `rule` gives a rule by
/// its place in the order of the rules, from 1; `sizes` stands for what holds without being given: the sizes of the
/// groups, "everybody is placed" and rules of every plan, each in an entry of its own.
/// `by` counts units of the rule beyond what no plan could avoid; [`Solution::violations`](crate::Solution::violations)
/// says which rules never stand in `bent`. `counts` has an entry for each group, with its tags
/// under all lenses side by side. `roster`, where it was read from a file, tells how, in sentences. `notes`, where there are any, are sentences about the rules. Where a required rule gives way,
/// or something fixed breaks it, `exceptions` tells so: `[ { "rule": "rule 1", "sentence": "…" } ]`. An undecided answer may have the
/// key `broken`: what the best attempt still broke, and whom that concerns. An impossible answer has two keys more: `why`, the reason in a sentence where
/// counting shows one, and `smallest`, whether the conflict was shown to need each of its rules.
///
/// ```
/// use roundtable::{AnswerFile, Composition, Member, Roster, Solver};
///
/// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
/// let outcome = Solver::new().seed(7).solve(&Composition::builder(&roster).group("pair", 2).build()?)?;
/// let text = serde_json::to_string(&AnswerFile::new(&outcome, 7))?;
/// assert!(text.starts_with(r#"{"status":"solved","version":"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(bound = "P: schemars::JsonSchema, P::Measures: schemars::JsonSchema"))]
#[non_exhaustive]
pub struct AnswerFile<'a, P: Measured> {
    /// What kind of answer it is.
    pub status: Status,
    /// Version of this library.
    pub version: &'static str,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Engine of the integer programs that took part, if any did.
    pub backend: Option<&'a str>,
    /// Why the search ended before everything was proved.
    pub stop: Option<StopReason>,
    /// How the roster was read, if it was read from a file.
    #[serde(skip_serializing_if = "RosterNotes::is_empty")]
    pub roster: &'a RosterNotes,
    /// One certificate a tier.
    pub certificate: &'a [Certificate],
    /// The preferred rules that are met less well than counting leaves room for.
    pub bent: Vec<BentRule<'a>>,
    /// What those who organise should know of the rules, such as that nobody holds a tag that a rule names.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub notes: &'a [String],
    /// The required rules that the best attempt still broke, when no plan was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub broken: Vec<BrokenEntry<'a>>,
    /// The required rules that give way, or that something fixed breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<ExceptionEntry<'a>>,
    /// The rules that clash, when there is no plan.
    pub conflict: Vec<ConflictRule<'a>>,
    /// Why they clash, where counting shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'a str>,
    /// Whether the conflict was shown to need each of its rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest: Option<bool>,
    /// The plan, when there is one.
    pub plan: Option<&'a P>,
    /// What is measured of it.
    #[serde(flatten)]
    pub measures: P::Measures,
}

/// The kind of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// There is a plan.
    Solved,
    /// It is proved that there is none.
    Impossible,
    /// The solve stopped before either was known.
    Undecided,
}

/// A preferred rule that a plan does not fully meet, in an [`AnswerFile`].
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BentRule<'a> {
    /// The rule by its number.
    pub rule: String,
    /// The rule in words.
    pub sentence: &'a str,
    /// By how much it is bent.
    #[serde(serialize_with = "amount")]
    pub by: f64,
}

/// A required rule that gives way, or that something fixed breaks, in an [`AnswerFile`].
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExceptionEntry<'a> {
    /// The rule by its number.
    pub rule: String,
    /// For whom it gives way and by how much, or what breaks it.
    pub sentence: &'a str,
}

/// A rule of a conflict, in an [`AnswerFile`].
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConflictRule<'a> {
    /// The rule by its number, or `sizes`.
    pub rule: String,
    /// The rule in words.
    pub sentence: &'a str,
}

/// A required rule that the best attempt at a plan broke, in an [`AnswerFile`].
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BrokenEntry<'a> {
    /// The rule by its number, or `None` if it was not given.
    pub rule: Option<String>,
    /// The rule in words.
    pub sentence: &'a str,
    /// By how much it was broken.
    pub by: i64,
    /// Whom it concerns.
    pub concerned: &'a [String],
}

impl<'a> From<&'a BrokenRule> for BrokenEntry<'a> {
    fn from(broken: &'a BrokenRule) -> BrokenEntry<'a> {
        let BrokenRule { rule, sentence, by, concerned, .. } = broken;
        BrokenEntry { rule: rule.map(number), sentence, by: *by, concerned }
    }
}

/// Prints what kind of answer it is; what only those who organise may see is left out.
impl<P: Measured> fmt::Debug for AnswerFile<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerFile").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Whole numbers without a point, others to the sixth decimal.
fn amount<S: Serializer>(by: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    let rounded = (by * 1e6).round() / 1e6;
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        serializer.serialize_i64(rounded as i64)
    } else {
        serializer.serialize_f64(rounded)
    }
}

fn number(rule: usize) -> String {
    format!("rule {rule}")
}

impl<'a> From<&'a Violation> for BentRule<'a> {
    fn from(violation: &'a Violation) -> BentRule<'a> {
        BentRule { rule: number(violation.rule), sentence: &violation.sentence, by: violation.by }
    }
}

impl<'a> From<&'a Exception> for ExceptionEntry<'a> {
    fn from(exception: &'a Exception) -> ExceptionEntry<'a> {
        ExceptionEntry { rule: number(exception.rule), sentence: &exception.sentence }
    }
}

impl<'a> From<&'a ClashingRule> for ConflictRule<'a> {
    fn from(clashing: &'a ClashingRule) -> ConflictRule<'a> {
        ConflictRule { rule: clashing.rule.map_or_else(|| "sizes".to_owned(), number), sentence: &clashing.sentence }
    }
}

impl<'a, P: Measured> AnswerFile<'a, P> {
    /// The answer to a problem that was solved with this seed.
    #[must_use]
    pub fn new(outcome: &'a Outcome<P>, seed: u64) -> Self {
        let empty = |status, stop, roster| AnswerFile {
            status,
            version: env!("CARGO_PKG_VERSION"),
            seed,
            backend: None,
            stop,
            roster,
            certificate: &[],
            bent: Vec::new(),
            notes: &[],
            broken: Vec::new(),
            exceptions: Vec::new(),
            conflict: Vec::new(),
            why: None,
            smallest: None,
            plan: None,
            measures: P::Measures::default(),
        };
        match outcome {
            Outcome::Solved(solution) => AnswerFile {
                seed: solution.seed,
                backend: solution.backend.as_deref(),
                certificate: &solution.certificate,
                bent: solution.violations.iter().map(BentRule::from).collect(),
                notes: &solution.notes,
                exceptions: solution.exceptions.iter().map(ExceptionEntry::from).collect(),
                plan: Some(&solution.plan),
                measures: solution.plan.measures(),
                ..empty(
                    Status::Solved,
                    Some(solution.stop).filter(|&stop| stop != StopReason::Proved),
                    &solution.roster,
                )
            },
            Outcome::Impossible(conflict) => AnswerFile {
                conflict: conflict.rules.iter().map(ConflictRule::from).collect(),
                why: conflict.reason.as_deref(),
                smallest: Some(conflict.smallest),
                ..empty(Status::Impossible, None, &conflict.roster)
            },
            Outcome::Undecided(undecided) => AnswerFile {
                broken: undecided.broken.iter().map(BrokenEntry::from).collect(),
                ..empty(Status::Undecided, Some(undecided.stop), &undecided.roster)
            },
        }
    }
}
