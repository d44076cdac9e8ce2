//! What decisions without two leads of different tags cost by definition: how many tagged leads each is short of two,
//! and one for each tag without which none of its leads holds another.

use super::LeadsOver;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for LeadsOver {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let tags = reading.tags(&self.dimension);
        let short = |leads: &Vec<usize>| {
            let tagged = |person: &&usize| tags.iter().any(|&tag| reading.holds(**person, tag));
            let two = 2 - leads.iter().filter(tagged).count() as i64;
            two.max(0) + reading.without_another(leads, &tags)
        };
        reading.held.leads.iter().map(short).sum()
    }
}
