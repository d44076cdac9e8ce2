//! What leads with a conflict of interest cost by definition: how many of the decisions the member leads.

use super::ConflictOfInterest;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for ConflictOfInterest {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let decisions = reading.instance.decisions.iter().zip(&reading.held.leads);
        let about = decisions
            .filter(|(decision, _)| decision.name == self.topic || decision.topic.as_ref() == Some(&self.topic));
        let leads = about.flat_map(|(_, leads)| leads);
        leads.filter(|&&person| reading.is(person, &self.member)).count() as i64
    }
}
