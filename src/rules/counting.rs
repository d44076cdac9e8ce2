//! Conflicts that counting shows, each with its reason in words.

use super::group_instance::LoweredGroups;
use super::groups::{GroupRules, OpenGroups};
use super::lowered::{Draft, Made};
use super::rule::Scope;
use super::{Group, GroupEntry, GroupInstance, Lens, Rule};
use crate::error::Faults;
use crate::interrupts::Interrupts;
use crate::model::{Count, RuleId, Shortage, Slots, place};
use crate::problem::CountedConflict;
use crate::roster::{MemberId, TagId};
use crate::unit::Unit;
use itertools::Itertools;
use std::slice;

/// The first conflict found among the required ones of these rules: permissions and sizes, hats, the totals of single
/// rules, pairs. It is found in this group instance alone, and names the rules that take part: sizes and that everybody
/// is placed may do so too.
pub(crate) fn conflict(
    instance: &GroupInstance<'_>,
    rules: &[(RuleId, &GroupEntry)],
    interrupts: &Interrupts<'_>,
) -> Option<CountedConflict> {
    if interrupts.stop() {
        return None;
    }
    let required = rules.iter().filter(|(_, asked)| asked.tier == 0);
    let required: Vec<(RuleId, &GroupEntry)> = required.copied().collect();
    let counting = Counting {
        instance,
        lowered: instance.lower(&required, &mut Made::default(), &mut Faults::default()),
        required: &required,
        interrupts,
    };
    counting.permissions().or_else(|| counting.hats()).or_else(|| counting.totals()).or_else(|| counting.pairs())
}

struct Counting<'a> {
    instance: &'a GroupInstance<'a>,
    required: &'a [(RuleId, &'a GroupEntry)],
    /// What is required, as counts.
    lowered: LoweredGroups,
    interrupts: &'a Interrupts<'a>,
}

/// Whether the counts of a rule cannot be met by the numbers alone.
fn is_broken(draft: &Draft, slots: &Slots, interrupts: &Interrupts<'_>) -> bool {
    let impossible = |count: &Count| {
        let floor = match count {
            Count::Tally(_) | Count::ThresholdCounts(_) | Count::NumberRanges(_) | Count::Acquaintances(_) => {
                count.readings().lower_bound(slots, interrupts)
            }
            _ => Some(0),
        };
        floor.is_none_or(|floor| floor > 0)
    };
    draft.lowered.counts.iter().any(impossible)
}

/// Hats beyond which sets of them are not searched through.
const MOST_HATS: usize = 12;

