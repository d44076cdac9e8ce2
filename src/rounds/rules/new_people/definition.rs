//! What too few new people cost by definition: how many too few are met for the first time ever.

use super::NewPeople;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;

impl OverRoundsDefinition for NewPeople {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let companions = &reading.companions;
        let mut new = vec![0i64; reading.roster.len()];
        for pair in reading.met.keys() {
            if !companions.contains(pair) && !reading.past.contains_key(pair) {
                new[pair.0 as usize] += 1;
                new[pair.1 as usize] += 1;
            }
        }
        let missing: i64 = new.into_iter().map(|met| (i64::from(self.least) - met).max(0)).sum();
        (i128::from(missing), 1)
    }
}
