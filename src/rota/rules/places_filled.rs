//! Every place is taken, where one person may hold two roles and places are counted.

mod definition;

use super::prelude::*;

/// As many people hold each role at each meeting as it has places.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct PlacesFilled {}

impl TurnRule for PlacesFilled {
    fn words(&self, _: &About) -> String {
        "every place of every role is taken".to_owned()
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, _: &mut Faults) -> Option<Lowered> {
        let mut counts = Vec::new();
        for (at, meeting) in context.meetings.iter().enumerate() {
            let counted = (0..context.roles.len()).filter(|role| !context.layout.groups().contains(role));
            for role in counted.filter(|_| meeting.fixed.is_none()) {
                let places = meeting.roles[role].places as i64;
                let grid = context.grid(at..at + 1, |_, _| Some((0, 1)), |_, held| held.contains(&role).then_some(0));
                let price = |_, _| Price::range(Some(places), Some(places));
                counts.push(Count::Tally(Tally::new(grid.covering(1, 1), context.slots, price)));
            }
        }
        Lowered::whole(counts, Unit::new("place", "places"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }
}
