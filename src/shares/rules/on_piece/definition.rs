//! What places on a piece of work, taken or not, cost by definition: 1 if a place is missing, or the places that are
//! not to be taken.

use super::{DoesNotTake, Leads, OnPiece, Takes};
use crate::shares::check::reading::SharesReading;
use crate::shares::instance::WorkPlace;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for Leads {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        i64::from(!places(&self.0, reading).iter().any(|place| place.lead))
    }
}

impl SharingDefinition for Takes {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        i64::from(places(&self.0, reading).is_empty())
    }
}

impl SharingDefinition for DoesNotTake {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        places(&self.0, reading).len() as i64
    }
}

/// The places that the member has on the piece.
fn places<'a>(on: &OnPiece, reading: &SharesReading<'a>) -> Vec<&'a WorkPlace> {
    let person = reading.people().find(|&person| reading.is(person, &on.member));
    let places = person.into_iter().flat_map(|person| reading.held.places_of(reading.instance, person));
    places.filter(|(piece, _)| piece.name == on.piece).map(|(_, place)| place).collect()
}
