//! Rotas: every rule against enumeration, fair shares at every moment, ledgers, planted and clashing rotas, faults,
//! files.

#[path = "rota/clashing.rs"]
mod clashing;
#[path = "rota/faults.rs"]
mod faults;
#[path = "rota/form.rs"]
mod form;
#[path = "rota/ledger.rs"]
mod ledger;
#[path = "rota/oracle.rs"]
mod oracle;
#[path = "rota/plans.rs"]
mod plans;
#[path = "rota/planted.rs"]
mod planted;
#[path = "rota/prefix.rs"]
mod prefix;
#[path = "rota/replan.rs"]
mod replan;
#[path = "rota/worked.rs"]
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

/// Members of three backgrounds, every fourth with two.
fn roster(members: usize) -> Roster {
    let member = |at: usize| {
        let tags = ["lived", "practice", "research"];
        let held = match at % 4 {
            3 => vec![tags[at % 3], tags[(at + 1) % 3]],
            _ => vec![tags[at % 3]],
        };
        Member::new(id(at)).tags("background", held)
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}
