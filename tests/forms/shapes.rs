//! Many faults of shape in one file: all are told, each at its path, and none that is there only because of another.

use crate::with_rules;
use proptest::prelude::*;
use roundtable::{Error, ProblemFile};
use serde_json::{Value, json};

/// What those who organise are told of a file.
fn told(text: &str) -> Vec<String> {
    match ProblemFile::from_json_str(text, "") {
        Ok(_) => Vec::new(),
        Err(Error::Input(faults)) => faults.iter().map(|fault| fault.for_organisers()).collect(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn all_faults_of_shape_are_told_in_the_order_of_the_file() {
    let file = with_rules(
        r#"[{"require": {"places": {}}}, {"require": "balance"}, {"require": {}},
            {"require": {"together": ["ana", 3, null]}}, {"prefer": {"balance": {"of": "site"}}, "tier": 4294967296},
            {"require": {"balance": {"of": "site"}, "variety": {}}}, 7, {"require": {"balance": {"of": "stie"}}}]"#,
    )
    .replace("\"size\": 2}", "\"size\": 2, \"colour\": 1}")
    .replace("\"id\": \"di\"", "\"id\": \"di\", \"tags\": {\"lived experience\": 3}");
    let expected = [
        ("composition.roster.members[3].tags[\"lived experience\"]: ", "the number 3 cannot stand here"),
        ("composition.groups[0].colour: ", "the keys here are `name`, `size` and `number`"),
        ("composition.rules[0].require.places: ", "the key `tag` is missing"),
        ("composition.rules[1].require", "balance"),
        ("composition.rules[2].require", "an object without a key cannot stand here"),
        ("composition.rules[3].require.together[1]: ", "the number 3 cannot stand here; write text in double quotes"),
        ("composition.rules[3].require.together[2]: ", "`null` cannot stand here; write text in double quotes"),
        ("composition.rules[4].tier: ", "write a whole number from 0 to 4294967295"),
        ("composition.rules[5].require: ", "`balance` and `variety` stand here together; keep one"),
        ("composition.rules[6]: ", "the number 7 cannot stand here"),
        ("rule 8 (", "did you mean `site`?"),
    ];
    let found = told(&file);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, (place, words)) in found.iter().zip(expected) {
        assert!(found.starts_with(place) && found.contains(words), "{place}{words} is not in\n{found}");
    }
}

#[test]
fn a_fault_of_shape_makes_no_others() {
    // Neither the group that lacks a size, nor the rule that names it, nor the places that are missing.
    let file = with_rules(r#"[{"require": {"in_group": {"member": "ana", "group": "a"}}}]"#);
    let found = told(&file.replace("\"size\": 2}", "\"size\": \"2\"}"));
    assert_eq!(found.len(), 1, "{found:#?}");
    // Nor the tier that stands under a misspelt key.
    let found = told(&with_rules(r#"[{"prefer": {"balance": {"of": "site"}}, "teir": 1}]"#));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("did you mean `tier`?"), "{found:#?}");
}

#[test]
fn what_a_private_rule_says_is_told_to_those_who_organise_alone() {
    let file = with_rules(r#"[{"require": {"apart": ["ana", 5]}}, {"require": {"balance": 1}, "private": true}]"#);
    let Err(Error::Input(faults)) = ProblemFile::from_json_str(&file, "") else { panic!("it has faults") };
    let (public, full): (Vec<_>, Vec<_>) =
        faults.iter().map(|fault| (fault.to_string(), fault.for_organisers())).unzip();
    assert_eq!(public.len(), 2, "{public:?}");
    for (number, words) in [(1, "apart"), (2, "balance")] {
        assert!(public[number - 1].starts_with(&format!("rule {number}: ")), "{public:?}");
        assert!(!format!("{:?}", faults).contains(words), "{faults:?}");
        assert!(full[number - 1].contains(words), "{full:?}");
    }
}

/// Objects in which every key is known, by their pointers.
fn objects(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.push(pointer.clone());
            for (key, value) in map.iter().filter(|(key, _)| *key != "tags") {
                let below = format!("{pointer}/{key}");
                match key.as_str() {
                    // The name of a rule, and its keys below it.
                    "require" | "prefer" => value.as_object().into_iter().flatten().for_each(|(name, of)| {
                        objects(of, format!("{below}/{name}"), found);
                    }),
                    _ => objects(value, below, found),
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                objects(item, format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

fn good() -> Value {
    let rules = r#"[{"require": {"places": {"tag": "north", "min": 1}}}, {"prefer": {"balance": {"of": "site"}}, "tier": 1},
        {"require": {"in_group": {"member": "ana", "group": "a"}}}, {"prefer": {"variety": {"dimension": "site", "min": 1}}, "tier": 2}]"#;
    serde_json::from_str(&with_rules(rules)).expect("JSON")
}

proptest! {
    #![proptest_config(crate::seeds::cases(64))]

    #[test]
    fn every_unknown_key_is_told(chosen in prop::collection::vec(any::<bool>(), 30)) {
        let mut file = good();
        let mut found = Vec::new();
        objects(&file["composition"], "/composition".to_owned(), &mut found);
        let places: Vec<&String> = found.iter().zip(chosen).filter(|(_, is_chosen)| *is_chosen).map(|(place, _)| place).collect();
        for place in &places {
            file.pointer_mut(place).expect("it is there")["wrong key"] = json!(1);
        }
        let told = told(&file.to_string());
        prop_assert_eq!(told.len(), places.len(), "{:#?}", told);
        for told in &told {
            prop_assert!(told.contains("[\"wrong key\"]: there is no key `wrong key` here"), "{}", told);
        }
    }
}
