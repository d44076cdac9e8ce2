//! What places that stay open cost by definition.

use super::PlacesFilled;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// Every place that stays open at a meeting to come. What leaves a needed place open, or takes one twice, is refused as
/// a plan.
impl TurnDefinition for PlacesFilled {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut open = 0;
        for at in (0..reading.held.len()).filter(|&at| !self.only_needed && reading.is_to_come(at)) {
            for &role in roles {
                open += reading.meetings[at].roles[role].places.saturating_sub(reading.held[at][role].len());
            }
        }
        open as i64
    }
}
