//! Encounters under search.

use super::encounter::Encounters;
use super::slots::{Assignment, SlotId, UnitId};

/// Families of encounters, of which a move asks only those that name the units that it moves.
#[derive(Debug, Clone)]
pub(crate) struct EncountersState<'a> {
    families: Vec<&'a Encounters>,
    /// For each unit from `first_unit` on, the families that name it, each with its position among those who are named
    /// there.
    named_by: Vec<Vec<(u32, u32)>>,
    first_unit: usize,
}

impl<'a> EncountersState<'a> {
    pub(crate) fn new(families: Vec<&'a Encounters>) -> Self {
        let named = || {
            let of_family = |(family, encounters): (usize, &'a Encounters)| {
                let named = encounters.named().iter().enumerate();
                named.map(move |(at, (unit, _))| (unit.index(), (family as u32, at as u32)))
            };
            families.iter().copied().enumerate().flat_map(of_family)
        };
        let first_unit = named().map(|(unit, _)| unit).min().unwrap_or(0);
        let beyond = named().map(|(unit, _)| unit + 1).max().unwrap_or(0);
        let mut named_by = vec![Vec::new(); beyond - first_unit];
        for (unit, at) in named() {
            named_by[unit - first_unit].push(at);
        }
        EncountersState { families, named_by, first_unit }
    }

    /// What it costs to move a unit, but for what it has to do with `except`.
    #[inline]
    fn change(&self, now: &Assignment, unit: UnitId, to: SlotId, except: Option<UnitId>) -> i64 {
        let at = unit.index().wrapping_sub(self.first_unit);
        let Some(named_by) = self.named_by.get(at) else {
            return 0;
        };
        let from = now.slot(unit);
        let mut cost = 0;
        for &(family, at) in named_by {
            let encounters = self.families[family as usize];
            let [separate, together] = encounters.prices();
            let relation = encounters.relation();
            let mut contacts = 0;
            for &partner in &encounters.named()[at as usize].1 {
                if Some(partner) != except {
                    let place = now.slot(partner);
                    contacts += i64::from(relation.touches(place, to)) - i64::from(relation.touches(place, from));
                }
            }
            cost += contacts * (together - separate);
        }
        cost
    }

    #[inline]
    pub(crate) fn relocate(&self, now: &Assignment, unit: UnitId, to: SlotId) -> i64 {
        self.change(now, unit, to, None)
    }

    /// What it costs to exchange two units' slots. Between the two themselves nothing changes.
    #[inline]
    pub(crate) fn swap(&self, now: &Assignment, first: UnitId, second: UnitId) -> i64 {
        self.change(now, first, now.slot(second), Some(second)) + self.change(now, second, now.slot(first), Some(first))
    }
}
