//! What the checks of plans read in the same way: rounds or meetings one by one, every member once, and hats. It is for
//! checks only: nothing here is shared with lowering, with the search, or with an integer program.

use crate::error::{Noun, PlanFault};
use crate::roster::{DimensionId, Roster};
use crate::rules::definition::Worn;
use itertools::Itertools;

/// `value`, or the faults if there are any.
pub(crate) fn finish<T>(value: T, faults: Vec<PlanFault>) -> Result<T, Vec<PlanFault>> {
    if faults.is_empty() { Ok(value) } else { Err(faults) }
}

/// Reads the rounds or meetings of a plan, each against the one that was `given`. `read` also gets the position, from
/// 0.
pub(crate) fn one_by_one<'a, P, G, T>(
    noun: Noun,
    planned: &[P],
    given: &'a [G],
    read: impl Fn(usize, &P, &'a G) -> Result<T, Vec<PlanFault>>,
) -> Result<Vec<T>, Vec<PlanFault>> {
    if planned.len() != given.len() {
        return Err(vec![PlanFault::number(noun, planned.len(), given.len())]);
    }
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for (at, (planned, given)) in planned.iter().zip(given).enumerate() {
        match read(at, planned, given) {
            Ok(one) => all.push(one),
            Err(own) => faults.extend(own.into_iter().map(|fault| fault.within(noun, at + 1))),
        }
    }
    finish(all, faults)
}

/// Members whose ids do not stand exactly once among these, and ids that no member has.
pub(crate) fn everybody_once<'p>(roster: &Roster, ids: impl IntoIterator<Item = &'p str>) -> Vec<PlanFault> {
    let mut faults = Vec::new();
    let mut times = vec![0; roster.len()];
    for id in ids {
        match roster.find(id).filter(|&member| roster.name(member) == id) {
            Some(member) => times[member.index()] += 1,
            None => faults.push(PlanFault::unknown_member(id)),
        }
    }
    let misplaced = roster.member_ids().filter(|member| times[member.index()] != 1);
    let misplaced = misplaced.map(|member| (roster.name(member), times[member.index()])).sorted_unstable();
    faults.extend(misplaced.map(|(member, times)| PlanFault::misplaced(member, times)));
    faults
}

/// A member under the hat that the plan names; `None` for an id that no member has. Notes a hat to which the member did
/// not agree, and a missing one. `hats` is the dimension of which hats are worn.
pub(crate) fn worn(
    roster: &Roster,
    hats: Option<DimensionId>,
    id: &str,
    named: Option<&str>,
    faults: &mut Vec<PlanFault>,
) -> Option<Worn> {
    let member = roster.find(id)?;
    let agreed = hats.map_or(&[][..], |dimension| roster.hats_of(member, dimension));
    let hat = named.and_then(|hat| agreed.iter().copied().find(|&tag| roster.tag(tag).name() == hat));
    if hat.is_none() && (named.is_some() || !agreed.is_empty()) {
        faults.push(PlanFault::hat(id));
    }
    Some(Worn { member, hat })
}
