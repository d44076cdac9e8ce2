//! The two readings of every rule agree: its counts and its definition, on all plans of small group instances that some
//! are absent from.

use super::{groups, instance, members, required, roster};
use crate::error::{Faults, InputFault};
use crate::model::generators::assignments;
use crate::model::{Assignment, Count, Family, RuleId, SlotId, Slots, UnitId};
use crate::roster::TagId;
use crate::rules::definition::{Placement, Ratio, Worn, cost_in_tier, sum};
use crate::rules::group_instance::LoweredGroups;
use crate::rules::groups::GroupEntry;
use crate::rules::lowered::{Draft, Made};
use crate::rules::rule::Scope;
use crate::rules::tiers::price;
use crate::rules::{GroupInstance, Lens, PairValues, Rule, RuleEntry};

const LENSES: [Lens; 6] = [Lens::Every, Lens::Hat, Lens::Fraction, Lens::Primary, Lens::Undivided, Lens::Cell];

/// Rules that count what people hold.
fn counting() -> Vec<Rule> {
    vec![
        Rule::places("L", 1..=1),
        Rule::at_least("R", 1),
        Rule::places_cell(["L", "R"], 1..),
        Rule::balance("skill"),
        Rule::balance("north"),
        Rule::balance("years"),
        Rule::never_more("P", "L"),
        Rule::none_or("skill", 2),
        Rule::none_or("P", 3),
        Rule::dual_hats("skill", 1),
        Rule::sharing("site", 1),
        Rule::variety("skill", 2..=2),
    ]
}

/// Rules that name members; `bo` and `eve` are absent, and `zoe` has left the roster.
fn naming() -> Vec<Rule> {
    let known =
        || PairValues::listed([("ana", "bo", 7.0), ("ana", "flo", 1.5), ("di", "cy", -2.0), ("bo", "eve", 9.0)]);
    let square = PairValues::matrix((0..6).map(|a: i32| (0..6).map(move |b: i32| (a - b).abs())));
    vec![
        Rule::together(["ana", "bo", "flo"]),
        Rule::together(["bo", "eve"]),
        Rule::apart(["eve", "cy", "di", "ana"]),
        Rule::in_group("di", "b"),
        Rule::in_group("bo", "a"),
        Rule::not_in_group("ana", "a"),
        Rule::not_in_group("eve", "a"),
        Rule::wishes([("bo", vec!["a"]), ("cy", vec!["b", "a"]), ("flo", vec!["a"])]),
        Rule::stay([("ana", "b"), ("bo", "a"), ("zoe", "a"), ("flo", "b")]),
        Rule::stay([("eve", "a"), ("cy", "a"), ("di", "a")]).most_moves(1),
        Rule::most_of(known()),
        Rule::most_of(known().at_least(1)),
        Rule::knows(known(), 1),
        Rule::knows(square.clone(), 2),
        Rule::least_of(square.at_most(4)),
    ]
}

/// Each rule under each lens and about every group, one group and all, as far as it takes them.
fn all() -> impl Iterator<Item = Rule> {
    let scopes = [Scope::Every, Scope::Named(vec!["b".to_owned()]), Scope::Over];
    let varied = move |rule: Rule| {
        let varied = LENSES.iter().flat_map(|&lens| {
            let rule = rule.clone().lens(lens);
            scopes.iter().map(move |scope| about(&rule, scope))
        });
        varied.collect::<Vec<_>>()
    };
    counting().into_iter().flat_map(varied).chain(naming())
}

fn about(rule: &Rule, scope: &Scope) -> Rule {
    let mut rule = rule.clone();
    rule.about.groups = scope.clone();
    rule
}

/// Whether the fault says that a rule does not go with its lens, its groups, or being required.
fn does_not_go(fault: &InputFault) -> bool {
    let codes = ["wrong_lens", "wrong_scope", "always_the_same", "only_preferred", "wrong_bound"];
    fault.rule() == Some(1) && codes.contains(&fault.code())
}

