//! What the tests of problems over several periods share: a small roster.

use roundtable::{Member, Roster};

pub(crate) fn id(at: usize) -> String {
    format!("m{at:02}")
}

/// Members who differ in two small dimensions.
pub(crate) fn roster(members: usize) -> Roster {
    let member = |at: usize| {
        let background = ["lived", "practice", "research"][at % 3];
        let years = [4, 1, 0, 6, 2, 3][at % 6];
        let member = Member::new(id(at)).tag("background", background).number("years", years);
        match at % 4 {
            0 => member.tags("site", ["north", "south"]).primary("site", "south"),
            1 => member.tag("site", "south"),
            _ => member.tag("site", "north"),
        }
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}
