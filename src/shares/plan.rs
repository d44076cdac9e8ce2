//! The answer: who does which work, who learns from whom, and who leads which decision.

use super::shared_out::SharedOut;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who does which work, who learns from whom, and who leads which decision.
///
/// `Display` and `Debug` are for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SharesPlan {
    pub(super) work: Vec<PlannedWork>,
    #[serde(default)]
    pub(super) learning: Vec<PlannedLearning>,
    #[serde(default)]
    pub(super) decisions: Vec<PlannedDecision>,
    #[serde(skip)]
    pub(super) shared_out: SharedOut,
}

/// Who is on a piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "piece", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedWork {
    /// Name of the piece.
    pub piece: String,
    /// The lead; `None` if the piece has none.
    pub lead: Option<PlannedPlace>,
    /// The others, in the order of their places; those of as many hours in the order of the roster.
    pub contributors: Vec<PlannedPlace>,
}

/// Who has a place on a piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "place", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedPlace {
    /// Id of the member.
    pub id: String,
    /// Hours of the place.
    pub hours: f64,
}

/// Who learns at a training, or from a mentor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
#[non_exhaustive]
pub enum PlannedLearning {
    /// Those who attend a training.
    #[non_exhaustive]
    Event {
        /// Name of the training.
        event: String,
        /// Ids of those who attend, in the order of the roster.
        members: Vec<String>,
    },
    /// Those who learn a skill from a mentor.
    #[non_exhaustive]
    Mentor {
        /// Id of the mentor.
        mentor: String,
        /// The skill.
        skill: String,
        /// Ids of those who learn, in the order of the roster.
        members: Vec<String>,
    },
}

/// Who leads a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "decision", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedDecision {
    /// Name of the decision.
    pub decision: String,
    /// Ids of its leads, in the order of the roster.
    pub leads: Vec<String>,
}

impl PlannedLearning {
    /// Ids of those who learn.
    pub(super) fn members(&self) -> &[String] {
        match self {
            PlannedLearning::Event { members, .. } | PlannedLearning::Mentor { members, .. } => members,
        }
    }
}

impl PlannedWork {
    /// The lead, if there is one, and the others.
    pub(super) fn places(&self) -> impl Iterator<Item = &PlannedPlace> {
        self.lead.iter().chain(&self.contributors)
    }
}

impl SharesPlan {
    /// The pieces of work, in the order of the problem.
    pub fn work(&self) -> &[PlannedWork] {
        &self.work
    }

    /// Trainings in the order of the problem, then mentors in the order of the roster; those from whom nobody learns
    /// are left out.
    pub fn learning(&self) -> &[PlannedLearning] {
        &self.learning
    }

    /// Ids of those who attend a training.
    pub(crate) fn attendees(&self, training: &str) -> &[String] {
        let attended = self.learning.iter().find_map(|learning| match learning {
            PlannedLearning::Event { event, members } if event == training => Some(members.as_slice()),
            _ => None,
        });
        attended.unwrap_or_default()
    }

    /// The decisions, in the order of the problem.
    pub fn decisions(&self) -> &[PlannedDecision] {
        &self.decisions
    }

    /// The part of the plan that is about the pieces, trainings, skills of mentors and decisions of these names, such as
    /// what is still to come of it; see [`ShareRule::as_announced`](crate::ShareRule::as_announced).
    #[must_use]
    pub fn part(&self, kept: impl Fn(&str) -> bool) -> SharesPlan {
        let learning = |of: &&PlannedLearning| match of {
            PlannedLearning::Event { event: what, .. } | PlannedLearning::Mentor { skill: what, .. } => kept(what),
        };
        SharesPlan {
            work: self.work.iter().filter(|of| kept(&of.piece)).cloned().collect(),
            learning: self.learning.iter().filter(learning).cloned().collect(),
            decisions: self.decisions.iter().filter(|of| kept(&of.decision)).cloned().collect(),
            shared_out: SharedOut::default(),
        }
    }

    /// What everybody does, is paid, learns and decides, beside even shares. Of nobody for a plan that was read from a
    /// file.
    pub fn shared_out(&self) -> &SharedOut {
        &self.shared_out
    }
}

/// Two plans are equal when the same members take the same.
impl PartialEq for SharesPlan {
    fn eq(&self, other: &Self) -> bool {
        let parts = |plan: &Self| (plan.work.clone(), plan.learning.clone(), plan.decisions.clone());
        parts(self) == parts(other)
    }
}

impl fmt::Debug for SharesPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts().get().fmt(f)
    }
}
