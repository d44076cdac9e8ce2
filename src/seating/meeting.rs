//! The meetings one by one: who is there, in which room, and what is fixed already.

use super::measure::SeatMeasure;
use super::measured::MeasuredSeats;
use super::room::Layout;
use crate::error::Faults;
use crate::model::{Graph, Slots, UnitId};
use crate::roster::{DimensionId, MemberId, Roster};
use crate::rules::{Group, GroupInstance};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

/// The pairs of seats at each distance in whole steps, from 0 upwards.
type Rings = Vec<Arc<Graph>>;

/// Pairs of seats at most so far from each other that are kept.
pub(super) const MAX_CLOSE: usize = 4_000_000;

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
    /// What [`rings`](Hall::rings) made, by what it was made of: meetings share it.
    rings: Mutex<BTreeMap<(i64, usize), Rings>>,
    /// What measures have made of the room: meetings share it.
    measured: Mutex<Vec<(SeatMeasure, MeasuredSeats)>>,
}

impl Hall {
    pub(super) fn new(layout: Layout) -> Hall {
        let seats = layout.seats.len();
        let graph = |edges: Vec<(u32, u32, i64)>| Arc::new(Graph::new(seats, edges));
        let facing: Vec<(u32, u32, i64)> = layout.facing.iter().map(|&(a, b)| (a, b, 1)).collect();
        let beside = |&(a, b, _): &(u32, u32, i64)| {
            let known = layout.neighbours.binary_search_by_key(&(a, b), |&(a, b, _)| (a, b));
            known.is_ok()
        };
        let other = facing.iter().filter(|edge| !beside(edge)).copied();
        Hall {
            near_or_facing: graph(layout.neighbours.iter().copied().chain(other).collect()),
            near: graph(layout.neighbours.clone()),
            facing: graph(facing),
            rings: Mutex::default(),
            measured: Mutex::default(),
            layout,
        }
    }

    pub(super) fn seats(&self) -> usize {
        self.layout.seats.len()
    }

    /// Pairs of seats at most `distance` thousandths from each other for which `is_close` is true of the squares of
    /// their distance and of `distance`; `None` if these are more than [`MAX_CLOSE`].
    pub(super) fn closer(&self, distance: i64, is_close: impl Fn(i128, i128) -> bool) -> Option<Arc<Graph>> {
        let places = &self.layout.seats;
        let limit = i128::from(distance) * i128::from(distance);
        let mut by_x: Vec<usize> = (0..places.len()).collect();
        by_x.sort_by_key(|&seat| places[seat].x);
        let mut close = Vec::new();
        for (at, &a) in by_x.iter().enumerate() {
            let after = by_x[at + 1..].iter();
            let near = after.take_while(|&&b| places[b].x - places[a].x <= distance);
            let near = near.filter(|&&b| is_close(self.layout.squared_distance(a, b), limit));
            close.extend(near.map(|&b| (a.min(b) as u32, a.max(b) as u32, 1)));
            if close.len() > MAX_CLOSE {
                return None;
            }
        }
        Some(Arc::new(Graph::new(places.len(), close)))
    }

    /// The room as a measure sees it; notes why that cannot be.
    pub(super) fn measured(&self, measure: &SeatMeasure, faults: &mut Faults) -> Option<MeasuredSeats> {
        let mut known = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, measured)) = known.iter().find(|(of, _)| of == measure) {
            return Some(measured.clone());
        }
        let measured = measure.of(self, faults)?;
        known.push((measure.clone(), measured.clone()));
        Some(measured)
    }

    /// The pairs of seats less than one step from each other, those at one step or more and less than two, and so on up to
    /// this number of steps; a step is given in thousandths.
    pub(super) fn rings(&self, step: i64, steps: usize) -> Rings {
        let mut known = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        let rings = known.entry((step, steps)).or_insert_with(|| {
            let mut rings = vec![Vec::new(); steps];
            for b in 0..self.seats() {
                for a in 0..b {
                    let whole_steps = self.layout.squared_distance(a, b).isqrt() / i128::from(step);
                    if let Some(ring) = usize::try_from(whole_steps).ok().and_then(|at| rings.get_mut(at)) {
                        ring.push((a as u32, b as u32, 1));
                    }
                }
            }
            rings.into_iter().map(|ring| Arc::new(Graph::new(self.seats(), ring))).collect()
        });
        rings.clone()
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
    /// Everybody who is there has a seat.
    pub(super) everyone: bool,
    /// The seats of the members, one by one, when the meeting is over or settled.
    pub(super) fixed: Option<Vec<usize>>,
}

impl Meeting {
    pub(super) fn new(members: Vec<MemberId>, hall: Arc<Hall>, fixed: Option<Vec<usize>>) -> Meeting {
        let empty = hall.seats().saturating_sub(members.len());
        let layout = &hall.layout;
        let group = |(table, name): (usize, &String)| {
            let seats = layout.table_seats(table).count();
            Group::new(name, seats.saturating_sub(empty)..=seats)
        };
        Meeting { groups: layout.tables.iter().enumerate().map(group).collect(), everyone: true, members, hall, fixed }
    }

