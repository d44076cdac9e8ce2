//! The guide has every rule that a problem file can hold.

use roundtable::schema;
use serde_json::Value;

/// The keys of objects that hold one key out of several: kinds of problems, rules, rooms.
fn alternatives(schema: &Value, names: &mut Vec<String>) {
    match schema {
        Value::Object(keys) => {
            for variant in keys.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
                let properties = variant.get("properties").and_then(Value::as_object);
                names.extend(
                    properties.filter(|keys| keys.len() == 1).into_iter().flat_map(|keys| keys.keys().cloned()),
                );
            }
            keys.values().for_each(|value| alternatives(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| alternatives(value, names)),
        _ => {}
    }
}

#[test]
fn every_rule_stands_in_the_guide() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide");
    let pages: String = ["composition", "rounds", "seating", "rota", "shares", "lottery"]
        .map(|page| std::fs::read_to_string(folder.join(page).with_extension("md")).expect("the page is there"))
        .concat();
    let mut names = Vec::new();
    alternatives(schema::problem_file().as_value(), &mut names);
    assert!(names.len() > 70, "{names:?}");
    let absent: Vec<&String> = names
        .iter()
        .filter(|name| !pages.contains(&format!("{name}`")) && !pages.contains(&format!("\"{name}\"")))
        .collect();
    assert!(absent.is_empty(), "{absent:?}");
}
