//! Which keys of an object go together, as JSON Schemas say it. A key that is `null` is as good as left out.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// The case that some keys are given, and others left out.
pub(crate) fn given(keys: &[&str], left_out: &[&str]) -> Value {
    let given = keys.iter().map(|key| ((*key).to_owned(), json!({ "not": { "type": "null" } })));
    let left_out = left_out.iter().map(|key| ((*key).to_owned(), json!({ "type": "null" })));
    json!({ "required": keys, "properties": given.chain(left_out).collect::<Map<_, _>>() })
}

/// Says that exactly one of the keys is given.
pub(crate) fn exactly_one(schema: &mut Schema, keys: &[&str]) {
    let cases: Vec<Value> = keys.iter().map(|key| given(&[key], &[])).collect();
    schema.insert("oneOf".into(), cases.into());
}

/// Says that at least one of the keys is left out.
pub(crate) fn not_together(schema: &mut Schema, keys: &[&str]) {
    schema.insert("not".into(), given(keys, &[]));
}
