//! What pieces of work that several people share cost by definition: each of these people costs 1.

use super::OnePerson;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;
use std::collections::BTreeSet;

impl SharingDefinition for OnePerson {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let pieces = reading.instance.pieces.iter().zip(&reading.held.work);
        let named = pieces.filter(|(piece, _)| self.pieces.contains(&piece.name));
        let people: BTreeSet<usize> = named.flat_map(|(_, people)| people.iter().copied()).collect();
        if people.len() > 1 { people.len() as i64 } else { 0 }
    }
}
