//! Tiers: the counts of all rules on one scale, with what a cost means.

use super::setting::{Lowered, gcd};
use super::{AnyRule, Asked};
use crate::error::{Faults, InputFault};
use crate::model::{Count, Family, Model, RuleId, SlotId, Slots};
use crate::problem::{PricedModel, TierWords};
use itertools::Itertools;

/// A rule as counts, before its tier is priced. One rule may have several, such as one a frame.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: RuleId,
    /// 0 for what must hold.
    pub(crate) tier: u32,
    pub(crate) weight: u32,
    pub(crate) lowered: Lowered,
}

impl Draft {
    /// The same about units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Draft {
        self.with_counts(|count| count.moved(units, slots))
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Draft {
        self.with_counts(|count| count.refined(coarse))
    }

    fn with_counts(self, change: impl Fn(Count) -> Count) -> Draft {
        let counts = self.lowered.counts.into_iter().map(change).collect();
        Draft { lowered: Lowered { counts, ..self.lowered }, ..self }
    }
}

/// The model of these drafts, with the costs of each tier on one scale. `asked` are all rules of the problem.
pub(crate) fn price<R: AnyRule>(
    slots: Slots,
    drafts: Vec<Draft>,
    asked: &[Asked<R>],
    faults: &mut Faults,
) -> PricedModel {
    let tiers = tiers(&drafts, faults);
    let mut families = Vec::new();
    let mut bend = Vec::new();
    let mut units = vec![String::new(); asked.len()];
    for Draft { id, tier, weight, lowered } in drafts {
        let tier = tiers.iter().position(|words| words.tier == tier).unwrap_or(0);
        let unit = i64::from(weight).saturating_mul(tiers[tier].scale);
        let factor = if tier == 0 { 1 } else { unit / lowered.scale.max(1) };
        for count in lowered.counts {
            // The sums of a list of levels stand in tiers one after the other.
            let tier = match &count {
                Count::Leximin(leximin) => tier + leximin.greatest_levels() - 1,
                _ => tier,
            };
            let Some(count) = count.times(factor) else {
                faults.push(asked[id.index()].fault(id, InputFault::sums_too_large()));
                continue;
            };
            families.push(Family { rule: id, tier, count });
            bend.push((tier > 0 && lowered.bends).then_some((id, unit as f64)));
        }
        units[id.index()] = lowered.unit;
    }
    PricedModel { model: Model::new(slots, families, tiers.len()), tiers, bend, units }
}

/// The tiers in order, each with the unit of its rules and a scale that makes all their costs whole.
fn tiers(drafts: &[Draft], faults: &mut Faults) -> Vec<TierWords> {
    let required = TierWords { tier: 0, unit: "broken rules".to_owned(), scale: 1, level: None };
    let mut tiers = vec![required];
    let numbers = drafts.iter().map(|draft| draft.tier).filter(|&tier| tier > 0).sorted_unstable().dedup();
    for tier in numbers {
        let of_tier = drafts.iter().filter(|draft| draft.tier == tier).map(|draft| &draft.lowered);
        let unit =
            of_tier.clone().map(|lowered| lowered.unit.as_str()).filter(|unit| !unit.is_empty()).unique().join(" + ");
        let scale = of_tier.clone().map(|lowered| lowered.scale.max(1)).try_fold(1i64, lcm);
        if scale.is_none() {
            faults.push(InputFault::sums_too_large());
        }
        let words = TierWords { tier, unit, scale: scale.unwrap_or(1), level: None };
        let levels = of_tier.flat_map(|lowered| &lowered.counts);
        let levels = levels.filter(|count| matches!(count, Count::Leximin(_))).count();
        match levels {
            0 => tiers.push(words),
            _ => tiers.extend((1..=levels).map(|level| TierWords { level: Some(level), ..words.clone() })),
        }
    }
    tiers
}

/// The least common multiple; none when it overflows.
pub(crate) fn lcm(a: i64, b: i64) -> Option<i64> {
    (a / gcd(a, b)).checked_mul(b)
}
