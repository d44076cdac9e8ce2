//! What sums of pair values cost by definition.

use super::{LeastOf, MostOf};
use crate::roster::MemberId;
use crate::rules::definition::{Placement, Ratio};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::pair_values::{PARTS, PairValues};
use crate::rules::rule::About;

impl GroupDefinition for MostOf {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let Some(Sum { total, bound, unit }) = sum(&self.0, placement) else {
            return (0, 1);
        };
        (bound.map_or(-total, |bound| (bound - total).max(0)), unit)
    }
}

impl GroupDefinition for LeastOf {
    fn cost(&self, _: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let Some(Sum { total, bound, unit }) = sum(&self.0, placement) else {
            return (0, 1);
        };
        (bound.map_or(total, |bound| (total - bound).max(0)), unit)
    }
}

/// The values of pairs inside groups, added up.
struct Sum {
    total: i128,
    bound: Option<i128>,
    /// So many make one.
    unit: i128,
}

fn sum(values: &PairValues, placement: &Placement<'_>) -> Option<Sum> {
    let values = values.by_definition(placement.roster)?;
    let group_of = |member: MemberId| placement.group_of[member.index()];
    let inside = |a: MemberId, b: MemberId| group_of(a).is_some() && group_of(a) == group_of(b);
    let met = values.pairs.iter().filter(|&&(a, b, _)| inside(a, b));
    Some(Sum { total: met.map(|&(_, _, value)| value).sum(), bound: values.bound, unit: PARTS })
}
