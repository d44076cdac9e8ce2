//! Conflicts that counting shows, each with its reason in words.

mod pairs;
mod words;

use super::group_instance::LoweredGroups;
use super::groups::GroupRules;
use super::lowered::{Draft, Made};
use super::rule::Scope;
use super::{GroupEntry, GroupInstance, Lens, Rule};
use crate::error::Faults;
use crate::interrupts::Interrupts;
use crate::model::{Count, RuleId, Shortage, Slots, place};
use crate::problem::CountedConflict;
use crate::roster::{MemberId, TagId};
use itertools::Itertools;

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
const MAX_HATS: usize = 12;

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
        if hats.len() > MAX_HATS {
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
}
