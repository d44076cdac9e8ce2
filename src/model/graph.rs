//! Places and which of them are neighbours: contact that is no matter of sharing a group.

use super::price::Price;
use super::split::{SplitShare, cheapest_split};
use super::spread::Spreading;
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Places joined by weighted edges. A place holds one unit at most; what is counted over neighbours relies on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The neighbours of each place with the weights of the edges, sorted.
    near: Vec<Vec<(u32, i64)>>,
    /// Every edge once, the lower place first.
    edges: Vec<(u32, u32, i64)>,
    components: Vec<Component>,
}

/// Places that hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Component {
    pub(crate) places: Vec<u32>,
    pub(crate) shape: ComponentShape,
    /// The least weight of edges inside *t* places of it, for *t* from 0: a lower bound.
    pub(crate) fewest: Vec<i64>,
}

/// How places hang together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum ComponentShape {
    /// In a row, with these weights from place to place.
    Row(Vec<i64>),
    /// In a ring of three places or more, with the same weight all round.
    Ring(i64),
    /// In any other way.
    Other,
}

impl Graph {
    /// Edges between different places, each given once, with weights of at least 1.
    pub(crate) fn new(places: usize, edges: impl IntoIterator<Item = (u32, u32, i64)>) -> Graph {
        let mut near = vec![Vec::new(); places];
        let mut sorted = Vec::new();
        for (a, b, weight) in edges {
            near[a as usize].push((b, weight));
            near[b as usize].push((a, weight));
            sorted.push((a.min(b), a.max(b), weight));
        }
        near.iter_mut().for_each(|near| near.sort_unstable());
        sorted.sort_unstable();
        let components = components(&near);
        Graph { near, edges: sorted, components }
    }

    /// Number of places.
    pub fn places(&self) -> usize {
        self.near.len()
    }

    /// The edges, each once.
    pub fn edges(&self) -> &[(u32, u32, i64)] {
        &self.edges
    }

    /// The neighbours of a place with the weights of the edges.
    #[inline]
    pub fn near(&self, place: u32) -> &[(u32, i64)] {
        &self.near[place as usize]
    }

    /// Weight of the edge between two places; 0 where there is none.
    #[inline]
    pub fn weight(&self, a: u32, b: u32) -> i64 {
        let near = self.near(a);
        let at = near.binary_search_by_key(&b, |&(place, _)| place);
        at.map_or(0, |at| near[at].1)
    }

    /// In how many sets these places fall so that all of a set are neighbours: few, as they are found greedily.
    pub(crate) fn cliques(&self, mut places: BTreeSet<u32>) -> usize {
        let mut cliques = 0;
        while let Some(first) = places.pop_first() {
            let mut clique = vec![first];
            for &(next, _) in self.near(first) {
                if places.contains(&next) && clique.iter().all(|&place| self.weight(place, next) > 0) {
                    places.remove(&next);
                    clique.push(next);
                }
            }
            cliques += 1;
        }
        cliques
    }

    /// The weight of all edges.
    pub(crate) fn total(&self) -> i64 {
        self.edges.iter().map(|&(.., weight)| weight).sum()
    }

    /// The weight of all edges of so many places, counted from these, at least and at most: by kind, and last of the
    /// places that no kind takes. `None` if there are more than places.
    pub(crate) fn contacts_of(&self, kinds: &[i64]) -> Option<Vec<RangeInclusive<i64>>> {
        let empty = self.places() as i64 - kinds.iter().sum::<i64>();
        let mut degrees: Vec<i64> =
            (0..self.places() as u32).map(|place| self.near(place).iter().map(|&(_, weight)| weight).sum()).collect();
        degrees.sort_unstable();
        let contacts = |&number: &i64| {
            let number = usize::try_from(number).ok()?;
            let least: i64 = degrees.get(..number)?.iter().sum();
            Some(least..=degrees[degrees.len() - number..].iter().sum())
        };
        kinds.iter().chain([&empty]).map(contacts).collect()
    }

    /// The least weight of edges inside *t* places, for each *t* from 0: [`fewest_contacts`](Graph::fewest_contacts) of
    /// all at once.
    pub(crate) fn fewest_inside(&self) -> Vec<i64> {
        // Of each component it is convex: what one more place adds never falls.
        let of_each =
            self.components.iter().flat_map(|component| component.fewest.windows(2).map(|two| two[1] - two[0]));
        let added = of_each.sorted_unstable();
        let sums = added.scan(0, |sum, more| {
            *sum += more;
            Some(*sum)
        });
        [0].into_iter().chain(sums).collect()
    }

