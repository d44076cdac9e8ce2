//! Arrangements: annealing of rows and rings by kinds alone, in which whole stretches change places or turn round.
//!
//! Exchanges of two are caught where every seat has the neighbours that it needs; a stretch that moves as a whole changes
//! its two ends alone, wherever it goes (the exchanges of segments of Lin, "Computer solutions of the traveling salesman
//! problem", 1965, and Or, 1976).

use crate::interrupts::Interrupts;
use crate::model::{Assignment, ComponentShape, NeighbourValues, SlotId, Slots, UnitId};
use crate::random::Random;

/// Steps of the first walk, a place and at least; each further one takes twice as many.
const FIRST_WALK: (u64, u64) = (2_000, 20_000);
/// Temperatures of a walk, in the least value above 0 that two kinds have for each other, and the part of the greatest value
/// that the first is at least.
const HOT: f64 = 0.3;
const COLD: f64 = 0.08;
const HOT_OF_GREATEST: f64 = 0.1;
/// Steps at one temperature, after which interrupts are looked at.
const BETWEEN_LOOKS: u64 = 4_096;

/// Units, or nobody, on places that stand one behind the other.
pub(super) struct Arrangement<'a> {
    values: &'a NeighbourValues<'a>,
    slots: &'a Slots,
    /// The slot of each position, row by row and ring by ring.
    slot_of: Vec<SlotId>,
    /// Who is at each position; after the last one stands one more, at which nobody is.
    seats: Vec<Seat>,
    /// The positions before and behind each; the last one of `seats` where there is none.
    before: Vec<usize>,
    behind: Vec<usize>,
    /// First and last position of each row or ring.
    parts: Vec<(usize, usize)>,
    /// By two kinds, with nobody as the last.
    between: Vec<i64>,
    width: usize,
    /// The sum of the values of neighbours, times the weight of an edge.
    sum: i64,
}

/// Who is somewhere.
#[derive(Debug, Clone, Copy)]
struct Seat {
    unit: Option<UnitId>,
    /// One more than all kinds for nobody.
    kind: usize,
}

/// A change of places.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// Two stretches of one length, given by where they begin, change places; each turned round or not.
    Exchange { first: usize, second: usize, length: usize, turned: bool },
    /// A stretch is turned round.
    Turn { first: usize, last: usize },
}

