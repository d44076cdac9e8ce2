//! A problem as priced counts in tiers.

use super::assignment_flow::cheapest;
use super::assignment_weights::AssignmentWeights;
use super::beside::Beside;
use super::count::Count;
use super::family::{Cost, Family, RuleId};
use super::leximin::Leximin;
use super::meetings::Crowded;
use super::open_counts::OpenCounts;
use super::slots::{Assignment, Slots, UnitId};
use super::tally::Tally;
use crate::interrupts::Interrupts;
use std::collections::BTreeMap;
use std::ops::Range;

/// A problem as slots, counts and prices.
#[derive(Debug, Clone)]
pub struct Model {
    slots: Slots,
    families: Vec<Family>,
    tiers: usize,
    lists: Vec<Range<usize>>,
}

/// Costs stay below this, so that sums and differences of them fit.
const MAX_COST: i128 = 1 << 62;

impl Model {
    /// `tiers` counts tier 0, which is always there. The sums of a list of levels stand in tiers of their own, one
    /// after the other.
    pub(crate) fn new(slots: Slots, families: Vec<Family>, tiers: usize) -> Model {
        let lists = families.iter().filter_map(|family| match &family.count {
            Count::Leximin(leximin) if leximin.greatest_levels() == 1 => {
                Some(family.tier..family.tier + leximin.levels().len())
            }
            _ => None,
        });
        Model { lists: lists.collect(), slots, families, tiers }
    }

    /// Who can hold what.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// The priced counts.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// Number of tiers, with tier 0.
    pub fn tiers(&self) -> usize {
        self.tiers
    }

    /// The tiers that stand for lists of levels, list by list.
    pub(crate) fn lists(&self) -> &[Range<usize>] {
        &self.lists
    }

    /// The sum of greatest levels that a tier is about, if it stands in a list.
    pub(crate) fn leximin(&self, tier: usize) -> Option<&Leximin> {
        self.tier(tier).find_map(|family| match &family.count {
            Count::Leximin(leximin) => Some(leximin),
            _ => None,
        })
    }

    /// The same model with one tier for each list of levels, in which it costs something to have a level above the one that
    /// counting says is the best. With it come what each of its tiers costs at least, by the `bounds` of this one, and the first
    /// tier of this one that it leaves out: that of the first list of which counting does not say the best. An assignment at all
    /// of these costs has no worse list.
    pub(crate) fn beside_best_levels(&self, bounds: &[i64]) -> (Model, Vec<i64>, usize) {
        let (mut families, mut least) = (Vec::new(), Vec::new());
        let mut tier = 0;
        while tier < self.tiers {
            let now = least.len();
            let Some(list) = self.lists.iter().find(|list| list.contains(&tier)) else {
                families.extend(self.tier(tier).map(|family| Family { tier: now, ..family.clone() }));
                least.push(bounds[tier]);
                tier += 1;
                continue;
            };
            // Where more is known than by counting, no plan has the list that counting says.
            let sums = list.clone().filter_map(|tier| self.leximin(tier)).map(Leximin::lower_bound_in_order);
            let by_counting = sums.eq(bounds[list.clone()].iter().copied());
            let levels = self.leximin(list.start).map(Leximin::levels).filter(|_| by_counting);
            let Some((tally, best)) = levels.and_then(|levels| levels.beside_best(&self.slots)) else { break };
            families.push(Family { rule: RuleId(u32::MAX), tier: now, count: Count::Tally(tally) });
            least.push(best);
            tier = list.end;
        }
        (Model::new(self.slots.clone(), families, least.len()), least, tier)
    }

    /// The families of one tier.
    pub fn tier(&self, tier: usize) -> impl Iterator<Item = &Family> {
        self.families.iter().filter(move |family| family.tier == tier)
    }

    /// About how much memory the model takes with a search of it, in bytes.
    pub fn bytes(&self) -> usize {
        let of_counts = self.families.iter().map(|family| size_of::<Family>() + family.count.readings().bytes());
        of_counts.fold(self.slots.bytes(), usize::saturating_add)
    }

    /// The cost of an assignment by the definitions.
    pub fn cost(&self, assignment: &Assignment) -> Cost {
        let mut costs = vec![0; self.tiers];
        let mut before = None;
        for family in &self.families {
            costs[family.tier] += match &family.count {
                Count::Tally(tally) => {
                    let (value, counts) = tally.value_after(before.take(), assignment);
                    before = Some((tally.grid(), counts));
                    value
                }
                _ => family.value(assignment),
            };
        }
        Cost(costs)
    }

    /// A floor of each family, in parts that add up: of a tally, one a column. Tallies know of those that are required
    /// and count the same, and meetings of those that say how many of a kind tables hold. `None` if something required
    /// cannot be met, or a count cannot be split at all.
    pub fn lower_bounds(&self) -> Option<Vec<Vec<i64>>> {
        self.lower_bounds_until(&Interrupts::default())
    }

