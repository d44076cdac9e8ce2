//! The program of a set partition: a column for each possible group, a row for each unit and for each class of equal
//! groups.

use super::encode::Aim;
use super::{ColumnId, Program};
use crate::model::{Assignment, SlotId, UnitId};

/// A possible group of a class.
#[derive(Debug)]
pub(super) struct Possible {
    pub(super) class: usize,
    /// Its units, in order. Only without any it can be there several times.
    pub(super) units: Vec<UnitId>,
    /// What it costs in each tier, from tier 1 to the one that is minimised.
    pub(super) costs: Vec<i64>,
}

/// What groups can be chosen from, and what stands outside of them.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) groups: Vec<Possible>,
    /// The slots of each class: as many groups are to be chosen.
    pub(super) classes: Vec<Vec<SlotId>>,
    pub(super) outside: Option<SlotId>,
    /// For each unit what it costs outside, in each tier as a group; `None` if it may not be there.
    pub(super) left_out: Vec<Option<Vec<i64>>>,
    /// For each tier, what it costs whatever is chosen.
    pub(super) constants: Vec<i64>,
    /// No choice costs less in the tier that is minimised, the constant included.
    pub(super) bound: i64,
    /// The groups of a choice at that bound, by position, where it was found on the way.
    pub(super) best: Option<Vec<usize>>,
}

/// A set partition for a tier, and how to read its vectors.
#[derive(Debug)]
pub(crate) struct Partition {
    pub(crate) program: Program,
    /// The part of the tier's cost that the program leaves out.
    pub(crate) constant: i64,
    choice: Choice,
    /// Column of each unit that may stay outside.
    left_out: Vec<Option<ColumnId>>,
    /// Column of each possible group.
    columns: Vec<ColumnId>,
}

impl Partition {
    pub(super) fn new(choice: Choice, aim: Aim<'_>) -> Partition {
        let mut program = Program::new();
        let column = |group: &Possible| {
            let most = if group.units.is_empty() { choice.classes[group.class].len() as i64 } else { 1 };
            program.integer(0, most, 0)
        };
        let columns: Vec<ColumnId> = choice.groups.iter().map(column).collect();
        let column = |costs: &Option<Vec<i64>>| costs.is_some().then(|| program.integer(0, 1, 0));
        let left_out: Vec<Option<ColumnId>> = choice.left_out.iter().map(column).collect();
        let chosen = || columns.iter().zip(&choice.groups);
        for (class, slots) in choice.classes.iter().enumerate() {
            let of_class = chosen().filter(|(_, group)| group.class == class);
            let number = Some(slots.len() as i64);
            program.row(of_class.map(|(&id, _)| (id, 1)).collect(), number, number);
        }
        let mut rows: Vec<Vec<(ColumnId, i64)>> = vec![Vec::new(); left_out.len()];
        for (&id, group) in chosen() {
            let units = group.units.iter();
            units.for_each(|unit| rows[unit.index()].push((id, 1)));
        }
        for (mut row, &outside) in rows.into_iter().zip(&left_out) {
            row.extend(outside.map(|id| (id, 1)));
            program.row(row, Some(1), Some(1));
        }
        for tier in 1..=aim.tier {
            let groups = chosen().map(|(&id, group)| (id, group.costs[tier - 1]));
            let outside = left_out.iter().zip(&choice.left_out);
            let outside = outside.filter_map(|(&id, costs)| Some((id?, costs.as_ref()?[tier - 1])));
            let cost: Vec<(ColumnId, i64)> = groups.chain(outside).collect();
            let fixed = choice.constants[tier];
            if tier < aim.tier {
                let (least, most) = (aim.bounds[tier] - fixed, aim.held[tier] - fixed);
                program.row(cost, Some(least), Some(most));
            } else {
                cost.iter().for_each(|&(id, weight)| program.set_cost(id, weight));
                program.known_at_least(choice.bound - fixed);
            }
        }
        let mut partition = Partition { constant: choice.constants[aim.tier], program, choice, left_out, columns };
        if let Some(start) = aim.start.and_then(|start| partition.vector(start)) {
            partition.program.set_start(start);
        }
        partition
    }

    /// What no assignment costs less than in the tier, by whole numbers alone.
    pub(crate) fn bound(&self) -> i64 {
        self.choice.bound
    }

    /// The assignment that no other costs less than in the tier, earlier tiers aside, where it was found on the way.
    pub(crate) fn best(&self) -> Option<Assignment> {
        let mut values = vec![0; self.program.columns()];
        self.choice.best.as_ref()?.iter().for_each(|&at| values[self.columns[at].index()] = 1);
        self.assignment(&values)
    }

    /// The assignment that a vector stands for.
    pub(crate) fn assignment(&self, values: &[i64]) -> Option<Assignment> {
        let Choice { groups, classes, outside, .. } = &self.choice;
        let mut held: Vec<Option<SlotId>> = vec![*outside; self.left_out.len()];
        let mut free: Vec<std::slice::Iter<'_, SlotId>> = classes.iter().map(|class| class.iter()).collect();
        for (id, group) in self.columns.iter().zip(groups) {
            for _ in 0..*values.get(id.index())? {
                let slot = *free[group.class].next()?;
                let units = group.units.iter();
                units.for_each(|unit| held[unit.index()] = Some(slot));
            }
        }
        held.into_iter().collect::<Option<Vec<_>>>().map(Assignment::new)
    }

    /// The vector of an assignment; `None` if one of its groups is no column.
    fn vector(&self, assignment: &Assignment) -> Option<Vec<i64>> {
        let Choice { groups, classes, outside, .. } = &self.choice;
        let mut values = vec![0; self.program.columns()];
        for (class, slots) in classes.iter().enumerate() {
            for &slot in slots {
                let held = (0..).map(UnitId).zip(assignment.slots());
                let here = held.filter(|&(_, &held)| held == slot);
                let units: Vec<UnitId> = here.map(|(unit, _)| unit).collect();
                let mut possible = self.columns.iter().zip(groups);
                let (id, _) = possible.find(|(_, group)| group.class == class && group.units == units)?;
                values[id.index()] += 1;
            }
        }
        for (&slot, id) in assignment.slots().iter().zip(&self.left_out) {
            if Some(slot) == *outside {
                values[id.as_ref()?.index()] = 1;
            }
        }
        Some(values)
    }
}
