//! Problem files of TOML: the same keys as in JSON, and faults at their place.

use roundtable::{Error, ProblemFile};
use serde_json::Value;
use std::path::PathBuf;

/// A value of JSON as TOML in one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(keys) => {
            let keys = keys.iter().map(|(key, value)| format!("{} = {}", Value::from(key.as_str()), inline(value)));
            format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
        }
        simple => simple.to_string(),
    }
}

fn fault(text: &str) -> String {
    let Err(Error::Input(faults)) = ProblemFile::from_toml_str(text, "") else { panic!("{text} has no fault") };
    let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
    let [fault] = all.as_slice() else { panic!("{text}: {all:?}") };
    fault.clone()
}

#[test]
fn the_examples_say_the_same_in_toml() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/problems");
    for name in ["steering_group", "breakout_rounds", "dinner_party", "rotate_roles", "share_work"] {
        let json = std::fs::read_to_string(folder.join(name).with_extension("json")).expect("it is there");
        let value: Value = serde_json::from_str(&json).expect("it is JSON");
        let (kind, problem) = value.as_object().and_then(|kinds| kinds.iter().next()).expect("it has a kind");
        let keys = problem.as_object().expect("it has keys").iter();
        let lines = keys.map(|(key, value)| format!("{key} = {}\n", inline(value)));
        let toml = format!("# By hand.\n[{kind}]\n{}", lines.collect::<String>());
        let toml = ProblemFile::from_toml_str(&toml, &folder).unwrap_or_else(|error| panic!("{name}: {error}"));
        let json = ProblemFile::from_json_str(&json, &folder).expect("it is good");
        let [toml, json] = [toml, json].map(|file| serde_json::to_value(file).expect("it can be written"));
        assert_eq!(toml, json, "{name}");
    }
}

#[test]
fn what_is_not_toml_is_told_at_its_place() {
    let told = fault("[rota]\nmeetings = 6\nroles = [{ name = chair }]\n");
    assert!(told.starts_with("line 3, column 19: this is not TOML"), "{told}");
    let told = fault("[rota]\nmeetings = 6\nmeetings = 7\n");
    assert!(told.starts_with("line 3, column 1: this is not TOML: duplicate key"), "{told}");
    let told = fault("[planning]\nmeetings = 6\n");
    assert!(told.contains("`composition`, `rounds`, `rota`, `seating` and `shares`"), "{told}");
}

#[test]
fn a_date_is_a_text() {
    let text = "[shares]\nroster = { members = [{ id = \"ana\" }] }\nterms = []\n\
                rates = [{ name = \"session\", hourly = 1200, source = \"policy\", date = 2026-04-01 }]\n";
    let file = ProblemFile::from_toml_str(text, "").expect("it is good");
    let value = serde_json::to_value(file).expect("it can be written");
    assert_eq!(value.pointer("/shares/rates/0/date"), Some(&Value::from("2026-04-01")));
}

#[test]
fn faults_of_shape_have_their_path() {
    let text = "[rota]\nroster = { members = [{ id = \"ana\" }] }\nmeetings = \"six\"\nroles = [{ name = \"chair\", places = 1, weight = 2 }]\n";
    let Err(Error::Input(faults)) = ProblemFile::from_toml_str(text, "") else { panic!("it has faults") };
    let told = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(told.contains("rota.meetings: ") && told.contains("rota.roles[0].weight: "), "{told}");
}