    /// No *t* places have a greater weight of edges inside, for each *t* from 0.
    pub(crate) fn most_inside(&self) -> Vec<i64> {
        let mut most = vec![0];
        for component in &self.components {
            let inside = self.most_inside_of(component);
            let mut next = vec![0; most.len() + component.places.len()];
            for (before, &elsewhere) in most.iter().enumerate() {
                for (here, &more) in inside.iter().enumerate() {
                    next[before + here] = next[before + here].max(elsewhere + more);
                }
            }
            most = next;
        }
        most
    }

    /// The same of one component.
    fn most_inside_of(&self, component: &Component) -> Vec<i64> {
        let places = component.places.len();
        let heaviest_first = |mut weights: Vec<i64>| {
            weights.sort_unstable_by_key(|&weight| Reverse(weight));
            weights
        };
        let degree = |&place: &u32| self.near(place).iter().map(|&(_, weight)| weight).sum();
        let degrees = heaviest_first(component.places.iter().map(degree).collect());
        let all = degrees.iter().sum::<i64>() / 2;
        let weights = match &component.shape {
            ComponentShape::Row(weights) => heaviest_first(weights.clone()),
            ComponentShape::Ring(_) | ComponentShape::Other => Vec::new(),
        };
        let inside = |taken: usize| match &component.shape {
            _ if taken == 0 => 0,
            _ if taken == places => all,
            // They hold fewer edges than places, as they go round nowhere.
            ComponentShape::Row(_) => weights[..taken - 1].iter().sum(),
            ComponentShape::Ring(weight) => weight * (taken as i64 - 1),
            ComponentShape::Other => all.min(degrees[..taken].iter().sum::<i64>() / 2),
        };
        (0..=places).map(inside).collect()
    }

    /// A lower bound, from the degrees of the places alone, on the weight of neighbours of these kinds: two kinds weigh
    /// `value` for each unit of an edge between them. `None` if that is too much work, or it is interrupted.
    pub(crate) fn fewest_by_degrees(
        &self,
        kinds: &[i64],
        value: &dyn Fn(usize, usize) -> i64,
        interrupts: &Interrupts<'_>,
    ) -> Option<i64> {
        let contacts = self.contacts_of(kinds)?;
        let spreading = Spreading {
            contacts: &contacts,
            total: self.total()..=self.total(),
            most: &|_, _| i64::MAX,
            next: &|a, b, _| if a < kinds.len() && b < kinds.len() { value(a, b) } else { 0 },
        };
        // Every edge is counted from both of its ends.
        spreading.twice_the_least(interrupts).map(|twice| twice.div_euclid(2) + twice.rem_euclid(2))
    }

    /// The places of a ring or a row, each beside the one before; `None` for other shapes.
    pub(crate) fn in_order(&self, component: &Component) -> Option<Vec<u32>> {
        if component.shape == ComponentShape::Other {
            return None;
        }
        let places = &component.places;
        let end = places.iter().find(|&&place| self.near(place).len() < 2);
        let first = *end.or(places.first())?;
        let (mut before, mut here, mut order) = (first, first, vec![first]);
        let on = |before: u32, here: u32| {
            let mut near = self.near(here).iter().map(|&(place, _)| place);
            near.find(|&place| place != before && place != first)
        };
        while let Some(next) = on(before, here) {
            order.push(next);
            (before, here) = (here, next);
        }
        Some(order)
    }

    /// Places that hang together, in the order of their first places.
    pub(crate) fn components(&self) -> &[Component] {
        &self.components
    }

    /// The weight of edges whose ends are both among `taken` places, at least: all edges but those that the places left
    /// free cover at most, component by component. Exact for a ring and for a row.
    pub(crate) fn fewest_contacts(&self, taken: i64) -> i64 {
        let prices: Vec<Price> = self.components.iter().map(|component| Price::through(&component.fewest)).collect();
        let share = |(component, price)| -> SplitShare<'_> {
            let component: &Component = component;
            SplitShare { price, range: 0..=component.places.len() as i64, times: 1, required: Vec::new() }
        };
        let shares: Vec<SplitShare<'_>> = self.components.iter().zip(&prices).map(share).collect();
        cheapest_split(&shares, taken..=taken, 1).unwrap_or(0)
    }
}

/// Places that hang together, in the order of their first places.
fn components(near: &[Vec<(u32, i64)>]) -> Vec<Component> {
    let mut seen = vec![false; near.len()];
    let mut components = Vec::new();
    for start in 0..near.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut places = vec![start as u32];
        let mut at = 0;
        while at < places.len() {
            for &(next, _) in &near[places[at] as usize] {
                if !std::mem::replace(&mut seen[next as usize], true) {
                    places.push(next);
                }
            }
            at += 1;
        }
        places.sort_unstable();
        components.push(Component { shape: shape(near, &places), fewest: fewest(near, &places), places });
    }
    components
}

