//! The meetings one by one: who is there, in which room, and what is fixed already.

use super::room::Layout;
use crate::model::{Graph, Slots, UnitId};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::{Frame, Group};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A room that was checked, with its edges as graphs over the seats.
#[derive(Debug)]
pub(super) struct Hall {
    pub(super) layout: Layout,
    /// Seats beside each other.
    pub(super) near: Arc<Graph>,
    /// Seats that face each other.
    pub(super) facing: Arc<Graph>,
    /// Seats that are beside each other or face each other.
    pub(super) near_or_facing: Arc<Graph>,
}

impl Hall {
    pub(super) fn new(layout: Layout) -> Hall {
        let seats = layout.seats.len();
        let graph = |edges: Vec<(u32, u32, i64)>| Arc::new(Graph::new(seats, edges));
        let facing: Vec<(u32, u32, i64)> = layout.facing.iter().map(|&(a, b)| (a, b, 1)).collect();
        let beside = |&(a, b, _): &(u32, u32, i64)| {
            let known = layout
                .neighbours
                .binary_search_by_key(&(a, b), |&(a, b, _)| (a, b));
            known.is_ok()
        };
        let other = facing.iter().filter(|edge| !beside(edge)).copied();
        Hall {
            near_or_facing: graph(layout.neighbours.iter().copied().chain(other).collect()),
            near: graph(layout.neighbours.clone()),
            facing: graph(facing),
            layout,
        }
    }

    pub(super) fn seats(&self) -> usize {
        self.layout.seats.len()
    }

    /// Seats at most so far from each other, in thousandths.
    pub(super) fn within(&self, distance: i64) -> Arc<Graph> {
        let seats = self.seats();
        let pairs = (0..seats).flat_map(|a| (a + 1..seats).map(move |b| (a, b)));
        let close = pairs.filter(|&(a, b)| self.layout.within(a, b, distance));
        Arc::new(Graph::new(
            seats,
            close.map(|(a, b)| (a as u32, b as u32, 1)),
        ))
    }
}

/// A meeting.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    /// Those who are there, supporters among them, in the order of the roster.
    pub(super) members: Vec<MemberId>,
    pub(super) hall: Arc<Hall>,
    /// Its tables, with how many may sit there.
    pub(super) groups: Vec<Group>,
    /// The seats of the members, one by one, when the meeting is over or settled.
    pub(super) fixed: Option<Vec<usize>>,
}

impl Meeting {
    pub(super) fn new(
        members: Vec<MemberId>,
        hall: Arc<Hall>,
        fixed: Option<Vec<usize>>,
    ) -> Meeting {
        let empty = hall.seats().saturating_sub(members.len());
        let layout = &hall.layout;
        let group = |(table, name): (usize, &String)| {
            let seats = layout.table_seats(table).count();
            Group {
                name: name.clone(),
                size: seats.saturating_sub(empty)..=seats,
            }
        };
        Meeting {
            groups: layout.tables.iter().enumerate().map(group).collect(),
            members,
            hall,
            fixed,
        }
    }

    /// The tables as rules see them.
    pub(super) fn frame<'a>(&'a self, roster: &'a Roster, hats: Option<DimensionId>) -> Frame<'a> {
        Frame {
            roster,
            members: &self.members,
            groups: &self.groups,
            everyone: true,
            hats,
        }
    }

    /// How many sit on one seat.
    pub(super) fn seat_size(&self) -> RangeInclusive<usize> {
        usize::from(self.members.len() == self.hall.seats())..=1
    }

    /// The slots of a fixed meeting: the seats, each open to who sat there alone.
    pub(super) fn fixed_slots(&self, seat_of: &[usize]) -> Slots {
        let seats = self.hall.seats();
        // One kind of permission for each seat.
        let only = |open: usize| (0..seats).map(|seat| seat == open).collect();
        Slots::new(
            (0..seats as u32).map(Some).collect(),
            vec![self.seat_size(); seats],
            (0..self.members.len() as u32).collect(),
            seat_of.iter().map(|&seat| only(seat)).collect(),
        )
    }

    /// Position of a member among those who are there.
    pub(super) fn position(&self, member: MemberId) -> Option<usize> {
        self.members.binary_search(&member).ok()
    }

    /// Unit of a member within the meeting; none for one who is not there.
    pub(super) fn unit(&self, member: MemberId) -> Option<UnitId> {
        self.position(member).map(|at| UnitId(at as u32))
    }
}
