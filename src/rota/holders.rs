//! Rules about groups in a rota: those who hold roles at a meeting are a group, and the others who are there are in
//! none.

use super::lower::RotaLoweringInput;
use super::rules::RotaKind;
use crate::error::{Faults, InputFault, Noun, fault};
use crate::model::{RuleId, SlotId, Slots};
use crate::periods::PeriodFaults;
use crate::rules::group_instance::GroupInstance;
use crate::rules::groups::{GroupEntry, GroupRules};
use crate::rules::lowered::{Draft, Made};
use crate::rules::lowering_context::{Group, too_many};
use crate::rules::rule::Scope;
use crate::rules::{Lens, RuleEntry};
use itertools::Itertools;

/// A rule of a rota with its number, and the rule about groups that it is.
type HoldersRule<'a> = (RuleId, &'a RuleEntry<RotaKind>, &'a GroupEntry);

impl RotaLoweringInput<'_> {
    /// A rule about groups as counts, meeting by meeting. Where it is about no meeting to come it counts nothing, but
    /// its names are checked, and its tier has a certificate.
    pub(super) fn lower_holders(
        &self,
        (id, asked, rule): HoldersRule<'_>,
        slots: &Slots,
        kept: &dyn Fn(RuleId) -> bool,
        made: &mut Made,
        faults: &mut Faults,
    ) -> Vec<Draft> {
        let mut own = faults.of_part();
        let roles = self.roles_about(&asked.rule.about, &mut own);
        check(rule, &mut own);
        let is_asked = |&at: &usize| {
            let meeting = &self.meetings[at];
            meeting.fixed.is_none() && roles.iter().any(|&role| meeting.roles[role].places > 0)
        };
        let meetings: Vec<usize> = (0..self.meetings.len()).filter(is_asked).collect();
        let pairs = |&at: &usize| rule.rule.kind.0.get().pairs(self.meetings[at].members.len());
        too_many(meetings.iter().map(pairs).fold(0, usize::saturating_add), &mut own);
        if !own.is_empty() {
            asked.note(id, own, faults);
            return Vec::new();
        }
        let mut of_meetings = PeriodFaults::default();
        let mut drafts = Vec::new();
        for &at in &meetings {
            let mut own = faults.of_part();
            drafts.extend(self.holders_at((at, &roles), (id, asked, rule), slots, kept, made, &mut own));
            of_meetings.add(at, own);
        }
        of_meetings.tell(Noun::Meeting, faults);
        if meetings.is_empty() && !self.meetings.is_empty() {
            let mut own = faults.of_part();
            let draft = self.holders_at((0, &roles), (id, asked, rule), slots, kept, made, &mut own);
            drafts.extend(draft.map(Draft::resting));
            faults.note(own.about_names().into_iter());
        }
        drafts
    }

    fn holders_at(
        &self,
        (at, roles): (usize, &[usize]),
        (id, asked, rule): HoldersRule<'_>,
        slots: &Slots,
        kept: &dyn Fn(RuleId) -> bool,
        made: &mut Made,
        faults: &mut Faults,
    ) -> Option<Draft> {
        let members = &self.meetings[at].members;
        // Where one person may hold several roles, they are fewer than places.
        let sizes = roles.iter().map(|&role| self.size(at, role, kept)).collect_vec();
        let low = if self.layout.has_pairs() { 0 } else { sizes.iter().map(|size| *size.start()).sum() };
        let high: usize = sizes.iter().map(|size| *size.end()).sum();
        let size = members.len().min(low)..=members.len().min(high);
        let groups = [Group::new("holders", size)];
        let instance = GroupInstance { roster: self.roster, members, groups: &groups, everyone: false, hats: None };
        let coarse = |slot| {
            let holds = roles.iter().any(|role| self.layout.roles_of(slot).contains(role));
            SlotId(u32::from(!holds))
        };
        let coarse: Vec<SlotId> = self.layout.slots().map(coarse).collect();
        let period = &slots.periods()[at];
        let context = instance.context(&[(id, rule)], faults);
        let draft = asked.draft(id, made, faults, |own| Some(context.lower(rule, own)))?;
        Some(draft.refined(&coarse).moved(period.units.start as u32, period.slots.start as u32))
    }
}

/// Notes what means nothing of a group without a name.
fn check(asked: &GroupEntry, faults: &mut Faults) {
    let (rule, about) = (&asked.rule.kind.0, &asked.rule.about);
    if rule.get().pin().is_some()
        || matches!(rule, GroupRules::Wishes(_) | GroupRules::Stay(_) | GroupRules::OpenGroups(_))
    {
        faults.push(fault!(
            WrongScope,
            "it names groups, and those who hold roles at a meeting are a group without a name; ask for turns, with `holds` \
             or `wishes` of a rota"
        ));
    }
    if about.groups != Scope::Every {
        faults.push(InputFault::scope_does_not_fit());
    }
    if about.lens == Lens::Hat {
        faults.push(fault!(WrongLens, "no hats are worn in a rota; use another lens"));
    }
    if about.members.is_some() {
        faults.push(fault!(WrongScope, "it is not about single members; leave `members` out"));
    }
}
