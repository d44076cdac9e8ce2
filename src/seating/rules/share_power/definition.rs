//! What uneven shares of the power of seats cost by definition: how far each share is from an even one.

use super::{SharePower, SharePowerAcross};
use crate::roster::MemberId;
use crate::rules::definition::{Ratio, sum};
use crate::seating::reading::SeatingReading;
use crate::seating::seat_rule::OverMeetingsDefinition;
use std::collections::BTreeMap;

impl OverMeetingsDefinition for SharePower {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        off_even_shares(reading, |member| vec![member])
    }
}

impl OverMeetingsDefinition for SharePowerAcross {
    fn cost(&self, _: bool, reading: &SeatingReading<'_>) -> Ratio {
        let roster = reading.counted;
        let dimension = roster.resolve_dimension(&self.dimension).ok();
        let held = |member| dimension.map_or(&[][..], |dimension| roster.tags_in(member, dimension));
        off_even_shares(reading, |member| held(member).to_vec())
    }
}

/// How far the power of the seats is from even shares: of each member, or of each tag. `of` says whose the power of a
/// member's seat is.
fn off_even_shares<T: Ord>(reading: &SeatingReading<'_>, of: impl Fn(MemberId) -> Vec<T>) -> Ratio {
    let mut off: BTreeMap<T, Vec<Ratio>> = BTreeMap::new();
    for meeting in &reading.meetings {
        let seats = &meeting.layout.seats;
        let power: i64 = seats.iter().map(|seat| seat.power).sum();
        let counted = meeting.seat_of.iter().filter(|(member, _)| reading.is_counted(**member));
        let number = counted.clone().count() as i128;
        for (&member, &seat) in counted {
            let here = i128::from(seats[seat].power) * number - i128::from(power);
            for key in of(member) {
                off.entry(key).or_default().push((here, number));
            }
        }
    }
    let distance = |ratios: Vec<Ratio>| {
        let (numerator, denominator) = sum(ratios);
        (numerator.abs(), denominator)
    };
    sum(off.into_values().map(distance))
}
