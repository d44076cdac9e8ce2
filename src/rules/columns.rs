//! Columns that members bring to counts, as a lens sees their tags.

use super::Lens;
use crate::error::{Faults, InputFault, fault};
use crate::model::Weighted;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use num_integer::Integer;
use std::collections::BTreeMap;

/// Columns that members bring under a lens.
pub(crate) struct Columns {
    /// For each member who takes part, columns and weights.
    pub(crate) of: Vec<Vec<Weighted>>,
    /// A member weighs 1 as `scale`.
    pub(crate) scale: i64,
}

/// Parts of a person beyond which fractions are not counted, so that every number of people in such parts fits.
const MAX_PARTS: i64 = 1 << 30;

/// One column a tag. [`Lens::Hat`] has columns in slots instead, and [`Lens::Cell`] sets of tags.
pub(crate) fn of_tags(
    roster: &Roster,
    members: &[MemberId],
    tags: &[TagId],
    lens: Lens,
    faults: &mut Faults,
) -> Columns {
    let dimension = tags.first().map(|&tag| roster.tag(tag).dimension());
    let scale = match (lens, dimension) {
        (Lens::Fraction, Some(dimension)) => {
            let mut held = members.iter().map(|&member| roster.tags_in(member, dimension).len().max(1) as i64);
            let scale = held.try_fold(1, common_scale);
            if scale.is_none() {
                faults.push(InputFault::sums_too_large());
            }
            scale.unwrap_or(1)
        }
        _ => 1,
    };
    let weight = |member: MemberId, tag: TagId| {
        let held = roster.tags_in(member, roster.tag(tag).dimension());
        let counted = held.contains(&tag)
            && match lens {
                Lens::Every | Lens::Fraction => true,
                Lens::Primary => roster.primary_of(member, roster.tag(tag).dimension()) == Some(tag),
                Lens::Undivided | Lens::Cell => held.len() == 1,
                Lens::Hat => false,
            };
        match (counted, lens) {
            (false, _) => 0,
            (true, Lens::Fraction) => scale / held.len() as i64,
            (true, _) => 1,
        }
    };
    let row = |&member: &MemberId| {
        let weighted = tags.iter().enumerate().map(|(column, &tag)| (column as u32, weight(member, tag)));
        weighted.filter(|&(_, weight)| weight != 0).collect()
    };
    if let (Lens::Primary, Some(dimension)) = (lens, dimension) {
        needs_primary(roster, members, tags, dimension, faults);
    }
    Columns { of: members.iter().map(row).collect(), scale }
}

/// One column for each set of tags that somebody here holds in the dimension; those without any bring nothing.
pub(crate) fn of_cells(roster: &Roster, members: &[MemberId], dimension: DimensionId) -> Vec<Vec<Weighted>> {
    let mut cells: BTreeMap<&[TagId], u32> = BTreeMap::new();
    let mut column = |&member: &MemberId| {
        let held = roster.tags_in(member, dimension);
        let next = cells.len() as u32;
        if held.is_empty() { Vec::new() } else { vec![(*cells.entry(held).or_insert(next), 1)] }
    };
    members.iter().map(&mut column).collect()
}

/// Notes the members who hold several tags, one of them in `tags`, and have not said which is their main one.
fn needs_primary(roster: &Roster, members: &[MemberId], tags: &[TagId], dimension: DimensionId, faults: &mut Faults) {
    for &member in members {
        let held = roster.tags_in(member, dimension);
        if held.iter().any(|tag| tags.contains(tag)) && roster.primary_of(member, dimension).is_none() {
            faults.push(fault!(
                NoPrimary,
                "`{member}` holds several tags of `{dimension}` and none is their main one; give it as \
                 `primary`, or use another lens",
                member = roster.name(member),
                dimension = roster.dimension(dimension).name()
            ));
        }
    }
}

/// The least scale in which whole numbers of both scales are whole; `None` if it has too many parts.
pub(crate) fn common_scale(a: i64, b: i64) -> Option<i64> {
    lcm(a, b).filter(|&scale| scale <= MAX_PARTS)
}

/// The least common multiple of two numbers from 1 on, or `None` if it overflows.
pub(crate) fn lcm(a: i64, b: i64) -> Option<i64> {
    (a / a.gcd(&b)).checked_mul(b)
}
