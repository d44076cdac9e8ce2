//! Going round places – tables, seats, zones – from period to period: as evenly as the periods in which a member is
//! there allow, and never to one place in two of them running while there is another.

use super::lowering_context::too_many;
use crate::error::Faults;
use crate::model::{Count, Grid, Price, Slots, Tally, UnitId};
use crate::roster::MemberId;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Who may go where in which period.
pub(crate) struct Visits<'a> {
    pub(crate) slots: &'a Slots,
    /// The member that each unit is.
    pub(crate) members: Vec<MemberId>,
    /// The place of each slot; `None` for sitting out.
    pub(crate) places: Vec<Option<u32>>,
    /// How many places there are.
    pub(crate) number: usize,
    /// Of each period, whether it is over or settled.
    pub(crate) fixed: Vec<bool>,
}

/// A period in which a member is there, with the member's unit.
type Own = (usize, UnitId);

/// How often a member visits each place, at least and at most.
type Shares = Vec<RangeInclusive<i64>>;

impl Visits<'_> {
    /// Counts that cost 1 for each visit above or below the even share, and 1 for each that is twice running. `out`
    /// gives how often a member sits out in the periods to come.
    pub(crate) fn counts(
        &self,
        of: &[MemberId],
        out: &dyn Fn(MemberId) -> RangeInclusive<i64>,
        faults: &mut Faults,
    ) -> Option<Vec<Count>> {
        let own = self.own_periods(of);
        let places_in = self.places_in();
        let shares = of.iter().zip(&own).map(|(&member, own)| self.shares(own, &places_in, &out(member)));
        let shares: Vec<Shares> = shares.collect();
        let running = self.running(&own, &shares, &places_in);
        let counts = (of.len() + running.values().map(Vec::len).sum::<usize>()).saturating_mul(self.number);
        if too_many(counts, faults) {
            return None;
        }
        let everybody: Vec<usize> = (0..of.len()).collect();
        let periods: Vec<usize> = (0..self.fixed.len()).collect();
        let evenly = self.visits(&periods, &everybody, &own, |member, place| {
            let share = &shares[member][place];
            Price::range(Some(*share.start()), Some(*share.end()))
        });
        let running = running.iter().map(|(&(first, second), members)| {
            self.visits(&[first, second], members, &own, |member, place| {
                let again = *shares[member][place].end() > 1;
                Price::range(None, again.then_some(1))
            })
        });
        Some(std::iter::once(evenly).chain(running).collect())
    }

    /// The periods in which each of these members is there.
    fn own_periods(&self, of: &[MemberId]) -> Vec<Vec<Own>> {
        let position: BTreeMap<MemberId, usize> = of.iter().copied().zip(0..).collect();
        let mut own = vec![Vec::new(); of.len()];
        for (at, period) in self.slots.periods().iter().enumerate() {
            for unit in period.units.clone() {
                if let Some(&member) = position.get(&self.members[unit]) {
                    own[member].push((at, UnitId(unit as u32)));
                }
            }
        }
        own
    }

    /// The places that there are in each period, in order.
    fn places_in(&self) -> Vec<Vec<u32>> {
        let periods = self.slots.periods().iter();
        let places = periods.map(|period| self.places[period.slots.clone()].iter().copied().flatten());
        places.map(|places| places.sorted_unstable().dedup().collect()).collect()
    }

    /// Where a member was in a fixed period.
    fn visited(&self, unit: UnitId) -> Option<u32> {
        let slot = self.slots.open_to(unit).first()?;
        self.places[slot.index()]
    }

    /// The even shares of a member. Places that are missing in one of the member's periods to come have no share.
    fn shares(&self, own: &[Own], places_in: &[Vec<u32>], out: &RangeInclusive<i64>) -> Shares {
        let (over, to_come): (Vec<Own>, Vec<Own>) = own.iter().copied().partition(|(at, _)| self.fixed[*at]);
        let before: Vec<Option<u32>> = over.iter().map(|&(_, unit)| self.visited(unit)).collect();
        let mut visited = vec![0; self.number];
        before.iter().flatten().for_each(|&place| visited[place as usize] += 1);
        let mut there = vec![0; self.number];
        for (at, _) in &to_come {
            places_in[*at].iter().for_each(|&place| there[place as usize] += 1);
        }
        let always = |place: u32| there[place as usize] == to_come.len();
        let elsewhere = to_come.iter().filter(|(at, _)| places_in[*at].iter().any(|&place| !always(place))).count();
        let narrow = to_come.iter().any(|(at, _)| places_in[*at].len() < 2);
        let even = |visits: i64, up: bool| {
            // Every second of them can be at one place, where there is a choice each time.
            let room = |place: u32| {
                let later = i64::from(before.last() != Some(&Some(place)));
                if narrow { visits } else { (visits + later) / 2 }
            };
            let rooms = (0..self.number as u32).filter(|&place| always(place)).map(|place| {
                let visited = visited[place as usize];
                (visited, visited + room(place))
            });
            poured(&rooms.collect::<Vec<_>>(), visits, up)
        };
        let visits = to_come.len() as i64;
        let most = even((visits - out.start()).max(0), true);
        let least = even((visits - out.end() - elsewhere as i64).max(0), false);
        let mut shares = least.into_iter().zip(most).map(|(least, most)| least.min(most)..=most);
        let share = |place| if always(place) { shares.next() } else { None };
        let unlimited = 0..=own.len() as i64;
        (0..self.number as u32).map(share).map(|share| share.unwrap_or(unlimited.clone())).collect()
    }

    /// The periods that follow each other for some members, with the positions of these: those who have a choice in one
    /// of them, and may come back to a place at all.
    fn running(
        &self,
        own: &[Vec<Own>],
        shares: &[Shares],
        places_in: &[Vec<u32>],
    ) -> BTreeMap<(usize, usize), Vec<usize>> {
        let choice = |at: usize| !self.fixed[at] && places_in[at].len() > 1;
        let mut running: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (member, own) in own.iter().enumerate() {
            if shares[member].iter().all(|share| *share.end() <= 1) {
                continue;
            }
            for (&(first, _), &(second, _)) in own.iter().tuple_windows() {
                if choice(first) || choice(second) {
                    running.entry((first, second)).or_default().push(member);
                }
            }
        }
        running
    }

    /// How often some of the members visit each place in some periods, which are in order.
    fn visits(
        &self,
        periods: &[usize],
        members: &[usize],
        own: &[Vec<Own>],
        price: impl Fn(usize, usize) -> Price,
    ) -> Count {
        let all = self.slots.periods();
        let (first, last) = (&all[periods[0]], &all[periods[periods.len() - 1]]);
        let (units, slots) = (first.units.start..last.units.end, first.slots.start..last.slots.end);
        let mut columns = vec![Vec::new(); units.len()];
        for (column, &member) in (0..).zip(members) {
            let meant = own[member].iter().filter(|(at, _)| periods.binary_search(at).is_ok());
            meant.for_each(|(_, unit)| columns[unit.index() - units.start].push((column, 1)));
        }
        let grid = Grid::new(columns, self.places[slots.clone()].to_vec()).covering(members.len(), self.number);
        let grid = grid.moved(units.start as u32, slots.start as u32);
        let price = |place: u32, column: u32| price(members[column as usize], place as usize);
        Count::Tally(Tally::new(grid, self.slots, price))
    }
}

