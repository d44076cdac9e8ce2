//! What meetings of neighbours cost by definition: every further time that two sit side by side costs as much as they
//! did so before.

use super::NewNeighbours;
use crate::model::MemberPair;
use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::seating::reading::SeatingReading;
use crate::seating::seat_rule::OverMeetingsDefinition;
use std::collections::{BTreeMap, BTreeSet};

impl OverMeetingsDefinition for NewNeighbours {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        let is_supporter = |member: u32| !reading.is_counted(MemberId::new(member as usize));
        let pairs: BTreeSet<MemberPair> = reading.met.keys().chain(reading.past.keys()).copied().collect();
        let counted = pairs
            .into_iter()
            .filter(|pair| !reading.companions.contains(pair) && !is_supporter(pair.0) && !is_supporter(pair.1));
        let met = |pair: MemberPair| {
            let times = |of: &BTreeMap<MemberPair, i64>| of.get(&pair).copied().unwrap_or(0);
            times(&reading.met) + times(reading.past)
        };
        let repeats: i64 = counted.map(met).map(|met| met * (met - 1) / 2).sum();
        (i128::from(repeats), 1)
    }
}
