//! Floors that know what earlier tiers leave open.
//!
//! A plan that costs no more than the floors of a tier has every family of it at its own floor. Where such a family
//! costs nothing, whoever would cost something as neighbours there never meets; so the meetings of a later tier are
//! spread over fewer pairs. And a tally at its floor says how many of a kind each table holds, and so how many meet of
//! one kind and of two. Such a floor holds for plans that cost no more than their floors in all earlier tiers, and
//! for no others.

use super::count::Count;
use super::family::Family;
use super::graph::Graph;
use super::grid::Grid;
use super::level_flow::LevelFlows;
use super::leximin::Leximin;
use super::leximin_bound::beside_plain;
use super::meetings::Meetings;
use super::open_counts::OpenCounts;
use super::price::Price;
use super::slots::{SlotId, Slots, UnitId};
use super::tiered::Model;
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;

/// Members up to whom it is looked at who can meet whom.
const MAX_MEMBERS: usize = 400;

impl Model {
    /// The floor of each tier, for plans that cost no more than these floors in all earlier tiers. `parts` are the
    /// floors of the families, `flows` those of the lists of levels. Where it is interrupted, they are no more than what
    /// holds of all plans.
    pub(crate) fn conditional_bounds(
        &self,
        parts: &[Vec<i64>],
        flows: &LevelFlows,
        interrupts: &Interrupts<'_>,
    ) -> Vec<i64> {
        let mut lower_bounds = self.tier_lower_bounds(parts);
        let own: Vec<i64> = parts.iter().map(|parts| parts.iter().sum()).collect();
        let beside = |tier: usize| {
            let is_free = |at: usize, family: &Family| family.tier < tier && own[at] == 0;
            let open = |at, family| {
                let free = if is_free(at, family) { OpenCounts::free(family, self.slots()) } else { None };
                let open = || free.or_else(|| OpenCounts::at_floors(family, self.slots(), &parts[at], interrupts));
                (family.tier < tier && !interrupts.stop()).then(open).flatten()
            };
            self.beside(&open, &is_free)
        };
        let by_flow = self.sums_by_flow(flows);
        for (tier, lower_bound) in lower_bounds.iter_mut().enumerate().skip(1) {
            let mut sum = 0;
            for (family, &own_floor) in self.families().iter().zip(&own) {
                if family.tier != tier {
                    continue;
                }
                let given = match &family.count {
                    _ if interrupts.stop() => None,
                    Count::Meetings(meetings) if meetings.contacts().relation().graph().is_some() => {
                        self.meetings_given(meetings, tier, &own, interrupts)
                    }
                    // Without a plan that is at these floors there is no bound.
                    Count::Meetings(meetings) => meetings.lower_bound_beside(self.slots(), &beside(tier), interrupts),
                    Count::DistinctContacts(met) => met.lower_bound_beside(self.slots(), &beside(tier), interrupts),
                    Count::Leximin(leximin) => {
                        Some(by_flow.get(&tier).copied().unwrap_or_else(|| leximin.lower_bound_in_order()))
                    }
                    _ => None,
                };
                sum += given.map_or(own_floor, |given| given.max(own_floor));
            }
            *lower_bound = sum;
        }
        lower_bounds
    }

    /// By tier, the sums of greatest levels of the lists in which a flow says more than the counts alone.
    fn sums_by_flow(&self, flows: &LevelFlows) -> BTreeMap<usize, i64> {
        let mut sums = BTreeMap::new();
        for list in self.lists() {
            let Some(flow) = flows.of(list) else { continue };
            let of_list: Vec<&Leximin> = list.clone().filter_map(|tier| self.leximin(tier)).collect();
            let by_counts: Vec<i64> = of_list.iter().map(|leximin| leximin.lower_bound_in_order()).collect();
            let by_flow = flow.sums().into_iter().zip(&of_list).map(|(sum, leximin)| sum * leximin.factor());
            let by_flow: Vec<i64> = by_flow.collect();
            // Each is a list that no plan is better than: they are not to be mixed.
            if by_flow > by_counts {
                let plain: Vec<i64> = of_list.iter().map(|leximin| leximin.lower_bound_alone()).collect();
                sums.extend(list.clone().zip(beside_plain(&by_flow, &plain)));
            }
        }
        sums
    }

    /// A floor of meetings between places, where some pairs cannot meet in plans with all families of earlier tiers at
    /// their own `lower_bounds`.
    fn meetings_given(
        &self,
        meetings: &Meetings,
        tier: usize,
        lower_bounds: &[i64],
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        let contacts = meetings.contacts();
        let members = contacts.members();
        let graph = contacts.relation().graph()?;
        if members > MAX_MEMBERS {
            return None;
        }
        let mut most = vec![0; members * members];
        for (at, period) in self.slots().periods().iter().enumerate() {
            let free = |(family, lower_bound): &(&Family, &i64)| {
                family.tier < tier && **lower_bound == 0 && family.period(self.slots()) == Some(at)
            };
            let families = self.families().iter().zip(lower_bounds);
            let apart: Vec<NeverTogether<'_>> = families
                .filter(free)
                .filter_map(|(family, _)| NeverTogether::new(&family.count))
                .filter(|apart| apart.covers(graph, meetings, self.slots(), at))
                .collect();
            let units = || period.units.clone().map(|unit| UnitId(unit as u32));
            for first in units() {
                if interrupts.stop() {
                    return None;
                }
                for second in units().filter(|&second| second != first) {
                    if apart.iter().all(|apart| !apart.keeps_apart(first, second)) {
                        let (a, b) = (contacts.member_of(first), contacts.member_of(second));
                        most[a as usize * members + b as usize] += 1;
                    }
                }
            }
        }
        meetings.spread_floor(self.slots(), &most, interrupts)
    }
}

