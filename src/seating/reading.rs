//! A plan read back against its roster and rooms, for the definitions of the rules.

use super::room::Layout;
use crate::model::MemberPair;
use crate::roster::{MemberId, Roster};
use crate::rules::definition::Placement;
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

/// A plan read back.
pub(super) struct SeatingReading<'a> {
    pub(super) roster: &'a Roster,
    /// The roster in which supporters bring nothing.
    pub(super) counted: &'a Roster,
    /// Sorted.
    pub(super) supporters: &'a [MemberId],
    pub(super) meetings: Vec<SeatedMeeting<'a>>,
    /// How often pairs sit beside each other in the plan.
    pub(super) met: BTreeMap<MemberPair, i64>,
    /// How often pairs sat beside each other before the first meeting.
    pub(super) past: &'a BTreeMap<MemberPair, i64>,
    /// Pairs that a required rule puts beside each other at every meeting.
    pub(super) companions: BTreeSet<MemberPair>,
}

/// Who sits where at a meeting.
pub(super) struct SeatedMeeting<'a> {
    /// Position of the meeting, from 0.
    pub(super) at: usize,
    pub(super) layout: &'a Layout,
    /// For the rules about tables.
    pub(super) placement: Placement<'a>,
    /// By seat.
    pub(super) sitters: Vec<Option<MemberId>>,
    pub(super) seat_of: BTreeMap<MemberId, usize>,
    pub(super) fixed: bool,
}

impl SeatingReading<'_> {
    pub(super) fn member(&self, name: &str) -> Option<MemberId> {
        self.roster.find(name)
    }

    /// False for supporters.
    pub(super) fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }

    /// How many pairs of these members are at a meeting on seats of which this is so.
    pub(super) fn pairs(
        &self,
        names: &[String],
        meeting: &SeatedMeeting<'_>,
        is_so: impl Fn(usize, usize) -> bool,
    ) -> i64 {
        let members = names.iter().filter_map(|name| self.member(name)).unique();
        let seats = members.filter_map(|member| meeting.seat_of.get(&member).copied());
        let pairs = seats.array_combinations().filter(|&[a, b]| is_so(a, b));
        pairs.count() as i64
    }
}

impl SeatedMeeting<'_> {
    /// The pairs who sit beside each other, with the weight of the edge.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (MemberId, MemberId, i64)> {
        let both =
            |&(a, b, weight): &(u32, u32, i64)| Some((self.sitters[a as usize]?, self.sitters[b as usize]?, weight));
        self.layout.neighbours.iter().filter_map(both)
    }
}
