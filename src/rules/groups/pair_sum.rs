//! The sum of pair values inside groups, as large or as small as can be.

mod definition;

use super::prelude::*;
use crate::model::Cluster;
use crate::rules::group_rule::GroupDefinition;
use crate::rules::pair_values::Goal;

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
const MAX_MEMBERS: usize = 5_000;

/// A rule about the sum of pair values inside groups.
trait PairSum: GroupDefinition {
    const GOAL: Goal;

    fn values(&self) -> &PairValues;
}

impl PairSum for MostOf {
    const GOAL: Goal = Goal::Most;

    fn values(&self) -> &PairValues {
        &self.0
    }
}

impl PairSum for LeastOf {
    const GOAL: Goal = Goal::Least;

    fn values(&self) -> &PairValues {
        &self.0
    }
}

impl<T: PairSum> GroupRule for T {
    fn words(&self, _: &About) -> String {
        let how = self.values().sum_words(T::GOAL);
        format!("the sum of the pair values inside groups is {how}")
    }

    fn pairs(&self, members: usize) -> usize {
        members.saturating_mul(members)
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.no_scope(about, faults);
        let members = context.members.len();
        if members > MAX_MEMBERS {
            faults.push(InputFault::too_many_for_pairs(members, MAX_MEMBERS));
            return None;
        }
        self.values().check_side(T::GOAL, faults);
        let scaled = self.values().scaled(context.roster, faults)?;
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
        let price = scaled.price(T::GOAL, required, faults)?;
        let cluster = Cluster::new(members, square, context.contact(false), price);
        let counts = vec![Count::Cluster(cluster)];
        Some(Lowered {
            counts,
            scale: 10i64.pow(scaled.decimals),
            unit: Unit::new("pair value", "pair values"),
            bends: required || scaled.bound.is_some(),
            gain: T::GOAL == Goal::Most && scaled.bound.is_none(),
            in_levels: false,
        })
    }
}
