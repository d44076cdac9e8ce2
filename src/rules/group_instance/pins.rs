//! Required rules that fix members to groups, or keep them out: permissions, and no counts.

use crate::error::{Faults, InputFault, fault};
use crate::model::RuleId;
use crate::roster::{MemberId, Roster};
use crate::rules::GroupEntry;
use crate::rules::lowering_context::Group;
use std::collections::{BTreeMap, HashMap};

/// Groups in which members must be, and must not be.
#[derive(Debug, Default)]
pub(super) struct Pins {
    to: BTreeMap<MemberId, Pin>,
    not: BTreeMap<MemberId, Vec<Pin>>,
}

/// A group, and where the rule that names it stands among those given.
#[derive(Debug, Clone, Copy)]
struct Pin {
    group: usize,
    rule: usize,
}

impl Pins {
    /// The group in which a member must be.
    pub(super) fn to(&self, member: MemberId) -> Option<usize> {
        self.to.get(&member).map(|pin| pin.group)
    }

    /// The groups in which a member must not be.
    pub(super) fn not(&self, member: MemberId) -> impl Iterator<Item = usize> {
        let pins = self.not.get(&member).map_or(&[][..], Vec::as_slice);
        pins.iter().map(|pin| pin.group)
    }
}

/// Whether a rule is a permission.
pub(super) fn is_pin(asked: &GroupEntry) -> bool {
    asked.is_required() && asked.rule.kind.0.get().pin().is_some()
}

/// What is asked of single members, as far as they are among `members`, and groups. Names that are unknown are reported
/// where the rule is lowered.
pub(super) fn pins(
    roster: &Roster,
    members: &[MemberId],
    groups: &[Group],
    rules: &[(RuleId, &GroupEntry)],
    faults: &mut Faults,
) -> Pins {
    let position: HashMap<&str, usize> =
        groups.iter().enumerate().map(|(at, group)| (group.name.as_str(), at)).collect();
    let mut pins = Pins::default();
    let required = rules.iter().enumerate().filter(|(_, of)| is_pin(of.1));
    for (rule, (_, asked)) in required {
        let place = |member: &str, group: &str| {
            let member = roster.find(member)?;
            members.binary_search(&member).ok()?;
            let group = *position.get(group)?;
            Some((member, Pin { group, rule }))
        };
        let Some(asked) = asked.rule.kind.0.get().pin() else {
            continue;
        };
        let Some((member, pin)) = place(asked.member, asked.group) else {
            continue;
        };
        if !asked.inside {
            pins.not.entry(member).or_default().push(pin);
        } else if let Some(earlier) = pins.to.insert(member, pin)
            && earlier.group != pin.group
        {
            let fault = fault!(
                Contradiction,
                "`{member}` must be in `{first}` and in `{second}`; a member is in one group, so drop \
                 one of the two rules",
                member = asked.member,
                first = groups[earlier.group].name,
                second = asked.group
            );
            faults.push(openly(rules, earlier.rule, rule, fault));
        }
    }
    for (member, pin) in &pins.to {
        let forbidden = pins.not.get(member).map_or(&[][..], Vec::as_slice);
        if let Some(other) = forbidden.iter().find(|other| other.group == pin.group) {
            let fault = fault!(
                Contradiction,
                "`{member}` must be in `{group}` and must not be in it; drop one of the two rules",
                member = roster.name(*member),
                group = groups[pin.group].name
            );
            faults.push(openly(rules, pin.rule, other.rule, fault));
        }
    }
    pins
}

/// A fault of two rules; when one of them is private their numbers are all that everybody sees.
fn openly(rules: &[(RuleId, &GroupEntry)], first: usize, second: usize, fault: InputFault) -> InputFault {
    let [first, second] = [first, second].map(|at| rules[at]);
    if first.1.rule.is_private() || second.1.rule.is_private() {
        fault.of_private_rules(first.0.index() + 1, second.0.index() + 1)
    } else {
        fault
    }
}