    /// The same, weaker where they are interrupted.
    pub(crate) fn lower_bounds_until(&self, interrupts: &Interrupts<'_>) -> Option<Vec<Vec<i64>>> {
        // Tallies that count the same begin with the same unit.
        let mut required: BTreeMap<Option<UnitId>, Vec<(usize, &Tally)>> = BTreeMap::new();
        for (at, family) in self.families.iter().enumerate().filter(|(_, family)| family.tier == 0) {
            if let Count::Tally(tally) = &family.count {
                required.entry(tally.grid().unit_ids().next()).or_default().push((at, tally));
            }
        }
        let beside = self.beside_required(interrupts);
        let parts = |(at, family): (usize, &Family)| {
            // What is required costs nothing, or there is no plan.
            if family.tier == 0 && interrupts.stop() {
                return Some(Vec::new());
            }
            let parts = match &family.count {
                Count::Meetings(meetings) => vec![meetings.lower_bound_beside(&self.slots, &beside, interrupts)?],
                Count::DistinctContacts(met) => vec![met.lower_bound_beside(&self.slots, &beside, interrupts)?],
                Count::Tally(tally) => {
                    let alike = required.get(&tally.grid().unit_ids().next()).into_iter().flatten();
                    let others: Vec<&Tally> =
                        alike.filter(|(other, _)| *other != at).map(|&(_, tally)| tally).collect();
                    tally.column_lower_bounds(&self.slots, &others, interrupts)?
                }
                _ => vec![family.lower_bound_until(&self.slots, interrupts)?],
            };
            (family.tier > 0 || parts.iter().sum::<i64>() == 0).then_some(parts)
        };
        self.families.iter().enumerate().map(parts).collect()
    }

    /// What is required leaves this open.
    fn beside_required(&self, interrupts: &Interrupts<'_>) -> Beside<'_> {
        let is_required = |_: usize, family: &Family| family.tier == 0;
        let is_open = |at, family: &Family| is_required(at, family) && !interrupts.stop();
        let open = |at, family| is_open(at, family).then(|| OpenCounts::free(family, &self.slots)).flatten();
        self.beside(&open, &is_required)
    }

    /// The first required rule about meetings that tables with few or many of a kind leave no plan for, with the pairs
    /// that must meet too often.
    pub(crate) fn crowded(&self, interrupts: &Interrupts<'_>) -> Option<(RuleId, Crowded)> {
        let beside = self.beside_required(interrupts);
        self.tier(0).find_map(|family| match &family.count {
            Count::Meetings(meetings) => Some((family.rule, meetings.crowded(&self.slots, &beside, interrupts)?)),
            _ => None,
        })
    }

    /// The floor of each tier: the sum over its families.
    pub fn tier_lower_bounds(&self, lower_bounds: &[Vec<i64>]) -> Vec<i64> {
        let mut tiers = vec![0; self.tiers];
        for (family, parts) in self.families.iter().zip(lower_bounds) {
            tiers[family.tier] += parts.iter().sum::<i64>();
        }
        tiers
    }

    /// An assignment that costs as little as can be in the sums of single weights, such as wishes, of the first tier that
    /// has some; it keeps sizes and permissions, and nothing else.
    pub(crate) fn cheapest_by_weights(&self, interrupts: &Interrupts<'_>) -> Option<Assignment> {
        fn sum(family: &Family) -> Option<&AssignmentWeights> {
            match &family.count {
                Count::AssignmentWeights(sum) => Some(sum),
                _ => None,
            }
        }
        let sums_of = |tier| self.tier(tier).filter_map(sum).collect();
        let sums: Vec<&AssignmentWeights> = (1..self.tiers).map(sums_of).find(|sums: &Vec<_>| !sums.is_empty())?;
        Some(cheapest(&sums, &self.slots, self.slots.periods(), interrupts)?.1)
    }

    /// The first rule with whose costs a tier might overflow.
    pub(crate) fn overflowing(&self) -> Option<RuleId> {
        let mut sums = vec![0i128; self.tiers];
        self.families.iter().find_map(|family| {
            sums[family.tier] = sums[family.tier].saturating_add(family.greatest(&self.slots));
            (sums[family.tier] >= MAX_COST).then_some(family.rule)
        })
    }

    /// The same problem without the tiers behind this one.
    pub(crate) fn up_to(&self, tier: usize) -> Model {
        let families = self.families.iter().filter(|family| family.tier <= tier).cloned().collect();
        Model::new(self.slots.clone(), families, tier + 1)
    }

    /// The same problem with one more tier at the end.
    pub(crate) fn with_tier(&self, counts: Vec<Count>) -> Model {
        let last = |count| Family { rule: RuleId(u32::MAX), tier: self.tiers, count };
        let families = self.families.iter().cloned().chain(counts.into_iter().map(last)).collect();
        Model { slots: self.slots.clone(), families, tiers: self.tiers + 1, lists: self.lists.clone() }
    }
}
