//! What places that are not taken cost by definition.

use super::PlacesFilled;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for PlacesFilled {
    /// Nothing: what has a place too many or too few is refused as a plan.
    fn cost(&self, _: &[usize], _: &RotaReading<'_>) -> i64 {
        0
    }
}
