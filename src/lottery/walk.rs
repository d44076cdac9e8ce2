//! From one plan to another that takes those who are most walk: a short annealing walk that may break what must hold on
//! its way, and ends at the best plan that it has passed.

use super::pool::Pool;
use super::wanted::Wanted;
use crate::model::{Assignment, SlotId, UnitId};
use crate::random::Random;
use crate::search::{Move, State};
use std::collections::VecDeque;

/// Temperatures at both ends of a walk, and what a broken unit weighs, in what members lack on average.
const HOT: f64 = 1.0;
const COLD: f64 = 0.05;
const BROKEN: f64 = 2.0;
/// Moves between two looks at what stops a walk.
const BETWEEN_LOOKS: usize = 256;
/// Exchanges that are looked at after a walk.
const LOOKED_AT: usize = 256;
/// Gains below this are none.
const GAIN: f64 = 1e-9;

/// A plan, and who should be on it.
pub(super) struct PlanWalk<'a> {
    pool: Pool<'a>,
    state: State<'a>,
    wanted: Wanted,
    /// Members of each class on the plan.
    on_plan: Vec<i64>,
    /// Those on the plan, and those who are not.
    on: Vec<UnitId>,
    off: Vec<UnitId>,
    /// Where each unit stands in its list.
    at: Vec<usize>,
    /// Whether nothing but exchanges of one on the plan with one who is not changes anything.
    plain: bool,
    random: Random,
}

impl<'a> PlanWalk<'a> {
    pub(super) fn new(pool: Pool<'a>, first: Assignment) -> PlanWalk<'a> {
        let slots = pool.model.slots();
        let is_fixed = slots.sizes().iter().all(|size| size.start() == size.end());
        let plain = is_fixed && slots.len() == 2 && pool.counted.iter().filter(|&&counts| counts).count() == 1;
        let state = State::new(pool.model, first, pool.held);
        let mut walk = PlanWalk {
            pool,
            state,
            wanted: Wanted::Worth(vec![0.0; pool.sizes.len()]),
            on_plan: vec![0; pool.sizes.len()],
            on: Vec::new(),
            off: Vec::new(),
            at: vec![0; slots.units()],
            plain,
            random: Random::new(pool.seed, 0),
        };
        for unit in slots.unit_ids() {
            walk.enter(unit);
        }
        walk
    }

    /// The plan.
    pub(super) fn plan(&self) -> &Assignment {
        self.state.assignment()
    }

    /// Members of each class on the plan.
    pub(super) fn on_plan(&self) -> &[i64] {
        &self.on_plan
    }

    /// Members of each class.
    pub(super) fn sizes(&self) -> &'a [i64] {
        self.pool.sizes
    }

    pub(super) fn class(&self, unit: UnitId) -> usize {
        self.pool.class_of[unit.index()]
    }

    /// Whether to stop.
    pub(super) fn is_over(&self) -> bool {
        self.pool.interrupts.stop()
    }

    /// Those who are on the plan.
    pub(super) fn on(&self) -> &[UnitId] {
        &self.on
    }

    /// Those who are not on the plan.
    pub(super) fn off(&self) -> &[UnitId] {
        &self.off
    }

    /// Exchanges one on the plan for one who is not, if the plan still keeps all that it has to: alone, or with others on the
    /// plan who pass their slots on. Whether it did.
    pub(super) fn exchange(&mut self, leaves: UnitId, joins: UnitId) -> bool {
        let step = Move::Swap(leaves, joins);
        if self.state.allows(step) && self.state.change(step) == 0 {
            self.take(step);
            return true;
        }
        let Some(chain) = (if self.plain { None } else { self.chain(leaves, joins) }) else { return false };
        let before: Vec<(UnitId, SlotId)> = chain.iter().map(|&(unit, _)| (unit, self.state.slot(unit))).collect();
        chain.iter().for_each(|&(unit, slot)| self.relocate(unit, slot));
        let keeps = self.state.cost().0 == self.pool.held;
        if !keeps {
            before.into_iter().for_each(|(unit, slot)| self.relocate(unit, slot));
        }
        keeps
    }

    /// Who goes where so that one leaves and another joins: the shortest chain of members, each of whom takes the slot of
    /// the next.
    fn chain(&self, leaves: UnitId, joins: UnitId) -> Option<Vec<(UnitId, SlotId)>> {
        let slots = self.pool.model.slots();
        let (free, outside) = (self.state.slot(leaves), self.state.slot(joins));
        if !slots.permits(leaves, outside) {
            return None;
        }
        // Backwards from the slot that gets free: for each slot reached, who leaves it and where to.
        let mut next: Vec<Option<(UnitId, SlotId)>> = vec![None; slots.len()];
        let mut reached = VecDeque::from([free]);
        while let Some(to) = reached.pop_front() {
            if slots.permits(joins, to) {
                let mut chain = vec![(leaves, outside), (joins, to)];
                let mut at = to;
                while at != free {
                    let (unit, onward) = next[at.index()]?;
                    chain.push((unit, onward));
                    at = onward;
                }
                return Some(chain);
            }
            for &unit in self.on.iter().filter(|&&unit| unit != leaves) {
                let from = self.state.slot(unit);
                if from != free && next[from.index()].is_none() && slots.permits(unit, to) {
                    next[from.index()] = Some((unit, to));
                    reached.push_back(from);
                }
            }
        }
        None
    }

