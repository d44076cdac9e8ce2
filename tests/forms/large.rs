//! Files with very many faults, values or keys: few faults are told, and the others are counted.

use crate::with_rules;
use roundtable::{Error, ProblemFile};

const MANY: usize = 10_000;

/// What those who organise are told of a file.
fn told(text: &str) -> Vec<String> {
    let read = ProblemFile::from_json_str(text, "").and_then(|file| match file {
        ProblemFile::Composition(builder) => builder.build().map(drop),
        other => panic!("{other:?}"),
    });
    match read {
        Err(Error::Input(faults)) => faults.iter().map(|fault| fault.for_organisers()).collect(),
        other => panic!("faults were expected, not {other:?}"),
    }
}

fn repeated(entry: impl Fn(usize) -> String) -> String {
    (0..MANY).map(entry).collect::<Vec<_>>().join(", ")
}

#[test]
fn of_many_faults_the_first_are_listed() {
    let members = |entry: fn(usize) -> String| {
        let members = repeated(entry);
        format!(
            r#"{{"composition": {{"roster": {{"members": [{members}]}}, "groups": [{{"name": "a", "size": 2}}]}}}}"#
        )
    };
    // Faults of shape are looked for up to a limit.
    let cut_short = [
        members(|at| format!("{at}")),
        members(|at| format!(r#"{{"id": {at}}}"#)),
        members(|at| format!(r#"{{"id": "{at}", "di{at}": 1}}"#)),
        members(|at| format!(r#"{{"id": "{at}", "id": "{at}"}}"#)),
        with_rules(&format!("[{{{}}}]", repeated(|at| format!("\"key {at}\": 1")))),
        with_rules(&format!("[{}]", repeated(|_| "[]".to_owned()))),
        with_rules("[]")
            .replace("\"id\": \"di\"", &format!("\"tags\": {{{}}}", repeated(|at| format!("\"{at}\": {at}")))),
    ];
    for file in cut_short {
        let told = told(&file);
        assert_eq!(told.len(), 22, "{:#?}", &told[..3]);
        assert_eq!(
            told[20..],
            ["and 980 more of this kind", "there may be more faults; correct these, and read it again"]
        );
        assert!(told.iter().map(String::len).sum::<usize>() < 5_000, "{told:#?}");
    }
    let twice = told(&members(|_| r#"{"id": "ana"}"#.to_owned()));
    assert_eq!((twice.len(), twice[20].as_str()), (21, "and 9979 more of this kind"));
}

#[test]
fn a_rule_with_many_unknown_names_is_told_by_three_of_them() {
    let nobody = (0..1_000).map(|at| format!("\"nobody {at}\"")).collect::<Vec<_>>().join(", ");
    let unknown = told(&with_rules(&format!("[{{\"require\": {{\"together\": [{nobody}]}}}}]")));
    assert_eq!((unknown.len(), unknown[20].as_str()), (21, "and 980 more of this kind"));
    let rule = "rule 1 (\u{201c}`nobody 0`, `nobody 1`, `nobody 2` and 997 others are in one group\u{201d})";
    assert_eq!(unknown[0], format!("{rule}: no member has the id `nobody 0`; check the spelling"));

    // Of a private rule everybody sees one fault, whatever their number.
    let apart = format!("[{{\"require\": {{\"apart\": [{nobody}]}}}}]");
    let private = told(&with_rules(&apart));
    assert_eq!(private.len(), 1);
    let lines: Vec<&str> = private[0].lines().collect();
    assert_eq!((lines.len(), lines[20]), (21, "and 980 more of this kind"));
    let read = ProblemFile::from_json_str(&with_rules(&apart), "");
    let Ok(ProblemFile::Composition(builder)) = read else { panic!("its shape is good") };
    let public = builder.build().expect_err("nobody is known").to_string();
    assert_eq!(public, "rule 1: this private rule cannot be used as it stands; see the organisers' text");
}

#[test]
fn of_faults_of_many_kinds_all_are_told_or_counted() {
    let rules = repeated(|at| {
        match at % 4 {
            0 => r#"{"require": {"together": ["nobody", "ana"]}}"#,
            1 => r#"{"require": {"together": ["ana", "ana"]}}"#,
            2 => r#"{"require": {"together": ["ana"]}}"#,
            _ => r#"{"prefer": {"together": ["ana", "bo"]}, "tier": 1, "weight": 0}"#,
        }
        .to_owned()
    });
    let told = told(&with_rules(&format!("[{rules}]")));
    assert_eq!(told.len(), 4 * 21, "{told:#?}");
    assert_eq!(told.iter().filter(|line| *line == "and 2480 more of this kind").count(), 4);
}

#[test]
fn a_large_file_with_few_faults_is_read_to_its_end() {
    let rules = repeated(|at| {
        let name = if at == MANY - 1 { "place" } else { "places" };
        format!(r#"{{"require": {{"{name}": {{"tag": "north", "max": 2}}}}}}"#)
    });
    let told = told(&with_rules(&format!("[{rules}, {{\"tier\": -1}}]")));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with(&format!("composition.rules[{}].require: ", MANY - 1)), "{told:#?}");
}

#[test]
fn all_missing_keys_of_an_object_are_told_at_once() {
    let text = r#"{"rota": {"roles": [{}, {"name": "chair"}],
        "rules": [{"require": {"before": {}}}, {"require": {"holds": {"role": "chair"}}}]}}"#;
    let Err(Error::Input(faults)) = ProblemFile::from_json_str(text, "") else { panic!("it has faults") };
    let told: Vec<String> = faults.iter().map(|fault| fault.for_organisers()).collect();
    let missing = [
        ("rota", "meetings"),
        ("rota.roles[0]", "name"),
        ("rota.roles[0]", "places"),
        ("rota.roles[1]", "places"),
        ("rota.rules[0].require.before", "first"),
        ("rota.rules[0].require.before", "then"),
        ("rota.rules[1].require.holds", "member"),
        ("rota.rules[1].require.holds", "meeting"),
    ];
    for (path, key) in missing {
        let expected = format!("{path}: the key `{key}` is missing; add it");
        assert!(told.contains(&expected), "{expected} is not in\n{told:#?}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("too_large.json");
    let written = std::fs::File::create(&path).and_then(|file| file.set_len((64 << 20) + 1));
    written.expect("a file can be written");
    let refused = ProblemFile::from_path(&path).expect_err("it is too large");
    let words = format!("`{}`: it has more than 67108864 bytes; put the roster into a CSV", path.display());
    assert_eq!(refused.to_string(), words);
    std::fs::remove_file(&path).expect("it was written");
}
