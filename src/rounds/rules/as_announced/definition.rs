//! What changes of announced tables cost by definition: members who are there and do not sit where it was announced.

use super::TablesAsAnnounced;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;

impl OverRoundsDefinition for TablesAsAnnounced {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let rounds = reading.rounds.iter().zip(&self.rounds);
        let mut changes = 0i128;
        for (round, announced) in rounds.filter(|(round, _)| !round.fixed) {
            for table in &announced.tables {
                for member in reading.members(&table.members) {
                    let seat = round.tables.iter().find(|(_, members)| members.contains(&member));
                    let there = seat.is_some() || round.out.contains(&member);
                    let same = seat.is_some_and(|(name, _)| *name == table.name);
                    changes += i128::from(there && !same);
                }
            }
        }
        (changes, 1)
    }
}
