//! What hosts, and members who do not go round the tables evenly, cost by definition.

use super::{DifferentTables, HostTables, Hosts};
use crate::roster::MemberId;
use crate::rounds::check::{RoundsReading, SeatedRound};
use crate::rounds::over::OverRoundsDefinition;
use crate::rounds::rules::sitting_out::fair_times_out;
use crate::rules::definition::Ratio;
use crate::rules::definition::visits::{OwnPeriod, uneven_visits};
use std::collections::BTreeSet;

impl OverRoundsDefinition for Hosts {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let hosts = reading.members(&self.members);
        let to_come = reading.rounds.iter().filter(|round| !round.fixed);
        let cost: i64 = to_come.map(|round| self.cost_in(round, &hosts)).sum();
        let visits = if self.tables == HostTables::Rotating { uneven(&hosts, reading) } else { 0 };
        (i128::from(cost + visits), 1)
    }

    fn is_broken_in(&self, round: &SeatedRound<'_>, reading: &RoundsReading<'_>) -> bool {
        self.cost_in(round, &reading.members(&self.members)) > 0
    }
}

impl Hosts {
    /// What the hosts at the tables of a round cost.
    fn cost_in(&self, round: &SeatedRound<'_>, hosts: &[MemberId]) -> i64 {
        let mut cost = 0;
        let exact = self.members.len() == round.tables.len();
        for (at, (_, members)) in round.tables.iter().enumerate() {
            let here = hosts.iter().filter(|host| members.contains(host)).count() as i64;
            let missing = if round.placement.is_closed(at) { 0 } else { (1 - here).max(0) };
            cost += missing + if exact { (here - 1).max(0) } else { 0 };
            if self.tables == HostTables::Pinned
                && let Some(host) = hosts.get(at)
            {
                let elsewhere = round.tables.iter().any(|(_, other)| other.contains(host));
                let there = elsewhere || round.out.contains(host);
                cost += i64::from(there && !members.contains(host));
            }
        }
        cost
    }
}

impl OverRoundsDefinition for DifferentTables {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        (i128::from(uneven(&reading.members(&self.members), reading)), 1)
    }
}

/// What the visits of members to tables cost, over the rounds in which they are there.
fn uneven(members: &[MemberId], reading: &RoundsReading<'_>) -> i64 {
    let out = fair_times_out(reading.instances, reading.roster.len());
    let names = reading.rounds.iter().map(|round| round.tables.iter().map(|(name, _)| *name).collect());
    let names: Vec<BTreeSet<&str>> = names.collect();
    let cost = |member: &MemberId| {
        let rounds = reading.rounds.iter().zip(&names);
        let own = rounds.filter_map(|(round, places)| {
            let table = round.tables.iter().find(|(_, seated)| seated.contains(member)).map(|(name, _)| *name);
            let there = table.is_some() || round.out.contains(member);
            there.then_some(OwnPeriod { place: table, places, fixed: round.fixed })
        });
        uneven_visits(&own.collect::<Vec<_>>(), &out[member.index()])
    };
    members.iter().map(cost).sum()
}