    /// Takes exchanges that are worth something while there are some.
    fn finish(&mut self) {
        let mut looked_at = 0;
        while looked_at < LOOKED_AT && !self.is_over() {
            let worth = |&(leaves, joins): &(UnitId, UnitId)| self.gain(Move::Swap(leaves, joins)) > GAIN;
            let pairs = self.on.iter().flat_map(|&leaves| self.off.iter().map(move |&joins| (leaves, joins)));
            let pairs: Vec<(UnitId, UnitId)> = pairs.filter(worth).take(LOOKED_AT).collect();
            looked_at += pairs.len().max(1);
            if !pairs.into_iter().any(|(leaves, joins)| self.exchange(leaves, joins)) {
                return;
            }
        }
    }

    /// Each class should have turns in this range, beside those that it has without this plan.
    pub(super) fn want(&mut self, all: impl Iterator<Item = (f64, f64)>, turns: &[i64]) {
        let wanted = all.zip(turns).map(|((least, most), &turns)| (least - turns as f64, most - turns as f64));
        self.wanted = Wanted::Turns(wanted.collect());
    }

    /// Members of each class are worth this much on the plan.
    pub(super) fn weigh(&mut self, worth: &[f64]) {
        self.wanted = Wanted::Worth(worth.to_vec());
    }

    fn is_on(&self, unit: UnitId) -> bool {
        self.pool.counted[self.state.slot(unit).index()]
    }

    /// Notes a unit in the list that it belongs to.
    fn enter(&mut self, unit: UnitId) {
        let is_on = self.is_on(unit);
        let list = if is_on { &mut self.on } else { &mut self.off };
        self.at[unit.index()] = list.len();
        list.push(unit);
        self.on_plan[self.pool.class_of[unit.index()]] += i64::from(is_on);
    }

    fn relocate(&mut self, unit: UnitId, slot: SlotId) {
        let (before, after) = (self.is_on(unit), self.pool.counted[slot.index()]);
        self.state.relocate(unit, slot);
        if before != after {
            let at = self.at[unit.index()];
            let list = if before { &mut self.on } else { &mut self.off };
            list.swap_remove(at);
            if let Some(&moved) = list.get(at) {
                self.at[moved.index()] = at;
            }
            self.on_plan[self.pool.class_of[unit.index()]] -= i64::from(before);
            self.enter(unit);
        }
    }

    /// Goes to another plan.
    pub(super) fn go_to(&mut self, plan: &Assignment) {
        for (unit, &slot) in self.pool.model.slots().unit_ids().zip(plan.slots()) {
            if self.state.slot(unit) != slot {
                self.relocate(unit, slot);
            }
        }
    }

    fn take(&mut self, step: Move) {
        match step {
            Move::Swap(first, second) => {
                let (a, b) = (self.state.slot(first), self.state.slot(second));
                self.relocate(first, b);
                self.relocate(second, a);
            }
            Move::Relocate(unit, slot) => self.relocate(unit, slot),
        }
    }

    /// What one more of a class on the plan (`by` = 1), or one fewer (-1), is worth.
    fn worth(&self, class: usize, by: f64) -> f64 {
        self.wanted.worth(class, self.on_plan[class], self.pool.sizes[class], by)
    }

    /// What a move is worth.
    fn gain(&self, step: Move) -> f64 {
        let change = |unit: UnitId, to: SlotId| match (self.is_on(unit), self.pool.counted[to.index()]) {
            (false, true) => Some(1.0),
            (true, false) => Some(-1.0),
            _ => None,
        };
        let worth = |unit: UnitId, by: Option<f64>| by.map_or(0.0, |by| self.worth(self.class(unit), by));
        match step {
            Move::Swap(first, second) if self.class(first) == self.class(second) => 0.0,
            Move::Swap(first, second) => {
                let (a, b) = (self.state.slot(first), self.state.slot(second));
                worth(first, change(first, b)) + worth(second, change(second, a))
            }
            Move::Relocate(unit, to) => worth(unit, change(unit, to)),
        }
    }

    fn propose(&mut self) -> Move {
        if self.on.is_empty() || self.off.is_empty() || !self.plain && self.random.below(2) == 0 {
            return self.state.propose(&mut self.random);
        }
        let (on, off) = (self.random.below(self.on.len()), self.random.below(self.off.len()));
        Move::Swap(self.on[on], self.off[off])
    }

    /// Walks for so many moves, from a plan to the best that it passes.
    pub(super) fn improve(&mut self, steps: usize) {
        let scale = self.wanted.scale(&self.on_plan, self.pool.sizes);
        let broken = BROKEN * scale;
        let cooling = libm::pow(COLD / HOT, 1.0 / steps.max(1) as f64);
        let mut temperature = HOT * scale;
        let (mut excess, mut worth, mut most) = (0, 0.0, GAIN);
        let mut best = self.plan().clone();
        for step in 0..steps {
            if step % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 && self.is_over() {
                break;
            }
            temperature *= cooling;
            let step = self.propose();
            if !self.state.allows(step) {
                continue;
            }
            let bears = temperature * self.random.exponential();
            let gain = self.gain(step);
            // What is broken can get less by few units alone.
            if -gain > bears + broken * excess as f64 {
                continue;
            }
            let change = self.state.change(step);
            if broken * change as f64 - gain <= bears {
                self.take(step);
                excess += change;
                worth += gain;
                if excess == 0 && worth > most {
                    most = worth;
                    best.clone_from(self.state.assignment());
                }
            }
        }
        self.go_to(&best);
        if !self.plain {
            self.finish();
        }
    }
}