    /// The same without that everybody has a seat, if it is still to be planned.
    pub(super) fn with_open_seating(mut self) -> Meeting {
        if self.fixed.is_none() {
            self.everyone = false;
            self.groups.iter_mut().for_each(|group| group.size = 0..=*group.size.end());
        }
        self
    }

    /// The tables as rules see them.
    pub(super) fn instance<'a>(&'a self, roster: &'a Roster, hats: Option<DimensionId>) -> GroupInstance<'a> {
        GroupInstance { roster, members: &self.members, groups: &self.groups, everyone: self.everyone, hats }
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

    /// The seats as slots that are open to all `people`.
    pub(super) fn open_slots(&self, people: usize) -> Slots {
        let seats = self.hall.seats();
        Slots::new((0..seats as u32).map(Some).collect(), vec![0..=1; seats], vec![0; people], vec![vec![true; seats]])
    }

    /// Position of a member among those who are there.
    pub(super) fn position(&self, member: MemberId) -> Option<usize> {
        self.members.binary_search(&member).ok()
    }

    /// Unit of a member within the meeting; `None` if absent.
    pub(super) fn unit(&self, member: MemberId) -> Option<UnitId> {
        self.position(member).map(|at| UnitId(at as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Faults;
    use crate::model::SlotId;
    use crate::seating::Room;

    fn hall(room: &Room) -> Arc<Hall> {
        Arc::new(Hall::new(room.layout(&mut Faults::default())))
    }

    #[test]
    fn a_pair_on_both_sets_of_edges_is_one_edge() {
        // Round a table of three everybody is beside everybody, and faces them.
        let three = hall(&Room::round_table(3));
        assert_eq!(three.near.edges(), three.near_or_facing.edges());
        let four = hall(&Room::round_table(4));
        let ring = [(0, 1, 1), (0, 3, 1), (1, 2, 1), (2, 3, 1)];
        assert_eq!(four.near.edges(), ring);
        assert_eq!(four.facing.edges(), [(0, 2, 1), (1, 3, 1)]);
        assert_eq!(four.near_or_facing.edges().len(), 6);
    }

    #[test]
    fn seats_within_a_distance_are_joined() {
        let row = hall(&Room::rows(1, 4));
        let joined =
            |distance: i64| row.closer(distance, |squared, limit| squared <= limit).map(|graph| graph.edges().len());
        assert_eq!([0, 999, 1_000, 2_000, 2_999, 3_000].map(joined), [0, 0, 3, 5, 5, 6].map(Some));
        assert!(hall(&Room::rows(100, 30)).closer(1_000_000, |squared, limit| squared <= limit).is_none());
    }

    #[test]
    fn rings_hold_each_pair_once_and_are_made_once() {
        let row = hall(&Room::rows(1, 4));
        let joined = |step, steps| row.rings(step, steps).iter().map(|ring| ring.edges().len()).collect::<Vec<_>>();
        assert_eq!(joined(1_000, 4), [0, 3, 2, 1]);
        assert_eq!(joined(1_001, 3), [3, 2, 1]);
        assert_eq!(joined(2_000, 1), [3]);
        assert!(Arc::ptr_eq(&row.rings(1_000, 4)[1], &row.rings(1_000, 4)[1]));
    }

    #[test]
    fn empty_seats_are_shared_out_over_the_tables() {
        let members = |number: usize| (0..number).map(MemberId::new).collect::<Vec<_>>();
        let sizes = |number: usize| {
            let meeting = Meeting::new(members(number), hall(&Room::tables(2, 3)), None);
            let sizes = meeting.groups.iter().map(|group| group.size.clone());
            (sizes.collect::<Vec<_>>(), meeting.seat_size())
        };
        assert_eq!(sizes(6), (vec![3..=3, 3..=3], 1..=1));
        assert_eq!(sizes(5), (vec![2..=3, 2..=3], 0..=1));
        assert_eq!(sizes(2), (vec![0..=3, 0..=3], 0..=1));
    }

    #[test]
    fn in_a_fixed_meeting_everybody_has_one_seat() {
        let members = [0, 2, 5].map(MemberId::new).to_vec();
        let meeting = Meeting::new(members, hall(&Room::circle(4)), Some(vec![3, 0, 1]));
        let slots = meeting.fixed_slots(meeting.fixed.as_deref().unwrap_or_default());
        let open: Vec<&[SlotId]> = slots.unit_ids().map(|unit| slots.open_to(unit)).collect();
        assert_eq!(open, [[SlotId(3)], [SlotId(0)], [SlotId(1)]]);
        assert_eq!(meeting.unit(MemberId::new(2)), Some(UnitId(1)));
        assert_eq!(meeting.unit(MemberId::new(3)), None);
    }
}
