//! How pair values stand in a file.

use crate::roster::written::NumberText;
use serde::{Deserialize, Serialize};

/// `{"pairs": [["ana", "bo", 3.5]], "at_least": 12}`: the values are `pairs`, a `matrix` in the order of the roster, or
/// a `triangle` of the values above its diagonal in units of their last decimal.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = one_form))]
#[cfg_attr(feature = "schema", schemars(transform = one_bound))]
#[serde(deny_unknown_fields)]
pub(in crate::rules) struct PairValuesForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) pairs: Option<Listed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) matrix: Option<Matrix>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) triangle: Option<TriangleForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) at_least: Option<NumberText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) at_most: Option<NumberText>,
}

/// `{"pairs": [["ana", "bo", 1]], "least": 2}`, with values as in a [`PairValuesForm`].
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = one_form))]
#[serde(deny_unknown_fields)]
pub(in crate::rules) struct KnowsForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) pairs: Option<Listed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) matrix: Option<Matrix>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::rules) triangle: Option<TriangleForm>,
    pub(in crate::rules) least: u32,
}

pub(in crate::rules) type Listed = Vec<(String, String, NumberText)>;
pub(in crate::rules) type Matrix = Vec<Vec<NumberText>>;

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rules) struct TriangleForm {
    pub(in crate::rules) decimals: u32,
    pub(in crate::rules) values: Vec<i64>,
}

#[cfg(feature = "schema")]
fn one_form(schema: &mut schemars::Schema) {
    crate::keys::exactly_one(schema, &["pairs", "matrix", "triangle"]);
}

#[cfg(feature = "schema")]
fn one_bound(schema: &mut schemars::Schema) {
    crate::keys::not_together(schema, &["at_least", "at_most"]);
}
