//! Going back: an earlier part is taken otherwise where it leaves a later one no plan, or a worse one.

use super::Project;
use super::outcome::EarlierPart;
use super::part::Part;
use super::parts::{Parts, PlannedPart};
use super::solve::Limited;
use crate::error::Error;
use crate::outcome::{Alternatives, ClashingRule, Solution};
use std::collections::BTreeSet;

/// Other plans of an earlier part that are tried.
const TRIES: usize = 5;

impl Project {
    /// Whether a part is made of what an earlier one decides.
    pub(super) fn is_coupled(&self, earlier: Part, later: Part) -> bool {
        let roles = &self.given.roles;
        match (earlier, later) {
            (Part::Group, _) => true,
            (Part::Rota, Part::Work) => roles.iter().any(|role| role.prepare_hours.is_some()),
            (Part::Rota, Part::Tables) => roles.iter().any(|role| role.each_table),
            (Part::Rota, Part::Seating) => roles.iter().any(|role| !role.seat.is_any()),
            (Part::Work, Part::Rota) => roles.iter().any(|role| !role.learnt_at.is_empty()),
            (Part::Tables, Part::Seating) => true,
            _ => false,
        }
    }

    /// The earlier parts whose plans a part is made of, the last first.
    fn stands_on(&self, at: usize) -> Vec<Part> {
        let earlier = self.order[..at].iter().rev().copied();
        earlier.filter(|&earlier| self.is_coupled(earlier, self.order[at])).collect()
    }

    /// Of the groups that are as good as the one selected, the one after which the later parts are best, with how many
    /// others were tried. What was announced before is not changed for that.
    pub(super) fn best_group(&self, parts: Parts, solver: &Limited<'_>) -> Result<(Parts, usize), Error> {
        let later = || self.order.iter().filter(|&&part| part != Part::Group);
        let cost = |parts: &Parts| -> Vec<i64> {
            later().flat_map(|&part| parts.certificate(part)).map(|certificate| certificate.cost).collect()
        };
        let is_bent = later().flat_map(|&part| parts.certificate(part)).any(|of| of.cost != 0 || of.gain);
        if parts.group.is_none() || self.history.is_some() || !is_bent {
            return Ok((parts, 0));
        }
        let others = self.alternatives(Part::Group, &parts, solver)?;
        let last = self.order.len() - 1;
        let (mut best, mut tried) = (parts, 0);
        for other in others.into_iter().take_while(|_| !solver.is_over()) {
            tried += 1;
            let planned = self.plan_again(Part::Group, other, last, solver)?;
            if let Some(planned) = planned.filter(|planned| cost(planned) < cost(&best)) {
                best = planned;
            }
        }
        Ok((best, tried))
    }

    /// Other plans of an earlier part that leave a plan to the part at a position; or which part leaves none.
    pub(super) fn go_back(
        &self,
        at: usize,
        parts: &Parts,
        solver: &Limited<'_>,
    ) -> Result<Result<Parts, Option<EarlierPart>>, Error> {
        let mut blamed = None;
        for earlier in self.stands_on(at) {
            let mut others = 0;
            for other in self.alternatives(earlier, parts, solver)?.into_iter().take_while(|_| !solver.is_over()) {
                others += 1;
                if let Some(planned) = self.plan_again(earlier, other, at, solver)? {
                    return Ok(Ok(planned));
                }
            }
            let rules = self.rules_to_blame(earlier, at, parts, solver)?;
            let earlier = EarlierPart { part: earlier, others, rules };
            // The part that is blamed is the nearest one of which some rule could give way.
            if blamed.as_ref().is_none_or(|known: &EarlierPart| known.rules.is_empty()) {
                blamed = Some(earlier);
            }
        }
        Ok(Err(blamed))
    }

    /// The parts from the one after `earlier` up to a position, planned anew; `None` if one of them has no plan.
    fn plan_again(
        &self,
        earlier: Part,
        mut parts: Parts,
        at: usize,
        solver: &Limited<'_>,
    ) -> Result<Option<Parts>, Error> {
        let from = self.order.iter().position(|part| *part == earlier).map_or(0, |at| at + 1);
        for &part in &self.order[from..=at] {
            if self.plan_part(part, &mut parts, solver)?.is_some() {
                return Ok(None);
            }
        }
        Ok(Some(parts))
    }

    /// The required rules of an earlier part without any one of which there is a plan up to a position.
    fn rules_to_blame(
        &self,
        earlier: Part,
        at: usize,
        parts: &Parts,
        solver: &Limited<'_>,
    ) -> Result<Vec<ClashingRule>, Error> {
        let mut rules = Vec::new();
        for (number, words) in parts.required(earlier).into_iter().take_while(|_| !solver.is_over()) {
            let mut relaxed = parts.clone();
            self.order[..=at]
                .iter()
                .filter(|part| !self.comes_before(**part, earlier))
                .for_each(|part| relaxed.forget(*part));
            let without = BTreeSet::from([number]);
            if self.plan_without(earlier, &without, &mut relaxed, solver)?.is_none()
                && self.plan_again(earlier, relaxed, at, solver)?.is_some()
            {
                rules.push(words);
            }
        }
        Ok(rules)
    }

    /// Other plans of a part that are as good, each with what was planned before it and nothing after.
    fn alternatives(&self, part: Part, parts: &Parts, solver: &Limited<'_>) -> Result<Vec<Parts>, Error> {
        let mut before = parts.clone();
        self.order.iter().filter(|&&other| !self.comes_before(other, part)).for_each(|&part| before.forget(part));
        macro_rules! others {
            ($field:ident) => {{
                let Some(planned) = &parts.$field else { return Ok(Vec::new()) };
                let found = solver.of(part).alternatives(&planned.problem, TRIES + 1)?;
                let Alternatives::Plans(found) = found else { return Ok(Vec::new()) };
                let other = |solution: &Solution<_>| solution.plan != planned.solution.plan;
                let with = |solution| {
                    let planned = PlannedPart { solution, ..planned.clone() };
                    Parts { $field: Some(planned), ..before.clone() }
                };
                Ok(found.into_iter().filter(other).take(TRIES).map(with).collect())
            }};
        }
        match part {
            Part::Group => others!(group),
            Part::Rota => others!(rota),
            Part::Work => others!(work),
            Part::Tables => others!(tables),
            Part::Seating => others!(seating),
        }
    }

    fn comes_before(&self, part: Part, other: Part) -> bool {
        let position = |of: Part| self.order.iter().position(|known| *known == of);
        position(part) < position(other)
    }
}
