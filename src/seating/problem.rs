//! Seating to be planned: what was given, checked, and lowered to a model.

use super::builder::SeatingBuilder;
use super::context::SeatingContext;
use super::lower::{LoweredSeating, SeatingLoweringInput};
use super::meeting::Meeting;
use super::rules::SeatKind;
use crate::periods::Periods;
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::RuleEntry;
use std::sync::Arc;

/// Seats to be taken by members of a roster, at one meeting or several, and the rules for them.
#[derive(Clone)]
pub struct Seating {
    pub(super) roster: Arc<Roster>,
    /// The roster in which supporters bring nothing.
    pub(super) counted: Arc<Roster>,
    /// What was given, but for the rules.
    pub(super) given: SeatingBuilder,
    pub(super) meetings: Arc<[Meeting]>,
    pub(super) asked: Vec<RuleEntry<SeatKind>>,
    pub(super) supporters: Vec<MemberId>,
    pub(super) hats: Option<DimensionId>,
    /// Who met before are those who were neighbours.
    pub(super) periods: Periods,
    pub(super) lowered: LoweredSeating,
    /// For the measures of plans.
    pub(super) context: Arc<SeatingContext>,
}

impl Seating {
    /// The builder that makes this problem again, to change it or to write it to a file.
    pub fn to_builder(&self) -> SeatingBuilder {
        SeatingBuilder { rules: self.asked.clone().into(), ..self.given.clone() }
    }

    /// Number of meetings, with those that are fixed.
    pub fn meetings(&self) -> usize {
        self.meetings.len()
    }

    pub(super) fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }

    pub(super) fn input(&self) -> SeatingLoweringInput<'_> {
        SeatingLoweringInput {
            roster: &self.counted,
            meetings: &self.meetings,
            asked: &self.asked,
            supporters: &self.supporters,
            hats: self.hats,
            past: self.periods.past(),
        }
    }
}
