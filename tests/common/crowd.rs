//! What the tests of problems over several periods share: a small roster, and how many cases are drawn.

use proptest::test_runner::Config;
use roundtable::{Member, Roster};

/// So many cases, or more and fewer in proportion when `PROPTEST_CASES` says so.
pub(crate) fn cases(number: u32) -> Config {
    let standard = Config::default();
    Config {
        cases: (u64::from(number) * u64::from(standard.cases) / 256).max(1) as u32,
        max_shrink_iters: 300,
        failure_persistence: None,
        ..standard
    }
}

pub(crate) fn id(at: usize) -> String {
    format!("m{at:02}")
}

/// Members who differ in two small dimensions.
pub(crate) fn roster(members: usize) -> Roster {
    let member = |at: usize| {
        let background = ["lived", "practice", "research"][at % 3];
        let member = Member::new(id(at)).tag("background", background);
        match at % 4 {
            0 => member.tags("site", ["north", "south"]).primary("site", "south"),
            1 => member.tag("site", "south"),
            _ => member.tag("site", "north"),
        }
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}