/// Visits to each place, from `least..=most` of each, when so many more than the least are spread evenly over them. What
/// is left over goes to all of the least visited places if `up`, else to none.
fn poured(rooms: &[(i64, i64)], more: i64, up: bool) -> Vec<i64> {
    let all = more + rooms.iter().map(|(least, _)| least).sum::<i64>();
    let level = |level: i64| rooms.iter().map(move |&(least, most)| level.clamp(least, most));
    let too_low = |at: i64| if up { level(at).sum::<i64>() < all } else { level(at + 1).sum::<i64>() <= all };
    let (mut low, mut high) = (0, all);
    while low < high {
        let middle = (low + high) / 2;
        if too_low(middle) { low = middle + 1 } else { high = middle }
    }
    level(low).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_are_spread_from_the_least_visited_place_upwards() {
        let both = |rooms: &[(i64, i64)], more| [false, true].map(|up| poured(rooms, more, up));
        assert_eq!(both(&[(0, 9), (0, 9)], 3), [[1, 1], [2, 2]]);
        assert_eq!(both(&[(0, 9), (0, 9)], 4), [[2, 2], [2, 2]]);
        assert_eq!(both(&[(3, 9), (0, 9), (0, 9)], 3), [[3, 1, 1], [3, 2, 2]]);
        assert_eq!(both(&[(2, 3), (0, 1)], 2), [[3, 1], [3, 1]]);
        assert_eq!(both(&[], 2), [[0; 0], [0; 0]]);
    }
}
