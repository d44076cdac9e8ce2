//! How many turns somebody has.

mod definition;

use super::prelude::*;
use crate::rules::bounds::Bounds;

/// Everybody has `min` to `max` turns, all roles taken together.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct NumberOfTurns {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
}

impl TurnRule for NumberOfTurns {
    fn words(&self, about: &About) -> String {
        let NumberOfTurns { min, max } = *self;
        let turns = Bounds { min, max }.counted("turn", "turns");
        format!("{} has {turns} in {}", about.everybody(), about.roles_together())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let bounds = Bounds { min: self.min, max: self.max };
        faults.note(bounds.fault());
        let price = Price::range(bounds.low(), bounds.high());
        let grid = context.weighted_grid(
            0..context.meetings.len(),
            |_, member| Some((context.people.binary_search(&member).ok()? as u32, 1)),
            |_, held| held.iter().filter(|role| context.concerned.contains(role)).count() as i64,
        );
        let grid = grid.covering(context.people.len(), 1);
        let tally = Tally::new(grid, context.slots, |_, _| price.clone());
        Lowered::whole(vec![Count::Tally(tally)], Unit::new("turn", "turns"))
    }

    fn is_about_members(&self) -> bool {
        true
    }

    fn why_out_of_reach(&self, filled: bool, context: &TurnLoweringContext<'_>) -> Option<String> {
        let NumberOfTurns { min, max } = *self;
        context.places_against(filled, 0..context.meetings.len(), context.concerned, Bounds { min, max })
    }
}
