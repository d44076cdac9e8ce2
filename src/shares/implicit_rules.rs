//! Rules that hold of every plan, whether they are given or not, and the check of all rules.

use super::instance::Instance;
use super::known::KnownNames;
use super::rules::{
    LearntBefore, NeedsMet, OnceAPiece, ShareKind, ShareRule, ShareRules, TaughtOnce, TrainingPlaces, WithinCaps,
};
use crate::error::{Faults, InputFault, fault};
use crate::rules::RuleEntry;
use crate::rules::entry::numbered;
use std::mem::discriminant;

/// Adds those that apply and are not given, at the end.
pub(super) fn add_implicit_rules(instance: &Instance, asked: &mut Vec<RuleEntry<ShareKind>>) {
    let caps = instance.people.iter().any(|it| it.each_period.is_some());
    let several_places = instance.pieces.iter().any(|it| it.places.len() > 1);
    let several_leads = instance.decisions.iter().any(|it| it.leads > 1);
    let needs = instance.pieces.iter().any(|it| !it.needs_skills.is_empty() || !it.needs_tags.is_empty());
    let lead_needs = instance.pieces.iter().any(|it| !it.lead_needs.is_empty());
    let trainings = !instance.trainings.is_empty();
    let implicit: [(bool, ShareRules); 6] = [
        (caps, WithinCaps {}.into()),
        (several_places || several_leads, OnceAPiece {}.into()),
        (needs, NeedsMet {}.into()),
        (lead_needs, LearntBefore {}.into()),
        (trainings, TrainingPlaces {}.into()),
        (trainings || instance.mentoring.is_some(), TaughtOnce {}.into()),
    ];
    for (applies, kind) in implicit {
        let is_given = |asked: &RuleEntry<ShareKind>| discriminant(&asked.rule.kind.0) == discriminant(&kind);
        if applies && !asked.iter().any(is_given) {
            let is_own = matches!(kind, ShareRules::WithinCaps(_));
            let rule = ShareRule::new(ShareKind(kind));
            // That somebody has a limit of their own is not for everybody.
            asked.push(RuleEntry { rule: if is_own { rule.private() } else { rule }, tier: 0 });
        }
    }
}

/// Notes what is wrong with rules, each with its number.
pub(super) fn check_rules(known: &KnownNames<'_>, asked: &[RuleEntry<ShareKind>], faults: &mut Faults) {
    for (id, entry) in numbered(asked) {
        let mut own = faults.of_part();
        if entry.rule.weight == 0 {
            own.push(InputFault::zero_weight());
        }
        if entry.rule.about.for_whom.as_deref().is_some_and(|people| people.trim().is_empty()) {
            own.push(fault!(
                Missing,
                "it says for whom it is without a word; write whose benefit it serves, or leave it out"
            ));
        }
        let rule = entry.rule.kind.0.get();
        rule.check(entry.is_required(), known, &mut own);
        let in_its_tier = asked.iter().filter(|other| other.tier == entry.tier).count();
        if rule.compares_levels() && !entry.is_required() && in_its_tier > 1 {
            own.push(InputFault::alone_in_its_tier());
        }
        entry.note(id, own, faults);
    }
}
