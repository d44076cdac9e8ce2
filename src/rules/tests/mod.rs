//! A roster of six and its group instances, for tests of what rules do where some do not take part.

mod agreement;
mod resting;

use super::{Group, GroupEntry, GroupInstance, Rule};
use crate::roster::{Member, MemberId, Roster};

/// `bo` and `eve` are absent from most group instances: `eve` has said neither a main tag nor years.
fn roster() -> Roster {
    Roster::new([
        Member::new("ana").tags("skill", ["L", "R"]).primary("skill", "L").tag("site", "north").number("years", 2),
        Member::new("bo").tag("skill", "L").tag("site", "north").number("years", 40),
        Member::new("cy").tags("site", ["north", "south"]).primary("site", "south").number("years", 3.5),
        Member::new("di")
            .tags("skill", ["P", "R"])
            .primary("skill", "R")
            .hats("skill", ["P"])
            .tag("site", "south")
            .number("years", 4),
        Member::new("eve").tags("skill", ["L", "P", "R"]),
        Member::new("flo").tags("skill", ["L", "P"]).primary("skill", "P").tag("site", "south").number("years", -1.5),
    ])
    .expect("a roster")
}

fn members(roster: &Roster, names: &[&str]) -> Vec<MemberId> {
    names.iter().filter_map(|name| roster.find(name)).collect()
}

/// Groups `a`, `b` and so on.
fn groups(sizes: &[(usize, usize)]) -> Vec<Group> {
    let names = "abc".chars().map(String::from);
    names.zip(sizes).map(|(name, &(least, most))| Group::new(name, least..=most)).collect()
}

fn instance<'a>(roster: &'a Roster, members: &'a [MemberId], groups: &'a [Group], everyone: bool) -> GroupInstance<'a> {
    GroupInstance { roster, members, groups, everyone, hats: None }
}

fn required(rule: Rule) -> GroupEntry {
    GroupEntry { rule, tier: 0 }
}
