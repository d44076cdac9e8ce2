//! Rules that hold of every plan, whether they are given or not, and the check of all rules.

use super::Known;
use crate::error::{Faults, InputFault, fault};
use crate::rules::RuleEntry;
use crate::rules::entry::numbered;
use crate::shares::rule::{ShareKind, ShareRule, ShareRules};
use crate::shares::scene::Scene;
use std::mem::discriminant;

/// Adds those that apply and are not given, at the end.
pub(in crate::shares) fn add_usual(scene: &Scene, asked: &mut Vec<RuleEntry<ShareKind>>) {
    let caps = scene.people.iter().any(|it| it.each_period.is_some());
    let several_places = scene.pieces.iter().any(|it| it.places.len() > 1);
    let several_leads = scene.decisions.iter().any(|it| it.leads > 1);
    let needs = scene.pieces.iter().any(|it| !it.needs_skills.is_empty() || !it.needs_tags.is_empty());
    let lead_needs = scene.pieces.iter().any(|it| !it.lead_needs.is_empty());
    let trainings = !scene.trainings.is_empty();
    let usual = [
        (caps, ShareRules::WithinCaps {}),
        (several_places || several_leads, ShareRules::OnceAPiece {}),
        (needs, ShareRules::NeedsMet {}),
        (lead_needs, ShareRules::LearntBefore {}),
        (trainings, ShareRules::TrainingPlaces {}),
        (trainings || scene.mentoring.is_some(), ShareRules::TaughtOnce {}),
    ];
    for (applies, kind) in usual {
        let is_given = |asked: &RuleEntry<ShareKind>| discriminant(&asked.rule.kind.0) == discriminant(&kind);
        if applies && !asked.iter().any(is_given) {
            let rule = ShareRule::of_kind(kind);
            asked.push(RuleEntry { rule, tier: 0 });
        }
    }
}

/// Notes what is wrong with rules, each with its number.
pub(in crate::shares) fn check_rules(known: &Known<'_>, asked: &[RuleEntry<ShareKind>], faults: &mut Faults) {
    for (id, rule) in numbered(asked) {
        let mut own = Faults::default();
        if rule.rule.weight == 0 {
            own.push(InputFault::zero_weight());
        }
        if rule.rule.about.for_whom.as_deref().is_some_and(|people| people.trim().is_empty()) {
            own.push(fault!(
                Missing,
                "it says for whom it is without a word; write whose benefit it serves, or leave it out"
            ));
        }
        rule.rule.kind.0.check(rule.tier == 0, known, &mut own);
        let in_its_tier = asked.iter().filter(|other| other.tier == rule.tier).count();
        if matches!(rule.rule.kind.0, ShareRules::Even(_)) && rule.tier > 0 && in_its_tier > 1 {
            own.push(fault!(WrongTier, "no other rule may stand in its tier; give it a tier of its own"));
        }
        rule.note(id, own, faults);
    }
}
