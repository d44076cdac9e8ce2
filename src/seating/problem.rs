//! Seating to be planned: what was given, checked, and lowered to a model.

use super::builder::SeatingBuilder;
use super::context::SeatingContext;
use super::lower::{LoweredSeating, SeatingLoweringInput};
use super::meeting::Meeting;
use super::rules::SeatKind;
use super::validate::supporting;
use crate::error::Faults;
use crate::model::RuleId;
use crate::periods::Periods;
use crate::public::Public;
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::entry::{Frame, numbered};
use crate::rules::group_instance::hat_dimension;
use crate::rules::{GroupEntry, RuleEntry};
use std::sync::Arc;

/// Seats to be taken by members of a roster, at one meeting or several, and the rules for them.
#[derive(Clone)]
pub struct Seating {
    pub(super) roster: Arc<Roster>,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
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
    /// What everybody may know.
    pub(super) shown: Arc<Public<SeatingContext>>,
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

    /// What follows from the rules that are kept: who is a supporter, which hats are worn, and whether everybody has a
    /// seat. Rules about seats are about people who have one, and rest without that.
    pub(super) fn with_kept<T>(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        then: impl FnOnce(SeatingLoweringInput<'_>, &dyn Fn(RuleId) -> bool) -> T,
    ) -> T {
        let everyone = kept(Frame::behind(&self.asked).placing);
        let rests = |rule: RuleId| !everyone && self.asked.get(rule.index()).is_some_and(RuleEntry::looks_at_seats);
        let rules: Vec<&RuleEntry<SeatKind>> =
            numbered(&self.asked).filter(|&(id, _)| kept(id)).map(|(_, asked)| asked).collect();
        let supporters = supporting(&self.roster, rules.iter().copied());
        let counted = self.roster.without_what_they_bring(&supporters);
        let tables: Vec<GroupEntry> = rules.iter().filter_map(|asked| asked.of_tables()).collect();
        let open = |meeting: Meeting| if everyone { meeting } else { meeting.with_open_seating() };
        let meetings: Vec<Meeting> = self.meetings.iter().cloned().map(open).collect();
        let input = SeatingLoweringInput {
            roster: &counted,
            meetings: &meetings,
            supporters: &supporters,
            hats: hat_dimension(&counted, &tables, &mut Faults::default()),
            ..self.input()
        };
        then(input, &|rule| kept(rule) && !rests(rule))
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
