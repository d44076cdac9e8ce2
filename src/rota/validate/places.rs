//! Whether there are people enough for the places of the roles.

use super::RotaValidation;
use crate::error::{Faults, InputFault, Place, fault, listed};
use crate::model::{Shortage, Slots, place};
use crate::rota::layout::RoleLayout;
use crate::rota::meeting_instance::MeetingInstance;
use crate::rota::rules::RotaKind;
use crate::rules::RuleEntry;
use std::collections::BTreeSet;

impl RotaValidation<'_> {
    /// Notes roles that may be without anybody and cost nothing then: any plan might leave them so.
    pub(in crate::rota) fn check_prices(
        &self,
        meetings: &[MeetingInstance],
        asked: &[RuleEntry<RotaKind>],
        faults: &mut Faults,
    ) {
        for (number, role) in self.roles().iter().enumerate() {
            let priced = |asked: &RuleEntry<RotaKind>| {
                let named = asked.rule.about.roles.as_ref();
                asked.rule.kind.is_places_filled()
                    && named.is_none_or(|names| names.iter().any(|name| name == role.name()))
            };
            let empty =
                |meeting: &MeetingInstance| meeting.roles[number].needed == 0 && meeting.roles[number].places > 0;
            if meetings.iter().any(empty) && !asked.iter().any(priced) {
                let role = role.name().to_owned();
                let fault = fault!(
                    Missing,
                    "all places of `{role}` may stay open and nothing says what that costs; prefer `places_filled` in \
                     a tier"
                );
                faults.push(fault.in_entry(Place::entry("roles", number)));
            }
        }
    }

    /// Notes roles that nobody may hold, and meetings at which too few people can.
    pub(in crate::rota) fn check_places(&self, meetings: &[MeetingInstance], layout: &RoleLayout, faults: &mut Faults) {
        let never = self.given.never.iter();
        let never: BTreeSet<(&str, &str)> = never.map(|(member, role)| (member.as_str(), role.as_str())).collect();
        for (number, role) in self.roles().iter().enumerate() {
            let never = |member| never.contains(&(self.roster.name(member), role.name()));
            let wanted = meetings.iter().any(|meeting| meeting.roles[number].needed > 0);
            if wanted && self.roster.member_ids().all(never) {
                let role = role.name().to_owned();
                let fault =
                    fault!(NobodyMayTake, "nobody may hold the role `{role}`; ask who would agree, or drop the role");
                faults.push(fault.in_entry(Place::entry("roles", number)));
            }
        }
        if !faults.is_empty() {
            return;
        }
        for (at, meeting) in meetings.iter().enumerate() {
            if meeting.fixed.is_some() {
                continue;
            }
            let before = faults.len();
            for (number, role) in meeting.roles.iter().enumerate() {
                let able = meeting.open_to(number).count();
                if able < role.needed {
                    let (needed, places) = (role.needed, role.places);
                    let asked = if role.may_stay_open() {
                        format!("needs {needed} people")
                    } else {
                        format!("has {places} places")
                    };
                    let fault = fault!(
                        TooFewPeople,
                        "at meeting {meeting} the role `{role}` {asked}, and {able} people can hold it; lower the \
                         places, say that some may stay open, or ask who else could come or would agree",
                        meeting = at + 1,
                        role = self.roles()[number].name()
                    );
                    faults.push(fault.in_entry(Place::entry("roles", number)));
                }
            }
            if faults.len() == before {
                faults.note(self.shortage(at, meeting, layout));
            }
        }
    }

    /// Roles that have too few people between them.
    fn shortage(&self, at: usize, meeting: &MeetingInstance, layout: &RoleLayout) -> Option<InputFault> {
        let groups = layout.groups();
        let sizes = groups.iter().map(|&role| meeting.roles[role].needed..=meeting.roles[role].places);
        let open = |position: usize| -> Vec<bool> {
            let roles = groups.iter().map(|&role| meeting.roles[role].open[position]);
            roles.chain([true]).collect()
        };
        let mut permissions: Vec<Vec<bool>> = (0..meeting.members.len()).map(open).collect();
        let of_member = permissions.clone();
        permissions.sort_unstable();
        permissions.dedup();
        let kind = |open: &Vec<bool>| permissions.binary_search(open).unwrap_or(0) as u32;
        let slots = Slots::new(
            (0..groups.len() as u32).map(Some).chain([None]).collect(),
            sizes.collect(),
            of_member.iter().map(kind).collect(),
            permissions.clone(),
        );
        let Err(Shortage::Groups { groups: short, needed, available }) = place(&slots) else {
            return None;
        };
        let names: Vec<String> = short.iter().map(|&group| self.roles()[groups[group]].name().to_owned()).collect();
        let fault = fault!(
            TooFewPeople,
            "at meeting {meeting} the roles {} need {needed} people between them, and {available} \
             people can hold any of them; nobody holds two roles at once, so lower the places, say that \
             some may stay open, or ask who else could come",
            listed(&names, "and", "none"),
            meeting = at + 1
        );
        Some(fault.in_entry(Place::path("roles")))
    }
}
