//! What is given of a rota, checked and brought together meeting by meeting.

mod places;

use super::builder::RotaBuilder;
use super::chain::least_slack;
use super::history::History;
use super::meeting_instance::{MeetingInstance, RoleAt};
use super::part::{self, whole_parts};
use super::planned::PlannedTurns;
use super::role::{Mode, Role, role};
use super::share::Common;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::periods::Periods;
use crate::roster::names::{flaw, key};
use crate::roster::{MemberId, Roster};
use std::collections::{BTreeMap, BTreeSet};

/// Meetings beyond which a rota is refused, and members times meetings times roles.
const MAX_MEETINGS: usize = 1_000;
const MAX_CELLS: usize = 10_000_000;
/// Roles beyond which a rota is refused.
const MAX_ROLES: usize = 1_000;
/// Places of a role beyond which they are refused.
const MAX_PLACES: usize = 1_000_000;
/// Burden of a turn beyond which it is refused.
const MAX_BURDEN: i64 = 1_000_000;

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
        for (label, times) in given.labels.iter() {
            faults.under(&Place::key("labels", label), |faults| {
                faults.note(flaw(label).map(|flaw| InputFault::bad_name(Noun::Label, label, flaw)));
                periods.check(times.iter().flatten().copied(), faults);
            });
        }
        RotaValidation { roster, given, periods: periods.absent(roster, &given.absent, faults) }
    }

    fn roles(&self) -> &[Role] {
        &self.given.roles
    }

    /// Pairs of roles that one person may hold together.
    pub(super) fn pairs(&self, faults: &mut Faults) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (at, (first, second)) in self.given.compatible.iter().enumerate() {
            faults.under(&format!("compatible[{at}]"), |faults| {
                let both = [first, second].map(|name| faults.keep(role(self.roles(), name)));
                let [Some(a), Some(b)] = both else { return };
                let pair = (a.min(b), a.max(b));
                if a == b || pairs.contains(&pair) {
                    faults.push(InputFault::twice(Noun::Role, first));
                } else {
                    pairs.push(pair);
                }
            });
        }
        pairs
    }

    fn found(&self, (member, name): (&str, &str), faults: &mut Faults) -> Option<(MemberId, usize)> {
        let member = faults.keep(self.roster.member(member));
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
            ledger.check(self.roster, faults);
        }
        let ledger = self.given.ledger.as_ref();
        if let Some(ledger) = ledger.filter(|ledger| ledger.checked().is_ok()) {
            history.meetings = ledger.meetings();
            for member in self.roster.member_ids() {
                let name = self.roster.name(member);
                if ledger.entry(name).is_none() {
                    faults.push(InputFault::not_in_ledger(name));
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
        history
    }

    /// The parts that members take, over one denominator: those given here, or else in the ledger.
    fn parts(&self, faults: &mut Faults) -> Vec<usize> {
        let ledger = self.given.ledger.as_ref().filter(|ledger| ledger.checked().is_ok());
        let of_ledger = |member| ledger.and_then(|ledger| ledger.part(self.roster.name(member))?.terms(u64::MAX));
        let mut parts: Vec<(u64, u64)> =
            self.roster.member_ids().map(|member| of_ledger(member).unwrap_or((1, 1))).collect();
        let mut given = BTreeSet::new();
        for (name, part) in self.given.parts.iter() {
            faults.under(&Place::key("parts", name), |faults| {
                let part = faults.keep(part::checked(name, part));
                let Some(member) = faults.keep(self.roster.member(name)) else { return };
                if !given.insert(member) {
                    faults.push(InputFault::twice(Noun::Member, name));
                }
                parts[member.index()] = part.unwrap_or((1, 1));
            });
        }
        whole_parts(&parts, faults)
    }

    /// The meetings one by one.
    pub(super) fn meetings(&self, faults: &mut Faults) -> Vec<MeetingInstance> {
        let mut here = AtMeeting {
            online: self.periods.marks(self.roster, "online", &self.given.online, faults),
            parts: self.parts(faults),
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
        for absent in &turns.absent {
            faults.keep(self.roster.member(absent));
        }
        for (name, members) in &turns.roles {
            let role = faults.keep(role(self.roles(), name));
            for member in members {
                let found = faults.keep(self.roster.member(member));
                let (Some(role), Some(found)) = (role, found) else {
                    continue;
                };
                let compatible = |other: usize| {
                    let names = [other, role].map(|role| self.roles()[role].name());
                    let mut pairs = self.given.compatible.iter();
                    pairs.any(|(a, b)| names == [a, b] || names == [b, a])
                };
                let mut others = (0..held.len()).filter(|&other| held[other].contains(&found));
                if others.any(|other| other == role || !compatible(other)) {
                    faults.push(InputFault::two_roles_at_once(at + 1, member));
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

    /// By how many turns the bounds of each role's shares give way.
    pub(super) fn slack(&self, meetings: &[MeetingInstance], history: &History) -> Vec<i64> {
        let members = self.roster.len();
        let slack = |role: usize| least_slack(members, meetings, role, history);
        (0..self.roles().len()).map(slack).collect()
    }
}

/// Notes what is wrong with names, burdens and numbers of roles.
fn check_roles(roles: &[Role], periods: &Periods, faults: &mut Faults) {
    if roles.is_empty() {
        faults.push(fault!(Missing, "there are no roles; add at least one"));
    }
    if roles.len() > MAX_ROLES {
        let fault = fault!(
            BeyondLimit,
            "{roles} roles are asked for and at most {most} are allowed; use fewer",
            roles = roles.len(),
            most = MAX_ROLES
        );
        faults.push(fault);
    }
    let mut seen = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        faults.under(&format!("roles[{at}]"), |faults| check_role(role, &mut seen, periods, faults));
    }
}

fn check_role<'a>(role: &'a Role, seen: &mut BTreeMap<String, &'a str>, periods: &Periods, faults: &mut Faults) {
    if flaw(role.name()).is_some() {
        faults.push(fault!(BadName, "a role has no name; write one"));
    } else if let Some(earlier) = seen.insert(key(role.name()), role.name()) {
        faults.push(InputFault::name_taken(Noun::Role, role.name(), earlier));
    }
    let burdens = role.burden_in.iter().map(|(_, burden)| burden);
    for &burden in burdens.chain([&role.burden]) {
        let role = role.name().to_owned();
        if burden < 0 {
            faults.push(fault!(Negative, "the role `{role}` has a burden of {burden}; a burden is 0 or more"));
        } else if burden > MAX_BURDEN {
            let most = MAX_BURDEN;
            faults.push(fault!(
                BeyondLimit,
                "the role `{role}` has a burden of {burden}, and {most} is the most; use a larger unit"
            ));
        }
    }
    let places = role.places_in.iter().map(|(_, places)| places);
    for &places in places.chain([&role.places]).filter(|&&n| n > MAX_PLACES) {
        let (role, most) = (role.name().to_owned(), MAX_PLACES);
        faults.push(fault!(BeyondLimit, "`{role}` has {places} places, and {most} are the most; correct the number"));
    }
    let needs = role.needs_in.iter().map(|&(meeting, needs)| (needs, role.places_at(meeting.saturating_sub(1))));
    for (needs, places) in needs.chain(role.needs.map(|needs| (needs, role.places))).filter(|(n, places)| n > places) {
        let role = role.name().to_owned();
        faults.push(fault!(
            BoundsCrossed,
            "`{role}` needs {needs} people and has {places} places; give it more places, or lower the number needed"
        ));
    }
    let named = role.places_in.iter().chain(&role.needs_in).map(|(meeting, _)| *meeting);
    let named = named.chain(role.burden_in.iter().map(|(meeting, _)| *meeting));
    periods.check(named, faults);
}

/// Who takes part online, by meeting and member, who takes which part, and who does not hold what.
struct AtMeeting {
    online: Vec<Vec<bool>>,
    parts: Vec<usize>,
    never: BTreeSet<(MemberId, usize)>,
    not_this_time: BTreeSet<(usize, MemberId, usize)>,
}
