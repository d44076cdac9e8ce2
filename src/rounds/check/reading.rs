//! A plan read back against its roster: what the definitions of the rules over the rounds look at.

use crate::model::MemberPair;
use crate::roster::{MemberId, Roster};
use crate::rounds::round_instance::RoundInstance;
use crate::rules::definition::Placement;
use std::collections::{BTreeMap, BTreeSet};

/// A plan read back.
pub(in crate::rounds) struct RoundsReading<'a> {
    pub(in crate::rounds) roster: &'a Roster,
    /// What was given of each round.
    pub(in crate::rounds) instances: &'a [RoundInstance],
    /// How often pairs met before the first round.
    pub(in crate::rounds) past: &'a BTreeMap<MemberPair, i64>,
    pub(in crate::rounds) rounds: Vec<SeatedRound<'a>>,
    /// How often pairs meet in the plan.
    pub(in crate::rounds) met: BTreeMap<MemberPair, i64>,
    /// Pairs that a required rule keeps together in all rounds.
    pub(in crate::rounds) companions: BTreeSet<MemberPair>,
}

/// Who sits where in a round.
pub(in crate::rounds) struct SeatedRound<'a> {
    /// For the rules about tables.
    pub(in crate::rounds) placement: Placement<'a>,
    /// Names of the tables with those who sit there.
    pub(in crate::rounds) tables: Vec<(&'a str, Vec<MemberId>)>,
    pub(in crate::rounds) out: Vec<MemberId>,
    pub(in crate::rounds) fixed: bool,
}

impl RoundsReading<'_> {
    pub(in crate::rounds) fn members(&self, names: &[String]) -> Vec<MemberId> {
        names.iter().filter_map(|name| self.roster.find(name)).collect()
    }
}
