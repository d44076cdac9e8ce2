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
