//! Places are taken: all of them, or where they are counted as many as are needed.

mod definition;

use super::prelude::*;
use crate::error::quoted;
use crate::rota::role::SIZES;

/// As many people hold each role at each meeting as it has places.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct PlacesFilled {
    /// Places may stay open that are not needed: the rule that holds without being given.
    #[serde(skip)]
    pub(super) only_needed: bool,
}

impl TurnRule for PlacesFilled {
    fn words(&self, about: &About) -> String {
        match about.roles.as_deref() {
            None if self.only_needed => SIZES.to_owned(),
            None => "every place of every role is taken".to_owned(),
            Some(roles) => format!("every place of {} is taken", quoted(roles)),
        }
    }

    fn lower(&self, required: bool, context: &TurnLoweringContext<'_>, _: &mut Faults) -> Option<Lowered> {
        let mut counts = Vec::new();
        for (at, meeting) in context.meetings.iter().enumerate().filter(|(_, meeting)| meeting.fixed.is_none()) {
            for &role in context.concerned {
                let of_role = &meeting.roles[role];
                // The places of a group are its size; what is asked beyond that is that none stays open.
                let is_size = context.layout.groups().contains(&role);
                if is_size && (required || !of_role.may_stay_open()) {
                    continue;
                }
                let places = of_role.places as i64;
                let least = self.least(of_role.needed, of_role.places) as i64;
                let grid = context.grid(at..at + 1, |_, _| Some((0, 1)), |_, held| held.contains(&role).then_some(0));
                let price = |_, _| Price::range(Some(least), Some(places));
                counts.push(Count::Tally(Tally::new(grid.covering(1, 1), context.slots, price)));
            }
        }
        Lowered::whole(counts, Unit::new("open place", "open places"))
    }
}

impl PlacesFilled {
    /// How many places of a role must be taken, of which so many are needed.
    pub(super) fn least(&self, needed: usize, places: usize) -> usize {
        if self.only_needed { needed } else { places }
    }
}
