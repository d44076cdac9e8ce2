//! A list of plans whose members' turns come as near to their chances as can be, by herding: each plan takes those who
//! are most behind (Welling, *Herding dynamical weights to learn*, 2009).

use super::exchanges::{MAX_LOOKED_AT, rounded};
use super::pool::Pool;
use super::rotation::Entries;
use super::walk::PlanWalk;
use crate::model::Assignment;
use crate::random::Random;

/// Moves of a walk from one plan to the next: for each class and slot, and at least and at most.
const STEPS: (usize, usize, usize) = (40, 500, 10_000);
/// Passes over all plans of a list: at most, and while a member is off by two turns. Each takes more moves than the one
/// before.
const PASSES: (usize, usize) = (2, 3);
/// Exchanges that are looked at before plans are taken up again: that takes less time than a pass.
const FIRST_LOOKED_AT: usize = 16_000_000;
/// A class is apart if its chance is off by 1 in this number or more, and by two turns a member at least.
const APART: f64 = 200.0;

/// Plans, one an entry, with the turns of each class.
#[derive(Debug, Clone)]
pub(super) struct Herded {
    pub(super) plans: Vec<Entries>,
    /// Turns of all members of each class.
    pub(super) turns: Vec<i64>,
}

impl Pool<'_> {
    /// A list of this many plans in which each class comes near its chance. It begins with `first`, a plan; it is
    /// shorter where it is interrupted, and never empty.
    pub(super) fn list(&self, walk: &mut PlanWalk<'_>, chances: &[f64], first: &Assignment, entries: usize) -> Herded {
        walk.go_to(first);
        let steps = self.steps_of_walk(entries);
        let mut herded = Herded { plans: Vec::with_capacity(entries), turns: vec![0; chances.len()] };
        for entry in 1..=entries {
            if entry > 1 && self.interrupts.stop() {
                break;
            }
            walk.want(self.all(chances, entry).map(|all| (all, all)), &herded.turns);
            walk.improve(steps);
            herded.add(walk.on_plan(), 1);
            herded.plans.push(Entries { plan: walk.plan().clone(), times: 1 });
        }
        let ranges = self.ranges(chances, herded.plans.len());
        self.even_out(&ranges, walk, &mut herded, FIRST_LOOKED_AT);
        if is_far(&ranges, &herded) {
            self.polish(&ranges, walk, &mut herded, steps);
            self.even_out(&ranges, walk, &mut herded, MAX_LOOKED_AT);
        }
        herded
    }

    /// Moves of a walk from one plan to the next.
    pub(super) fn steps_of_walk(&self, entries: usize) -> usize {
        let (each, least, most) = STEPS;
        let slots = self.counted.len().saturating_sub(1);
        let asked = each.saturating_mul(self.sizes.len()).saturating_mul(slots).clamp(least, most);
        asked.min(self.affordable(entries))
    }

    /// Moves of each walk if there is one for each entry.
    fn affordable(&self, entries: usize) -> usize {
        usize::try_from(self.steps / entries.max(1) as u64).unwrap_or(usize::MAX)
    }

    /// Whether some class has so many turns more or fewer than it should that its chance may be out of reach.
    pub(super) fn is_apart(&self, chances: &[f64], herded: &Herded) -> bool {
        let all = self.all(chances, herded.plans.len()).zip(&herded.turns).zip(self.sizes);
        let least = (herded.plans.len() as f64 / APART).max(2.0);
        all.into_iter().any(|((all, &turns), &size)| (all - turns as f64).abs() >= least * size as f64)
    }

    /// The turns that each class should have in so many entries.
    fn all<'b>(&'b self, chances: &'b [f64], entries: usize) -> impl Iterator<Item = f64> + 'b {
        chances.iter().zip(self.sizes).map(move |(chance, &size)| chance * size as f64 * entries as f64)
    }

    /// The whole turns next to those that each class should have, as far as floating point tells.
    pub(super) fn ranges(&self, chances: &[f64], entries: usize) -> Vec<(f64, f64)> {
        self.all(chances, entries).map(|all| ((all + 1e-6).floor(), (all - 1e-6).ceil())).collect()
    }

    /// Evens turns out by exchanges in single plans, if there are no more than `most` of them.
    fn even_out(&self, ranges: &[(f64, f64)], walk: &mut PlanWalk<'_>, herded: &mut Herded, most: usize) {
        let plans = std::mem::take(&mut herded.plans);
        herded.plans = rounded(walk, plans, ranges, &herded.turns, (most, self.seed));
        herded.turns.fill(0);
        for at in 0..herded.plans.len() {
            walk.go_to(&herded.plans[at].plan);
            herded.add(walk.on_plan(), 1);
        }
    }

    /// Whether a member is off by two turns.
    fn is_off(&self, ranges: &[(f64, f64)], herded: &Herded) -> bool {
        let off = |((&(least, most), &turns), &size): ((&(f64, f64), &i64), &i64)| {
            (least - turns as f64).max(turns as f64 - most) >= 2.0 * size as f64
        };
        ranges.iter().zip(&herded.turns).zip(self.sizes).any(off)
    }

    /// Takes up plan after plan of a list again, and betters each beside all others.
    fn polish(&self, ranges: &[(f64, f64)], walk: &mut PlanWalk<'_>, herded: &mut Herded, steps: usize) {
        let mut random = Random::new(self.seed, 1);
        let mut order: Vec<usize> = (0..herded.plans.len()).collect();
        for pass in 1..=PASSES.1 {
            if pass > PASSES.0 && !self.is_off(ranges, herded) {
                return;
            }
            random.shuffle(&mut order);
            for &at in &order {
                if self.interrupts.stop() || !is_far(ranges, herded) {
                    return;
                }
                walk.go_to(&herded.plans[at].plan);
                herded.add(walk.on_plan(), -1);
                walk.want(ranges.iter().copied(), &herded.turns);
                walk.improve((pass * steps).min(self.affordable(order.len())));
                herded.add(walk.on_plan(), 1);
                herded.plans[at].plan.clone_from(walk.plan());
            }
        }
    }
}

/// Whether some class has more or fewer turns than it should.
fn is_far(ranges: &[(f64, f64)], herded: &Herded) -> bool {
    let far = |((least, most), &turns): (&(f64, f64), &i64)| !(*least..=*most).contains(&(turns as f64));
    ranges.iter().zip(&herded.turns).any(far)
}

impl Herded {
    fn add(&mut self, on_plan: &[i64], times: i64) {
        self.turns.iter_mut().zip(on_plan).for_each(|(turns, on)| *turns += times * on);
    }
}