fn shape(near: &[Vec<(u32, i64)>], places: &[u32]) -> ComponentShape {
    let degree = |place: u32| near[place as usize].len();
    let ends: Vec<u32> = places.iter().copied().filter(|&place| degree(place) < 2).collect();
    if places.iter().any(|&place| degree(place) > 2) {
        return ComponentShape::Other;
    }
    let Some(&first) = ends.first() else {
        let mut weights = places.iter().flat_map(|&place| &near[place as usize]);
        let weight = weights.next().map_or(0, |&(_, weight)| weight);
        return if weights.all(|&(_, other)| other == weight) {
            ComponentShape::Ring(weight)
        } else {
            ComponentShape::Other
        };
    };
    let (mut before, mut here, mut weights) = (first, first, Vec::new());
    while let Some(&(next, weight)) = near[here as usize].iter().find(|&&(next, _)| next != before) {
        weights.push(weight);
        (before, here) = (here, next);
    }
    // A row is the same from either end.
    if weights.iter().rev().lt(&weights) {
        weights.reverse();
    }
    ComponentShape::Row(weights)
}

/// All edges, less the largest degrees of the places left free.
fn fewest(near: &[Vec<(u32, i64)>], places: &[u32]) -> Vec<i64> {
    let mut degrees: Vec<i64> =
        places.iter().map(|&place| near[place as usize].iter().map(|&(_, weight)| weight).sum()).collect();
    degrees.sort_unstable();
    let all = degrees.iter().sum::<i64>() / 2;
    let covered = |taken: usize| degrees[taken..].iter().sum::<i64>();
    (0..=places.len()).map(|taken| (all - covered(taken)).max(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(places: u32) -> Graph {
        Graph::new(places as usize, (0..places).map(|at| (at, (at + 1) % places, 1)))
    }

    fn row(places: u32) -> Graph {
        Graph::new(places as usize, (1..places).map(|at| (at - 1, at, 1)))
    }

    #[test]
    fn shapes_are_recognised() {
        assert_eq!(ring(5).components()[0].shape, ComponentShape::Ring(1));
        assert_eq!(row(4).components()[0].shape, ComponentShape::Row(vec![1, 1, 1]));
        assert_eq!(row(1).components()[0].shape, ComponentShape::Row(Vec::new()));
        let star = Graph::new(4, [(0, 1, 1), (0, 2, 1), (0, 3, 1)]);
        assert_eq!(star.components()[0].shape, ComponentShape::Other);
        let uneven = Graph::new(3, [(0, 1, 1), (1, 2, 1), (0, 2, 2)]);
        assert_eq!(uneven.components()[0].shape, ComponentShape::Other);
        let two = Graph::new(5, [(0, 3, 2), (3, 1, 1), (2, 4, 1)]);
        assert_eq!(two.components()[0].shape, ComponentShape::Row(vec![1, 2]));
        assert_eq!(two.components().len(), 2);
    }

    #[test]
    fn rings_and_rows_are_exact() {
        for places in 3..9 {
            for taken in 0..=places as i64 {
                let (ring, row) = (ring(places), row(places));
                let free = i64::from(places) - taken;
                let expected = (i64::from(places) - 2 * free).max(0);
                assert_eq!(ring.fewest_contacts(taken), expected);
                assert_eq!(row.fewest_contacts(taken), (expected - 1).max(0));
            }
        }
    }

    #[test]
    fn tables_of_all_numbers_of_places_are_those_of_each() {
        let edges = |graph: &Graph| graph.edges().to_vec();
        let behind = |(a, b, weight): (u32, u32, i64)| (a + 5, b + 5, weight);
        let both = Graph::new(9, edges(&ring(5)).into_iter().chain(edges(&row(4)).into_iter().map(behind)));
        let fewest: Vec<i64> = (0..=9).map(|taken| both.fewest_contacts(taken)).collect();
        assert_eq!(both.fewest_inside(), fewest);
        // A ring is filled before a row is begun, and no edges go round a part of it.
        assert_eq!(both.most_inside(), [0, 0, 1, 2, 3, 5, 5, 6, 7, 8]);
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        #[test]
        fn no_set_of_places_has_fewer_contacts(edges in proptest::collection::btree_map((0..4_u32, 4..7_u32), 1..4_i64, 0..9)) {
            let graph = Graph::new(7, edges.into_iter().map(|((a, b), weight)| (a, b, weight)));
            for set in 0..1_u32 << 7 {
                let inside = |place: u32| set >> place & 1 == 1;
                let contacts: i64 = graph.edges().iter().filter(|&&(a, b, _)| inside(a) && inside(b)).map(|&(.., weight)| weight).sum();
                prop_assert!(graph.fewest_contacts(i64::from(set.count_ones())) <= contacts);
                prop_assert!(graph.most_inside()[set.count_ones() as usize] >= contacts);
            }
        }
    }
}
