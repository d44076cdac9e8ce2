//! What hosts, and members who come back to a table, cost by definition.

use super::{DifferentTables, HostTables, Hosts, most_at_a_table};
use crate::roster::MemberId;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;
use std::collections::BTreeMap;

impl OverRoundsDefinition for Hosts {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let hosts = reading.members(&self.members);
        let mut cost = 0;
        for round in reading.rounds.iter().filter(|round| !round.fixed) {
            let exact = self.members.len() == round.tables.len();
            for (at, (_, members)) in round.tables.iter().enumerate() {
                let here = hosts.iter().filter(|host| members.contains(host)).count() as i64;
                cost += (1 - here).max(0) + if exact { (here - 1).max(0) } else { 0 };
                if self.tables == HostTables::Pinned
                    && let Some(host) = hosts.get(at)
                {
                    let elsewhere = round.tables.iter().any(|(_, other)| other.contains(host));
                    let there = elsewhere || round.out.contains(host);
                    cost += i64::from(there && !members.contains(host));
                }
            }
        }
        let returns = if self.tables == HostTables::Rotating { returns(&hosts, reading) } else { 0 };
        (i128::from(cost + returns), 1)
    }
}

impl OverRoundsDefinition for DifferentTables {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        (i128::from(returns(&reading.members(&self.members), reading)), 1)
    }
}

/// How often members come back to a table more often than they need to.
fn returns(members: &[MemberId], reading: &RoundsReading<'_>) -> i64 {
    let most = most_at_a_table(reading.instances);
    let mut times: BTreeMap<(MemberId, &str), i64> = BTreeMap::new();
    for (name, seated) in reading.rounds.iter().flat_map(|round| &round.tables) {
        for &member in seated.iter().filter(|member| members.contains(member)) {
            *times.entry((member, name)).or_default() += 1;
        }
    }
    times.into_values().map(|times| (times - most).max(0)).sum()
}