impl<'a> Arrangement<'a> {
    /// `None` unless all places stand in rows and rings with one weight, each is one slot, and whoever is there may be at
    /// any of them.
    pub(super) fn new(
        values: &'a NeighbourValues<'a>,
        slots: &'a Slots,
        assignment: &Assignment,
    ) -> Option<Arrangement<'a>> {
        let (grid, graph) = (values.grid(), values.graph());
        let weight = graph.edges().first()?.2;
        if graph.edges().iter().any(|&(.., other)| other != weight) {
            return None;
        }
        let mut slot_at: Vec<Option<SlotId>> = vec![None; graph.places()];
        for slot in grid.slot_ids() {
            let known = &mut slot_at[grid.bucket_of(slot)? as usize];
            if known.replace(slot).is_some() {
                return None;
            }
        }
        let all: Vec<SlotId> = slot_at.into_iter().collect::<Option<_>>()?;
        let may_be_anywhere = |unit: UnitId| all.iter().all(|&slot| slots.permits(unit, slot));
        // Units of one permission are asked about once.
        let mut asked: Vec<u32> = Vec::new();
        for unit in grid.unit_ids() {
            let permission = slots.permission_of(unit);
            if !asked.contains(&permission) {
                may_be_anywhere(unit).then(|| asked.push(permission))?;
            }
        }
        let nobody = graph.places();
        let (mut before, mut behind) = (vec![nobody; nobody], vec![nobody; nobody]);
        let (mut slot_of, mut parts) = (Vec::new(), Vec::new());
        for component in graph.components() {
            let (first, order) = (slot_of.len(), graph.in_order(component)?);
            let last = first + order.len() - 1;
            for at in first..last {
                behind[at] = at + 1;
                before[at + 1] = at;
            }
            if matches!(component.shape, ComponentShape::Ring(_)) {
                behind[last] = first;
                before[first] = last;
            }
            slot_of.extend(order.into_iter().map(|place| all[place as usize]));
            parts.push((first, last));
        }
        let width = values.kinds() + 1;
        let value = |a: usize, b: usize| if a.max(b) + 1 < width { weight * values.value(a, b) } else { 0 };
        let between: Vec<i64> = (0..width * width).map(|at| value(at / width, at % width)).collect();
        let mut seats = vec![Seat { unit: None, kind: width - 1 }; nobody + 1];
        let mut position = vec![nobody; slots.len()];
        (0..).zip(&slot_of).for_each(|(at, slot)| position[slot.index()] = at);
        for unit in grid.unit_ids() {
            let kind = grid.kind_of(unit)? as usize;
            seats[position[assignment.slot(unit).index()]] = Seat { unit: Some(unit), kind };
        }
        let mut arrangement =
            Arrangement { values, slots, slot_of, seats, before, behind, parts, between, width, sum: 0 };
        arrangement.sum = (0..nobody).map(|at| arrangement.pair(at, arrangement.behind[at])).sum();
        Some(arrangement)
    }

    /// Walks until what it costs is at `bound`, or `most` steps are taken, and ends at the best that it came by; gives the
    /// steps.
    pub(super) fn better(&mut self, bound: i64, most: u64, seed: u64, interrupts: &Interrupts<'_>) -> u64 {
        let positive = || self.between.iter().copied().filter(|&value| value > 0);
        let (Some(least), Some(greatest)) = (positive().min(), positive().max()) else {
            return 0;
        };
        let hot = (HOT * least as f64).max(HOT_OF_GREATEST * greatest as f64);
        let cold = COLD * least as f64;
        let mut random = Random::new(seed, 0);
        let mut best = (self.sum, self.seats.clone());
        let mut walk = (FIRST_WALK.0 * self.slot_of.len() as u64).max(FIRST_WALK.1);
        let mut used = 0;
        while used < most && self.values.cost(best.0) > bound && !interrupts.stop() {
            // A last walk that would be cut short gets all that is left instead.
            let left = most - used;
            let steps = if walk.saturating_mul(2) > left { left } else { walk };
            let looks = steps.div_ceil(BETWEEN_LOOKS);
            let cooling = libm::pow(cold / hot, 1.0 / looks as f64);
            let mut temperature = hot;
            for _ in 0..looks {
                if self.values.cost(best.0) <= bound || interrupts.stop() {
                    break;
                }
                for _ in 0..BETWEEN_LOOKS {
                    self.step(temperature, &mut random);
                    if self.sum < best.0 {
                        best.0 = self.sum;
                        best.1.clone_from(&self.seats);
                    }
                }
                used += BETWEEN_LOOKS;
                temperature *= cooling;
            }
            walk = walk.saturating_mul(2);
        }
        (self.sum, self.seats) = best;
        used
    }

    /// The assignment with the units here where they are now, or as it was if some group would not have its size then.
    pub(super) fn assignment(&self, assignment: Assignment) -> Assignment {
        let mut arranged = assignment.clone();
        for (seat, &slot) in self.seats.iter().zip(&self.slot_of) {
            if let Some(unit) = seat.unit {
                arranged.set(unit, slot);
            }
        }
        let mut sizes = vec![0; self.slots.sizes().len()];
        for group in arranged.slots().iter().filter_map(|&slot| self.slots.group_of(slot)) {
            sizes[group] += 1;
        }
        let fit = sizes.iter().zip(self.slots.sizes()).all(|(size, range)| range.contains(size));
        if fit { arranged } else { assignment }
    }

    /// Tries a change of places.
    fn step(&mut self, temperature: f64, random: &mut Random) {
        let Some(change) = self.drawn(random) else {
            return;
        };
        let by = self.delta(change);
        if by <= 0 || by as f64 <= temperature * random.exponential() {
            self.make(change);
            self.sum += by;
        }
    }

    /// One of four is an exchange of two, one turns a stretch round, and the others exchange stretches.
    fn drawn(&self, random: &mut Random) -> Option<Change> {
        match random.below(4) {
            0 => {
                let (a, b) = random.two_below(self.slot_of.len() as u32);
                self.exchange(a, b, 1, false)
            }
            1 => {
                let (first, last) = self.parts[random.below(self.parts.len())];
                let (a, b) = random.two_below((last - first + 1) as u32);
                let (a, b) = (first + a.min(b), first + a.max(b));
                // All of a ring turned round has the same neighbours.
                (a < b && self.before[a] != b).then_some(Change::Turn { first: a, last: b })
            }
            kind => {
                let [one, other] = [(); 2].map(|()| self.parts[random.below(self.parts.len())]);
                let size = |(first, last): (usize, usize)| last - first + 1;
                let length = 1 + random.below(size(one).min(size(other)));
                let begin = |part: (usize, usize), random: &mut Random| part.0 + random.below(size(part) - length + 1);
                let (a, b) = (begin(one, random), begin(other, random));
                self.exchange(a, b, length, kind == 3)
            }
        }
    }

    /// The exchange of two stretches; `None` if they touch, or nothing would change.
    fn exchange(&self, a: usize, b: usize, length: usize, turned: bool) -> Option<Change> {
        let (first, second) = (a.min(b), a.max(b));
        let (end_of_first, end_of_second) = (first + length - 1, second + length - 1);
        let apart = second > end_of_first && self.behind[end_of_first] != second && self.before[first] != end_of_second;
        let change = length > 1 || self.seats[first].kind != self.seats[second].kind;
        (apart && change).then_some(Change::Exchange { first, second, length, turned })
    }

    #[inline]
    fn pair(&self, a: usize, b: usize) -> i64 {
        self.between[self.seats[a].kind * self.width + self.seats[b].kind]
    }

    /// By how much the sum changes.
    fn delta(&self, change: Change) -> i64 {
        match change {
            Change::Turn { first, last } => {
                let (before, behind) = (self.before[first], self.behind[last]);
                self.pair(before, last) + self.pair(first, behind) - self.pair(before, first) - self.pair(last, behind)
            }
            Change::Exchange { first, second, length, turned } => {
                let ends = |begin: usize| (begin, begin + length - 1);
                let turned_ends = |begin: usize| if turned { (begin + length - 1, begin) } else { ends(begin) };
                let at = |(begin, end): (usize, usize), (head, tail): (usize, usize)| {
                    self.pair(self.before[begin], head) + self.pair(tail, self.behind[end])
                };
                at(ends(first), turned_ends(second)) + at(ends(second), turned_ends(first))
                    - at(ends(first), ends(first))
                    - at(ends(second), ends(second))
            }
        }
    }

    fn make(&mut self, change: Change) {
        match change {
            Change::Turn { first, last } => self.seats[first..=last].reverse(),
            Change::Exchange { first, second, length, turned } => {
                (0..length).for_each(|at| self.seats.swap(first + at, second + at));
                if turned {
                    self.seats[first..first + length].reverse();
                    self.seats[second..second + length].reverse();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CountReadings;
    use crate::model::generators::{assignments, pattern};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn small_rings_and_rows_are_arranged_as_well_as_can_be((slots, count) in pattern(), seed in 0..9_u64) {
            let count = count.readings();
            let all = assignments(&slots);
            let least = all.iter().map(|assignment| count.value(assignment)).min();
            let values = count.neighbour_values();
            if let (Some(start), Some(least), Some(values)) = (all.last(), least, values) {
                let arranged = Arrangement::new(&values, &slots, start);
                prop_assert!(arranged.is_some() || values.graph().edges().is_empty());
                if let Some(mut arrangement) = arranged {
                    prop_assert_eq!(values.cost(arrangement.sum), count.value(start));
                    let steps = arrangement.better(least, 60_000, seed, &Interrupts::default());
                    let found = arrangement.assignment(start.clone());
                    prop_assert!(all.contains(&found));
                    prop_assert_eq!(values.cost(arrangement.sum), count.value(&found));
                    prop_assert_eq!(count.value(&found), least);
                    prop_assert!(steps <= 60_000 + BETWEEN_LOOKS);
                }
            }
        }
    }

    #[test]
    fn a_planted_room_is_found_and_one_that_is_called_off_stays() {
        use crate::model::{Aggregate, EdgeProducts, Graph, Grid, Price};
        // Four rows of twelve; twelve columns of eight holders each, who need never sit beside their own.
        let edges = (0..48_u32).filter(|at| at % 12 > 0).map(|at| (at - 1, at, 1));
        let graph = std::sync::Arc::new(Graph::new(48, edges));
        let brings = (0..48_u32).map(|unit| vec![(unit / 8, 1), (6 + unit % 6, 1)]);
        let grid = Grid::new(brings, (0..48).map(Some).collect());
        let count = EdgeProducts::new(grid, graph, Price::linear(1), Aggregate::Sum);
        let slots = Slots::new((0..48).map(Some).collect(), vec![1..=1; 48], vec![0; 48], vec![vec![true; 48]]);
        let start = Assignment::new((0..48).map(SlotId).collect());
        let values = count.neighbour_values().expect("all slots are places");
        let arrangement = || Arrangement::new(&values, &slots, &start).expect("rows of one weight");
        let mut found = arrangement();
        found.better(0, 4_000_000, 1, &Interrupts::default());
        assert_eq!(count.value(&found.assignment(start.clone())), 0);
        let cancel = crate::interrupts::Cancel::at_look(0);
        let mut stopped = arrangement();
        let interrupts = Interrupts { cancel: Some(&cancel), ..Interrupts::default() };
        assert_eq!(stopped.better(0, 4_000_000, 1, &interrupts), 0);
        assert_eq!(stopped.assignment(start.clone()), start);
    }
}
