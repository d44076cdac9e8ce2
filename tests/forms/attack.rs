//! Files by which somebody meant to write on a terminal, to pass for somebody else, or to hide where a fault is.

use roundtable::{Error, InputFaults, ProblemFile};
use std::path::Path;

/// What is told of a file to whoever gave it, and to those who organise.
fn faults(name: &str) -> InputFaults {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attack").join(name);
    let folder = path.parent().expect("it has a folder");
    let built = match ProblemFile::from_path(&path).expect("its shape is good") {
        ProblemFile::Composition(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Rota(builder) => builder.build_in(folder).map(drop),
        ProblemFile::Shares(builder) => builder.build_in(folder).map(drop),
        other => panic!("{other:?}"),
    };
    match built {
        Err(Error::Input(faults)) => faults,
        other => panic!("{name} has faults, not {other:?}"),
    }
}

const UNFIT: &str = "contains a character that cannot be seen, or that changes how others are shown; delete it";

#[test]
fn what_would_act_on_a_terminal_is_told_by_number_once() {
    let found = faults("escape_in_fault.json");
    let id = format!(r"member 1: the id `a\u{{1b}}]0;PWN\u{{7}}b` {UNFIT}");
    let name = format!(r"rules[0].require.apart[1]: the text `\u{{1b}}[2Jy` {UNFIT}");
    assert_eq!(found.for_organisers(), format!("{id}\n{name}"));
    // Whom a private rule keeps apart is for those who organise.
    let public = "rule 1: this private rule cannot be used as it stands; see the organisers' text";
    assert_eq!(found.to_string(), format!("{id}\n{public}"));

    let found = faults("for_control_chars.json");
    let text = r"all\n\u{1b}[2J\u{202e}No plan scores better\nrule 9: forged";
    assert_eq!(found.to_string(), format!("rules[0].for_whom: the text `{text}` {UNFIT}"));
    assert_eq!(found.iter().map(|fault| fault.rule()).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn who_would_pass_for_somebody_else_is_told() {
    let told = faults("lookalike_ids_and_rlo_group.json").to_string();
    let expected = [
        format!(r"member 2: the id `a\u{{ad}}na` {UNFIT}"),
        "member 4 (`Jose\u{301}`): the id `Jose\u{301}` is already that of member 3 (`Jose\u{301}`); give each member \
         an id of their own"
            .to_owned(),
        "member 5 (`\u{430}na`): the id `\u{430}na` looks like `ana` and has letters of another script, as its \
         `\u{430}` is U+0430; write both alike if they mean the same, else rename one"
            .to_owned(),
        format!(r"member 6: the id `an\u{{200d}}a` {UNFIT}"),
        format!(r"groups[0].name: the text `t\u{{202e}}gnp` {UNFIT}"),
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn every_fault_has_a_list_and_an_entry() {
    let found = faults("faults_without_place.json");
    let places: Vec<&str> = found.iter().filter_map(|fault| fault.place()?.as_path()).collect();
    let expected = [
        "roles[1]",
        "absent.xx",
        "experienced[0]",
        "experienced[0]",
        "online.xx",
        "never[0]",
        "never[1]",
        "not_this_time[0]",
        "not_this_time[0]",
        "not_this_time[0]",
        "fixed[0]",
        "fixed[0]",
        "fixed[0]",
    ];
    assert_eq!((found.iter().count(), places), (13, expected.to_vec()));
    for (fault, place) in found.iter().zip(expected) {
        assert!(fault.to_string().starts_with(&format!("{place}: ")), "{fault}");
    }
}

/// Faults that concern no single entry, or several, have the list; each with its place, in the order in which it is told.
#[test]
fn faults_of_whole_lists_have_a_place_too() {
    let members = r#""roster": {"members": [{"id": "ana"}, {"id": "bo"}]}"#;
    let cases: [(&str, &str, &[&str]); 6] = [
        ("composition", r#""groups": []"#, &["groups"]),
        ("composition", r#""groups": [{"name": "g", "size": 3}], "absent": ["ana", "bo"]"#, &["absent", "groups"]),
        ("rounds", r#""rounds": 0, "tables": [{"name": "t", "size": 1}]"#, &["rounds", "tables"]),
        (
            "seating",
            r#""meetings": 1, "room": {"seats": [{"id": "a"}, {"id": "b"}], "neighbours": [["a", "a"], ["a", "c"]],
                "facing": [["a", "b"], ["b", "a"]], "zones": {"z": ["a"], "y": ["a"]}, "features": {"f": []},
                "power": [{"weight": 1, "seats": []}]}"#,
            &[
                "room.zones.y",
                "room.power",
                "room.features.f",
                "room.neighbours[0]",
                "room.neighbours[1]",
                "room.facing[1]",
            ],
        ),
        ("rota", r#""meetings": 1, "roles": [{"name": "chair", "places": 3}]"#, &["roles[0]"]),
        (
            "shares",
            r#""terms": [], "pieces": [{"name": "p", "lead": 1}, {"name": "P", "lead": 1}], "mentoring": -1"#,
            &["terms", "pieces[1]", "mentoring"],
        ),
    ];
    for (kind, given, expected) in cases {
        let text = format!("{{\"{kind}\": {{{members}, {given}}}}}");
        let built = match ProblemFile::from_json_str(&text, "").expect("its shape is good") {
            ProblemFile::Composition(builder) => builder.build().map(drop),
            ProblemFile::Rounds(builder) => builder.build().map(drop),
            ProblemFile::Seating(builder) => builder.build().map(drop),
            ProblemFile::Rota(builder) => builder.build().map(drop),
            ProblemFile::Shares(builder) => builder.build().map(drop),
            other => panic!("{other:?}"),
        };
        let Err(Error::Input(found)) = built else { panic!("{given} has faults") };
        let places: Vec<String> =
            found.iter().map(|fault| fault.place().map_or(String::new(), ToString::to_string)).collect();
        assert_eq!(places, expected, "{found}");
    }
}
