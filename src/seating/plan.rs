//! The answer: who sits where, meeting by meeting.

use super::context::SeatingContext;
use super::planned::PlannedMeeting;
use crate::audit::{GroupCounts, SeatMixing};
use crate::public::{Public, sorted};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Who sits where, meeting by meeting.
///
/// `Display` and `Debug` are for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SeatingPlan {
    pub(super) meetings: Vec<PlannedMeeting>,
    #[serde(skip)]
    pub(super) counts: Vec<Vec<GroupCounts>>,
    /// `None` for a plan that was read from a file.
    #[serde(skip)]
    pub(super) context: Option<Arc<SeatingContext>>,
    /// `None` for a plan that was read from a file.
    #[serde(skip)]
    pub(super) shown: Option<Arc<Public<SeatingContext>>>,
    /// Taken when it is asked for.
    #[serde(skip)]
    pub(super) mixing: OnceLock<SeatMixing>,
}

impl SeatingPlan {
    /// The meetings in order.
    pub fn meetings(&self) -> &[PlannedMeeting] {
        &self.meetings
    }

    /// How many of each tag each table has at each meeting, under all lenses side by side. For those who organise;
    /// empty for a plan that was read from a file.
    pub fn counts(&self) -> &[Vec<GroupCounts>] {
        &self.counts
    }

    pub(super) fn context(&self) -> Option<&SeatingContext> {
        self.context.as_deref()
    }

    /// Who sits where and who is not there, with what everybody may know of people and rooms.
    pub(super) fn facts(&self) -> Public<(Vec<PlannedMeeting>, Option<&SeatingContext>)> {
        let meeting = |meeting: &PlannedMeeting| PlannedMeeting {
            absent: sorted(meeting.absent.iter().cloned()),
            hats: BTreeMap::new(),
            ..meeting.clone()
        };
        let meetings = Public::fact(self.meetings.iter().map(meeting).collect());
        match &self.shown {
            Some(shown) => meetings.with((**shown).as_ref().map(Some)),
            None => meetings.with(Public::default()),
        }
    }

    /// How people mix: same-tag neighbours of each meeting and dimension, beside random seatings and the floor; and who
    /// had how many different neighbours, seats and zones, and how much of the power of seats. For those who organise;
    /// of nobody for a plan that was read from a file.
    ///
    /// It is measured when it is first asked for: the random seatings, up to 10 000 for every meeting, take some time. They
    /// are the same for all plans of a problem, and whatever seed it was solved with.
    pub fn mixing(&self) -> &SeatMixing {
        let measured = || self.context.as_ref().map(|context| context.mixing(&self.meetings));
        self.mixing.get_or_init(|| measured().unwrap_or_default())
    }
}

/// The meetings in order: what [`SeatingBuilder::fixed`](crate::SeatingBuilder::fixed) and
/// [`SeatRule::as_announced`](crate::SeatRule::as_announced) take.
impl<'a> IntoIterator for &'a SeatingPlan {
    type Item = &'a PlannedMeeting;
    type IntoIter = std::slice::Iter<'a, PlannedMeeting>;

    fn into_iter(self) -> Self::IntoIter {
        self.meetings.iter()
    }
}

/// Two plans are equal when at every meeting the same members sit on the same seats under the same hats.
impl PartialEq for SeatingPlan {
    fn eq(&self, other: &Self) -> bool {
        self.meetings == other.meetings
    }
}

impl fmt::Debug for SeatingPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (meetings, _) = self.facts().into_inner();
        meetings.fmt(f)
    }
}
