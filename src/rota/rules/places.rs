//! Every place is taken, where one person may hold two roles and places are counted.

use super::Over;
use crate::model::{Count, Price, Tally};
use crate::rules::lowered::Lowered;
use crate::unit::Unit;

pub(in crate::rota) fn places_filled(over: &Over<'_>) -> Option<Lowered> {
    let mut counts = Vec::new();
    for (at, meeting) in over.meetings.iter().enumerate() {
        let counted = (0..over.roles.len()).filter(|role| !over.layout.groups().contains(role));
        for role in counted.filter(|_| meeting.fixed.is_none()) {
            let places = meeting.roles[role].places as i64;
            let grid = over.grid(at..at + 1, |_, _| Some((0, 1)), |_, held| held.contains(&role).then_some(0));
            let price = |_, _| Price::range(Some(places), Some(places));
            counts.push(Count::Tally(Tally::new(grid.covering(1, 1), over.slots, price)));
        }
    }
    Lowered::whole(counts, Unit::new("place", "places"))
}
