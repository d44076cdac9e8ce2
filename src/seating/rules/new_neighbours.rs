//! New neighbours from meeting to meeting.

mod definition;

use super::prelude::*;
use crate::model::{ContactRelation, Contacts, Graph, Meetings, PairClasses};
use crate::seating::lowering_context::pair_of;
use std::sync::Arc;

/// Everybody has new neighbours from meeting to meeting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct NewNeighbours {}

/// Pairs whose meetings are counted, and pairs whose are no one's choice.
const COUNTED: u32 = 0;
const EXEMPT: u32 = 1;

impl OverMeetingsRule for NewNeighbours {
    fn words(&self) -> String {
        "new neighbours from meeting to meeting".to_owned()
    }

    /// How often each pair sits side by side. Supporters, and who must sit beside each other, are exempt.
    fn lower(&self, _: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        if too_many(context.roster.len().saturating_pow(2), faults) {
            return None;
        }
        let contacts = contacts(context);
        let most = context.meetings.len() as i64 + contacts.most_past();
        let repeats: Vec<i64> = (0..=most).map(|met| met * (met - 1) / 2).collect();
        let prices = vec![Price::through(&repeats), Price::linear(0)];
        let meetings = Meetings::new(Arc::new(contacts), Arc::new(counted_pairs(context)), prices);
        Lowered::whole(vec![Count::Meetings(meetings)], Unit::new("repeat", "repeats"))
    }

    fn why_impossible(&self) -> String {
        "over these meetings and those before them, some sit side by side again wherever they sit".to_owned()
    }
}

/// Pairs whose meetings are counted, and those that are exempt.
pub(super) fn counted_pairs(context: &OverMeetingsContext<'_>) -> PairClasses {
    let mut classes = PairClasses::by_kind(vec![0; context.roster.len()], vec![COUNTED]);
    for &supporter in context.supporters {
        for other in context.roster.member_ids().filter(|&other| other != supporter) {
            classes.set(pair_of(supporter, other), EXEMPT);
        }
    }
    for &pair in context.companions {
        classes.set(pair, EXEMPT);
    }
    classes
}

/// Who sits beside whom, over all meetings.
pub(super) fn contacts(context: &OverMeetingsContext<'_>) -> Contacts {
    let starts: Vec<u32> = context
        .meetings
        .iter()
        .scan(0, |next, meeting| {
            let start = *next;
            *next += meeting.hall.seats() as u32;
            Some(start)
        })
        .collect();
    let edges = context.meetings.iter().zip(&starts).flat_map(|(meeting, start)| {
        let edges = meeting.hall.near.edges().iter();
        edges.map(move |&(a, b, weight)| (start + a, start + b, weight))
    });
    let seats: usize = context.meetings.iter().map(|meeting| meeting.hall.seats()).sum();
    let graph = Graph::new(seats, edges);
    let place_of = context.seats().map(|(at, seat)| Some(starts[at] + seat as u32));
    let relation = ContactRelation::neighbours(place_of.collect(), Arc::new(graph));
    let member_of = context.units().map(|(_, member)| member.index() as u32);
    Contacts::new(context.roster.len(), member_of.collect_vec(), relation, context.past.clone())
}
