//! How pair values stand in a file.

use super::{Goal, PairValues, Values};
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

/// The one of the three that is given.
pub(in crate::rules) fn values(
    pairs: Option<Listed>,
    matrix: Option<Matrix>,
    triangle: Option<TriangleForm>,
) -> Result<Values, &'static str> {
    match (pairs, matrix, triangle) {
        (Some(pairs), None, None) => Ok(Values::Pairs(pairs)),
        (None, Some(rows), None) => Ok(Values::Matrix(rows)),
        (None, None, Some(triangle)) => Ok(Values::Triangle(triangle.decimals, triangle.values)),
        _ => Err("give exactly one of `pairs`, `matrix` and `triangle`"),
    }
}

/// The three forms, of which one is given.
pub(in crate::rules) fn forms(values: Values) -> (Option<Listed>, Option<Matrix>, Option<TriangleForm>) {
    match values {
        Values::Pairs(pairs) => (Some(pairs), None, None),
        Values::Matrix(rows) => (None, Some(rows), None),
        Values::Triangle(decimals, values) => (None, None, Some(TriangleForm { decimals, values })),
    }
}

impl TryFrom<PairValuesForm> for PairValues {
    type Error = &'static str;

    fn try_from(form: PairValuesForm) -> Result<PairValues, &'static str> {
        let bound = match (form.at_least, form.at_most) {
            (Some(_), Some(_)) => return Err("give at most one of `at_least` and `at_most`"),
            (Some(bound), None) => Some((Goal::Most, bound)),
            (None, bound) => bound.map(|bound| (Goal::Least, bound)),
        };
        Ok(PairValues { values: values(form.pairs, form.matrix, form.triangle)?, bound })
    }
}

impl From<PairValues> for PairValuesForm {
    fn from(PairValues { values, bound }: PairValues) -> PairValuesForm {
        let (pairs, matrix, triangle) = forms(values);
        let (at_least, at_most) = match bound {
            Some((Goal::Most, bound)) => (Some(bound), None),
            Some((Goal::Least, bound)) => (None, Some(bound)),
            None => (None, None),
        };
        PairValuesForm { pairs, matrix, triangle, at_least, at_most }
    }
}

#[cfg(feature = "schema")]
fn one_form(schema: &mut schemars::Schema) {
    crate::keys::exactly_one(schema, &["pairs", "matrix", "triangle"]);
}

#[cfg(feature = "schema")]
fn one_bound(schema: &mut schemars::Schema) {
    crate::keys::not_together(schema, &["at_least", "at_most"]);
}
