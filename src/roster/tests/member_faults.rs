//! Faults of members given in code.

use super::{assert_fault, fault, faults};
use crate::error::InputFault;
use crate::roster::{Member, Roster};

fn one(member: Member) -> (InputFault, String) {
    fault(Roster::new([member]))
}

#[test]
fn nobody() {
    assert_fault!(fault(Roster::new([])), "missing", "add at least one");
}

#[test]
fn empty_names() {
    assert_fault!(one(Member::new(" ")), "bad_name", "member 1", "id");
    assert_fault!(one(Member::new("ana").tag("site", "")), "bad_name", "member 1 (`ana`), `site`",);
    assert_fault!(one(Member::new("ana").tag("", "north")), "bad_name", "member 1 (`ana`)",);
    let two = faults(Roster::new([Member::new(""), Member::new("")]));
    assert!(two.iter().all(|(fault, _)| fault.code() == "bad_name"));
    assert_eq!(two.len(), 2);
}

#[test]
fn hidden_characters() {
    assert_fault!(one(Member::new("an\u{200B}a")), "bad_name", "an\\u{200b}a", "delete it",);
    assert_fault!(one(Member::new("ana").number("ye\nars", 4)), "bad_name", "ye\\nars",);
}

#[test]
fn surrounding_spaces() {
    assert_fault!(one(Member::new("ana").tag("site", "north ")), "bad_name", "`ana`", "`north `",);
}

#[test]
fn one_id_twice() {
    assert_fault!(
        fault(Roster::new([Member::new("ana"), Member::new("bo"), Member::new("ana")])),
        "twice",
        "member 3 (`ana`)",
        "member 1 (`ana`)",
    );
}

#[test]
fn names_that_look_alike() {
    assert_fault!(
        fault(Roster::new([Member::new("ana lee"), Member::new("Ana  Lee")])),
        "twice",
        "`ana lee`",
        "`Ana  Lee`",
    );
    let tags = [Member::new("ana").tag("site", "north"), Member::new("bo").tag("site", "North")];
    assert_fault!(fault(Roster::new(tags)), "twice", "member 2 (`bo`), `site`", "`north`", "`North`",);
    assert_fault!(one(Member::new("ana").tag("site", "north").tag("Site", "north")), "twice", "`site`", "`Site`",);
    assert_fault!(one(Member::new("ana").number("years", 1).number("YEARS", 1)), "twice", "`years`", "`YEARS`",);
    let elsewhere = Member::new("ana").tag("home", "north").tag("work", "North");
    assert!(Roster::new([elsewhere]).is_ok());
}

#[test]
fn names_that_would_be_misread() {
    assert_fault!(one(Member::new("ana").tag("site:now", "north")), "bad_name", "`site:now`",);
    let both = [Member::new("ana").tag("years", "many"), Member::new("bo").number("Years", 4)];
    assert_fault!(fault(Roster::new(both)), "dimension_and_number", "`bo`", "`Years`");
    let both = [Member::new("ana").number("years", 4), Member::new("bo").tag("years", "many")];
    assert_fault!(fault(Roster::new(both)), "dimension_and_number", "`bo`", "`years`");
}

#[test]
fn numbers_that_cannot_be_read() {
    let with = |value: &str| one(Member::new("ana").number("years", value));
    assert_eq!(
        with("abc").1,
        "member 1 (`ana`), `years`: `abc` is not a number; write it with digits, such as 4 or 4.5"
    );
    assert_fault!(with("abc"), "not_a_number", "`years`");
    assert_fault!(one(Member::new("ana").number("years", f64::NAN)), "not_a_number", "NaN");
    assert_fault!(one(Member::new("ana").number("years", f64::INFINITY)), "not_a_number", "inf");
    assert_fault!(
        one(Member::new("ana").number("years", 0.1 + 0.2)),
        "beyond_limit",
        "0.30000000000000004",
        "6 decimals",
    );
    assert_fault!(with("99999999999999999999"), "beyond_limit", "99999999999999999999");
    let grown = [Member::new("ana").number("years", i64::MAX), Member::new("bo").number("years", 0.25)];
    assert_fault!(fault(Roster::new(grown)), "beyond_limit", "`ana`", "9223372036854775807",);
}

#[test]
fn tags_that_are_not_held() {
    let ana = || Member::new("ana").tags("background", ["carer", "researcher"]).tag("site", "north");
    assert_fault!(
        one(ana().hats("background", ["north"])),
        "not_held",
        "member 1 (`ana`), `hats background`",
        "the hat `north`",
        "without holding",
    );
    assert_fault!(
        one(ana().primary("background", "practitioner")),
        "not_held",
        "`ana`",
        "`practitioner`",
        "without holding",
    );
    assert_fault!(one(ana().shows(["site:south"])), "not_held", "`ana`", "`site:south`", "without holding it",);
    let bo = Member::new("bo").hats("site", ["north"]);
    assert_fault!(fault(Roster::new([ana(), bo])), "not_held", "member 2 (`bo`)", "without holding that tag",);
}

#[test]
fn names_within_members_that_are_unknown_or_unclear() {
    assert_fault!(
        one(Member::new("ana").tag("background", "carer").hats("backround", ["carer"])),
        "unknown",
        "`ana`",
        "`backround`",
        "did you mean `background`?",
    );
    assert_fault!(
        one(Member::new("ana").tag("background", "carer").primary("role", "carer")),
        "unknown",
        "`role`",
        "check the spelling",
    );
    assert_fault!(
        one(Member::new("ana").tag("home", "north").tag("work", "north").shows(["north"])),
        "ambiguous_name",
        "`home:north` or the tag `work:north`",
    );
}

#[test]
fn all_faults_at_once() {
    let members = [
        Member::new("ana").number("years", "many").tag("site", "north").shows(["south"]),
        Member::new("ana").hats("site", ["north"]).primary("site", "north"),
        Member::new("").tag("a:b", "c"),
    ];
    assert_eq!(faults(Roster::new(members)).len(), 7);
}
