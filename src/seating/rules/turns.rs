//! Different seats, and different zones, from meeting to meeting.

use super::{Over, too_many};
use crate::error::Faults;
use crate::model::{Count, Grid, Price, Tally};
use crate::rules::lowered::Lowered;
use crate::seating::meeting::Meeting;
use crate::unit::Unit;
use itertools::Itertools;

/// How often each member sits on each seat.
pub(super) fn seats(required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    lower(required, over, Unit::new("return to a seat", "returns to a seat"), faults, |meeting, seat| {
        &meeting.hall.layout.seats[seat].id
    })
}

/// How often each member sits in each zone.
pub(super) fn zones(required: bool, over: &Over<'_>, faults: &mut Faults) -> Option<Lowered> {
    lower(required, over, Unit::new("return to a zone", "returns to a zone"), faults, |meeting, seat| {
        let layout = &meeting.hall.layout;
        &layout.zones[layout.seats[seat].zone]
    })
}

/// How often somebody who comes to so many meetings has to be at one of so many seats, or zones, if all take turns.
fn most_on_one(meetings: usize, names: usize) -> i64 {
    meetings.div_ceil(names.max(1)) as i64
}

fn lower(
    required: bool,
    over: &Over<'_>,
    unit: Unit,
    faults: &mut Faults,
    name: impl for<'a> Fn(&'a Meeting, usize) -> &'a str,
) -> Option<Lowered> {
    let named: Vec<&str> = over.seats().map(|(at, seat)| name(&over.meetings[at], seat)).collect();
    let names: Vec<&str> = named.iter().copied().unique().collect();
    if too_many(names.len().saturating_mul(over.roster.len()), faults) {
        return None;
    }
    let number: std::collections::HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let columns = over.units().map(|(_, member)| match over.is_counted(member) {
        true => vec![(member.index() as u32, 1)],
        false => Vec::new(),
    });
    let buckets = named.iter().map(|name| number.get(name).copied());
    let grid = Grid::new(columns, buckets.collect()).covering(over.roster.len(), names.len());
    let mut comes = vec![0; over.roster.len()];
    over.units().for_each(|(_, member)| comes[member.index()] += 1);
    let most = over.meetings.len() as i64;
    let repeats: Vec<i64> = (0..=most).map(|times| times * (times - 1) / 2).collect();
    let repeats = Price::through(&repeats);
    let tally = Tally::new(grid, over.slots, |_, member| match required {
        true => Price::range(None, Some(most_on_one(comes[member as usize], names.len()))),
        false => repeats.clone(),
    });
    Lowered::whole(vec![Count::Tally(tally)], unit)
}
