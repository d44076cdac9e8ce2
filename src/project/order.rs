//! Which part is planned after which.

use super::builder::ProjectBuilder;
use super::part::Part;
use crate::error::{Faults, fault};

/// The parts that there are, in the order asked for. Notes what is asked for twice, is not there, or comes before what it
/// stands on.
pub(super) fn order(given: &ProjectBuilder, faults: &mut Faults) -> Vec<Part> {
    let asked = given.project.order.clone().unwrap_or_default();
    let is_there = |part: &Part| match part {
        Part::Group => given.group.is_some(),
        Part::Rota => !given.roles.is_empty(),
        Part::Work => given.work.is_some(),
        Part::Tables => given.meetings.iter().any(|meeting| meeting.small_groups.is_some()),
        Part::Seating => given.meetings.iter().any(|meeting| meeting.room.is_some()),
    };
    let mut order: Vec<Part> = Vec::new();
    for part in &asked {
        if order.contains(part) {
            faults.push(fault!(Twice, "`{part}` stands twice in the order of parts; keep one").under("project.order"));
        } else {
            order.push(*part);
        }
    }
    // A training counts for a rota that is planned after it, unless turns count as work in their turn.
    let learns = given.roles.iter().any(|role| !role.learnt_at.is_empty());
    let work_first = learns && asked.is_empty() && given.roles.iter().all(|role| role.prepare_hours.is_none());
    let mut usual = Part::ALL;
    if work_first {
        usual = [Part::Group, Part::Work, Part::Rota, Part::Tables, Part::Seating];
    }
    let rest = usual.into_iter().filter(|part| !asked.contains(part));
    // Everything is about those who are in the group.
    if asked.iter().position(|part| *part == Part::Group).is_some_and(|at| at > 0) {
        faults.push(
            fault!(WrongOrder, "`group` is planned first, as all else is about who is in it").under("project.order"),
        );
    }
    let (before, after): (Vec<Part>, Vec<Part>) = rest.partition(|part| *part == Part::Group);
    let order: Vec<Part> = before.into_iter().chain(order).chain(after).filter(is_there).collect();
    let position = |part| order.iter().position(|known| *known == part).unwrap_or(usize::MAX);
    for role in &given.roles {
        for (asks, part, why) in
            [(role.each_table, Part::Tables, "at each table"), (!role.seat.is_any(), Part::Seating, "on some seats")]
        {
            if asks && position(part) < position(Part::Rota) {
                faults.push(
                    fault!(WrongOrder, "`{}` is held {why}, so that `rota` is planned before `{part}`", role.name)
                        .under("project.order"),
                );
            }
        }
    }
    order
}
