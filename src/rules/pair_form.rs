//! How sums of pair values stand in a file.

use super::pair_values::{Goal, PairSum, PairValues, Values};
use crate::roster::form::NumberText;
use serde::{Deserialize, Serialize};

/// `{"goal": "most", "pairs": [["ana", "bo", 3.5]], "bound": 12}`: the values are `pairs`, a `matrix` in the order of the roster, or
/// a `triangle` of the values above its diagonal in units of their last decimal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PairSumForm {
    goal: Goal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pairs: Option<Vec<(String, String, NumberText)>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    matrix: Option<Vec<Vec<NumberText>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    triangle: Option<TriangleForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bound: Option<NumberText>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TriangleForm {
    decimals: u32,
    values: Vec<i64>,
}

impl TryFrom<PairSumForm> for PairSum {
    type Error = &'static str;

    fn try_from(form: PairSumForm) -> Result<PairSum, &'static str> {
        let values = match (form.pairs, form.matrix, form.triangle) {
            (Some(pairs), None, None) => Values::Pairs(pairs),
            (None, Some(rows), None) => Values::Matrix(rows),
            (None, None, Some(triangle)) => Values::Triangle(triangle.decimals, triangle.values),
            _ => return Err("give exactly one of `pairs`, `matrix` and `triangle`"),
        };
        Ok(PairSum {
            values: PairValues {
                values,
                bound: form.bound.map(|bound| (form.goal, bound)),
            },
            goal: form.goal,
        })
    }
}

impl From<PairSum> for PairSumForm {
    fn from(sum: PairSum) -> PairSumForm {
        let mut form = PairSumForm {
            goal: sum.goal,
            pairs: None,
            matrix: None,
            triangle: None,
            bound: sum.values.bound.map(|(_, bound)| bound),
        };
        match sum.values.values {
            Values::Pairs(pairs) => form.pairs = Some(pairs),
            Values::Matrix(rows) => form.matrix = Some(rows),
            Values::Triangle(decimals, values) => {
                form.triangle = Some(TriangleForm { decimals, values });
            }
        }
        form
    }
}
