//! Lists that name seats of a room.

use super::RoomValidation;
use crate::error::{InputFault, Noun, Place, fault};
use std::fmt;

/// A list that names seats of a room.
#[derive(PartialEq, Eq)]
pub(super) enum SeatList {
    /// The seats with a feature.
    Feature(String),
    /// The seats of a zone.
    Zone(String),
    /// The seats of a power.
    Power(u32),
}

impl fmt::Display for SeatList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SeatList::Feature(name) => write!(f, "the feature `{}`", name),
            SeatList::Zone(name) => write!(f, "the zone `{}`", name),
            SeatList::Power(power) => write!(f, "the power {power}"),
        }
    }
}

impl RoomValidation<'_> {
    pub(super) fn in_list(&mut self, list: &SeatList, fault: InputFault) {
        let place = match list {
            SeatList::Feature(name) => Place::key("features", name),
            SeatList::Zone(name) => Place::key("zones", name),
            SeatList::Power(_) => "power".to_owned(),
        };
        self.faults.push(fault.within(list).in_entry(Place::path(place)));
    }

    /// The seats that a list names; notes those that are none.
    pub(super) fn listed(&mut self, list: &SeatList, ids: &[String]) -> Vec<usize> {
        if ids.is_empty() {
            self.in_list(list, fault!(Missing, "it names no seat; name those that it is about, or leave it out"));
        }
        let mut seats = Vec::new();
        for id in ids {
            match self.ids.get(id) {
                Some(&seat) => seats.push(seat),
                None => {
                    let fault = InputFault::unknown(Noun::Seat, id, self.nearest(id));
                    self.in_list(list, fault);
                }
            }
        }
        seats
    }

    /// Which of these lists each seat is in; notes seats that are in several.
    pub(super) fn one_list_each(&mut self, lists: &[(SeatList, &[String])]) -> Vec<Option<usize>> {
        let mut of_seat: Vec<Option<usize>> = vec![None; self.seats.len()];
        for (number, (list, ids)) in lists.iter().enumerate() {
            for seat in self.listed(list, ids) {
                match of_seat[seat].map(|earlier| &lists[earlier].0) {
                    None => of_seat[seat] = Some(number),
                    Some(earlier) if earlier == list => {}
                    Some(earlier) => {
                        let fault = fault!(
                            Twice,
                            "`{seat}` is already in the list of {earlier}; name it in one of them",
                            seat = self.seats[seat].id
                        );
                        self.in_list(list, fault);
                    }
                }
            }
        }
        of_seat
    }
}
