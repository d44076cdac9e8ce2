//! What leads of outputs away from the shares of tags cost by definition: how many leads each tag is off its share,
//! rounded down or up.

use super::OutputLeadsOver;
use crate::shares::check::reading::SharesReading;
use crate::shares::piece::PieceKind;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for OutputLeadsOver {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut leads = Vec::new();
        for (piece, people) in reading.instance.pieces.iter().zip(&reading.held.work) {
            let has_lead = piece.places.first().is_some_and(|place| place.lead);
            if piece.kind == Some(PieceKind::Output) && has_lead {
                leads.extend(people.first());
            }
        }
        let all = reading.instance.people.len() as i64;
        let mut off = 0;
        for tag in reading.tags(&self.dimension) {
            let holders = reading.people().filter(|&person| reading.holds(person, tag)).count() as i64;
            let led = leads.iter().filter(|&&person| reading.holds(person, tag)).count() as i64;
            let (low, rest) = (leads.len() as i64 * holders / all, leads.len() as i64 * holders % all);
            let high = low + i64::from(rest > 0);
            off += (low - led).max(led - high).max(0);
        }
        off
    }
}
