//! What places count in groups: a hat that is worn, or what members bring.

use crate::error::{Faults, fault};
use crate::model::{Count, Grid, Price, Tally, Weighted};
use crate::roster::TagId;
use crate::rules::lowering_context::LoweringContext;

/// What is counted.
pub(super) enum Counted {
    /// A hat that is worn.
    Hat(TagId),
    /// What each of those who take part brings to one column, in parts of a person of which this many make one.
    Brought(Vec<Vec<Weighted>>, i64),
}

/// Parts of a person, asked of a group that may be empty, beyond which the rule is refused: each is a step of a price.
const MAX_PARTS: i64 = 4_096;

impl Counted {
    /// Nobody brings anything.
    pub(super) fn nothing(context: &LoweringContext<'_>) -> Counted {
        Counted::Brought(vec![Vec::new(); context.members.len()], 1)
    }

    /// How many parts make a person.
    pub(super) fn scale(&self) -> i64 {
        match self {
            Counted::Hat(_) => 1,
            Counted::Brought(_, scale) => *scale,
        }
    }

    /// How much of it each group of the scope has, or all together.
    pub(super) fn tally(
        &self,
        context: &LoweringContext<'_>,
        scope: Option<&[usize]>,
        price: &Price,
        faults: &mut Faults,
    ) -> Option<Count> {
        match self {
            Counted::Hat(tag) => Some(context.hat_tally(scope, &[*tag], |_, _, _| price.clone())),
            Counted::Brought(columns, _) => context.tally_of(columns.clone(), scope, faults, |_, _| price.clone()),
        }
    }

    /// What is missing of `least` in each of these groups that anybody is in. Everybody there counts 1, and a part more
    /// than all of them together: the number of parts that are full is what there is of them.
    pub(super) fn least_if_open(
        &self,
        context: &LoweringContext<'_>,
        groups: &[usize],
        least: i64,
        faults: &mut Faults,
    ) -> Option<Count> {
        if least > MAX_PARTS {
            faults.push(fault!(
                BeyondLimit,
                "{least} parts of a person are asked of a group that may be empty, and at most {MAX_PARTS} are \
                 allowed; ask for fewer, count whole people, or make the group one that is not optional"
            ));
            return None;
        }
        let part = 1 + groups.iter().map(|&group| *context.size(group).end() as i64).max().unwrap_or(1);
        let (columns, weights) = match self {
            Counted::Hat(tag) => {
                let weight = |hat: &Option<TagId>| if *hat == Some(*tag) { part + 1 } else { 1 };
                (vec![vec![(0, 1)]; context.members.len()], Some(context.hat_of.iter().map(weight).collect()))
            }
            Counted::Brought(columns, _) => {
                let brought = |columns: &Vec<Weighted>| columns.iter().map(|&(_, weight)| weight).sum::<i64>();
                (columns.iter().map(|columns| vec![(0, part * brought(columns) + 1)]).collect(), None)
            }
        };
        let grid = Grid::new(columns, context.buckets(Some(groups))).covering(1, groups.len());
        let grid = match weights {
            Some(weights) => grid.weighing(weights),
            None => grid,
        };
        let price = Price::missing_lots(least, part);
        Some(Count::Tally(Tally::new(grid, &context.slots, |_, _| price.clone())))
    }
}
