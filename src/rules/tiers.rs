//! Tiers: the counts of all rules on one scale, with what a cost means.

use super::RuleEntry;
use super::columns::lcm;
use super::lowered::{Draft, Lowered};
use super::rule::RuleKind;
use crate::error::{Faults, InputFault};
use crate::model::{Count, Family, Model, Slots};
use crate::problem::{PricedModel, TierWords};
use crate::unit::Unit;
use itertools::Itertools;

/// The model of these drafts, with the costs of each tier on one scale. `asked` are all rules of the problem.
pub(crate) fn price<K: RuleKind>(
    slots: Slots,
    drafts: Vec<Draft>,
    asked: &[RuleEntry<K>],
    faults: &mut Faults,
) -> PricedModel {
    let tiers = tiers(&drafts, faults);
    let mut families = Vec::new();
    let mut bend = Vec::new();
    let mut units = vec![Unit::named(""); asked.len()];
    for Draft { id, tier, weight, lowered } in drafts {
        let tier = tiers.iter().position(|words| words.tier == tier).unwrap_or(0);
        let unit = i64::from(weight).saturating_mul(tiers[tier].scale);
        let factor = if tier == 0 { 1 } else { unit / lowered.scale.max(1) };
        for (at, count) in lowered.counts.into_iter().enumerate() {
            // Levels, and the sums of a list of them, stand in tiers one after the other.
            let tier = match &count {
                Count::Leximin(leximin) => tier + leximin.greatest_levels() - 1,
                _ if lowered.in_levels => tier + at,
                _ => tier,
            };
            // Levels that are required are a fault; the model is not used, and has no tiers for them.
            let tier = tier.min(tiers.len() - 1);
            let Some(count) = count.times(factor) else {
                faults.push(asked[id.index()].fault(id, InputFault::sums_too_large()));
                continue;
            };
            families.push(Family { rule: id, tier, count });
            bend.push((tier > 0 && lowered.bends).then_some((id, unit as f64)));
        }
        // What is no rule but a part of the frame has none.
        if let Some(unit) = units.get_mut(id.index()) {
            *unit = lowered.unit;
        }
    }
    PricedModel { model: Model::new(slots, families, tiers.len()), tiers, bend, units }
}

/// The tiers in order, each with the unit of its rules and a scale that makes all their costs whole.
fn tiers(drafts: &[Draft], faults: &mut Faults) -> Vec<TierWords> {
    let unit = Unit::new("broken rule", "broken rules");
    let required = TierWords { tier: 0, unit, scale: 1, level: None, adds_up: false, gain: false };
    let mut tiers = vec![required];
    let numbers = drafts.iter().map(|draft| draft.tier).filter(|&tier| tier > 0).sorted_unstable().dedup();
    for tier in numbers {
        let of_tier = drafts.iter().filter(|draft| draft.tier == tier).map(|draft| &draft.lowered);
        let units = of_tier.clone().filter(|lowered| !lowered.unit.many().is_empty());
        let units = units.map(|lowered| (lowered.gain, &lowered.unit)).unique_by(|(gain, unit)| (*gain, unit.many()));
        // What is lost stands first, so that what is gained can be taken off it.
        let units: Vec<(bool, &Unit)> = units.sorted_by_key(|&(gain, _)| gain).collect();
        let (unit, gain) = match units[..] {
            [(gain, unit)] => (unit.clone(), gain),
            _ => (Unit::named(summed(&units)), units.first().is_some_and(|&(gain, _)| gain)),
        };
        let scale = of_tier.clone().map(|lowered| lowered.scale.max(1)).try_fold(1i64, lcm);
        if scale.is_none() {
            faults.push(InputFault::sums_too_large());
        }
        let adds_up = of_tier.clone().all(|lowered| !lowered.in_levels);
        let words = TierWords { tier, unit, scale: scale.unwrap_or(1), level: None, adds_up, gain };
        match of_tier.map(Lowered::levels).max().unwrap_or(0) {
            0 => tiers.push(words),
            levels => tiers.extend((1..=levels).map(|level| TierWords { level: Some(level), ..words.clone() })),
        }
    }
    tiers
}

/// Units that are added up, where gains are taken off what is lost: "people + pairs - pair values".
fn summed(units: &[(bool, &Unit)]) -> String {
    let all_gains = units.iter().all(|&(gain, _)| gain);
    let sign = |gain: bool| if gain && !all_gains { " - " } else { " + " };
    let rest = units.iter().skip(1).map(|&(gain, unit)| format!("{}{}", sign(gain), unit.many()));
    units.iter().take(1).map(|(_, unit)| unit.many().to_owned()).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gains_are_taken_off_what_is_lost_and_else_added_up() {
        let [people, pairs, values] = ["people", "pairs", "pair values"].map(Unit::named);
        assert_eq!(summed(&[(false, &people), (false, &pairs), (true, &values)]), "people + pairs - pair values");
        assert_eq!(summed(&[(true, &pairs), (true, &values)]), "pairs + pair values");
    }
}
