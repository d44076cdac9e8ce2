//! What a private rule says is in no text but that for those who organise.

use roundtable::{Error, InputFaults, ProblemFile};

fn faults(text: &str) -> InputFaults {
    let file: ProblemFile = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let error = match file {
        ProblemFile::Composition(builder) => builder.build().err(),
        ProblemFile::Rounds(builder) => builder.build().err(),
        ProblemFile::Seating(builder) => builder.build().err(),
        ProblemFile::Rota(builder) => builder.build().err(),
        ProblemFile::Shares(builder) => builder.build().err(),
        other => panic!("{other:?}"),
    };
    match error {
        Some(Error::Input(faults)) => faults,
        other => panic!("faults were expected, not {other:?}\n{text}"),
    }
}

/// A problem of four people with these rules.
fn with_rules(kind: &str, rules: &str) -> String {
    let members = r#"{"members": [{"id": "ana"}, {"id": "bo"}, {"id": "iris"}, {"id": "dee"}]}"#;
    let given = match kind {
        "seating" => r#""room": {"round_table": 4}"#,
        "rota" => r#""meetings": 2, "roles": [{"name": "chair", "places": 1}, {"name": "shadow", "places": 1}]"#,
        _ => {
            r#""terms": [{"member": "ana", "offers": 10}, {"member": "bo", "offers": 10}],
               "pieces": [{"name": "report", "contributors": [2]}]"#
        }
    };
    format!(r#"{{"{kind}": {{"roster": {members}, {given}, "rules": [{rules}]}}}}"#)
}

fn unusable(number: usize) -> String {
    format!("rule {number}: this private rule cannot be used as it stands; see the organisers' text")
}

/// Problems with a private rule, the same with another one in its place, what everybody is told of both, and what only
/// those who organise are told of the first.
#[test]
fn everybody_is_told_numbers_alone() {
    let clash = "rules 1 and 2 cannot both hold; drop one of the two, or see the organisers' text".to_owned();
    let cases = [
        (
            "seating",
            r#"{"require": {"needs": {"member": "iris", "features": ["hoist"]}}}"#,
            r#"{"require": {"apart_by": {"members": ["ana", "ana", "dee"], "distance": 0}}}"#,
            unusable(1),
            &["iris", "`hoist`"][..],
        ),
        (
            "seating",
            r#"{"require": {"apart_by": {"members": ["iris", "bo"], "distance": 0}}}"#,
            r#"{"require": {"beside": ["anna", "bo"]}, "private": true}"#,
            unusable(1),
            &["iris", "bo", "the distance must be a number above 0"],
        ),
        (
            "seating",
            r#"{"require": {"supports": {"supporter": "iris", "member": "ana"}}, "private": true},
               {"require": {"supports": {"supporter": "bo", "member": "iris"}}, "private": true}"#,
            r#"{"require": {"supports": {"supporter": "dee", "member": "bo"}}, "private": true},
               {"require": {"supports": {"supporter": "ana", "member": "dee"}}, "private": true}"#,
            unusable(2),
            &["`iris` is a supporter and is supported"],
        ),
        (
            "seating",
            r#"{"require": {"in_seat": {"member": "iris", "seat": "1"}}, "private": true},
               {"require": {"in_seat": {"member": "ana", "seat": "1"}}, "private": true}"#,
            r#"{"require": {"in_seat": {"member": "dee", "seat": "1"}}, "private": true},
               {"require": {"in_seat": {"member": "dee", "seat": "2"}}, "private": true}"#,
            clash.clone(),
            &["both `iris` and `ana` must sit on `1`"],
        ),
        (
            "rota",
            r#"{"require": {"holds": {"member": "iris", "role": "chair", "meeting": 1}}, "private": true},
               {"require": {"does_not_hold": {"member": "iris", "role": "chair", "meeting": 1}}, "private": true}"#,
            r#"{"require": {"holds": {"member": "ana", "role": "shadow", "meeting": 2}}, "private": true},
               {"require": {"holds": {"member": "ana", "role": "chair", "meeting": 2}}, "private": true}"#,
            clash,
            &["at meeting 1 `iris` is to hold `chair` and is not to hold it"],
        ),
        (
            "rota",
            r#"{"require": {"turns": {"max": 0}}, "members": ["ana"], "roles": ["chiar"], "private": true}"#,
            r#"{"require": {"turns": {"max": 1}}, "members": ["boo"], "private": true}"#,
            unusable(1),
            &["there is no role `chiar`; did you mean `chair`?"],
        ),
        (
            "shares",
            r#"{"require": {"earnings": {"member": "ana", "most": 100, "periods": 0}}}"#,
            r#"{"require": {"earnings": {"member": "zoe", "most": 100, "periods": 1}}}"#,
            unusable(1),
            &["ana", "it is about 0 periods in a row"],
        ),
    ];
    for (kind, rules, others, public, private) in cases {
        let [found, other] = [rules, others].map(|rules| faults(&with_rules(kind, rules)));
        assert_eq!(found.to_string(), public);
        assert_eq!(other.to_string(), public);
        assert_eq!(format!("{found:?}"), format!("{other:?}"));
        let told = Error::Input(found.clone()).for_organisers();
        assert!(private.iter().all(|words| told.contains(words)), "{told}");
        for fault in found.iter() {
            let rule = fault.rule().expect("the rule is told");
            assert_eq!(fault.place().and_then(|place| place.as_path()), Some(format!("rules[{}]", rule - 1).as_str()));
        }
    }
}

#[test]
fn a_public_rule_beside_a_private_one_is_told_in_full() {
    let rules = r#"{"require": {"apart_by": {"members": ["iris", "bo"], "distance": 0}}},
                   {"require": {"beside": ["ana", "bob"]}}"#;
    let found = faults(&with_rules("seating", rules));
    let codes: Vec<&str> = found.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes, ["private_rule", "unknown"]);
    let text = found.to_string();
    assert!(text.contains("`bob`") && !text.contains("iris"), "{text}");
}

#[test]
fn too_few_who_can_lead_for_private_reasons() {
    let rules = |member: &str| {
        let members = r#"{"members": [{"id": "ana"}, {"id": "bo"}]}"#;
        format!(
            r#"{{"shares": {{"roster": {members},
                "terms": [{{"member": "ana", "offers": 10}}, {{"member": "bo", "offers": 10}}],
                "decisions": [{{"name": "money", "topic": "money", "leads": 2}}],
                "rules": [{{"require": {{"conflict_of_interest": {{"member": "{member}", "topic": "money"}}}},
                           "private": true}}]}}}}"#
        )
    };
    let [found, other] = ["ana", "bo"].map(|member| faults(&rules(member)));
    assert_eq!(format!("{found} {found:?}"), format!("{other} {other:?}"));
    assert!(!found.to_string().contains("money"), "{found}");
    assert!(found.for_organisers().contains("the decision `money`: it has 2 leads"), "{}", found.for_organisers());
}
