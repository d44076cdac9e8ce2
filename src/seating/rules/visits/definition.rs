//! What visits too many or too few cost by definition.

use crate::roster::MemberId;
use crate::rules::definition::Ratio;
use crate::rules::number_of_visits::NumberOfVisits;
use crate::seating::reading::SeatingReading;
use crate::seating::seat_rule::OverMeetingsDefinition;
use std::collections::{BTreeMap, BTreeSet};

impl OverMeetingsDefinition for NumberOfVisits {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        let mut visits: BTreeMap<(MemberId, &str), i128> = BTreeMap::new();
        let mut all: BTreeSet<&str> = BTreeSet::new();
        for meeting in &reading.meetings {
            all.extend(meeting.layout.tables.iter().map(String::as_str));
            for (&member, &seat) in &meeting.seat_of {
                let table = &meeting.layout.tables[meeting.layout.seats[seat].table];
                *visits.entry((member, table)).or_default() += 1;
            }
        }
        let tables = match &self.tables {
            Some(names) => names.iter().map(String::as_str).collect(),
            None => all,
        };
        let members: BTreeSet<MemberId> = match &self.members {
            Some(names) => names.iter().filter_map(|name| reading.member(name)).collect(),
            None => reading.roster.member_ids().collect(),
        };
        let off = |visits: i128| match (self.min, self.max) {
            (Some(min), _) if visits < i128::from(min) => i128::from(min) - visits,
            (_, Some(max)) if visits > i128::from(max) => visits - i128::from(max),
            _ => 0,
        };
        let cost = |member: MemberId| {
            let paid = tables.iter().map(|&table| visits.get(&(member, table)).copied().unwrap_or(0));
            if self.in_total { off(paid.sum()) } else { paid.map(off).sum() }
        };
        (members.into_iter().map(cost).sum(), 1)
    }
}
