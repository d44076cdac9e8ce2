//! Groups as they are asked for: names with sizes, and numbers of even groups.

use super::Group;
use super::form::{GroupSpec, Size};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::roster::names::{Names, flaw};

/// Groups beyond which a problem is refused.
const MAX_GROUPS: usize = 1 << 20;

/// How many groups a list asks for.
pub(crate) fn number(given: &[GroupSpec]) -> usize {
    let each = |group: &GroupSpec| match group {
        GroupSpec::Sized(..) => 1,
        GroupSpec::Even(_, number) => *number,
    };
    given.iter().map(each).fold(0, usize::saturating_add)
}

/// The groups of a list for this many members, with their sizes cut to what these can fill: those of a given size, and then the
/// even ones, which take who is left in sizes that differ by one at most.
pub(crate) fn groups(list: &str, given: &[GroupSpec], members: usize, faults: &mut Faults) -> Vec<Group> {
    let (mut groups, mut even) = (Vec::new(), Vec::new());
    for (entry, group) in given.iter().enumerate() {
        match group {
            GroupSpec::Sized(name, size) => groups.push((entry, name.clone(), size.clone())),
            GroupSpec::Even(name, number) => even.push((entry, name, *number)),
        }
    }
    let sized = groups.len();
    let shares: usize = even.iter().fold(0, |sum, (.., number)| sum.saturating_add(*number));
    let number = number(given);
    if number > MAX_GROUPS {
        faults.push(fault!(
            BeyondLimit,
            "{number} groups are asked for and at most {most} are allowed; use fewer",
            most = MAX_GROUPS
        ));
        return Vec::new();
    }
    let taken = groups.iter().fold(0usize, |sum, (.., size)| sum.saturating_add(size.ends().1));
    let (left, mut at) = (members.saturating_sub(taken), 0);
    for (entry, name, number) in even {
        for place in 1..=number {
            let size = Size::from(left / shares + usize::from(at < left % shares));
            groups.push((entry, format!("{name} {place}"), size));
            at += 1;
        }
    }
    check_groups(list, &groups, sized, faults);
    let group = |(_, name, size): (usize, String, Size)| {
        let (least, most) = size.ends();
        if size.is_optional() {
            return Group { name, size: 0..=most.min(members), open_from: Some(least.min(members + 1)) };
        }
        // An exact size stays as it is, so that one too large is reported as such.
        let end = if least == most { most } else { most.min(members) };
        Group::new(name, least..=end.max(least))
    };
    groups.into_iter().map(group).collect()
}

/// Notes bad and repeated names, and sizes that no number fits, each at the entry of the list. The first groups are
/// `given` with their sizes.
fn check_groups(list: &str, groups: &[(usize, String, Size)], given: usize, faults: &mut Faults) {
    let mut seen = Names::default();
    for (place, (entry, name, size)) in groups.iter().enumerate() {
        let mut push = |fault: InputFault| faults.push(fault.in_entry(Place::entry(list, *entry)));
        if let Some(flaw) = flaw(name) {
            push(InputFault::bad_name(Noun::Group, name, flaw).within(format_args!("group {}", place + 1)));
        } else if let Some(earlier) = seen.lookalike(name) {
            push(InputFault::name_taken(Noun::Group, name, earlier));
        } else {
            seen.looks_like(name, Noun::Group).into_iter().for_each(&mut push);
            seen.push(name);
        }
        let (least, most) = size.ends();
        if least > most {
            push(fault!(
                BoundsCrossed,
                "the group `{name}` has a least size of {least}, above its greatest of {most}; swap them \
                 or correct one"
            ));
        } else if place < given && most == 0 {
            push(fault!(
                Zero,
                "the group `{name}` has a size of 0; give it at least one place, or leave the group out"
            ));
        }
    }
}

/// How many members the groups hold at most.
pub(crate) fn places(groups: &[Group]) -> usize {
    groups.iter().fold(0, |sum, group| sum.saturating_add(*group.size.end()))
}

/// Notes that there is no group in the list, that the members are too many for the groups, or that they are too few.
pub(crate) fn check_places(list: &str, groups: &[Group], everyone: bool, members: usize, faults: &mut Faults) {
    let places = places(groups);
    let is_sound = faults.is_empty();
    let mut push = |fault: InputFault| faults.push(fault.in_entry(Place::path(list)));
    let needed = groups.iter().fold(0usize, |sum, group| sum.saturating_add(*group.size.start()));
    if groups.is_empty() && is_sound {
        push(fault!(Missing, "there is no group to fill; add at least one"));
    } else if everyone && places < members {
        push(fault!(
            TooFewPlaces,
            "the groups have {places} places for {members} members; add places, or select members \
             and leave the others unplaced"
        ));
    }
    if needed > members {
        push(fault!(
            TooFewToFill,
            "the groups need at least {needed} members and the roster has {members}; make the groups \
             smaller"
        ));
    }
}

/// The same groups with sizes that `members` can fill: if sizes are at fault, rules are still read for their own
/// faults.
pub(crate) fn within(groups: &[Group], members: usize) -> Vec<Group> {
    let within = |group: &Group| {
        let (least, most) = (*group.size.start(), *group.size.end());
        Group { size: least.min(members)..=most.min(members), ..group.clone() }
    };
    groups.iter().map(within).collect()
}

/// The same groups in any sizes that so many members can fill.
pub(crate) fn unbounded(groups: &[Group], members: usize) -> Vec<Group> {
    let unbounded =
        |group: &Group| Group { name: group.name.clone(), size: 0..=members, open_from: group.open_from.map(|_| 1) };
    groups.iter().map(unbounded).collect()
}
