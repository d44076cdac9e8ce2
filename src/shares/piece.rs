//! Pieces of work.

use super::limits::MAX_PERIODS;
use serde::{Deserialize, Serialize};

/// Places of all pieces together beyond which they are refused.
pub(super) const MAX_PLACES: usize = 1_000_000;

/// A piece of work: who leads it, who contributes, when, and what it takes.
///
/// Hours are 0 or more, at most 100 000, and a whole number of minutes.
///
/// ```
/// use roundtable::Piece;
///
/// let report = Piece::new("report").lead(20.0).contributors(2, 8.0).in_periods(3..=5).output().needs_skill("writing");
/// let notes = Piece::new("notes").contributors(1, 12.0).chore();
/// assert_eq!(report.name(), "report");
/// # let _ = notes;
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "piece", deny_unknown_fields)]
#[must_use]
pub struct Piece {
    pub(super) name: String,
    /// Hours of the lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lead: Option<f64>,
    /// Hours of each contributor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) contributors: Vec<f64>,
    /// Counted from 1; all of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) in_periods: Option<Vec<usize>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<PieceKind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) needs_skills: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) needs_tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) lead_needs: Vec<String>,
}

/// What becomes of a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum PieceKind {
    /// Seen, with the names of those who worked on it.
    Output,
    /// Needed, and not seen.
    Chore,
}

impl Piece {
    /// A piece of work over all periods, so far without places.
    pub fn new(name: impl Into<String>) -> Piece {
        Piece {
            name: name.into(),
            lead: None,
            contributors: Vec::new(),
            in_periods: None,
            kind: None,
            needs_skills: Vec::new(),
            needs_tags: Vec::new(),
            lead_needs: Vec::new(),
        }
    }

    /// Somebody leads it, which takes `hours`.
    pub fn lead(mut self, hours: f64) -> Piece {
        self.lead = Some(hours);
        self
    }

    /// `people` more contribute, for `hours` each.
    pub fn contributors(mut self, people: usize, hours: f64) -> Piece {
        // One more than is allowed is enough to be refused.
        let people = people.min(MAX_PLACES + 1);
        self.contributors.extend(std::iter::repeat_n(hours, people));
        self
    }

    /// The work is done in this period, counted from 1, and in others that are named so.
    pub fn in_period(self, period: usize) -> Piece {
        self.in_periods([period])
    }

    /// The work is done in these periods, counted from 1, and in others that are named so. The hours are split evenly
    /// over them in whole minutes; what is left over goes to the first ones.
    pub fn in_periods(mut self, periods: impl IntoIterator<Item = usize>) -> Piece {
        let periods = periods.into_iter().take(MAX_PERIODS + 1);
        self.in_periods.get_or_insert_default().extend(periods);
        self
    }

    /// It is seen, and those who work on it are named: a report, a talk.
    pub fn output(mut self) -> Piece {
        self.kind = Some(PieceKind::Output);
        self
    }

    /// It is needed and hardly seen: notes, reminders, booking rooms.
    pub fn chore(mut self) -> Piece {
        self.kind = Some(PieceKind::Chore);
        self
    }

    /// Somebody on the piece has this skill.
    pub fn needs_skill(mut self, skill: impl Into<String>) -> Piece {
        self.needs_skills.push(skill.into());
        self
    }

    /// Somebody on the piece holds this tag of the roster.
    pub fn needs_tag(mut self, tag: impl Into<String>) -> Piece {
        self.needs_tags.push(tag.into());
        self
    }

    /// The lead has this skill, or learns it at a training in an earlier period than the first one of the piece.
    pub fn lead_needs(mut self, skill: impl Into<String>) -> Piece {
        self.lead_needs.push(skill.into());
        self
    }

    /// Name of the piece.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The lead's place and those of contributors.
    pub(super) fn number_of_places(&self) -> usize {
        self.contributors.len() + usize::from(self.lead.is_some())
    }
}
