//! What is no fault and no conflict because it concerns somebody who does not take part, and what still is one.

use super::{groups, instance, members, required, roster};
use crate::error::{Faults, InputFault};
use crate::interrupts::Interrupts;
use crate::model::RuleId;
use crate::roster::MemberId;
use crate::rules::counting::conflict;
use crate::rules::form::{GroupSpec, Size};
use crate::rules::lowered::Made;
use crate::rules::sizes;
use crate::rules::{GroupEntry, GroupInstance, Lens, PairValues, Rule};

fn faults(instance: &GroupInstance<'_>, rules: Vec<Rule>) -> Vec<String> {
    let asked: Vec<GroupEntry> = rules.into_iter().map(required).collect();
    let rules: Vec<(RuleId, &GroupEntry)> = (0..).map(RuleId).zip(&asked).collect();
    let mut faults = Faults::default();
    instance.check_pins(&rules, &mut faults);
    instance.lower(&rules, &mut Made::default(), &mut faults);
    faults.into_iter().map(|fault| fault.to_string()).collect()
}

fn reason(instance: &GroupInstance<'_>, rules: Vec<Rule>) -> Option<(Vec<usize>, String)> {
    let asked: Vec<GroupEntry> = rules.into_iter().map(required).collect();
    let rules: Vec<(RuleId, &GroupEntry)> = (3..).map(RuleId).zip(&asked).collect();
    let found = conflict(instance, &rules, &Interrupts::default())?;
    let rules = found.rules.into_iter().map(RuleId::index).collect();
    Some((rules, found.reason))
}

#[test]
fn rules_rest_for_the_absent_and_not_for_the_unknown() {
    let roster = roster();
    let (here, all) = (members(&roster, &["ana", "cy", "di", "flo"]), roster.member_ids().collect::<Vec<_>>());
    let groups = groups(&[(1, 4), (1, 4)]);
    let some = instance(&roster, &here, &groups, true);
    let everybody = instance(&roster, &all, &groups, true);
    let clashing = || vec![Rule::in_group("bo", "a"), Rule::in_group("bo", "b")];
    let undecided = || vec![Rule::sharing("skill", 2).lens(Lens::Primary)];
    assert_eq!(faults(&some, clashing()), Vec::<String>::new());
    assert_eq!(faults(&everybody, clashing()).len(), 1);
    assert_eq!(faults(&some, undecided()), Vec::<String>::new());
    assert_eq!(faults(&everybody, undecided()).len(), 1);
    assert_eq!(faults(&some, vec![Rule::together(["ana", "zoe"]), Rule::apart(["bo"])]).len(), 2);
}

#[test]
fn conflicts_are_about_those_who_take_part() {
    let roster = roster();
    let (here, all) = (members(&roster, &["ana", "cy", "di", "flo"]), roster.member_ids().collect::<Vec<_>>());
    let groups = groups(&[(1, 4), (1, 4)]);
    let some = instance(&roster, &here, &groups, true);
    let everybody = instance(&roster, &all, &groups, true);
    let clashing =
        || vec![Rule::together(["ana", "bo"]), Rule::together(["bo", "flo"]), Rule::apart(["ana", "flo"]).public()];
    let together_and_apart = "some must be together and apart".to_owned();
    assert_eq!(reason(&some, clashing()), None);
    assert_eq!(reason(&everybody, clashing()), Some((vec![3, 4, 5], together_and_apart)));
    let short = |holders: &str| {
        let reason = format!("4 places for `L` are asked for, and {holders}");
        Some((vec![3], reason))
    };
    assert_eq!(reason(&some, vec![Rule::at_least("L", 2)]), short("2 of those who take part hold it"));
    assert_eq!(reason(&everybody, vec![Rule::at_least("L", 2)]), None);
    assert_eq!(
        reason(&everybody, vec![Rule::at_least("L", 3)]).map(|(_, reason)| reason).as_deref(),
        Some("6 places for `L` are asked for, and 4 of the roster hold it")
    );
    // Two who must be in a group of one: those who take part are named by their units.
    let small = super::groups(&[(1, 1), (1, 3)]);
    let pinned = vec![
        Rule::in_group("flo", "a"),
        Rule::in_group("di", "a"),
        Rule::in_group("bo", "a"),
        Rule::in_group("cy", "b"),
    ];
    let (rules, _) = reason(&instance(&roster, &here, &small, true), pinned).expect("too many for the group");
    assert_eq!(rules, [3, 4]);
}

#[test]
fn too_few_acquaintances_are_counted() {
    let roster = roster();
    let here = members(&roster, &["ana", "cy", "di", "flo"]);
    let all: Vec<MemberId> = roster.member_ids().collect();
    let ring = ["ana", "bo", "cy", "di", "eve", "flo", "ana"];
    let ring = PairValues::listed(ring.windows(2).map(|pair| (pair[0], pair[1], 1)));
    let reason = |instance: &GroupInstance<'_>, least: u32| {
        let found = reason(instance, vec![Rule::knows(ring.clone(), least)]);
        found.map(|(rules, reason)| {
            assert_eq!(rules, [3]);
            reason
        })
    };
    let open = groups(&[(0, 4), (0, 4)]);
    assert_eq!(reason(&instance(&roster, &all, &open, true), 2), None);
    assert_eq!(reason(&instance(&roster, &here, &open, true), 1), None);
    // `ana` knows `flo`, and `bo`, who is absent.
    let few = "somebody has to be in a group, and too few whom they know could be there";
    assert_eq!(reason(&instance(&roster, &here, &open, true), 2).as_deref(), Some(few));
    assert_eq!(reason(&instance(&roster, &here, &open, false), 2), None);
    assert_eq!(
        reason(&instance(&roster, &all, &open, true), 4).as_deref(),
        Some("everybody is to know at least 4 others in their group, and the largest group has 4 places")
    );
    let small = groups(&[(0, 4), (2, 2)]);
    for everyone in [true, false] {
        assert_eq!(
            reason(&instance(&roster, &all, &small, everyone), 2).as_deref(),
            Some("everybody is to know at least 2 others in their group, and `b` has 2 places")
        );
    }
}

#[test]
fn even_groups_share_those_who_take_part() {
    let mut faults = Faults::default();
    let given = [GroupSpec::Even("Table".to_owned(), 3), GroupSpec::Sized("stage".to_owned(), Size::from(2))];
    let groups = sizes::groups("groups", &given, 13, &mut faults);
    let sizes: Vec<usize> = groups.iter().map(|group| *group.size.end()).collect();
    assert_eq!(sizes, [2, 4, 4, 3]);
    assert_eq!(groups[3].name, "Table 3");
    sizes::check_places("groups", &groups, true, 13, &mut faults);
    assert!(faults.is_empty());
    sizes::check_places("groups", &groups, true, 14, &mut faults);
    let found: Vec<InputFault> = faults.into_iter().collect();
    assert!(found.len() == 1 && found[0].to_string().starts_with("the groups have 13 places for 14 members; "));
}
