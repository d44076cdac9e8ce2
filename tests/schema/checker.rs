//! Whether a value is accepted by a schema: as much of JSON Schema as the schemas of this library use, and a panic where
//! they use more.

use regex::Regex;
use serde_json::{Map, Value};

/// A schema with the definitions that it refers to.
pub(crate) struct Checker {
    root: Value,
}

/// What only tells people and programs more about a value.
const ANNOTATIONS: &[&str] = &["$schema", "$defs", "title", "description", "default", "format", "writeOnly"];

impl Checker {
    pub(crate) fn new(schema: schemars::Schema) -> Checker {
        Checker { root: schema.to_value() }
    }

    pub(crate) fn accepts(&self, value: &Value) -> bool {
        self.check(&self.root, value)
    }

    fn check(&self, schema: &Value, value: &Value) -> bool {
        match schema {
            Value::Bool(all) => *all,
            Value::Object(schema) => schema.iter().all(|(keyword, said)| self.keyword(schema, keyword, said, value)),
            other => panic!("{other} is no schema"),
        }
    }

    fn keyword(&self, schema: &Map<String, Value>, keyword: &str, said: &Value, value: &Value) -> bool {
        let each = || list(said).iter().filter(|schema| self.check(schema, value)).count();
        match keyword {
            "$ref" => self.check(self.referred(text(said)), value),
            "type" => types(said).any(|of| is_of_type(of, value)),
            "enum" => list(said).contains(value),
            "const" => said == value,
            "anyOf" => each() > 0,
            "oneOf" => each() == 1,
            "allOf" => each() == list(said).len(),
            "not" => !self.check(said, value),
            "minimum" => value.as_f64().is_none_or(|number| Some(number) >= said.as_f64()),
            "maximum" => value.as_f64().is_none_or(|number| Some(number) <= said.as_f64()),
            "pattern" => value.as_str().is_none_or(|word| Regex::new(text(said)).expect("a pattern").is_match(word)),
            "maxLength" => value.as_str().is_none_or(|word| word.chars().count() <= length(said)),
            "minItems" => value.as_array().is_none_or(|items| items.len() >= length(said)),
            "maxItems" => value.as_array().is_none_or(|items| items.len() <= length(said)),
            "maxProperties" => value.as_object().is_none_or(|keys| keys.len() <= length(said)),
            "prefixItems" => {
                let items = value.as_array().into_iter().flatten();
                items.zip(list(said)).all(|(item, schema)| self.check(schema, item))
            }
            "items" => {
                let others = schema.get("prefixItems").map_or(0, |first| list(first).len());
                value.as_array().into_iter().flatten().skip(others).all(|item| self.check(said, item))
            }
            "required" => {
                value.as_object().is_none_or(|keys| list(said).iter().all(|key| keys.contains_key(text(key))))
            }
            "properties" => object(said).iter().all(|(key, schema)| {
                let property = value.as_object().and_then(|keys| keys.get(key));
                property.is_none_or(|property| self.check(schema, property))
            }),
            "additionalProperties" => {
                let known = |key: &str| schema.get("properties").is_some_and(|known| object(known).contains_key(key));
                let mut others = value.as_object().into_iter().flatten().filter(|(key, _)| !known(key));
                others.all(|(_, other)| self.check(said, other))
            }
            annotation => {
                assert!(ANNOTATIONS.contains(&annotation), "the keyword `{annotation}` is not checked here");
                true
            }
        }
    }

    fn referred(&self, reference: &str) -> &Value {
        let path = reference.strip_prefix('#').expect("it refers to the same document").replace("%20", " ");
        self.root.pointer(&path).unwrap_or_else(|| panic!("there is no `{reference}`"))
    }
}

fn types(said: &Value) -> impl Iterator<Item = &str> {
    let several = said.as_array().into_iter().flatten().map(text);
    several.chain(said.as_str())
}

fn is_of_type(of: &str, value: &Value) -> bool {
    match of {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        of => panic!("there is no type `{of}`"),
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn length(value: &Value) -> usize {
    value.as_u64().expect("a length") as usize
}
