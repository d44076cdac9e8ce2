//! Rooms: shapes, faults and the written form.

mod faults;
mod form;
mod shapes;

use super::layout::Layout;
use super::{MOST_SEATS, Room, Seat};
use crate::error::{Faults, InputFault, RoomFault, SeatList};

fn layout(room: &Room) -> Layout {
    let mut faults = Faults::default();
    let layout = room.layout(&mut faults);
    let fault = faults.into_iter().next();
    assert_eq!(fault, None);
    layout
}

fn faults(room: &Room) -> Vec<RoomFault> {
    let mut faults = Faults::default();
    room.layout(&mut faults);
    let of_room = faults.into_iter().map(|fault| match fault {
        InputFault::Room(fault) => fault,
        other => panic!("{other} is no fault of a room"),
    });
    of_room.collect()
}

fn at_seat(place: usize, id: &str, fault: RoomFault) -> RoomFault {
    RoomFault::AtSeat { place, id: id.to_owned(), fault: Box::new(fault) }
}

fn in_list(list: SeatList, fault: RoomFault) -> RoomFault {
    let fault = Box::new(fault);
    RoomFault::InList { list, fault }
}
