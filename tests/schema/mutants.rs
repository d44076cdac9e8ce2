//! Values that differ from a good one in a single place.

use serde_json::{Map, Value, json};

/// Of long lists, so many items are changed.
const ITEMS: usize = 2;

/// The values that come of a change in one place, each with a description of the change.
pub(crate) fn mutants(value: &Value) -> Vec<(String, Value)> {
    let mut found: Vec<(String, Value)> =
        others(value).into_iter().map(|other| (format!(" = {other}"), other)).collect();
    match value {
        Value::Object(keys) => of_object(keys, &mut found),
        Value::Array(items) => of_list(items, &mut found),
        _ => {}
    }
    found
}

/// Values of every type in place of another.
fn others(value: &Value) -> Vec<Value> {
    let others = [json!(null), json!(true), json!("word"), json!(7), json!(-7), json!(7.5), json!([]), json!({})];
    others.into_iter().filter(|other| other != value).collect()
}

fn of_object(keys: &Map<String, Value>, found: &mut Vec<(String, Value)>) {
    let mut more = keys.clone();
    more.insert("unheard_of".to_owned(), json!(1));
    found.push((" with a key more".to_owned(), Value::Object(more)));
    for (key, value) in keys {
        let mut fewer = keys.clone();
        fewer.remove(key);
        found.push((format!(" without {key}"), Value::Object(fewer.clone())));
        fewer.insert(format!("{key}_"), value.clone());
        found.push((format!(" with {key}_"), Value::Object(fewer)));
        for (change, mutant) in mutants(value) {
            let mut changed = keys.clone();
            changed.insert(key.clone(), mutant);
            found.push((format!(".{key}{change}"), Value::Object(changed)));
        }
    }
}

fn of_list(items: &[Value], found: &mut Vec<(String, Value)>) {
    let Some(first) = items.first() else { return };
    found.push((" without its first".to_owned(), items[1..].into()));
    let mut more = items.to_vec();
    more.push(first.clone());
    found.push((" with its first once more".to_owned(), more.into()));
    // Rules differ from each other, and each is changed by itself; of other lists the first items stand for all.
    let are_rules = first.get("require").or(first.get("prefer")).is_some();
    for (at, item) in items.iter().enumerate().take(if are_rules { items.len() } else { ITEMS }) {
        for (change, mutant) in mutants(item) {
            let mut changed = items.to_vec();
            changed[at] = mutant;
            let list = if are_rules { changed[at..=at].into() } else { changed.into() };
            found.push((format!("[{at}]{change}"), list));
        }
    }
}
