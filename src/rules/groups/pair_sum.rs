//! The sum of pair values inside groups, as large or as small as can be.

mod definition;

use crate::error::{Faults, InputFault, fault};
use crate::model::{Cluster, Count, Price};
use crate::rules::group_rule::GroupRule;
use crate::rules::lowered::Lowered;
use crate::rules::lowering_context::LoweringContext;
use crate::rules::pair_values::{Goal, PairValues};
use crate::rules::rule::About;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The sum is as large as can be, or at least a number.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct MostOf(pub(crate) PairValues);

/// The sum is as small as can be, or at most a number.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct LeastOf(pub(crate) PairValues);

/// Members beyond which a full square of values is refused: it would take 100 MB.
const MOST_MEMBERS: usize = 5_000;

impl GroupRule for MostOf {
    fn words(&self, _: &About, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sum of the pair values inside groups is ")?;
        match self.0.bound() {
            Some((_, bound)) => write!(f, "at least {bound}"),
            None => f.write_str("as large as can be"),
        }
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.no_scope(about, faults);
        lower(&self.0, Goal::Most, required, context, faults)
    }
}

impl GroupRule for LeastOf {
    fn words(&self, _: &About, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sum of the pair values inside groups is ")?;
        match self.0.bound() {
            Some((_, bound)) => write!(f, "at most {bound}"),
            None => f.write_str("as small as can be"),
        }
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.no_scope(about, faults);
        lower(&self.0, Goal::Least, required, context, faults)
    }
}

fn lower(
    values: &PairValues,
    goal: Goal,
    required: bool,
    context: &LoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    let members = context.members.len();
    if members > MOST_MEMBERS {
        faults.push(InputFault::too_many_for_pairs(members, MOST_MEMBERS));
        return None;
    }
    let fits = values.bound().is_none_or(|(side, _)| side == goal);
    if !fits {
        faults.push(fault!(
            WrongBound,
            "a sum that is to be large is bounded from below, one that is to be small from above; \
             turn the bound round or leave it out"
        ));
    }
    let scaled = values.scaled(context.roster, faults)?;
    let mut square = vec![0i32; members * members];
    for &(first, second, value) in &scaled.pairs {
        let (Some(first), Some(second)) = (context.unit(first), context.unit(second)) else {
            continue;
        };
        let Ok(value) = i32::try_from(value) else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        square[first.index() * members + second.index()] = value;
        square[second.index() * members + first.index()] = value;
    }
    let price = match (required, goal, scaled.bound) {
        (_, Goal::Most, Some(bound)) => Price::range(Some(bound), None),
        (_, Goal::Least, Some(bound)) => Price::range(None, Some(bound)),
        (true, _, None) => {
            faults.push(fault!(
                WrongBound,
                "a required sum of pair values needs a bound; give one with `at_least` or `at_most`, or \
                 prefer the rule"
            ));
            return None;
        }
        (false, Goal::Most, None) => Price::linear(-1),
        (false, Goal::Least, None) => Price::linear(1),
    };
    let cluster = Cluster::new(members, square, context.contact(false), price);
    let counts = vec![Count::Cluster(cluster)];
    Some(Lowered {
        counts,
        scale: 10i64.pow(scaled.decimals),
        unit: Unit::new("pair value", "pair values"),
        bends: required || scaled.bound.is_some(),
    })
}
