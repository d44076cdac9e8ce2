//! New neighbours from meeting to meeting.

use super::{Over, pair_of, too_many};
use crate::error::Faults;
use crate::model::{ContactRelation, Contacts, Count, Graph, Meetings, PairClasses, Price};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;
use itertools::Itertools;
use std::sync::Arc;

/// Pairs whose meetings are counted, and pairs whose are no one's choice.
const COUNTED: u32 = 0;
const EXEMPT: u32 = 1;

/// How often each pair sits side by side. Supporters, and who must sit beside each other, are exempt.
pub(super) fn lower(over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    if too_many(over.roster.len().saturating_pow(2), faults) {
        return None;
    }
    let contacts = contacts(over);
    let most = over.meetings.len() as i64 + contacts.most_past();
    let repeats: Vec<i64> = (0..=most).map(|met| met * (met - 1) / 2).collect();
    let mut classes = PairClasses::by_kind(vec![0; over.roster.len()], vec![COUNTED]);
    for &supporter in over.supporters {
        for other in over.roster.member_ids().filter(|&other| other != supporter) {
            classes.set(pair_of(supporter, other), EXEMPT);
        }
    }
    for &pair in over.companions {
        classes.set(pair, EXEMPT);
    }
    let prices = vec![Price::through(&repeats), Price::linear(0)];
    let meetings = Meetings::new(Arc::new(contacts), Arc::new(classes), prices);
    Lowered::whole(vec![Count::Meetings(meetings)], Unit::new("repeat", "repeats"))
}

/// Who sits beside whom, over all meetings.
fn contacts(over: &Over<'_>) -> Contacts {
    let starts: Vec<u32> = over
        .meetings
        .iter()
        .scan(0, |next, meeting| {
            let start = *next;
            *next += meeting.hall.seats() as u32;
            Some(start)
        })
        .collect();
    let edges = over.meetings.iter().zip(&starts).flat_map(|(meeting, start)| {
        let edges = meeting.hall.near.edges().iter();
        edges.map(move |&(a, b, weight)| (start + a, start + b, weight))
    });
    let seats: usize = over.meetings.iter().map(|meeting| meeting.hall.seats()).sum();
    let graph = Graph::new(seats, edges);
    let place_of = over.seats().map(|(at, seat)| Some(starts[at] + seat as u32));
    let relation = ContactRelation::neighbours(place_of.collect(), Arc::new(graph));
    let member_of = over.units().map(|(_, member)| member.index() as u32);
    Contacts::new(over.roster.len(), member_of.collect_vec(), relation, over.past.clone())
}
