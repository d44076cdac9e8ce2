//! From a model to an integer program for one of its tiers.

use super::symmetry::interchangeable;
use super::{ColumnId, Program};
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Expression, Meaning, Model, Rows, SlotId, UnitId, Variable};
use std::collections::{BTreeMap, HashMap};

/// A program for a tier, and how to read its vectors.
#[derive(Debug)]
pub(crate) struct Encoded {
    pub(crate) program: Program,
    /// The part of the tier's cost that the program leaves out.
    pub(crate) constant: i64,
    /// The units that are alike; the first rows of the program, one for each class, say that its units hold one slot each.
    pub(crate) classes: Vec<Vec<UnitId>>,
    /// Column of each class and slot.
    pub(crate) holds: BTreeMap<(usize, SlotId), ColumnId>,
    units: usize,
}

/// What a program is made for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim<'a> {
    /// The tier whose cost is minimised; 0 asks for any assignment that meets what is required.
    pub(crate) tier: usize,
    /// Costs that earlier tiers must keep.
    pub(crate) held: &'a [i64],
    /// No assignment costs less, tier by tier.
    pub(crate) bounds: &'a [i64],
    /// Whether equal groups stand in one order. HiGHS finds symmetry itself, and is slower with such rows. What it has
    /// to be told is that excesses are whole: then it knows that the objective is, and stops a unit short of it.
    pub(crate) ordered: bool,
    /// Floors of the families, in their parts.
    pub(crate) lower_bounds: &'a [Vec<i64>],
    /// An assignment to start from; it meets all that is required and keeps the earlier tiers.
    pub(crate) start: Option<&'a Assignment>,
    /// What stops it from being written down.
    pub(crate) interrupts: Interrupts<'a>,
}

/// About how many columns a program for a tier of this model has, where earlier tiers are held at these costs.
pub(crate) fn columns(model: &Model, tier: usize, held: &[i64]) -> usize {
    let kinds = model.symmetry_classes_up_to(tier);
    let mut seen = vec![false; kinds.len()];
    let slots = model.slots();
    let first = slots.unit_ids().filter(|unit| !std::mem::replace(&mut seen[kinds[unit.index()] as usize], true));
    let holds: usize = first.map(|unit| slots.open_to(unit).len()).sum();
    let families = model
        .families()
        .iter()
        .filter(|family| family.tier == tier || family.tier < tier && model.is_informative(family.tier, held));
    holds + families.map(|family| family.count.readings().auxiliary_columns(slots)).sum::<usize>()
}

/// The program of a tier: units of one kind are merged into whole numbers, earlier tiers are held, the tier's floor is
/// a row. `None` if it is interrupted.
pub(crate) fn encode(model: &Model, aim: Aim<'_>) -> Option<Encoded> {
    let slots = model.slots();
    let mut classes: Vec<Vec<UnitId>> = Vec::new();
    let kinds = model.symmetry_classes_up_to(aim.tier);
    for (unit, &kind) in slots.unit_ids().zip(&kinds) {
        if kind as usize == classes.len() {
            classes.push(Vec::new());
        }
        classes[kind as usize].push(unit);
    }
    let equal = if aim.ordered { equal_groups(model) } else { Vec::new() };
    let ordered = aim.start.map(|start| in_order(start, &equal, &kinds));
    let aim = Aim { start: ordered.as_ref(), ..aim };
    let mut builder =
        CompactBuilder { program: Program::new(), holds: BTreeMap::new(), of_class: HashMap::new(), start: Vec::new() };
    let count = |class: &[UnitId], slot: SlotId| {
        let here = |start: &Assignment| class.iter().filter(|&&unit| start.slot(unit) == slot).count() as i64;
        aim.start.map_or(0, here)
    };
    for (number, class) in classes.iter().enumerate() {
        if aim.interrupts.stop() {
            return None;
        }
        builder.of_class.insert(class[0], number);
        let mut row = Vec::new();
        for &slot in slots.open_to(class[0]) {
            let column = builder.program.integer(0, class.len() as i64, 0);
            builder.start.push(count(class, slot));
            builder.holds.insert((number, slot), column);
            row.push((column, 1));
        }
        let size = Some(class.len() as i64);
        builder.program.row(row, size, size);
    }
    let mut groups: Vec<Vec<(ColumnId, i64)>> = vec![Vec::new(); slots.sizes().len()];
    for (&(_, slot), &column) in &builder.holds {
        if let Some(group) = slots.group_of(slot) {
            groups[group].push((column, 1));
        }
    }
    for (row, size) in groups.into_iter().zip(slots.sizes()) {
        builder.program.row(row, Some(*size.start() as i64), Some(*size.end() as i64));
    }
    // Equal groups stand in one order, so that no plan is looked at under several names.
    for pair in equal.iter().flat_map(|class| class.windows(2)) {
        let weight = |&(class, slot): &(usize, SlotId), column: &ColumnId, sign: i64, of: SlotId| {
            (slot == of).then_some((*column, sign * (class as i64 + 1)))
        };
        let columns = builder.holds.iter();
        let row = columns
            .flat_map(|(key, column)| [weight(key, column, -1, pair[0]), weight(key, column, 1, pair[1])])
            .flatten()
            .collect();
        builder.program.row(row, Some(0), None);
    }
    let mut constant = 0;
    for tier in 0..=aim.tier {
        if tier < aim.tier && !model.is_informative(tier, aim.held) {
            continue;
        }
        let mut cost: Vec<(ColumnId, i64)> = Vec::new();
        let mut fixed = 0;
        let of_tier = model.families().iter().zip(aim.lower_bounds).filter(|(family, _)| family.tier == tier);
        for (family, lower_bounds) in of_tier {
            if aim.interrupts.stop() {
                return None;
            }
            let rows = family.rows(slots, lower_bounds);
            cost.extend(builder.add(&rows, aim));
            fixed += rows.constant;
        }
        if tier == 0 {
            continue;
        }
        if tier < aim.tier {
            builder.program.row(cost, Some(aim.bounds[tier] - fixed), Some(aim.held[tier] - fixed));
        } else {
            for &(column, weight) in &merged(&cost) {
                builder.program.set_cost(column, weight);
            }
            builder.program.known_at_least(aim.bounds[tier] - fixed);
            constant = fixed;
        }
    }
    if aim.start.is_some() {
        builder.program.set_start(builder.start);
    }
    Some(Encoded { program: builder.program, constant, classes, holds: builder.holds, units: slots.units() })
}