impl Counting<'_> {
    fn required(&self) -> impl Iterator<Item = (RuleId, &GroupEntry)> {
        self.required.iter().copied()
    }

    /// How many counts a rule takes over the groups: one for each that it is about and that is not optional.
    fn groups_in(&self, rule: &Rule) -> usize {
        let filled = self.instance.groups.iter().filter(|group| group.open_from.is_none());
        match &rule.about.groups {
            Scope::Every => filled.count(),
            Scope::Named(names) => filled.filter(|group| names.contains(&group.name)).count(),
            Scope::Over => 1,
        }
    }

    /// A member by name; `None` if not taking part.
    fn find(&self, name: &str) -> Option<MemberId> {
        let member = self.instance.roster.find(name)?;
        let takes_part = self.instance.members.binary_search(&member).is_ok();
        takes_part.then_some(member)
    }

    /// Those who take part and of whom this is so.
    fn members(&self, so: impl Fn(MemberId) -> bool) -> Vec<MemberId> {
        let members = self.instance.members.iter().copied();
        members.filter(|&member| so(member)).collect()
    }

    /// Sizes, pins and hats leave somebody, or some group, without a place.
    fn permissions(&self) -> Option<CountedConflict> {
        let instance = self.instance;
        let shortage = place(&self.lowered.slots).err()?;
        let pinned = |asked: &GroupEntry| self.find(asked.rule.kind.0.get().pin()?.member);
        let (rules, reason): (Vec<RuleId>, String) = match shortage {
            Shortage::Groups { groups, needed, available } => {
                let names = groups.iter().map(|&group| format!("`{}`", instance.groups[group].name)).join(" and ");
                let rules = self.required().filter(|(_, asked)| pinned(asked).is_some()).map(|(id, _)| id).collect();
                (rules, format!("{names} need at least {needed} members, and {available} may be there"))
            }
            Shortage::Units { units, places } => {
                let members: Vec<MemberId> = units.iter().map(|unit| instance.members[unit.index()]).collect();
                let concerned = |asked: &GroupEntry| pinned(asked).is_some_and(|member| members.contains(&member));
                let rules = self.required().filter(|(_, asked)| concerned(asked)).map(|(id, _)| id).collect();
                (rules, format!("{} members may be only where there are {places} places", members.len()))
            }
        };
        Some(CountedConflict { rules, reason })
    }

    /// Hall's condition for places by hats: a set of hats with more places than people who can wear one of them.
    fn hats(&self) -> Option<CountedConflict> {
        let dimension = self.instance.hats?;
        let roster = self.instance.roster;
        let needs: Vec<(RuleId, TagId, usize)> = self
            .required()
            .filter(|(_, asked)| asked.rule.about.lens == Lens::Hat)
            .filter_map(|(id, asked)| match &asked.rule.kind.0 {
                GroupRules::Places(kind) => {
                    let tag = roster.resolve_tag(kind.tag.names().first()?).ok()?;
                    let places = kind.min? as usize * self.groups_in(&asked.rule);
                    (places > 0).then_some((id, tag, places))
                }
                _ => None,
            })
            .collect();
        let hats: Vec<TagId> = needs.iter().map(|&(_, tag, _)| tag).unique().collect();
        if hats.len() > MOST_HATS {
            return None;
        }
        let sets = hats.iter().copied().powerset().take_while(|_| !self.interrupts.stop());
        sets.filter(|set| !set.is_empty()).find_map(|set| {
            let of_set = needs.iter().filter(|(_, tag, _)| set.contains(tag));
            // Two rules for one tag may be about the same groups: the larger one counts.
            let needed: usize = set
                .iter()
                .map(|tag| of_set.clone().filter(|(_, t, _)| t == tag).map(|&(_, _, places)| places).max().unwrap_or(0))
                .sum();
            let wearers = self.members(|member| roster.hats_of(member, dimension).iter().any(|hat| set.contains(hat)));
            let available = wearers.len();
            (needed > available).then(|| {
                let names: Vec<String> = set.iter().map(|&tag| roster.tag_label(tag)).collect();
                let which = match names.len() {
                    1 => "that hat",
                    2 => "either hat",
                    _ => "one of these hats",
                };
                let (places, names) = (if needed == 1 { "place" } else { "places" }, names.join(" and "));
                let need = if needed == 1 { "needs 1 person" } else { &format!("need {needed} people") };
                let are = if available == 1 { "is" } else { "are" };
                CountedConflict {
                    rules: of_set.map(|&(id, _, _)| id).collect(),
                    reason: format!("{places} for {names} {need} who can wear {which}; {available} {are} available"),
                }
            })
        })
    }

    /// A rule whose counts cannot be split over the groups so that it is met.
    fn totals(&self) -> Option<CountedConflict> {
        let mut drafts = self.lowered.drafts.iter().zip(self.required());
        let slots = &self.lowered.slots;
        let broken = drafts.find(|(draft, _)| is_broken(draft, slots, self.interrupts));
        let (_, (id, asked)) = broken?;
        let alone = self.instance.lower(&[(id, asked)], &mut Made::default(), &mut Faults::default());
        let mut rules = vec![id];
        if !alone.drafts.iter().any(|draft| is_broken(draft, &alone.slots, self.interrupts)) {
            // It would be met if everybody could be anywhere.
            let pins = self.required().filter(|(_, asked)| asked.rule.kind.0.get().pin().is_some());
            rules.extend(pins.map(|(id, _)| id));
            rules.sort_unstable();
        }
        Some(CountedConflict { rules, reason: self.total_words(&asked.rule) })
    }

    fn total_words(&self, rule: &Rule) -> String {
        let whom = if self.instance.members.len() == self.instance.roster.len() {
            "the roster"
        } else {
            "those who take part"
        };
        match &rule.kind.0 {
            GroupRules::Knows(kind) => self.knows_words(kind.least),
            GroupRules::OpenGroups(kind) => self.open_words(kind, rule),
            GroupRules::Nominations(_) => {
                "somebody who named others has to be in a group that has too few places for them".into()
            }
            GroupRules::Places(kind) if rule.about.lens == Lens::Every => {
                let (name, number) = (kind.tag.names().join("` with `"), self.holders(kind.tag.names()));
                let needed = kind.min.unwrap_or(0) as usize * self.groups_in(rule);
                if needed <= number {
                    return spread(&format!("{} `{name}`", hold(number, whom)));
                }
                let places = Unit::new("place", "places").counted(needed as f64);
                let are = if needed == 1 { "is" } else { "are" };
                format!("{places} for `{name}` {are} asked for, and {} it", hold(number, whom))
            }
            GroupRules::NeverMore(kind) if rule.about.lens == Lens::Every => {
                let [of, than] = [&kind.of, &kind.than].map(|name| self.holders(slice::from_ref(name)));
                spread(&format!("{} `{}`, {than} `{}`", hold(of, whom), kind.of, kind.than))
            }
            GroupRules::SmallRange(kind) => numbers_words(&kind.of, "little"),
            GroupRules::LargeRange(kind) => numbers_words(&kind.of, "much"),
            _ => "however the members are spread over the groups, the counts that this rule is about cannot all be met"
                .into(),
        }
    }

    /// Why so few groups cannot be enough.
    fn open_words(&self, kind: &OpenGroups, rule: &Rule) -> String {
        let GroupInstance { groups, members, everyone, .. } = *self.instance;
        let plain = kind.costs.is_empty() && rule.about.groups == Scope::Every && everyone;
        let most = kind.most.unwrap_or(0) as usize;
        let largest = groups.iter().map(|group| *group.size.end()).sorted_unstable().rev().take(most);
        let places = largest.fold(0, usize::saturating_add);
        if plain && places < members.len() {
            let (members, groups) = (members.len(), Unit::new("group has", "groups have").counted(most as f64));
            return format!("{members} members are to be placed, and the largest {groups} {places} places");
        }
        "more groups than that have to be open to hold those who are in one".to_owned()
    }

    /// How many of those who take part hold all of these tags.
    fn holders(&self, names: &[String]) -> usize {
        let roster = self.instance.roster;
        let tags: Option<Vec<TagId>> = names.iter().map(|name| roster.resolve_tag(name).ok()).collect();
        // A tag without a handle is held by nobody.
        tags.map_or(0, |tags| self.members(|member| tags.iter().all(|&tag| roster.holds(member, tag))).len())
    }

    /// Why not everybody can know `least` in their group. It does not say who, nor whom they know.
    fn knows_words(&self, least: u32) -> String {
        let groups = self.instance.groups.iter();
        let small = |group: &&Group| *group.size.end() <= least as usize;
        let wanted = format!("everybody is to know at least {least} others in their group");
        let mut filled = groups.clone().filter(|group| *group.size.start() > 0);
        if let Some(group) = filled.find(small) {
            return format!("{wanted}, and `{}` has {} places", group.name, group.size.end());
        }
        if groups.clone().all(|group| small(&group)) {
            let largest = groups.map(|group| *group.size.end()).max().unwrap_or(0);
            format!("{wanted}, and the largest group has {largest} places")
        } else {
            "somebody has to be in a group, and too few whom they know could be there".to_owned()
        }
    }

    /// Members who must be together are too many for any group, or two of them must be apart.
    fn pairs(&self) -> Option<CountedConflict> {
        let GroupInstance { groups, everyone, .. } = *self.instance;
        let ids = |names: &[String]| names.iter().filter_map(|name| self.find(name)).collect::<Vec<MemberId>>();
        let together: Vec<(RuleId, Vec<MemberId>)> = self
            .required()
            .filter_map(|(id, asked)| match &asked.rule.kind.0 {
                GroupRules::Together(kind) => Some((id, ids(&kind.0))),
                _ => None,
            })
            .collect();
        let largest = groups.iter().map(|group| *group.size.end()).max().unwrap_or(0);
        for (id, asked) in self.required() {
            if let GroupRules::Apart(kind) = &asked.rule.kind.0 {
                let apart = ids(&kind.0);
                for [first, second] in apart.iter().copied().array_combinations() {
                    if self.interrupts.stop() {
                        return None;
                    }
                    if let Some(mut rules) = chain(&together, first, second).filter(|_| everyone) {
                        rules.push(id);
                        rules.sort_unstable();
                        let reason = "some must be together and apart".into();
                        return Some(CountedConflict { rules, reason });
                    }
                }
                if everyone && apart.len() > groups.len() {
                    let reason = format!("{} members are to be apart in {} groups", apart.len(), groups.len());
                    return Some(CountedConflict { rules: vec![id], reason });
                }
            }
        }
        let mut together_sets = together.iter().filter(|_| everyone).take_while(|_| !self.interrupts.stop());
        together_sets.find_map(|(_, members)| {
            let joined: Vec<RuleId> = linked(&together, members);
            let of_joined = together.iter().filter(|(id, _)| joined.contains(id)).flat_map(|(_, members)| members);
            let number = of_joined.unique().count();
            (number > largest).then(|| CountedConflict {
                rules: joined.clone(),
                reason: format!("{number} members are to be together, and the largest group has {largest} places"),
            })
        })
    }
}

