//! Seats that were announced stay as they were.

use super::Seats;
use crate::model::{CellWeights, Cells, Count, Price, SlotId};
use crate::rules::setting::Lowered;
use crate::seating::plan::PlannedMeeting;

/// One for each member who is there and does not sit on the seat that was announced.
pub(super) fn lower(meetings: &[PlannedMeeting], seats: &Seats<'_>) -> Option<Lowered> {
    let announced = meetings.get(seats.at)?;
    let places = seats.places();
    let mut weights = vec![CellWeights::default(); seats.meeting.members.len()];
    for (seat, member) in announced.seats() {
        let member = seats.roster.find(member);
        let Some(unit) = member.and_then(|member| seats.meeting.unit(member)) else {
            continue;
        };
        let kept = seats.meeting.hall.layout.seat(seat).ok();
        let here = (0..).map(SlotId).zip(&places);
        let here =
            here.filter(|(_, place)| place.is_some_and(|place| Some(place as usize) == kept));
        weights[unit.index()] = CellWeights {
            default: 1,
            exceptions: here.map(|(slot, _)| (slot, 0)).collect(),
        };
    }
    Lowered::whole(
        vec![Count::Cells(Cells::new(weights, Price::linear(1)))],
        "moves",
    )
}
