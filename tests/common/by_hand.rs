//! Four people, and plans of them written by hand.

use roundtable::{Composition, CompositionBuilder, CompositionPlan, Member, Roster};
use serde_json::{Value, json};

pub(crate) fn roster() -> Roster {
    Roster::new([
        Member::new("ana").tags("skill", ["L", "R"]).primary("skill", "L").tag("site", "north").number("years", 2),
        Member::new("bo").tag("skill", "L").tag("site", "north").number("years", 1),
        Member::new("di")
            .tags("skill", ["P", "R"])
            .primary("skill", "R")
            .hats("skill", ["P"])
            .tag("site", "south")
            .number("years", 4),
        Member::new("flo").tags("skill", ["L", "P"]).primary("skill", "P").tag("site", "south").number("years", -1.5),
    ])
    .expect("a roster")
}

/// Groups `first` and `second` that take everybody.
pub(crate) fn two(first: usize, second: usize) -> CompositionBuilder {
    Composition::builder(&roster()).group("first", first).group("second", second)
}

/// Two of the four.
pub(crate) fn panel() -> CompositionBuilder {
    Composition::builder(&roster()).group("panel", 2)
}

/// A plan from `name: member member`, where `member/hat` wears a hat; `-` stands for those outside.
pub(crate) fn plan(groups: &[(&str, &str)]) -> CompositionPlan {
    let placed = |text: &str| match text.split_once('/') {
        Some((id, hat)) => json!({ "id": id, "hat": hat }),
        None => json!({ "id": text, "hat": null }),
    };
    let inside = groups.iter().filter(|(name, _)| *name != "-");
    let group = |(name, members): &(&str, &str)| json!({ "name": name, "members": members.split_whitespace().map(placed).collect::<Vec<Value>>() });
    let outside = groups.iter().filter(|(name, _)| *name == "-");
    let unplaced: Vec<&str> = outside.flat_map(|(_, members)| members.split_whitespace()).collect();
    serde_json::from_value(json!({ "groups": inside.map(group).collect::<Vec<Value>>(), "unplaced": unplaced }))
        .expect("a plan")
}

pub(crate) fn plain() -> CompositionPlan {
    plan(&[("first", "ana bo"), ("second", "di flo")])
}
