//! Rounds: every rule against enumeration, planted and clashing schedules, sitting out, fixed rounds, and what may not matter.

#[path = "rounds/clashing.rs"]
mod clashing;
#[path = "rounds/faults.rs"]
mod faults;
#[path = "rounds/fixed.rs"]
mod fixed;
#[path = "rounds/form.rs"]
mod form;
#[path = "rounds/metamorphic.rs"]
mod metamorphic;
#[path = "rounds/oracle.rs"]
mod oracle;
#[path = "rounds/plans.rs"]
mod plans;
#[path = "rounds/planted.rs"]
mod planted;
#[path = "rounds/sitting_out.rs"]
mod sitting_out;
#[path = "rounds/worked.rs"]
mod worked;

use proptest::test_runner::Config;
use roundtable::{Member, Roster};

/// So many cases, or more and fewer in proportion when `PROPTEST_CASES` says so.
fn cases(number: u32) -> Config {
    let standard = Config::default();
    Config {
        cases: (u64::from(number) * u64::from(standard.cases) / 256).max(1) as u32,
        max_shrink_iters: 300,
        failure_persistence: None,
        ..standard
    }
}

fn id(at: usize) -> String {
    format!("m{at:02}")
}

/// Members who differ in two small dimensions.
fn roster(members: usize) -> Roster {
    let member = |at: usize| {
        let background = ["lived", "practice", "research"][at % 3];
        let member = Member::new(id(at)).tag("background", background);
        match at % 4 {
            0 => member.tags("site", ["north", "south"]),
            1 => member.tag("site", "south"),
            _ => member.tag("site", "north"),
        }
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}
