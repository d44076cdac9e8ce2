//! Shares: what is given, and what can be wrong with it; every rule against enumeration; planted and clashing shares.

#[path = "shares/agrees.rs"]
mod agrees;
#[path = "shares/already.rs"]
mod already;
#[path = "shares/announced.rs"]
mod announced;
#[path = "shares/burdens.rs"]
mod burdens;
#[path = "shares/clash.rs"]
mod clash;
#[path = "common/clashes.rs"]
mod clashes;
#[path = "shares/clashing.rs"]
mod clashing;
#[path = "shares/clashing_learning.rs"]
mod clashing_learning;
#[path = "shares/clashing_private.rs"]
mod clashing_private;
#[path = "shares/drawn.rs"]
mod drawn;
#[path = "shares/faults.rs"]
mod faults;
#[path = "shares/form.rs"]
mod form;
#[path = "shares/hall.rs"]
mod hall;
#[path = "shares/largest.rs"]
mod largest;
#[path = "shares/leximin.rs"]
mod leximin;
#[path = "shares/oracle.rs"]
mod oracle;
#[path = "shares/plans.rs"]
mod plans;
#[path = "shares/planted.rs"]
mod planted;
#[path = "shares/private.rs"]
mod private;
#[path = "shares/properties.rs"]
mod properties;
#[cfg(feature = "report")]
#[path = "shares/reports.rs"]
mod reports;
#[path = "shares/rule_faults.rs"]
mod rule_faults;
#[path = "shares/rules.rs"]
mod rules;
#[path = "shares/second.rs"]
mod second;
#[path = "shares/secrets.rs"]
mod secrets;
#[path = "common/seeds.rs"]
mod seeds;
#[path = "shares/sums.rs"]
mod sums;
#[path = "shares/taken.rs"]
mod taken;
#[path = "shares/tiny.rs"]
mod tiny;
#[path = "shares/usual.rs"]
mod usual;
#[path = "shares/words.rs"]
mod words;

use roundtable::{Error, Member, Piece, Rate, Roster, Shares, SharesBuilder, Terms};
use seeds::cases;

/// Four members of three backgrounds; `zoe` gives no terms.
fn roster() -> Roster {
    let member = |(id, tag): (&str, &str)| Member::new(id).tag("background", tag);
    let members = [("ana", "lived"), ("bo", "practice"), ("chidi", "research"), ("zoe", "carer")];
    Roster::new(members.map(member)).expect("ids differ")
}

/// Three people, two pieces and nothing wrong.
fn base() -> SharesBuilder {
    Shares::builder(&roster())
        .periods(4)
        .rate(Rate::hourly("session", 1_200).source("our payment policy", "2026-04-01"))
        .terms(Terms::new("ana").offers(30.0).paid("session").has(["interviews"]).wants(["statistics"]))
        .terms(Terms::new("bo").offers(60.0).paid_by_employer().teaches(["statistics"]))
        .terms(Terms::new("chidi").offers(30.0))
        .piece(Piece::new("report").lead(20.0).contributors(1, 8.0).in_periods(3..=4).output())
        .piece(Piece::new("notes").contributors(1, 12.0).chore())
}

/// The faults, one a line.
fn told(builder: SharesBuilder) -> Vec<String> {
    let error = builder.build().expect_err("it has a fault");
    assert!(matches!(error, Error::Input(_)), "{error:?}");
    error.to_string().lines().map(str::to_owned).collect()
}

/// Each builder has exactly these faults.
fn check(cases: Vec<(SharesBuilder, &[&str])>) {
    for (builder, expected) in cases {
        assert_eq!(told(builder), expected);
    }
}
