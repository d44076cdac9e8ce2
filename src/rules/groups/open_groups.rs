//! How many groups are open: have anybody in them.

mod definition;

use super::prelude::*;
use crate::error::quoted;
use crate::model::{Grid, Tally, ThresholdCounts};
use crate::rules::rule::Scope;

/// As few groups as can be are open, or at most so many; each counts as much as it costs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenGroups {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) most: Option<u32>,
    /// What groups cost; 1 for one that is not named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) costs: Vec<(String, u32)>,
}

impl GroupRule for OpenGroups {
    fn words(&self, about: &About) -> String {
        let of = match &about.groups {
            Scope::Named(names) => format!(" of {}", quoted(names)),
            _ => String::new(),
        };
        match (self.most, self.costs.is_empty()) {
            (None, true) => format!("as few groups as can be are open{of}"),
            (None, false) => format!("the groups that are open{of} cost as little as can be"),
            (Some(1), true) => format!("at most 1 group is open{of}"),
            (Some(most), true) => format!("at most {most} groups are open{of}"),
            (Some(most), false) => format!("the groups that are open{of} cost at most {most}"),
        }
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every], faults);
        let Some(scope) = context.scope(about, faults) else {
            faults.push(InputFault::scope_does_not_fit());
            return None;
        };
        if required && self.most.is_none() {
            faults.push(fault!(
                WrongBound,
                "a required number of open groups needs a bound; say how many may be open with `most`, or prefer the rule"
            ));
        }
        let mut costs: BTreeMap<usize, i64> = BTreeMap::new();
        for (name, cost) in &self.costs {
            let group = context.group(name, faults);
            if group.is_some_and(|group| costs.insert(group, i64::from(*cost)).is_some()) {
                faults.push(InputFault::twice(Noun::Group, name));
            }
        }
        let cost = |bucket: u32| costs.get(&scope[bucket as usize]).copied().unwrap_or(1);
        let ones = vec![vec![(0, 1)]; context.members.len()];
        let grid = Grid::new(ones, context.buckets(Some(&scope))).covering(1, scope.len());
        let count = match self.most {
            None => Count::Tally(Tally::new(grid, &context.slots, |bucket, _| Price::opened(cost(bucket)))),
            Some(most) => {
                let price = Price::range(None, Some(i64::from(most)));
                Count::ThresholdCounts(ThresholdCounts::together(grid, 1, cost, price))
            }
        };
        let unit = if self.costs.is_empty() {
            Unit::new("open group", "open groups")
        } else {
            Unit::named("cost of open groups")
        };
        let lowered = Lowered::whole(vec![count], unit)?;
        Some(Lowered { bends: required || self.most.is_some(), ..lowered })
    }
}
