//! Conflicts that counting shows, each with its reason in words.

use super::{Asked, Composition};
use crate::audit::LEAST_SHOWN;
use crate::error::Faults;
use crate::model::{Count, RuleId, Shortage, place};
use crate::problem::CountedConflict;
use crate::roster::{MemberId, TagId};
use crate::rules::{Kind, Lens};
use itertools::Itertools;

/// The first conflict found among the rules that are kept: permissions and sizes, hats, the totals of single rules, pairs.
pub(super) fn conflict(
    problem: &Composition,
    kept: &dyn Fn(RuleId) -> bool,
) -> Option<CountedConflict> {
    let counting = Counting { problem, kept };
    let mut found = counting
        .permissions()
        .or_else(|| counting.hats())
        .or_else(|| counting.totals())
        .or_else(|| counting.pairs())?;
    let private = |rule: &RuleId| problem.asked[rule.index()].rule.private;
    if found.rules.iter().any(private) {
        "counting shows it; the reason is part of a private need".clone_into(&mut found.reason);
    }
    Some(found)
}

struct Counting<'a> {
    problem: &'a Composition,
    kept: &'a dyn Fn(RuleId) -> bool,
}

/// Hats beyond which sets of them are not searched through.
const MOST_HATS: usize = 12;

impl Counting<'_> {
    fn required(&self) -> impl Iterator<Item = (RuleId, &Asked)> {
        let ids = (0..self.problem.asked.len() as u32).map(RuleId);
        ids.zip(&self.problem.asked)
            .filter(|&(id, asked)| asked.tier == 0 && (self.kept)(id))
    }

    /// Sizes, pins and hats leave somebody, or some group, without a place.
    fn permissions(&self) -> Option<CountedConflict> {
        let problem = self.problem;
        let lowered = super::lower::lower_kept(
            &problem.roster,
            &problem.groups,
            problem.everyone,
            &problem.asked,
            problem.hats,
            &|id| problem.asked[id.index()].tier == 0 && (self.kept)(id),
            &mut Faults::default(),
        );
        let shortage = place(lowered.model.slots()).err()?;
        let pin = |asked: &Asked| match &asked.rule.kind {
            Kind::InGroup(kind) => Some((kind.member.clone(), kind.group.clone())),
            Kind::NotInGroup(kind) => Some((kind.member.clone(), kind.group.clone())),
            _ => None,
        };
        let roster = problem.roster();
        let (rules, reason): (Vec<RuleId>, String) = match shortage {
            Shortage::Groups {
                groups,
                needed,
                available,
            } => {
                let names = groups
                    .iter()
                    .map(|&group| format!("`{}`", problem.groups[group].name))
                    .join(" and ");
                let rules = self
                    .required()
                    .filter(|(_, asked)| pin(asked).is_some())
                    .map(|(id, _)| id)
                    .collect();
                (
                    rules,
                    format!("{names} need at least {needed} members, and {available} may be there"),
                )
            }
            Shortage::Units { units, places } => {
                let members: Vec<&str> = units
                    .iter()
                    .map(|unit| roster.name(MemberId::new(unit.index())))
                    .collect();
                let concerned = |asked: &Asked| {
                    pin(asked).is_some_and(|(member, _)| members.contains(&member.as_str()))
                };
                let rules = self
                    .required()
                    .filter(|(_, asked)| concerned(asked))
                    .map(|(id, _)| id)
                    .collect();
                (
                    rules,
                    format!(
                        "{} members may be only where there are {places} places",
                        members.len()
                    ),
                )
            }
        };
        Some(CountedConflict {
            rules,
            frame: true,
            reason,
        })
    }

    /// Hall's condition for places by hats: a set of hats with more places than people who can wear one of them.
    fn hats(&self) -> Option<CountedConflict> {
        let problem = self.problem;
        let dimension = problem.hats?;
        let roster = problem.roster();
        let needs: Vec<(RuleId, TagId, usize)> = self
            .required()
            .filter(|(_, asked)| asked.rule.lens == Lens::Hat)
            .filter_map(|(id, asked)| match &asked.rule.kind {
                Kind::Places(kind) => {
                    let tag = roster.resolve_tag(kind.tag.names().first()?).ok()?;
                    let places = kind.min? as usize * problem.groups_in(&asked.rule);
                    (places > 0).then_some((id, tag, places))
                }
                _ => None,
            })
            .collect();
        let hats: Vec<TagId> = needs.iter().map(|&(_, tag, _)| tag).unique().collect();
        if hats.len() > MOST_HATS {
            return None;
        }
        hats.iter().copied().powerset().filter(|set| !set.is_empty()).find_map(|set| {
            let of_set = needs.iter().filter(|(_, tag, _)| set.contains(tag));
            // Two rules for one tag may be about the same groups: the larger one counts.
            let needed: usize = set
                .iter()
                .map(|tag| of_set.clone().filter(|(_, t, _)| t == tag).map(|&(_, _, places)| places).max().unwrap_or(0))
                .sum();
            let can_wear = |member: &MemberId| roster.hats_of(*member, dimension).iter().any(|hat| set.contains(hat));
            let wearers: Vec<MemberId> = roster.member_ids().filter(can_wear).collect();
            let available = wearers.len();
            (needed > available).then(|| {
                let names: Vec<String> = set.iter().map(|&tag| roster.tag_label(tag)).collect();
                let which = match names.len() {
                    1 => "that hat",
                    2 => "either hat",
                    _ => "one of these hats",
                };
                let (available, verb) = match self.visible(&wearers, &set) {
                    Some(1) => ("1".to_owned(), "is"),
                    Some(number) => (number.to_string(), "are"),
                    None => (format!("fewer than {LEAST_SHOWN}"), "are"),
                };
                let (places, names) = (if needed == 1 { "place" } else { "places" }, names.join(" and "));
                let need = if needed == 1 { "needs 1 person" } else { &format!("need {needed} people") };
                CountedConflict {
                    rules: of_set.map(|&(id, _, _)| id).collect(),
                    frame: false,
                    reason: format!("{places} for {names} {need} who can wear {which}; {available} {verb} available"),
                }
            })
        })
    }

    /// How many these are, unless they are few and do not all show which of the tags they hold: the reason is read by members.
    fn visible(&self, members: &[MemberId], tags: &[TagId]) -> Option<usize> {
        let roster = self.problem.roster();
        let shows = |&member: &MemberId| {
            let mut held = tags.iter().filter(|&&tag| roster.holds(member, tag));
            held.all(|tag| roster.shown_of(member).contains(tag))
        };
        let all_show = !members.is_empty() && members.iter().all(shows);
        (members.len() >= LEAST_SHOWN || all_show).then_some(members.len())
    }

    /// A rule whose counts cannot be split over the groups so that it is met.
    fn totals(&self) -> Option<CountedConflict> {
        let model = &self.problem.lowered.model;
        let required = model.tier(0).filter(|family| (self.kept)(family.rule));
        let mut tallies =
            required.filter(|family| matches!(family.count, Count::Tally(_) | Count::Flags(_)));
        let broken =
            tallies.find(|family| family.floor(model.slots()).is_none_or(|floor| floor > 0))?;
        Some(CountedConflict {
            rules: vec![broken.rule],
            frame: true,
            reason: self.total_words(broken.rule),
        })
    }

    fn total_words(&self, rule: RuleId) -> String {
        let (problem, roster) = (self.problem, self.problem.roster());
        let rule = &problem.asked[rule.index()].rule;
        let Some(kind) = (match &rule.kind {
            Kind::Places(kind) if rule.lens == Lens::Every => Some(kind),
            _ => None,
        }) else {
            return "however the members are spread over the groups, the counts that this rule is about cannot all be met".to_owned();
        };
        let names = kind.tag.names();
        let tags: Vec<TagId> = names
            .iter()
            .filter_map(|name| roster.resolve_tag(name).ok())
            .collect();
        let holding: Vec<MemberId> = roster
            .member_ids()
            .filter(|&member| tags.iter().all(|&tag| roster.holds(member, tag)))
            .collect();
        let holders = holding.len();
        let shown = match self.visible(&holding, &tags) {
            Some(number) => number.to_string(),
            None => format!("fewer than {LEAST_SHOWN}"),
        };
        let groups = problem.groups_in(rule);
        let name = names.join("` with `");
        match (kind.min, kind.max) {
            (Some(min), _) if min as usize * groups > holders => {
                let needed = min as usize * groups;
                format!(
                    "{needed} places for `{name}` are asked for, and the roster has {shown} who hold it"
                )
            }
            _ => format!(
                "{shown} of the roster hold `{name}`, and the sizes of the groups leave no way to spread them so"
            ),
        }
    }

    /// Members who must be together are too many for any group, or two of them must be apart.
    fn pairs(&self) -> Option<CountedConflict> {
        let problem = self.problem;
        let roster = problem.roster();
        let ids = |names: &[String]| {
            names
                .iter()
                .filter_map(|name| roster.find(name))
                .collect::<Vec<MemberId>>()
        };
        let together: Vec<(RuleId, Vec<MemberId>)> = self
            .required()
            .filter_map(|(id, asked)| match &asked.rule.kind {
                Kind::Together(kind) => Some((id, ids(&kind.0))),
                _ => None,
            })
            .collect();
        let largest = problem
            .groups
            .iter()
            .map(|group| *group.size.end())
            .max()
            .unwrap_or(0);
        for (id, asked) in self.required() {
            if let Kind::Apart(kind) = &asked.rule.kind {
                let apart = ids(&kind.0);
                for [first, second] in apart.iter().copied().array_combinations() {
                    if let Some(mut rules) =
                        chain(&together, first, second).filter(|_| problem.everyone)
                    {
                        rules.push(id);
                        rules.sort_unstable();
                        let reason = "some must be together and apart".to_owned();
                        return Some(CountedConflict {
                            rules,
                            frame: false,
                            reason,
                        });
                    }
                }
                if problem.everyone && apart.len() > problem.groups.len() {
                    let reason = format!(
                        "{} members are to be apart in {} groups",
                        apart.len(),
                        problem.groups.len()
                    );
                    return Some(CountedConflict {
                        rules: vec![id],
                        frame: true,
                        reason,
                    });
                }
            }
        }
        together.iter().filter(|_| problem.everyone).find_map(|(_, members)| {
            let joined: Vec<RuleId> = linked(&together, members);
            let of_joined = together.iter().filter(|(id, _)| joined.contains(id)).flat_map(|(_, members)| members);
            let number = of_joined.unique().count();
            (number > largest).then(|| CountedConflict {
                rules: joined.clone(),
                frame: true,
                reason: format!("{number} members are to be together, and the largest group has {largest} places"),
            })
        })
    }
}

