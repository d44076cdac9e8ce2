//! The JSON Schema of rules: the keys as they are read, of which each kind of rule has its own.

use super::{RuleForm, RuleKeys};
use crate::keys::given;
use crate::rules::entry::GivenRules;
use crate::rules::rule::RuleKind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;
use std::borrow::Cow;

impl<K: RuleKind + JsonSchema> JsonSchema for GivenRules<K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("RulesOf{}", K::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<RuleForm<K>>() })
    }
}

impl<K: RuleKind + JsonSchema> JsonSchema for RuleForm<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("RuleOf{}", K::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::RuleForm<{}>", module_path!(), K::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = RuleKeys::<K>::json_schema(generator);
        if let Some(all) = schema.get_mut("properties").and_then(|keys| keys.as_object_mut()) {
            let periods = all.remove("periods").unwrap_or_default();
            let own = |key: &&str| ((*key).to_owned(), all.get(*key).unwrap_or(&periods).clone());
            *all = K::KEYS.iter().map(own).collect();
        }
        schema.insert("description".into(), "A rule, required or preferred.".into());
        let of_required = given(&["require"], &["prefer", "tier"]);
        schema.insert("oneOf".into(), json!([of_required, given(&["prefer", "tier"], &["require"])]));
        if K::KEYS.contains(&"over_all") {
            let mut both = given(&["in_groups", "over_all"], &[]);
            both["properties"]["over_all"] = json!({ "const": true });
            schema.insert("not".into(), both);
        }
        schema
    }
}
