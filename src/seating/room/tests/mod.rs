//! Rooms: shapes, faults and the written form.

mod faults;
mod form;
mod shapes;

use super::layout::Layout;
use super::{MAX_SEATS, Room, Seat};
use crate::error::Faults;

fn layout(room: &Room) -> Layout {
    let mut faults = Faults::default();
    let layout = room.layout(&mut faults);
    let fault = faults.into_iter().next();
    assert_eq!(fault, None);
    layout
}

/// The code and the text of each fault.
fn faults(room: &Room) -> Vec<(&'static str, String)> {
    let mut faults = Faults::default();
    room.layout(&mut faults);
    faults.into_iter().map(|fault| (fault.code(), fault.to_string())).collect()
}

fn too_many_seats() -> (&'static str, String) {
    ("beyond_limit", format!("the room has more than {MAX_SEATS} seats; plan it in parts"))
}
