//! Seats beside each other, and seats that face each other.

use super::RoomValidation;
use crate::error::{Place, fault, suggestion};
use crate::seating::room::Room;
use crate::seating::room::parts::NeighbourPair;
use std::collections::BTreeMap;

impl RoomValidation<'_> {
    /// The seats beside each other, with the weights of their edges.
    pub(super) fn neighbours(&mut self, room: &Room) -> Vec<(u32, u32, i64)> {
        let mut edges = BTreeMap::new();
        for (at, NeighbourPair(first, second, weight)) in room.neighbours.iter().enumerate() {
            if *weight == 0 {
                let fault = fault!(
                    Zero,
                    "the edge of neighbours between `{first}` and `{second}` has the weight 0; give it at \
                     least 1, or leave it out"
                );
                self.faults.push(fault.in_entry(Place::entry("neighbours", at)));
            }
            let weight = i64::from(*weight).max(1);
            self.edge(("neighbours", at), first, second, weight, &mut edges);
        }
        let edges = edges.into_iter();
        edges.map(|((a, b), weight)| (a, b, weight)).collect()
    }

    /// The seats that face each other.
    pub(super) fn facing(&mut self, room: &Room) -> Vec<(u32, u32)> {
        let mut edges = BTreeMap::new();
        for (at, (first, second)) in room.facing.iter().enumerate() {
            self.edge(("facing", at), first, second, (), &mut edges);
        }
        edges.into_keys().collect()
    }

    /// Adds an edge, or notes why it cannot be added.
    fn edge<V>(
        &mut self,
        (list, at): (&str, usize),
        first: &str,
        second: &str,
        value: V,
        edges: &mut BTreeMap<(u32, u32), V>,
    ) {
        let (place, pairs) = (Place::entry(list, at), if list == "facing" { "facing seats" } else { list });
        let ends = [first, second].map(|id| self.ids.get(id).map(|&seat| seat as u32));
        let fault = match ends {
            [Some(a), Some(b)] if a == b => {
                fault!(WithItself, "an edge of {pairs} leads from `{first}` to itself; name two seats, or leave it out")
            }
            [Some(a), Some(b)] => {
                if edges.insert((a.min(b), a.max(b)), value).is_none() {
                    return;
                }
                fault!(
                    Twice,
                    "the edge of {pairs} between `{first}` and `{second}` is given twice; give it once, in \
                     either order"
                )
            }
            _ => {
                for (id, _) in [first, second].iter().zip(ends).filter(|(_, end)| end.is_none()) {
                    let fault = fault!(
                        Unknown,
                        "the edge of {pairs} between `{first}` and `{second}` leads nowhere: no seat has the id \
                         `{unknown}`; {}",
                        suggestion(&self.nearest(id)),
                        unknown = (*id)
                    );
                    self.faults.push(fault.in_entry(place.clone()));
                }
                return;
            }
        };
        self.faults.push(fault.in_entry(place));
    }
}
