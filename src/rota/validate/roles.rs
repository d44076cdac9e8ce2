//! What is wrong with the roles of a rota.

use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::periods::Periods;
use crate::roster::names::{Names, flaw};
use crate::rota::role::Role;

/// Roles beyond which a rota is refused.
pub(super) const MAX_ROLES: usize = 1_000;
/// Places of a role beyond which they are refused.
pub(super) const MAX_PLACES: usize = 1_000_000;
/// Burden of a turn beyond which it is refused.
const MAX_BURDEN: i64 = 1_000_000;

/// Notes what is wrong with names, burdens and numbers of roles.
pub(super) fn check_roles(roles: &[Role], periods: &Periods, faults: &mut Faults) {
    if roles.is_empty() {
        faults.push(fault!(Missing, "there are no roles; add at least one").in_entry(Place::path("roles")));
    }
    if roles.len() > MAX_ROLES {
        let fault = fault!(
            BeyondLimit,
            "{roles} roles are asked for and at most {most} are allowed; use fewer",
            roles = roles.len(),
            most = MAX_ROLES
        );
        faults.push(fault.in_entry(Place::path("roles")));
    }
    let mut seen = Names::default();
    for (at, role) in roles.iter().enumerate() {
        faults.under(&format!("roles[{at}]"), |faults| check_role(role, &mut seen, periods, faults));
    }
}

fn check_role(role: &Role, seen: &mut Names, periods: &Periods, faults: &mut Faults) {
    if let Some(flaw) = flaw(role.name()) {
        faults.push(InputFault::bad_name(Noun::Role, role.name(), flaw));
    } else if let Some(earlier) = seen.lookalike(role.name()) {
        faults.push(InputFault::name_taken(Noun::Role, role.name(), earlier));
    } else {
        faults.note(seen.looks_like(role.name(), Noun::Role));
        seen.push(role.name());
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
