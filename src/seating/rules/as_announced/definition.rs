//! What changes of announced seats cost by definition: members who are there and do not sit where it was announced.

use super::SeatsAsAnnounced;
use crate::rules::definition::Ratio;
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;

impl MeetingDefinition for SeatsAsAnnounced {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let announced = self.meetings.get(meeting.at).into_iter().flat_map(|planned| planned.seats());
        let changes = announced.filter(|(seat, name)| {
            let now = reading.member(name).and_then(|member| meeting.seat_of.get(&member));
            now.is_some_and(|&now| meeting.layout.seats[now].id != *seat)
        });
        (changes.count() as i128, 1)
    }
}