/// The together rules that link two members, as few as a breadth-first search finds.
fn chain(
    together: &[(RuleId, Vec<MemberId>)],
    first: MemberId,
    second: MemberId,
) -> Option<Vec<RuleId>> {
    let mut paths: Vec<(MemberId, Vec<RuleId>)> = vec![(first, Vec::new())];
    let mut seen = vec![first];
    let mut at = 0;
    while let Some((member, path)) = paths.get(at).cloned() {
        if member == second {
            return Some(path);
        }
        at += 1;
        for (id, members) in together
            .iter()
            .filter(|(_, members)| members.contains(&member))
        {
            for &next in members {
                if !seen.contains(&next) {
                    seen.push(next);
                    let mut longer = path.clone();
                    longer.push(*id);
                    paths.push((next, longer));
                }
            }
        }
    }
    None
}

/// The together rules that are linked, directly or not, to these members.
fn linked(together: &[(RuleId, Vec<MemberId>)], members: &[MemberId]) -> Vec<RuleId> {
    let mut reached = members.to_vec();
    let mut rules: Vec<RuleId> = Vec::new();
    loop {
        let next = together.iter().find(|(id, of)| {
            !rules.contains(id) && of.iter().any(|member| reached.contains(member))
        });
        let Some((id, of)) = next else { break };
        rules.push(*id);
        reached.extend(of);
    }
    rules.sort_unstable();
    rules
}
