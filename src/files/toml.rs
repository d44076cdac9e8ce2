//! Problem files of TOML, which people write by hand.

use super::json::place;
use super::tree::{Node, Value};
use crate::error::{InputFault, fault};
use serde::Deserialize;

/// How the reader hands on a date: as the only key of a map.
const DATE: &str = "$__toml_private_datetime";

/// The values of a text of TOML. Dates are texts, as in JSON.
pub(super) fn parse(text: &str) -> Result<Node, InputFault> {
    let read = toml::Deserializer::parse(text).and_then(Node::deserialize);
    let mut root = read.map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
        let said = error.message().lines().next().unwrap_or("it cannot be read");
        fault!(NotToml, "this is not TOML: {said}; correct it here").at(place(before))
    })?;
    dates_as_texts(&mut root);
    Ok(root)
}

fn dates_as_texts(node: &mut Node) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(dates_as_texts),
        Value::Map(entries) => match entries.as_mut_slice() {
            [(key, date)] if key == DATE => node.value = std::mem::replace(&mut date.value, Value::Nothing),
            entries => entries.iter_mut().for_each(|(_, inner)| dates_as_texts(inner)),
        },
        _ => {}
    }
}
