//! The definitions again: what a plan costs, from the roster and the rules alone. Nothing here is shared with the search, with
//! the counts that it keeps, or with an integer program.

mod cost;

use super::{Composition, CompositionPlan};
use crate::roster::{MemberId, Roster, TagId};
use std::collections::BTreeMap;

/// What makes a plan no plan of a problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanFault {
    /// A member who stands nowhere, or in several places.
    #[error(
        "`{member}` stands {times} times in the plan; each member of the roster must stand once"
    )]
    Misplaced {
        /// Id of the member.
        member: String,
        /// How often the plan names the member.
        times: usize,
    },
    /// A name that the roster does not have.
    #[error("`{member}` is in the plan and not in the roster")]
    UnknownMember {
        /// The name.
        member: String,
    },
    /// Groups that are not those of the problem, or in another order.
    #[error("the groups of the plan are not those of the problem, in its order")]
    Groups,
    /// A group that is too small or too large.
    #[error("`{group}` has {size} members")]
    Size {
        /// The group.
        group: String,
        /// Its size in the plan.
        size: usize,
    },
    /// Somebody left out where everybody is placed.
    #[error("`{member}` is in no group, and everybody is to be placed")]
    Unplaced {
        /// Id of the member.
        member: String,
    },
    /// A hat that the member did not agree to, or none where one is worn.
    #[error("`{member}` wears a hat that does not fit what the member agreed to")]
    Hat {
        /// Id of the member.
        member: String,
    },
}

/// A member of a group, under a hat.
#[derive(Debug, Clone, Copy)]
struct Worn {
    member: MemberId,
    hat: Option<TagId>,
}

/// A plan read back against its roster.
struct Reading<'a> {
    problem: &'a Composition,
    roster: &'a Roster,
    groups: Vec<Vec<Worn>>,
    /// Group of each member; none when unplaced.
    group_of: Vec<Option<usize>>,
}

/// `numerator / denominator`, in the unit of a rule.
type Ratio = (i128, i128);

/// The cost of a plan in each tier of the problem.
pub(super) fn check(
    problem: &Composition,
    plan: &CompositionPlan,
) -> Result<Vec<i64>, Vec<PlanFault>> {
    let reading = read(problem, plan)?;
    let cost = |(tier, scale): (u32, i64)| {
        let asked = problem.asked.iter().filter(|asked| asked.tier == tier);
        let costs = asked.map(|asked| {
            let (numerator, denominator) = reading.cost(asked);
            // A required rule that is broken by a part of a person is broken.
            let rounded_up = |value: i128| (value + denominator - 1).div_euclid(denominator);
            let weighted = numerator * i128::from(asked.rule.weight) * i128::from(scale);
            if tier == 0 {
                rounded_up(numerator)
            } else {
                weighted / denominator
            }
        });
        i64::try_from(costs.sum::<i128>()).unwrap_or(i64::MAX)
    };
    Ok(problem
        .lowered
        .tiers
        .iter()
        .map(|words| (words.tier, words.scale))
        .map(cost)
        .collect())
}

fn read<'a>(
    problem: &'a Composition,
    plan: &CompositionPlan,
) -> Result<Reading<'a>, Vec<PlanFault>> {
    let roster = problem.roster();
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = roster
        .member_ids()
        .map(|member| (roster.name(member), 0))
        .collect();
    let placed = plan
        .groups()
        .iter()
        .flat_map(|group| group.members.iter().map(|member| member.id.as_str()));
    for id in placed.chain(plan.unplaced().iter().map(String::as_str)) {
        match times.get_mut(id) {
            Some(times) => *times += 1,
            None => faults.push(PlanFault::UnknownMember {
                member: id.to_owned(),
            }),
        }
    }
    let misplaced = times.iter().filter(|&(_, &times)| times != 1);
    faults.extend(misplaced.map(|(&member, &times)| PlanFault::Misplaced {
        member: member.to_owned(),
        times,
    }));
    if !plan
        .groups()
        .iter()
        .map(|group| &group.name)
        .eq(problem.groups.iter().map(|group| &group.name))
    {
        faults.push(PlanFault::Groups);
    }
    if problem.everyone {
        faults.extend(plan.unplaced().iter().map(|member| PlanFault::Unplaced {
            member: member.clone(),
        }));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut groups = Vec::new();
    for (planned, group) in plan.groups().iter().zip(&problem.groups) {
        if !group.size.contains(&planned.members.len()) {
            faults.push(PlanFault::Size {
                group: group.name.clone(),
                size: planned.members.len(),
            });
        }
        let mut worn = Vec::new();
        for placed in &planned.members {
            let Some(member) = roster.find(&placed.id) else {
                continue;
            };
            let agreed = problem
                .hats
                .map_or(&[][..], |dimension| roster.hats_of(member, dimension));
            let hat = placed.hat.as_deref().and_then(|hat| {
                agreed
                    .iter()
                    .copied()
                    .find(|&tag| roster.tag(tag).name() == hat)
            });
            let fits = match &placed.hat {
                Some(_) => hat.is_some(),
                None => agreed.is_empty(),
            };
            if !fits {
                faults.push(PlanFault::Hat {
                    member: placed.id.clone(),
                });
            }
            worn.push(Worn { member, hat });
        }
        groups.push(worn);
    }
    let mut group_of = vec![None; roster.len()];
    for (at, group) in groups.iter().enumerate() {
        let group: &Vec<Worn> = group;
        group
            .iter()
            .for_each(|worn| group_of[worn.member.index()] = Some(at));
    }
    if faults.is_empty() {
        Ok(Reading {
            problem,
            roster,
            groups,
            group_of,
        })
    } else {
        Err(faults)
    }
}
