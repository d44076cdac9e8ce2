//! How rules about pair values stand in a file.

use super::knows::Knows;
use super::pair_values::{Goal, PairSum, PairValues, Values};
use crate::roster::form::NumberText;
use serde::{Deserialize, Serialize};

/// `{"goal": "most", "pairs": [["ana", "bo", 3.5]], "bound": 12}`: the values are `pairs`, a `matrix` in the order of
/// the roster, or a `triangle` of the values above its diagonal in units of their last decimal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PairSumForm {
    goal: Goal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pairs: Option<Listed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    matrix: Option<Matrix>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    triangle: Option<TriangleForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bound: Option<NumberText>,
}

/// `{"pairs": [["ana", "bo", 1]], "least": 2}`, with values as in a [`PairSumForm`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KnowsForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pairs: Option<Listed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    matrix: Option<Matrix>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    triangle: Option<TriangleForm>,
    least: u32,
}

type Listed = Vec<(String, String, NumberText)>;
type Matrix = Vec<Vec<NumberText>>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TriangleForm {
    decimals: u32,
    values: Vec<i64>,
}

/// The one of the three that is given.
fn values(
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
fn forms(values: Values) -> (Option<Listed>, Option<Matrix>, Option<TriangleForm>) {
    match values {
        Values::Pairs(pairs) => (Some(pairs), None, None),
        Values::Matrix(rows) => (None, Some(rows), None),
        Values::Triangle(decimals, values) => (None, None, Some(TriangleForm { decimals, values })),
    }
}

impl TryFrom<PairSumForm> for PairSum {
    type Error = &'static str;

    fn try_from(form: PairSumForm) -> Result<PairSum, &'static str> {
        Ok(PairSum {
            values: PairValues {
                values: values(form.pairs, form.matrix, form.triangle)?,
                bound: form.bound.map(|bound| (form.goal, bound)),
            },
            goal: form.goal,
        })
    }
}

impl From<PairSum> for PairSumForm {
    fn from(sum: PairSum) -> PairSumForm {
        let (pairs, matrix, triangle) = forms(sum.values.values);
        PairSumForm { goal: sum.goal, pairs, matrix, triangle, bound: sum.values.bound.map(|(_, bound)| bound) }
    }
}

impl TryFrom<KnowsForm> for Knows {
    type Error = &'static str;

    fn try_from(form: KnowsForm) -> Result<Knows, &'static str> {
        Ok(Knows {
            values: PairValues { values: values(form.pairs, form.matrix, form.triangle)?, bound: None },
            least: form.least,
        })
    }
}

/// Only values of which a problem could be built: those without a bound.
impl From<Knows> for KnowsForm {
    fn from(knows: Knows) -> KnowsForm {
        let (pairs, matrix, triangle) = forms(knows.values.values);
        KnowsForm { pairs, matrix, triangle, least: knows.least }
    }
}
