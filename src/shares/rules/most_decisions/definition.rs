//! What decisions beyond a share of all of them cost by definition: the weight beyond it.

use super::MostDecisions;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for MostDecisions {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let all: i64 = reading.instance.decisions.iter().map(|decision| decision.weight).sum();
        let (above, below) = self.share;
        let cap = all * i64::from(above) / i64::from(below.max(1));
        let capped = |person: &usize| self.member.as_ref().is_none_or(|id| reading.is(*person, id));
        let decided = reading.held.decided_of_all(reading.instance);
        let people = reading.people().filter(capped);
        people.map(|person| (decided[person] - cap).max(0)).sum()
    }
}
