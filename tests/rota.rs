//! Rotas: every rule against enumeration, fair shares at every moment, ledgers, planted and clashing rotas, faults,
//! files.

#[path = "common/clashes.rs"]
mod clashes;
#[path = "rota/clashing.rs"]
mod clashing;
#[path = "rota/fair_share.rs"]
mod fair_share;
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
#[path = "common/seeds.rs"]
mod seeds;
#[path = "rota/smallest.rs"]
mod smallest;
#[path = "rota/worked.rs"]
mod worked;
#[path = "../benches/rota/year.rs"]
mod year;
#[path = "rota/years.rs"]
mod years;

use roundtable::{Member, Roster};
use seeds::cases;

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
        Member::new(id(at)).tags("background", held).number("years", [3, 0, 1, 5][at % 4])
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}