/// A count that costs something as soon as certain two are neighbours.
struct NeverTogether<'a> {
    count: &'a Count,
    graph: &'a Graph,
}

impl<'a> NeverTogether<'a> {
    fn new(count: &'a Count) -> Option<NeverTogether<'a>> {
        let dear = |price: &Price| price.at(1) > 0;
        let graph = match count {
            Count::EdgeProducts(joins) if dear(joins.price()) => joins.graph(),
            Count::Neighbours(neighbours) if dear(neighbours.price()) => neighbours.graph(),
            Count::Encounters(encounters) => {
                let [separate, together] = encounters.prices();
                encounters.relation().graph().filter(|_| separate == 0 && together > 0)?
            }
            _ => return None,
        };
        Some(NeverTogether { count, graph })
    }

    fn place(&self, slot: SlotId) -> Option<u32> {
        let of = |grid: &Grid| grid.bucket_of(slot);
        match self.count {
            Count::EdgeProducts(joins) => of(joins.grid()),
            Count::Neighbours(neighbours) => of(neighbours.grid()),
            Count::Encounters(encounters) => encounters.relation().number(slot),
            _ => None,
        }
    }

    /// Whether all who are in contact in a period are neighbours here too.
    fn covers(&self, contacts: &Graph, meetings: &Meetings, slots: &Slots, period: usize) -> bool {
        let mut place = vec![None; contacts.places()];
        for slot in slots.periods()[period].slots.clone().map(|slot| SlotId(slot as u32)) {
            if let Some(number) = meetings.contacts().number(slot) {
                place[number as usize] = Some(self.place(slot));
            }
        }
        contacts.edges().iter().all(|&(a, b, _)| match (place[a as usize], place[b as usize]) {
            (Some(Some(a)), Some(Some(b))) => self.graph.weight(a, b) > 0,
            // An edge of another period.
            (None, _) | (_, None) => true,
            _ => false,
        })
    }

    fn keeps_apart(&self, first: UnitId, second: UnitId) -> bool {
        match self.count {
            Count::EdgeProducts(joins) => {
                let mine = joins.grid().columns_of(first);
                let theirs = joins.grid().columns_of(second);
                mine.iter().any(|(column, _)| theirs.iter().any(|(other, _)| other == column))
            }
            Count::Neighbours(neighbours) => neighbours.between(first, second) > 0,
            Count::Encounters(encounters) => encounters.partners(first).contains(&second),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Aggregate, Assignment, AssignmentWeights, ContactRelation, Contacts, EdgeProducts, PairClasses, RuleId,
        UnitWeights,
    };
    use super::*;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    /// Three of either kind at two tables of three, twice; few neighbours of one kind, then few who meet again.
    fn twice_at_two_tables(reward: i64) -> Model {
        let meeting = Slots::new((0..6).map(Some).collect(), vec![1..=1; 6], vec![0; 6], vec![vec![true; 6]]);
        let edges = |first: u32| {
            let table = [(0, 1, 1), (1, 2, 1), (0, 2, 1)].into_iter();
            table.map(move |(a, b, weight)| (first + a, first + b, weight))
        };
        let places = |number: u32| (0..number).map(Some).collect::<Vec<_>>();
        let kinds = (0..6).map(|member| vec![(member / 3, 1)]);
        let tables = Arc::new(Graph::new(6, [0, 3].into_iter().flat_map(edges)));
        let grid = Grid::new(kinds, places(6));
        let mix = EdgeProducts::new(grid, tables, Price::linear(1), Aggregate::Sum);
        let both = Arc::new(Graph::new(12, [0, 3, 6, 9].into_iter().flat_map(edges)));
        let relation = ContactRelation::neighbours(places(12), both);
        let members = (0..12).map(|unit| unit % 6).collect();
        let contacts = Contacts::new(6, members, relation, BTreeMap::new());
        let classes = Arc::new(PairClasses::uniform(6));
        let again = Meetings::new(Arc::new(contacts), classes, vec![Price::through(&[0, 0, 1])]);
        let everywhere = UnitWeights { default: reward, exceptions: Vec::new() };
        let counts = [
            (1, Count::EdgeProducts(mix.clone())),
            (1, Count::EdgeProducts(mix).moved(6, 6)),
            (1, Count::AssignmentWeights(AssignmentWeights::new(vec![everywhere], Price::linear(-1)))),
            (2, Count::Meetings(again)),
        ];
        let family = |(tier, count)| Family { rule: RuleId(0), tier, count };
        Model::new(Slots::joined(vec![meeting.clone(), meeting]), counts.into_iter().map(family).collect(), 3)
    }

    #[test]
    fn what_a_tier_gains_elsewhere_keeps_nobody_apart() {
        // The two of a kind at each table cost as much as is gained elsewhere: the tier costs nothing, and they meet
        // all the same.
        let model = twice_at_two_tables(4);
        let seats = [0, 1, 3, 2, 4, 5, 6, 9, 10, 7, 8, 11];
        let plan = Assignment::new(seats.map(SlotId).to_vec());
        assert_eq!(model.cost(&plan).0, [0, 0, 2]);
        let parts = model.lower_bounds().unwrap_or_default();
        let lower_bounds = model.conditional_bounds(&parts, &LevelFlows::default(), &Interrupts::default());
        assert!(lower_bounds[..2] == [0, 0] && lower_bounds[2] <= 2, "{lower_bounds:?}");
    }
}
