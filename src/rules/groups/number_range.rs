//! The range of a number: how far the greatest is from the least among the members of a group.

mod definition;
mod numbers;

use self::numbers::Numbers;
use super::missing::Missing;
use super::prelude::*;
use crate::model::{Grid, NumberRanges, RangeGoal};
use crate::roster::written::NumberText;
use crate::rules::rule::Scope;

/// The range of a number is as small as can be in each group, or at most a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SmallRange {
    pub(crate) of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at_most: Option<NumberText>,
    /// How those count who lack the number: `mean`, `leave_out` or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Missing>,
}

/// The range of a number is as large as can be in each group, or at least a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct LargeRange {
    pub(crate) of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at_least: Option<NumberText>,
    /// How those count who lack the number: `mean`, `leave_out` or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Missing>,
}

/// Either rule, as what it is to do.
struct RangeOf<'a> {
    of: &'a str,
    goal: RangeGoal,
    bound: Option<&'a str>,
    missing: Option<&'a Missing>,
}

/// The bound as it was given.
fn text(bound: &Option<NumberText>) -> Option<&str> {
    bound.as_ref().map(|NumberText(text)| text.as_deref().unwrap_or("null"))
}

impl SmallRange {
    fn range(&self) -> RangeOf<'_> {
        let (bound, missing) = (text(&self.at_most), self.missing.as_ref());
        RangeOf { of: &self.of, goal: RangeGoal::Small, bound, missing }
    }
}

impl LargeRange {
    fn range(&self) -> RangeOf<'_> {
        let (bound, missing) = (text(&self.at_least), self.missing.as_ref());
        RangeOf { of: &self.of, goal: RangeGoal::Large, bound, missing }
    }
}

impl GroupRule for SmallRange {
    fn words(&self, about: &About) -> String {
        self.range().words(about)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Any(&self.of)]
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        self.range().lower(about, required, context, faults)
    }
}

impl GroupRule for LargeRange {
    fn words(&self, about: &About) -> String {
        self.range().words(about)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Any(&self.of)]
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        self.range().lower(about, required, context, faults)
    }
}

impl RangeOf<'_> {
    fn words(&self, about: &About) -> String {
        let how = match (self.goal, self.bound) {
            (RangeGoal::Small, Some(bound)) => format!("at most {bound}"),
            (RangeGoal::Small, None) => "as small as can be".to_owned(),
            (RangeGoal::Large, Some(bound)) => format!("at least {bound}"),
            (RangeGoal::Large, None) => "as large as can be".to_owned(),
        };
        let missing = self.missing.map_or(String::new(), Missing::words);
        format!("the range of `{}`{missing} is {how} {}", self.of, about.place_words())
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every], faults).then_some(())?;
        if about.groups == Scope::Over && context.everyone {
            faults.push(fault!(
                AlwaysTheSame,
                "everybody is placed, so that this range is the same in every plan; ask it of each group, or leave it out"
            ));
        }
        if required && self.bound.is_none() {
            faults.push(fault!(
                WrongBound,
                "a required range needs a bound; give one with `at_least` or `at_most`, or prefer the rule"
            ));
        }
        let scope = context.scope(about, faults);
        let numbers = Numbers::new(self, required, context, faults)?;
        let lacking = numbers.values.len() as u32;
        let columns = numbers.column_of.into_iter().map(|column| vec![(column.unwrap_or(lacking), 1)]);
        let buckets = scope.as_ref().map_or(1, Vec::len);
        let grid = Grid::new(columns, context.buckets(scope.as_deref())).covering(0, buckets);
        let group = |bucket: u32| scope.as_ref().map(|groups| &context.groups[groups[bucket as usize]]);
        let optional = |bucket: u32| {
            let asked = self.goal == RangeGoal::Large && self.bound.is_some();
            asked && group(bucket).is_some_and(|group| group.open_from.is_some())
        };
        let ranges = NumberRanges::new(grid, numbers.values, self.goal, numbers.bound, optional);
        Some(Lowered {
            counts: vec![Count::NumberRanges(ranges)],
            scale: numbers.scale,
            unit: Unit::named(self.of),
            bends: required || self.bound.is_some(),
            gain: self.goal == RangeGoal::Large && self.bound.is_none(),
            in_levels: false,
        })
    }
}
