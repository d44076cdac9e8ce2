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
    /// What each of them holds.
    held: Vec<SlotId>,
    first_unit: usize,
}

impl<'a> EncountersState<'a> {
    pub(crate) fn new(families: Vec<&'a Encounters>, now: &Assignment) -> Self {
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
        let held = now.slots()[first_unit..beyond].to_vec();
        EncountersState { families, named_by, held, first_unit }
    }

    /// What it costs to move a unit, but for what it has to do with `except`.
    #[inline]
    fn change(&self, unit: UnitId, from: SlotId, to: SlotId, except: Option<UnitId>) -> i64 {
        let at = unit.index().wrapping_sub(self.first_unit);
        let Some(named_by) = self.named_by.get(at) else {
            return 0;
        };
        let mut cost = 0;
        for &(family, at) in named_by {
            let encounters = self.families[family as usize];
            let [separate, together] = encounters.prices();
            let relation = encounters.relation();
            let mut contacts = 0;
            for &partner in &encounters.named()[at as usize].1 {
                if Some(partner) != except {
                    let place = self.held[partner.index() - self.first_unit];
                    contacts += i64::from(relation.touches(place, to)) - i64::from(relation.touches(place, from));
                }
            }
            cost += contacts * (together - separate);
        }
        cost
    }

    #[inline]
    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        self.change(unit, from, to, None)
    }

    /// What it costs to exchange two units' slots. Between the two themselves nothing changes.
    #[inline]
    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        self.change(first, a, b, Some(second)) + self.change(second, b, a, Some(first))
    }

    pub(crate) fn apply(&mut self, unit: UnitId, _: SlotId, to: SlotId) {
        if let Some(held) = self.held.get_mut(unit.index().wrapping_sub(self.first_unit)) {
            *held = to;
        }
    }
}