/// The plan of a group instance whose units and slots stand this much later in an assignment.
fn placement<'a>(
    instance: &GroupInstance<'a>,
    slots: &Slots,
    hat_of: &[Option<TagId>],
    assignment: &Assignment,
    (units_before, slots_before): (u32, u32),
) -> Placement<'a> {
    let mut worn = vec![Vec::new(); instance.groups.len()];
    for (unit, &member) in (units_before..).map(UnitId).zip(instance.members) {
        let slot = SlotId(assignment.slot(unit).0 - slots_before);
        if let Some(group) = slots.group_of(slot) {
            let hat = hat_of[slot.index()];
            worn[group].push(Worn { member, hat });
        }
    }
    let names = instance.groups.iter().map(|group| group.name.as_str());
    Placement::new(instance.roster, instance.members, names.collect(), worn)
}

fn value(draft: &Draft, assignment: &Assignment) -> i64 {
    let value = |count: &Count| {
        let family = Family { rule: draft.id, tier: 1, count: count.clone() };
        family.value(assignment)
    };
    draft.lowered.counts.iter().map(value).sum()
}

/// Holds the readings of a rule against each other on all plans. Gives the number of plans, or `None` if the rule does
/// not go.
fn agree(instance: &GroupInstance<'_>, asked: &GroupEntry) -> Option<usize> {
    let mut faults = Faults::default();
    let LoweredGroups { slots, hat_of, drafts } =
        instance.lower(&[(RuleId(0), asked)], &mut Made::default(), &mut faults);
    let faults: Vec<InputFault> = faults.into_iter().collect();
    assert!(faults.iter().all(does_not_go), "{faults:?}");
    if !faults.is_empty() {
        return None;
    }
    let [draft] = drafts.as_slice() else {
        panic!("one draft a rule");
    };
    let plans = assignments(&slots);
    for assignment in &plans {
        let (numerator, denominator) = placement(instance, &slots, &hat_of, assignment, (0, 0)).cost(asked);
        let value = i128::from(value(draft, assignment));
        let scale = i128::from(draft.lowered.scale.max(1));
        let place = format!("{} in tier {}: {assignment:?}", asked.rule, asked.tier);
        match asked.tier {
            0 => assert_eq!(value == 0, numerator == 0, "{place}"),
            _ => assert_eq!(value * denominator, numerator * scale, "{place}"),
        }
    }
    Some(plans.len())
}

#[test]
fn counts_and_definitions_agree_where_some_are_absent() {
    let roster = roster();
    let here = members(&roster, &["ana", "cy", "di", "flo"]);
    let shapes =
        [(groups(&[(2, 2), (2, 2)]), true), (groups(&[(1, 3), (1, 3)]), true), (groups(&[(0, 2), (1, 2)]), false)];
    for (groups, everyone) in &shapes {
        let mut compared = 0;
        for rule in all() {
            for tier in 0..2 {
                let asked = RuleEntry { rule: rule.clone(), tier };
                let mut instance = instance(&roster, &here, groups, *everyone);
                if rule.about.lens == Lens::Hat {
                    instance.hats = roster.resolve_dimension("skill").ok();
                }
                let plans = agree(&instance, &asked);
                assert_ne!(plans, Some(0), "{rule}");
                compared += usize::from(plans.is_some());
            }
        }
        assert!(compared > 200, "{compared} rules were compared");
    }
}

#[test]
fn those_who_lack_a_number_count_as_the_rule_says() {
    let roster = roster();
    let here = members(&roster, &["ana", "cy", "eve", "flo"]);
    let shapes = [(groups(&[(2, 2), (2, 2)]), true), (groups(&[(1, 3), (1, 3)]), true), (groups(&[(2, 2)]), false)];
    let years = || Rule::balance("years");
    for rule in [years().missing_as_mean(), years().missing_left_out(), years().missing_as(4.25), years().missing_as(0)]
    {
        for (groups, everyone) in &shapes {
            let asked = RuleEntry { rule: rule.clone(), tier: 1 };
            let plans = agree(&instance(&roster, &here, groups, *everyone), &asked);
            assert!(plans.is_some_and(|plans| plans > 0), "{rule}");
        }
    }
}

