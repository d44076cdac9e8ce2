//! What pair values times how near seats are cost by definition: pair by pair, from the positions and the neighbours of
//! the two seats.

use super::{FarByValue, NearByValue, ValuesOfSeats};
use crate::rules::definition::Ratio;
use crate::rules::pair_values::{Goal, PARTS, in_parts};
use crate::rules::rule::About;
use crate::seating::measure::{Measure, SeatMeasure};
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::room::Layout;
use crate::seating::seat_rule::MeetingDefinition;
use std::collections::{BTreeMap, BTreeSet};

impl MeetingDefinition for NearByValue {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let goal = if self.0.by.is_closeness() { Goal::Most } else { Goal::Least };
        cost(&self.0, goal, meeting, reading)
    }
}

impl MeetingDefinition for FarByValue {
    fn cost(&self, _: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let goal = if self.0.by.is_closeness() { Goal::Least } else { Goal::Most };
        cost(&self.0, goal, meeting, reading)
    }
}

/// The sum where no bound is given, as a gain if it is to be large; else by how much it is beyond the bound.
fn cost(of: &ValuesOfSeats, goal: Goal, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
    let Some(values) = of.values.by_definition(reading.roster) else {
        return (0, 1);
    };
    let mut numbers = NumbersOfSeats::new(meeting.layout, &of.by);
    let mut total = 0;
    for &(first, second, value) in &values.pairs {
        if let (Some(&a), Some(&b)) = (meeting.seat_of.get(&first), meeting.seat_of.get(&second)) {
            total += value * numbers.parts(a, b);
        }
    }
    let cost = match (values.bound.map(|bound| bound * PARTS), goal) {
        (None, Goal::Least) => total,
        (None, Goal::Most) => -total,
        (Some(bound), Goal::Least) => (total - bound).max(0),
        (Some(bound), Goal::Most) => (bound - total).max(0),
    };
    (cost, PARTS * PARTS)
}

/// How near seats are.
struct NumbersOfSeats<'a> {
    layout: &'a Layout,
    measure: &'a SeatMeasure,
    /// For each seat its neighbours, with their weights.
    neighbours: Vec<BTreeMap<usize, i128>>,
    /// For the seats asked for so far, the steps to all others.
    steps: BTreeMap<usize, Vec<i128>>,
    /// What is given for two seats, by their names in either order, in parts of one.
    given: BTreeMap<(&'a str, &'a str), i128>,
}

impl<'a> NumbersOfSeats<'a> {
    fn new(layout: &'a Layout, measure: &'a SeatMeasure) -> NumbersOfSeats<'a> {
        let mut neighbours = vec![BTreeMap::new(); layout.seats.len()];
        for &(a, b, weight) in &layout.neighbours {
            for (seat, other) in [(a as usize, b as usize), (b as usize, a as usize)] {
                *neighbours[seat].entry(other).or_default() += i128::from(weight);
            }
        }
        let mut given = BTreeMap::new();
        if let Measure::Distances(pairs) | Measure::Closeness(pairs) = &measure.0 {
            for (first, second, text) in pairs {
                let number = in_parts(text).unwrap_or(0);
                given.insert((first.as_str(), second.as_str()), number);
                given.insert((second.as_str(), first.as_str()), number);
            }
        }
        NumbersOfSeats { layout, measure, neighbours, steps: BTreeMap::new(), given }
    }

    /// How near two seats are, in parts of one.
    fn parts(&mut self, a: usize, b: usize) -> i128 {
        let [(x, y), (u, v)] = [a, b].map(|seat| {
            let place = &self.layout.seats[seat];
            (i128::from(place.x), i128::from(place.y))
        });
        // What the room says is told in thousandths.
        let thousandths = match self.measure.0 {
            Measure::Straight => {
                let squared = (x - u).pow(2) + (y - v).pow(2);
                let below = squared.isqrt();
                // Half of a thousandth further the square is greater by the root and a quarter.
                if squared - below * below > below { below + 1 } else { below }
            }
            Measure::Grid => (x - u).abs() + (y - v).abs(),
            Measure::Steps => 1000 * self.steps_from(a)[b],
            Measure::Beside => 1000 * self.neighbours[a].get(&b).copied().unwrap_or(0),
            Measure::Distances(_) | Measure::Closeness(_) => {
                let names = (self.layout.seats[a].id.as_str(), self.layout.seats[b].id.as_str());
                return self.given.get(&names).copied().unwrap_or(0);
            }
        };
        thousandths * (PARTS / 1000)
    }

    /// The steps from a seat to all others: ring by ring of neighbours.
    fn steps_from(&mut self, start: usize) -> &[i128] {
        let neighbours = &self.neighbours;
        self.steps.entry(start).or_insert_with(|| {
            let mut steps = vec![0; neighbours.len()];
            let (mut reached, mut ring) = (BTreeSet::from([start]), vec![start]);
            for step in 1.. {
                let beside = ring.iter().flat_map(|&seat| neighbours[seat].keys().copied());
                ring = beside.filter(|&seat| reached.insert(seat)).collect();
                if ring.is_empty() {
                    break;
                }
                ring.iter().for_each(|&seat| steps[seat] = step);
            }
            steps
        })
    }
}