/// The slots of groups that are equal, class by class; only where every group is one slot.
fn equal_groups(model: &Model) -> Vec<Vec<SlotId>> {
    let slots = model.slots();
    if slots.len() != slots.sizes().len() + usize::from(slots.has_outside()) {
        return Vec::new();
    }
    let mut classes: Vec<Vec<SlotId>> = Vec::new();
    for slot in slots.slot_ids().filter(|&slot| slots.group_of(slot).is_some()) {
        match classes.iter_mut().find(|class| interchangeable(model, class[0], slot)) {
            Some(class) => class.push(slot),
            None => classes.push(vec![slot]),
        }
    }
    classes
}

/// The assignment with equal groups exchanged until they stand in the order of the program.
fn in_order(start: &Assignment, equal: &[Vec<SlotId>], kinds: &[u32]) -> Assignment {
    let mut renamed: BTreeMap<SlotId, SlotId> = BTreeMap::new();
    for class in equal {
        let weight = |slot: SlotId| {
            let here = start.slots().iter().zip(kinds).filter(|&(&held, _)| held == slot);
            here.map(|(_, &kind)| i64::from(kind) + 1).sum::<i64>()
        };
        let mut by_weight = class.clone();
        by_weight.sort_by_cached_key(|&slot| weight(slot));
        renamed.extend(by_weight.into_iter().zip(class.iter().copied()));
    }
    let slots = start.slots().iter().map(|slot| renamed.get(slot).copied().unwrap_or(*slot));
    Assignment::new(slots.collect())
}

fn merged(terms: &[(ColumnId, i64)]) -> Vec<(ColumnId, i64)> {
    let mut sums: BTreeMap<ColumnId, i64> = BTreeMap::new();
    terms.iter().for_each(|&(column, weight)| *sums.entry(column).or_default() += weight);
    sums.into_iter().collect()
}

struct CompactBuilder {
    program: Program,
    holds: BTreeMap<(usize, SlotId), ColumnId>,
    /// Class of the first unit of each.
    of_class: HashMap<UnitId, usize>,
    start: Vec<i64>,
}

impl CompactBuilder {
    /// Adds the rows of a family; gives its cost.
    fn add(&mut self, rows: &Rows, aim: Aim<'_>) -> Vec<(ColumnId, i64)> {
        let values = aim.start.map(|start| rows.auxiliary_values(&|unit, slot| start.slot(unit) == slot));
        let mut auxiliaries = Vec::new();
        for (at, auxiliary) in rows.auxiliaries.iter().enumerate() {
            let (low, high) = (*auxiliary.range.start(), *auxiliary.range.end());
            let told = !aim.ordered && matches!(auxiliary.meaning, Meaning::Excess(..));
            auxiliaries.push(if auxiliary.integer || told {
                self.program.integer(low, high, 0)
            } else {
                self.program.continuous(low, high, 0)
            });
            self.start.push(values.as_ref().map_or(0, |values| values[at]));
        }
        for row in &rows.rows {
            let terms = self.terms(&row.terms, &auxiliaries);
            self.program.row(terms, row.low, row.high);
        }
        self.terms(&rows.cost, &auxiliaries)
    }

    /// An expression over columns. All units of a class weigh the same, and so its first unit speaks for all of them.
    fn terms(&self, expression: &Expression, auxiliaries: &[ColumnId]) -> Vec<(ColumnId, i64)> {
        let column = |variable: Variable| match variable {
            Variable::Holds(unit, slot) => {
                let class = self.of_class.get(&unit)?;
                self.holds.get(&(*class, slot)).copied()
            }
            Variable::Auxiliary(at) => Some(auxiliaries[at]),
        };
        expression.iter().filter_map(|&(variable, weight)| Some((column(variable)?, weight))).collect()
    }
}

impl Encoded {
    /// The assignment that a vector stands for.
    pub(crate) fn assignment(&self, values: &[i64]) -> Option<Assignment> {
        let mut held: Vec<Option<SlotId>> = vec![None; self.units];
        for (number, class) in self.classes.iter().enumerate() {
            let mut units = class.iter();
            for (&(_, slot), column) in self.holds.range((number, SlotId(0))..=(number, SlotId(u32::MAX))) {
                for _ in 0..*values.get(column.index())? {
                    held[units.next()?.index()] = Some(slot);
                }
            }
        }
        held.into_iter().collect::<Option<Vec<_>>>().map(Assignment::new)
    }
}