/// "9 of the roster hold".
fn hold(number: usize, whom: &str) -> String {
    let verb = if number == 1 { "holds" } else { "hold" };
    format!("{number} of {whom} {verb}")
}

/// Those of the figures do not fit into the groups.
fn spread(figures: &str) -> String {
    format!("{figures}, and the sizes of the groups leave no way to spread them so")
}

/// The numbers leave no way to fill the groups.
fn numbers_words(of: &str, how: &str) -> String {
    format!("groups of these sizes cannot all be filled so that `{of}` differs by so {how}")
}

/// The together rules that link two members, as few as a breadth-first search finds.
fn chain(together: &[(RuleId, Vec<MemberId>)], first: MemberId, second: MemberId) -> Option<Vec<RuleId>> {
    let mut paths: Vec<(MemberId, Vec<RuleId>)> = vec![(first, Vec::new())];
    let mut seen = vec![first];
    let mut at = 0;
    while let Some((member, path)) = paths.get(at).cloned() {
        if member == second {
            return Some(path);
        }
        at += 1;
        for (id, members) in together.iter().filter(|(_, members)| members.contains(&member)) {
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
        let next =
            together.iter().find(|(id, of)| !rules.contains(id) && of.iter().any(|member| reached.contains(member)));
        let Some((id, of)) = next else { break };
        rules.push(*id);
        reached.extend(of);
    }
    rules.sort_unstable();
    rules
}
