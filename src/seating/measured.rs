//! Rooms as measures see them: a weight for any two seats.

use super::measure::{Measure, SeatMeasure};
use super::meeting::Hall;
use super::room::Layout;
use crate::error::{Faults, InputFault, Place, fault};
use crate::model::Graph;
use itertools::Itertools;
use std::collections::VecDeque;
use std::sync::Arc;

/// A room as a measure sees it.
#[derive(Debug, Clone)]
pub(super) struct MeasuredSeats {
    /// Two seats are joined by how near they are, unless that is 0.
    pub(super) graph: Arc<Graph>,
    /// The decimals that the last digit of a weight stands for.
    pub(super) decimals: u32,
}

/// All weights together are less than this, so that sums over seats fit.
const MAX_WEIGHTS: i128 = 1 << 60;

/// Decimals of positions.
const DECIMALS: u32 = 3;

impl SeatMeasure {
    /// Measures a room; notes why that cannot be done.
    pub(super) fn of(&self, hall: &Hall, faults: &mut Faults) -> Option<MeasuredSeats> {
        let layout = &hall.layout;
        let (weights, decimals) = match &self.0 {
            Measure::Beside => return Some(MeasuredSeats { graph: hall.near.clone(), decimals: 0 }),
            Measure::Distances(_) | Measure::Closeness(_) => {
                let given = self.given(layout, faults)?;
                (given.pairs, given.decimals)
            }
            Measure::Straight => (of_pairs(layout, &|a, b| nearest_root(layout.squared_distance(a, b))), DECIMALS),
            Measure::Grid => {
                let seats = &layout.seats;
                let across = |a: usize, b: usize| (seats[a].x - seats[b].x).abs() + (seats[a].y - seats[b].y).abs();
                (of_pairs(layout, &across), DECIMALS)
            }
            Measure::Steps => (steps(hall, faults)?, 0),
        };
        let (weights, decimals) = shortened(weights, decimals);
        if weights.iter().map(|&(.., weight)| i128::from(weight)).sum::<i128>() >= MAX_WEIGHTS {
            faults.push(InputFault::sums_too_large().at(Place::path("by")));
            return None;
        }
        let joined = weights.into_iter().filter(|&(.., weight)| weight != 0);
        Some(MeasuredSeats { graph: Arc::new(Graph::new(hall.seats(), joined)), decimals })
    }
}

fn of_pairs(layout: &Layout, weight: &dyn Fn(usize, usize) -> i64) -> Vec<(u32, u32, i64)> {
    let pairs = (0..layout.seats.len()).array_combinations();
    pairs.map(|[a, b]| (a as u32, b as u32, weight(a, b))).collect()
}

/// The whole number nearest to the root.
fn nearest_root(squared: i128) -> i64 {
    (((4 * squared).isqrt() + 1) / 2) as i64
}

/// The same weights with as few decimals as they need.
fn shortened(mut weights: Vec<(u32, u32, i64)>, mut decimals: u32) -> (Vec<(u32, u32, i64)>, u32) {
    while decimals > 0 && weights.iter().all(|(.., weight)| weight % 10 == 0) {
        weights.iter_mut().for_each(|(.., weight)| *weight /= 10);
        decimals -= 1;
    }
    (weights, decimals)
}

/// The steps between any two seats; notes two seats without a way.
fn steps(hall: &Hall, faults: &mut Faults) -> Option<Vec<(u32, u32, i64)>> {
    let seats = hall.seats();
    let mut all = Vec::new();
    for start in 0..seats as u32 {
        let mut away: Vec<Option<i64>> = vec![None; seats];
        away[start as usize] = Some(0);
        let mut next = VecDeque::from([(start, 0)]);
        while let Some((here, steps)) = next.pop_front() {
            for &(place, _) in hall.near.near(here) {
                let known = &mut away[place as usize];
                if known.is_none() {
                    *known = Some(steps + 1);
                    next.push_back((place, steps + 1));
                }
            }
        }
        for (end, away) in away.into_iter().enumerate().skip(start as usize + 1) {
            let Some(steps) = away else {
                let [first, second] = [start as usize, end].map(|seat| &hall.layout.seats[seat].id);
                faults.push(fault!(
                    Missing,
                    "no way leads from neighbour to neighbour between the seats `{first}` and `{second}`; measure by \
                     `straight` or `grid`, or give the distances"
                ));
                return None;
            };
            all.push((start, end as u32, steps));
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{Room, Seat};

    type Edges = Vec<(u32, u32, i64)>;

    fn measured(room: &Room, measure: &SeatMeasure) -> Option<(Edges, u32)> {
        let mut faults = Faults::default();
        let hall = Hall::new(room.layout(&mut faults));
        measure.of(&hall, &mut faults).map(|measured| (measured.graph.edges().to_vec(), measured.decimals))
    }

    #[test]
    fn positions_and_neighbours_are_measured() {
        let three = [("a", 0.0, 0.0), ("b", 3.0, 4.0), ("c", 3.0, 0.5)];
        let room = three.iter().fold(Room::new(), |room, &(id, x, y)| room.seat(Seat::new(id).at(x, y)));
        let room = room.neighbours("a", "b").neighbours_weighing("b", "c", 2);
        let of = |measure: SeatMeasure| measured(&room, &measure);
        assert_eq!(of(SeatMeasure::straight()), Some((vec![(0, 1, 5000), (0, 2, 3041), (1, 2, 3500)], 3)));
        assert_eq!(of(SeatMeasure::grid()), Some((vec![(0, 1, 70), (0, 2, 35), (1, 2, 35)], 1)));
        assert_eq!(of(SeatMeasure::steps()), Some((vec![(0, 1, 1), (0, 2, 2), (1, 2, 1)], 0)));
        assert_eq!(of(SeatMeasure::beside()), Some((vec![(0, 1, 1), (1, 2, 2)], 0)));
        let given = SeatMeasure::distances([("c", "a", 2.5), ("a", "b", 0.0)]);
        assert_eq!(of(given), Some((vec![(0, 2, 25)], 1)));
    }

    #[test]
    fn roots_are_rounded_to_the_nearest() {
        for (squared, root) in [(0, 0), (1, 1), (2, 1), (3, 2), (6, 2), (7, 3), (12, 3), (13, 4)] {
            assert_eq!(nearest_root(squared), root, "{squared}");
        }
    }

    #[test]
    fn tables_apart_have_no_steps_between_them() {
        assert_eq!(measured(&Room::tables(2, 3), &SeatMeasure::steps()), None);
    }
}
