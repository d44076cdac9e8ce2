//! Floors that know what earlier tiers leave open.
//!
//! Where an earlier tier costs nothing, whoever would cost something as neighbours there never meets; so the meetings of a later
//! tier are spread over fewer pairs. Such a floor holds for plans that cost no more than their floors in all earlier tiers, and
//! for no others.

use super::graph::Graph;
use super::price::Price;
use super::slots::{SlotId, Slots, UnitId};
use super::{Count, Family, Grid, Meetings, Model};

/// Members up to whom it is looked at who can meet whom.
const MOST_MEMBERS: usize = 400;

impl Model {
    /// The floor of each tier, for plans that cost no more than these floors in all earlier tiers. `parts` are the floors of the
    /// families.
    pub(crate) fn conditioned_floors(&self, parts: &[Vec<i64>]) -> Vec<i64> {
        let mut floors = self.tier_floors(parts);
        for tier in 1..self.tiers() {
            let mut sum = 0;
            for (family, parts) in self.families().iter().zip(parts) {
                if family.tier != tier {
                    continue;
                }
                let own: i64 = parts.iter().sum();
                let given = match &family.count {
                    Count::Meetings(meetings) => self.meetings_given(meetings, &floors[..tier]),
                    _ => None,
                };
                sum += given.map_or(own, |given| given.max(own));
            }
            floors[tier] = sum;
        }
        floors
    }

    /// A floor of meetings between places, where some pairs cannot meet.
    fn meetings_given(&self, meetings: &Meetings, earlier: &[i64]) -> Option<i64> {
        let contacts = meetings.contacts();
        let members = contacts.members();
        let graph = contacts.touch().graph()?;
        if members > MOST_MEMBERS {
            return None;
        }
        let mut most = vec![0; members * members];
        for (at, period) in self.slots().periods().iter().enumerate() {
            let free = |family: &&Family| {
                earlier.get(family.tier) == Some(&0) && family.period(self.slots()) == Some(at)
            };
            let apart: Vec<Apart<'_>> = self
                .families()
                .iter()
                .filter(free)
                .filter_map(|family| Apart::new(&family.count))
                .filter(|apart| apart.covers(graph, meetings, self.slots(), at))
                .collect();
            let units = || period.units.clone().map(|unit| UnitId(unit as u32));
            for first in units() {
                for second in units().filter(|&second| second != first) {
                    if apart.iter().all(|apart| !apart.keeps_apart(first, second)) {
                        let (a, b) = (contacts.member_of(first), contacts.member_of(second));
                        most[a as usize * members + b as usize] += 1;
                    }
                }
            }
        }
        meetings.spread_floor(self.slots(), &most)
    }
}

/// A count that costs something as soon as certain two are neighbours.
struct Apart<'a> {
    count: &'a Count,
    graph: &'a Graph,
}

impl<'a> Apart<'a> {
    fn new(count: &'a Count) -> Option<Apart<'a>> {
        let dear = |price: &Price| price.at(1) > 0;
        let graph = match count {
            Count::Joins(joins) if dear(joins.price()) => joins.graph(),
            Count::Neighbours(neighbours) if dear(neighbours.price()) => neighbours.graph(),
            Count::Encounters(encounters) => {
                let [separate, together] = encounters.prices();
                encounters
                    .touch()
                    .graph()
                    .filter(|_| separate == 0 && together > 0)?
            }
            _ => return None,
        };
        Some(Apart { count, graph })
    }

    fn place(&self, slot: SlotId) -> Option<u32> {
        let of = |grid: &Grid| grid.bucket_of(slot);
        match self.count {
            Count::Joins(joins) => of(joins.grid()),
            Count::Neighbours(neighbours) => of(neighbours.grid()),
            Count::Encounters(encounters) => encounters.touch().number(slot),
            _ => None,
        }
    }

    /// Whether all who are in contact in a period are neighbours here too.
    fn covers(&self, contacts: &Graph, meetings: &Meetings, slots: &Slots, period: usize) -> bool {
        let mut place = vec![None; contacts.places()];
        for slot in slots.periods()[period]
            .slots
            .clone()
            .map(|slot| SlotId(slot as u32))
        {
            if let Some(number) = meetings.contacts().number(slot) {
                place[number as usize] = Some(self.place(slot));
            }
        }
        contacts
            .edges()
            .iter()
            .all(|&(a, b, _)| match (place[a as usize], place[b as usize]) {
                (Some(Some(a)), Some(Some(b))) => self.graph.weight(a, b) > 0,
                // An edge of another period.
                (None, _) | (_, None) => true,
                _ => false,
            })
    }

    fn keeps_apart(&self, first: UnitId, second: UnitId) -> bool {
        match self.count {
            Count::Joins(joins) => {
                let mine = joins.grid().columns_of(first);
                let theirs = joins.grid().columns_of(second);
                mine.iter()
                    .any(|(column, _)| theirs.iter().any(|(other, _)| other == column))
            }
            Count::Neighbours(neighbours) => neighbours.between(first, second) > 0,
            Count::Encounters(encounters) => encounters.partners(first).contains(&second),
            _ => false,
        }
    }
}
