//! What too few of those whom somebody named cost by definition.

use super::NamedBeside;
use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;
use std::collections::BTreeSet;

impl MeetingDefinition for NamedBeside {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let mut beside: BTreeSet<(MemberId, MemberId)> = BTreeSet::new();
        for (first, second, _) in meeting.neighbours() {
            beside.extend([(first, second), (second, first)]);
        }
        let mut lacking = 0;
        for of in &self.0.of {
            let is_there = |member: &MemberId| meeting.seat_of.contains_key(member);
            let Some(member) = reading.member(&of.member).filter(is_there) else { continue };
            let named = of.names.iter().filter_map(|name| reading.member(name)).filter(is_there);
            let named: Vec<MemberId> = named.collect();
            let found = named.iter().filter(|&&other| beside.contains(&(member, other))).count();
            let enough = found >= self.0.least as usize || found == named.len();
            lacking += i128::from(!enough);
        }
        (lacking, 1)
    }
}
