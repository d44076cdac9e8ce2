//! What is given of a rota, checked and brought together meeting by meeting.

mod places;
mod roles;
mod slack;

use super::builder::RotaBuilder;
use super::history::History;
use super::meeting_instance::{MeetingInstance, RoleAt};
use super::part::{Part, whole};
use super::planned::PlannedTurns;
use super::role::{Mode, Role, role, roles_named};
use super::share::Common;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::periods::Periods;
use crate::roster::names::Names;
use crate::roster::{MemberId, Roster};
use roles::{MAX_PLACES, MAX_ROLES, check_roles};
use std::collections::{BTreeMap, BTreeSet};

/// Meetings beyond which a rota is refused, and members times meetings times roles or slots.
const MAX_MEETINGS: usize = 1_000;
const MAX_CELLS: usize = 10_000_000;
/// Slots of a meeting beyond which they are refused where one person may hold several roles.
const MAX_SLOTS: usize = 100_000;
/// Roles that one person may hold together, beyond which they are refused: every choice of them is looked at.
const MAX_TOGETHER: usize = 10;

/// What is given, with its calendar.
pub(super) struct RotaValidation<'a> {
    roster: &'a Roster,
    given: &'a RotaBuilder,
    periods: Periods,
}

impl<'a> RotaValidation<'a> {
    /// Notes what is wrong with the calendar and with roles, and meetings named that there are none of.
    pub(super) fn new(roster: &'a Roster, given: &'a RotaBuilder, faults: &mut Faults) -> RotaValidation<'a> {
        let cells = roster.len().max(1) * given.roles.len().clamp(1, MAX_ROLES);
        let max = (MAX_CELLS / cells).min(MAX_MEETINGS);
        let periods = Periods::new(Noun::Meeting, given.meetings, max, given.fixed.len(), faults);
        check_roles(&given.roles, &periods, faults);
        let mut labels = Names::default();
        for (label, times) in given.labels.iter() {
            faults.under(&Place::key("labels", label), |faults| {
                faults.note(labels.faults(label, Noun::Label));
                labels.push(label);
                periods.check(times.iter().flatten().copied(), faults);
            });
        }
        RotaValidation { roster, given, periods: periods.absent(roster, &given.absent, faults) }
    }

    fn roles(&self) -> &[Role] {
        &self.given.roles
    }

    /// Roles any of which one person may hold together, in order. Notes that these are more choices than a search keeps
    /// for every member at every meeting; those beyond are left out.
    pub(super) fn compatible(&self, faults: &mut Faults) -> Vec<Vec<usize>> {
        let mut compatible = Vec::new();
        let cells = self.roster.len().max(1) * self.periods.number().max(1);
        let most = (MAX_CELLS / cells).min(MAX_SLOTS);
        let mut slots = self.roles().len();
        for (at, names) in self.given.compatible.iter().enumerate() {
            faults.under(&format!("compatible[{at}]"), |faults| {
                let mut roles = roles_named(self.roles(), names, faults);
                roles.sort_unstable();
                if !(2..=MAX_TOGETHER).contains(&names.len()) {
                    faults.push(fault!(
                        WrongBound,
                        "{roles} roles are to be held together; name 2 to {MAX_TOGETHER}",
                        roles = names.len()
                    ));
                } else if compatible.contains(&roles) {
                    faults.push(InputFault::twice(Noun::Role, &names[0]));
                } else if roles.len() == names.len() {
                    slots += (1 << roles.len()) - roles.len() - 1;
                    if slots <= most {
                        compatible.push(roles);
                    }
                }
            });
        }
        if slots > most && slots > self.roles().len() {
            let fault = fault!(
                BeyondLimit,
                "up to {slots} choices of roles that one person may hold together would be kept, and for {members} \
                 members at {meetings} meetings {most} are the most; let fewer roles be held together, or plan fewer \
                 meetings at a time",
                members = self.roster.len(),
                meetings = self.periods.number()
            );
            faults.push(fault.under("compatible"));
        }
        compatible
    }

    /// Whether one person may hold these roles together at a meeting.
    fn may_be_together(&self, roles: &[usize]) -> bool {
        let allows =
            |names: &Vec<String>| roles.iter().all(|&role| names.iter().any(|name| name == self.roles()[role].name()));
        roles.len() < 2 || self.given.compatible.iter().any(allows)
    }

    fn found(&self, (member, name): (&str, &str), faults: &mut Faults) -> Option<(MemberId, usize)> {
        let member = self.roster.known_member(member, faults);
        let role = faults.keep(role(self.roles(), name));
        Some((member?, role?))
    }

    /// The members and roles of the pairs of a list.
    fn found_in(&self, list: &str, pairs: &[(String, String)], faults: &mut Faults) -> Vec<(MemberId, usize)> {
        let found = pairs.iter().enumerate().filter_map(|(at, (member, name))| {
            faults.under(&format!("{list}[{at}]"), |faults| self.found((member, name), faults))
        });
        found.collect()
    }

    /// What members bring along.
    pub(super) fn history(&self, faults: &mut Faults) -> History {
        let mut history = History::default();
        let roles = self.roles().len();
        if let Some(ledger) = &self.given.ledger {
            faults.inside("ledger", |faults| ledger.check(self.roster, faults));
        }
        let ledger = self.given.ledger.as_ref();
        if let Some(ledger) = ledger.filter(|ledger| ledger.checked().is_ok()) {
            history.meetings = ledger.meetings();
            for member in self.roster.member_ids() {
                let name = self.roster.name(member);
                if ledger.entry(name).is_none() {
                    faults.push(InputFault::not_in_ledger(name).in_entry(Place::path("ledger")));
                }
                for (at, role) in self.roles().iter().enumerate() {
                    if let Some(had) = ledger.had(name, role.name()) {
                        *history.entry(member, at, roles) = had;
                    }
                }
            }
        }
        for (member, role) in self.found_in("experienced", &self.given.experienced, faults) {
            history.entry(member, role, roles).experienced = true;
        }
        for (entry, learns) in self.given.learns.iter().enumerate() {
            faults.under(&format!("learns[{entry}]"), |faults| {
                self.periods.check([learns.meeting], faults);
                let found = self.found((&learns.member, &learns.role), faults);
                let Some((pair, at)) = found.zip(self.periods.position(learns.meeting)) else { return };
                if history.learns.insert(pair, at).is_some() {
                    faults.push(fault!(
                        Twice,
                        "`{}` learns the role `{}` twice; name the first meeting at which they know it",
                        learns.member,
                        learns.role
                    ));
                }
            });
        }
        history
    }

    /// The parts that members take: those given here, or else in the ledger.
    pub(super) fn parts(&self, faults: &mut Faults) -> Vec<Part> {
        let ledger = self.given.ledger.as_ref().filter(|ledger| ledger.checked().is_ok());
        let of_ledger = |member| {
            let name = self.roster.name(member);
            Part::of(name, &ledger?.part(name)?).ok()
        };
        let mut parts: Vec<Part> =
            self.roster.member_ids().map(|member| of_ledger(member).unwrap_or_default()).collect();
        let mut given = BTreeSet::new();
        for (name, part) in self.given.parts.iter() {
            faults.under(&Place::key("parts", name), |faults| {
                let part = faults.keep(Part::of(name, part));
                let Some(member) = self.roster.known_member(name, faults) else { return };
                if !given.insert(member) {
                    faults.push(InputFault::twice(Noun::Member, name));
                }
                parts[member.index()] = part.unwrap_or_default();
            });
        }
        parts
    }

    /// The meetings one by one.
    pub(super) fn meetings(&self, parts: &[Part], faults: &mut Faults) -> Vec<MeetingInstance> {
        let mut here = AtMeeting {
            online: self.periods.marks(self.roster, "online", &self.given.online, faults),
            parts: faults.inside("parts", |faults| whole(parts, faults)),
            never: self.found_in("never", &self.given.never, faults).into_iter().collect(),
            not_this_time: BTreeSet::new(),
        };
        if let Some(ledger) = &self.given.ledger {
            for (member, name) in ledger.never() {
                let known = self.roles().iter().position(|role| role.name() == name);
                here.never.extend(self.roster.find(member).zip(known));
            }
        }
        for (entry, not) in self.given.not_this_time.iter().enumerate() {
            faults.under(&format!("not_this_time[{entry}]"), |faults| {
                self.periods.check(not.meetings.iter().copied(), faults);
                let Some((member, role)) = self.found((&not.member, &not.role), faults) else { return };
                let positions = not.meetings.iter().filter_map(|&meeting| self.periods.position(meeting));
                here.not_this_time.extend(positions.map(|at| (at, member, role)));
            });
        }
        self.periods.positions().map(|at| self.meeting(at, &here, faults)).collect()
    }

    fn meeting(&self, at: usize, here: &AtMeeting, faults: &mut Faults) -> MeetingInstance {
        let settled = self.given.fixed.get(at);
        let place = format!("fixed[{at}]");
        let fixed = settled.map(|turns| faults.under(&place, |faults| self.fixed(at, turns, faults)));
        let was_away = |member: &MemberId| {
            settled.is_some_and(|turns| {
                let name = self.roster.name(*member);
                turns.absent.iter().any(|absent| absent == name)
            })
        };
        let there = |member: &MemberId| !self.periods.is_away(at, *member) && !was_away(member);
        let members: Vec<MemberId> = self.roster.member_ids().filter(there).collect();
        let online: Vec<bool> = members.iter().map(|member| here.online[at][member.index()]).collect();
        let parts: Vec<usize> = members.iter().map(|member| here.parts[member.index()]).collect();
        for holder in fixed.iter().flatten().flatten() {
            if members.binary_search(holder).is_err() {
                faults.push(InputFault::held_while_absent(at + 1, self.roster.name(*holder)).under(&place));
            }
        }
        let role_at = |(number, role): (usize, &Role)| {
            let sharing = |(&member, &online): (&MemberId, &bool)| {
                let fits = match role.mode {
                    None => true,
                    Some(Mode::InTheRoom) => !online,
                    Some(Mode::Online) => online,
                };
                fits && !here.never.contains(&(member, number))
            };
            let sharing: Vec<bool> = members.iter().zip(&online).map(sharing).collect();
            let open = |(&member, &sharing): (&MemberId, &bool)| {
                sharing && !here.not_this_time.contains(&(at, member, number))
            };
            let (places, needed) = match &fixed {
                Some(held) => (held[number].len(), held[number].len()),
                None => (role.places_at(at).min(MAX_PLACES), role.needed_at(at)),
            };
            RoleAt {
                places,
                needed: needed.min(places),
                burden: role.burden_at(at),
                open: members.iter().zip(&sharing).map(open).collect(),
                parts: parts.iter().zip(&sharing).filter(|(_, sharing)| **sharing).map(|(parts, _)| parts).sum(),
                sharing,
                ..RoleAt::default()
            }
        };
        MeetingInstance { roles: self.roles().iter().enumerate().map(role_at).collect(), members, online, parts, fixed }
    }

    /// Who held what at a settled meeting, by role.
    fn fixed(&self, at: usize, turns: &PlannedTurns, faults: &mut Faults) -> Vec<Vec<MemberId>> {
        let mut held = vec![Vec::new(); self.roles().len()];
        let mut roles_of: BTreeMap<MemberId, Vec<usize>> = BTreeMap::new();
        for absent in &turns.absent {
            self.roster.known_member(absent, faults);
        }
        for (name, members) in &turns.roles {
            let role = faults.keep(role(self.roles(), name));
            for member in members {
                let found = self.roster.known_member(member, faults);
                let (Some(role), Some(found)) = (role, found) else {
                    continue;
                };
                let roles = roles_of.entry(found).or_default();
                let twice = roles.contains(&role);
                roles.push(role);
                if twice || !self.may_be_together(roles) {
                    faults.push(InputFault::two_roles_at_once(at + 1, member));
                    roles.pop();
                } else {
                    held[role].push(found);
                }
            }
        }
        held
    }

    /// A number of which all denominators are divisors.
    pub(super) fn common(&self, meetings: &[MeetingInstance], history: &History) -> Common {
        let roles = meetings.iter().flat_map(|meeting| &meeting.roles);
        let before = history.of.iter().flatten().map(|had| &had.share);
        Common::of(roles.map(|role| role.parts), before)
    }
}

/// Who takes part online, by meeting and member, who takes which part, and who does not hold what.
struct AtMeeting {
    online: Vec<Vec<bool>>,
    parts: Vec<usize>,
    never: BTreeSet<(MemberId, usize)>,
    not_this_time: BTreeSet<(usize, MemberId, usize)>,
}
