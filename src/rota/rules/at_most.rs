//! A cap on one person's turns.

mod definition;

use super::prelude::*;

/// A member has at most `turns`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct AtMost {
    pub(super) member: String,
    pub(super) turns: u32,
}

impl TurnRule for AtMost {
    fn words(&self, about: &About) -> String {
        let turns = Unit::new("turn", "turns").counted(f64::from(self.turns));
        format!("`{}` has at most {turns} in {}", self.member, about.roles_together())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let capped = faults.keep(context.roster.member(&self.member))?;
        let price = Price::range(None, Some(i64::from(self.turns)));
        let grid = context.weighted_grid(
            0..context.meetings.len(),
            |_, member| (member == capped).then_some((0, 1)),
            |_, held| held.iter().filter(|role| context.concerned.contains(role)).count() as i64,
        );
        let grid = grid.covering(1, 1);
        let tally = Tally::new(grid, context.slots, |_, _| price.clone());
        Lowered::whole(vec![Count::Tally(tally)], Unit::new("turn", "turns"))
    }
}
