//! Whether a plan can be mended when some of its members leave.

use crate::composition::{Composition, CompositionPlan};
use crate::error::Error;
use crate::model::{Assignment, Model, PermissionLists, SlotId, Slots, UnitId};
use crate::problem::{PricedProblem, Problem};
use crate::search::State;
use crate::solver::{ModelAnswer, Run, solve_model};

/// A plan that keeps what is required, and what is required of it when members leave.
pub(super) struct Mending<'a> {
    problem: &'a Composition,
    pub(super) run: Run<'a>,
    required: Model,
    now: Assignment,
}

/// What comes of it when some leave and others come.
pub(super) enum Mended {
    Plan(Assignment),
    /// None of those who may come can.
    Impossible,
    /// Stopped before either was known.
    Open,
}

impl<'a> Mending<'a> {
    pub(super) fn new(problem: &'a Composition, run: Run<'a>, now: Assignment) -> Mending<'a> {
        Mending { problem, run, required: problem.model().up_to(0), now }
    }

    pub(super) fn problem(&self) -> &'a Composition {
        self.problem
    }

    /// What is required, and nothing else.
    pub(super) fn required(&self) -> &Model {
        &self.required
    }

    pub(super) fn now(&self) -> &Assignment {
        &self.now
    }

    /// Whether more than one slot of a group can be held, under different hats.
    pub(super) fn wears_hats(&self) -> bool {
        self.slots().len() > self.slots().sizes().len() + 1
    }

    /// The selected members, each with the group.
    pub(super) fn selected(&self) -> Vec<(UnitId, usize)> {
        self.slots().unit_ids().filter_map(|unit| Some((unit, self.group(unit)?))).collect()
    }

    /// Those in no group.
    pub(super) fn unplaced(&self) -> Vec<UnitId> {
        self.slots().unit_ids().filter(|&unit| self.group(unit).is_none()).collect()
    }

    /// The slot of those in no group, if the member may be there.
    pub(super) fn outside(&self, unit: UnitId) -> Option<SlotId> {
        self.slots().open_to(unit).iter().copied().find(|&slot| self.slots().group_of(slot).is_none())
    }

    /// The slots of a group that a member may hold.
    pub(super) fn within(&self, unit: UnitId, group: usize) -> impl Iterator<Item = SlotId> {
        self.slots().open_to(unit).iter().copied().filter(move |&slot| self.slots().group_of(slot) == Some(group))
    }

    /// For each of those who may come, a slot that the member leaves to them so that all else can stay as it is. `state`
    /// is at the plan, and stays there.
    pub(super) fn plain(&self, state: &mut State<'_>, leaving: UnitId, coming: &[UnitId]) -> Vec<Option<SlotId>> {
        let (Some(outside), Some(group)) = (self.outside(leaving), self.group(leaving)) else {
            return vec![None; coming.len()];
        };
        let held = self.now.slot(leaving);
        state.relocate(leaving, outside);
        let fits = |&unit: &UnitId| {
            let cost = state.cost().0[0];
            self.within(unit, group).find(|&slot| cost + state.relocate_cost(0, unit, slot) == 0)
        };
        let plain = coming.iter().map(fits).collect();
        state.relocate(leaving, held);
        plain
    }

    /// The places of those who leave are taken by as many of those who may come. The others stay in their groups.
    pub(super) fn mend(&self, leaving: &[UnitId], coming: &[UnitId]) -> Result<Mended, Error> {
        let slots = self.slots();
        let mut is_free = vec![false; slots.units()];
        coming.iter().for_each(|unit| is_free[unit.index()] = true);
        let mut lists = PermissionLists::new();
        let permission_of = slots.unit_ids().map(|unit| {
            let free = is_free[unit.index()];
            let group = self.group(unit).filter(|_| !leaving.contains(&unit));
            let is_open = |slot| slots.permits(unit, slot) && (free || slots.group_of(slot) == group);
            let key = (slots.permission_of(unit), group, free);
            lists.number(key, |_, _| slots.slot_ids().map(is_open).collect())
        });
        let permission_of = permission_of.collect();
        let lists = lists.into_lists();
        if !lists.iter().all(|open| open.contains(&true)) {
            return Ok(Mended::Impossible);
        }
        let group_of = slots.slot_ids().map(|slot| slots.group_of(slot).map(|group| group as u32)).collect();
        let mut sizes = vec![0; slots.sizes().len()];
        self.selected().into_iter().for_each(|(_, group)| sizes[group] += 1);
        let slots = Slots::new(group_of, sizes.into_iter().map(|size| size..=size).collect(), permission_of, lists);
        let model = Model::new(slots, self.required.families().to_vec(), 1);
        Ok(match solve_model(&self.run, &model, &self.problem.tiers()[..1], None)? {
            ModelAnswer::Found(found) => Mended::Plan(found.assignment),
            ModelAnswer::Impossible => Mended::Impossible,
            ModelAnswer::Stopped(_) => Mended::Open,
        })
    }

    /// The plan of an assignment, if the independent check finds nothing required broken in it.
    pub(super) fn checked(&self, after: &Assignment) -> Result<CompositionPlan, Error> {
        let plan = self.problem.plan(after);
        match self.problem.price(&plan) {
            Ok(cost) if cost[0] == 0 => Ok(plan),
            other => Err(Error::Unsound { details: format!("a mended plan: {other:?}") }),
        }
    }

    fn slots(&self) -> &Slots {
        self.required.slots()
    }

    fn group(&self, unit: UnitId) -> Option<usize> {
        self.slots().group_of(self.now.slot(unit))
    }
}
