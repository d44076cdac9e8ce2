//! Why counts cannot be met, in words.

use super::Counting;
use crate::roster::TagId;
use crate::rules::groups::{GroupRules, OpenGroups};
use crate::rules::rule::Scope;
use crate::rules::{Group, GroupInstance, Lens, Rule};
use crate::unit::Unit;
use itertools::Itertools;
use std::slice;
impl Counting<'_> {
    /// Why the total of a rule cannot be met.
    pub(super) fn total_words(&self, rule: &Rule) -> String {
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