#[test]
fn counts_and_definitions_agree_where_nobody_takes_part() {
    let roster = roster();
    let groups = groups(&[(0, 0), (0, 0)]);
    for rule in all() {
        for tier in 0..2 {
            let asked = RuleEntry { rule: rule.clone(), tier };
            for everyone in [true, false] {
                let plans = agree(&instance(&roster, &[], &groups, everyone), &asked);
                assert_ne!(plans, Some(0), "{rule}");
            }
        }
    }
}

#[test]
fn instances_behind_each_other_cost_the_sum_in_every_tier() {
    let roster = roster();
    let here = [members(&roster, &["ana", "cy", "di", "flo"]), members(&roster, &["ana", "cy", "eve"])];
    let groups = [groups(&[(1, 3), (1, 3)]), groups(&[(1, 2), (0, 2)])];
    let instances = [instance(&roster, &here[0], &groups[0], true), instance(&roster, &here[1], &groups[1], false)];
    let preferred = |tier: u32, weight: u32, rule: Rule| RuleEntry { rule: rule.weight(weight), tier };
    let asked = [
        required(Rule::at_most("north", 2)),
        preferred(1, 2, Rule::balance("skill").lens(Lens::Fraction)),
        preferred(1, 3, Rule::apart(["ana", "cy", "flo"])),
        preferred(4, 1, Rule::wishes([("ana", vec!["b"]), ("eve", vec!["b"])])),
        preferred(4, 2, Rule::places("L", 2..).lens(Lens::Fraction)),
        preferred(4, 1, Rule::least_of(PairValues::listed([("cy", "ana", 0.25)]))),
        preferred(4, 3, Rule::knows(PairValues::listed([("cy", "ana", 1)]), 1)),
        required(Rule::not_in_group("cy", "b")),
    ];
    let rules: Vec<(RuleId, &GroupEntry)> = (0..).map(RuleId).zip(&asked).collect();
    let mut faults = Faults::default();
    let mut drafts = Vec::new();
    let mut parts: Vec<Slots> = Vec::new();
    let mut places = Vec::new();
    for instance in &instances {
        let units = parts.iter().map(Slots::units).sum::<usize>() as u32;
        let before = parts.iter().map(Slots::len).sum::<usize>() as u32;
        let mut lowered = instance.lower(&rules, &mut Made::default(), &mut faults);
        for draft in &mut lowered.drafts {
            let counts = std::mem::take(&mut draft.lowered.counts).into_iter();
            draft.lowered.counts = counts.map(|count| count.moved(units, before)).collect();
        }
        drafts.extend(lowered.drafts);
        parts.push(lowered.slots);
        places.push((units, before, lowered.hat_of));
    }
    let priced = price(Slots::joined(parts.clone()), drafts, &asked, &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    let tiers: Vec<(u32, i64)> = priced.tiers.iter().map(|words| (words.tier, words.scale)).collect();
    // Four people by halves of a person, three by sixths; hundredths of a value beside halves and sixths.
    assert_eq!(tiers, [(0, 1), (1, 72), (4, 300)]);
    assert_eq!(priced.units[1], "people");
    assert_eq!(priced.units[2], "needs");
    let model = &priced.model;
    let plans = assignments(model.slots());
    assert!(!plans.is_empty());
    for assignment in &plans {
        let cost = |asked: &GroupEntry| -> Ratio {
            sum(instances.iter().zip(&parts).zip(&places).map(|((instance, slots), (units, before, hat_of))| {
                placement(instance, slots, hat_of, assignment, (*units, *before)).cost(asked)
            }))
        };
        let found = model.cost(assignment).0;
        for (&(tier, scale), found) in tiers.iter().zip(found) {
            let of_tier = asked.iter().filter(|asked| asked.tier == tier);
            let costs: i128 =
                of_tier.map(|asked| cost_in_tier(asked.tier, asked.rule.weight, cost(asked), scale)).sum();
            assert_eq!(i128::from(found), costs, "tier {tier}: {assignment:?}");
        }
    }
}
