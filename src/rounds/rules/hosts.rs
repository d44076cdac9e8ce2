//! Hosts of tables, and sitting at different tables from round to round.

mod definition;

use super::prelude::*;
use super::sitting_out::sitting_shares;
use crate::error::{fault, quoted};
use crate::model::{Grid, SlotId, Tally};
use crate::roster::MemberId;
use crate::rules::Rule;
use crate::rules::visits::Visits;
use itertools::Itertools;
use std::collections::BTreeMap;

/// Some members host the tables.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct Hosts {
    pub(in crate::rounds) members: Vec<String>,
    #[serde(default, skip_serializing_if = "HostTables::is_any")]
    pub(in crate::rounds) tables: HostTables,
}

/// Which tables a host has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(in crate::rounds) enum HostTables {
    /// Any.
    #[default]
    Any,
    /// The same in every round, in the order of hosts and tables.
    Pinned,
    /// Another each time, all evenly.
    Rotating,
}

impl HostTables {
    fn is_any(&self) -> bool {
        *self == HostTables::Any
    }
}

/// Some members sit at all tables evenly, and never at one in two of their rounds running while there is another.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::rounds) struct DifferentTables {
    pub(in crate::rounds) members: Vec<String>,
}

impl OverRoundsRule for Hosts {
    fn words(&self) -> String {
        let which = match self.tables {
            HostTables::Any => "",
            HostTables::Pinned => ", each at the same in every round",
            HostTables::Rotating => ", each at another each time, evenly",
        };
        format!("one of {} at each table{which}", quoted(&self.members))
    }

    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        let hosts = over.members(&self.members, faults);
        let to_come = |at: &usize| over.rounds[*at].fixed.is_none();
        for at in (0..over.rounds.len()).filter(to_come) {
            let round = &over.rounds[at];
            let there = hosts.iter().filter(|host| round.members.contains(host)).count();
            let tables = round.groups.iter().filter(|table| table.open_from.is_none()).count();
            if there < tables {
                faults.push(fault!(
                    WrongHosts,
                    "in round {round} {there} of the hosts are there for {tables} tables; name more hosts or \
                     take fewer tables",
                    round = at + 1
                ));
            }
            if self.tables == HostTables::Pinned && !self.is_exact(round) {
                faults.push(fault!(
                    WrongHosts,
                    "in round {round} there are {tables} tables for {hosts} pinned hosts; name as many hosts \
                     as tables",
                    round = at + 1,
                    tables = round.groups.len(),
                    hosts = self.members.len()
                ));
            }
        }
        let at_tables = (0..over.rounds.len()).filter(to_come).flat_map(|at| self.at_each_table(at, &hosts, over));
        let mut counts: Vec<Count> = at_tables.collect();
        if self.tables == HostTables::Rotating {
            counts.extend(different_tables(&hosts, over, faults)?);
        }
        Lowered::whole(counts, Unit::new("table", "tables"))
    }

    /// Each host is at a table, where hosts are pinned.
    fn at_tables(&self, _: usize, round: &RoundInstance) -> Vec<Rule> {
        let pinned = self.tables == HostTables::Pinned;
        let hosts = self.members.iter().zip(&round.groups).filter(|_| pinned);
        hosts.map(|(host, table)| Rule::in_group(host.as_str(), table.name.as_str())).collect()
    }
}

impl Hosts {
    /// Whether exactly one hosts each table of a round: they are as many as the tables.
    fn is_exact(&self, round: &RoundInstance) -> bool {
        self.members.len() == round.groups.len()
    }

    /// The hosts at each table of a round. At one that may be empty everybody counts 1, and a host more than all others
    /// together, so that nobody at all is told from people without a host.
    fn at_each_table(&self, at: usize, hosts: &[MemberId], over: &OverRounds<'_>) -> Vec<Count> {
        let round = &over.rounds[at];
        let period = &over.slots.periods()[at];
        let (optional, others): (Vec<usize>, Vec<usize>) =
            (0..round.groups.len()).partition(|&table| round.groups[table].open_from.is_some());
        let tally = |tables: &[usize], host: i64, other: i64, price: Price| {
            let bring = |member: &MemberId| vec![(0, if hosts.contains(member) { host } else { other })];
            let table = |slot: usize| {
                let group = over.slots.group_of(SlotId(slot as u32))? - period.groups.start;
                tables.binary_search(&group).ok().map(|table| table as u32)
            };
            let grid = Grid::new(round.members.iter().map(bring), period.slots.clone().map(table).collect());
            let grid = grid.covering(1, tables.len()).moved(period.units.start as u32, period.slots.start as u32);
            (!tables.is_empty()).then(|| Count::Tally(Tally::new(grid, over.slots, |_, _| price.clone())))
        };
        let most = self.is_exact(round).then_some(1);
        let all = round.members.len() as i64 + 1;
        let counts = [
            tally(&others, 1, 0, Price::range(Some(1), most)),
            tally(&optional, all + 1, 1, Price::missing_lots(1, all)),
            most.and_then(|most| tally(&optional, 1, 0, Price::range(None, Some(most)))),
        ];
        counts.into_iter().flatten().collect()
    }
}

impl OverRoundsRule for DifferentTables {
    fn words(&self) -> String {
        format!("another table each time, all evenly, for {}", quoted(&self.members))
    }

    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        let members = over.members(&self.members, faults);
        if self.members.is_empty() {
            faults.push(InputFault::too_few_members(0));
        }
        Lowered::whole(different_tables(&members, over, faults)?, Unit::new("visit", "visits"))
    }
}

/// How often each of these members sits at each table over the rounds, and in two rounds running.
fn different_tables(members: &[MemberId], over: &OverRounds<'_>, faults: &mut Faults) -> Option<Vec<Count>> {
    let tables = over.rounds.iter().flat_map(|round| &round.groups);
    let number: BTreeMap<&str, u32> = tables.map(|table| table.name.as_str()).unique().zip(0..).collect();
    let groups: Vec<u32> =
        over.rounds.iter().flat_map(|round| &round.groups).map(|table| number[table.name.as_str()]).collect();
    let place = |slot: SlotId| over.slots.group_of(slot).map(|group| groups[group]);
    let visits = Visits {
        slots: over.slots,
        members: over.members_of_units().map(|(_, member)| member).collect(),
        places: over.slots.slot_ids().map(place).collect(),
        number: number.len(),
        fixed: over.rounds.iter().map(|round| round.fixed.is_some()).collect(),
    };
    let out = sitting_shares(over.roster.len(), over.rounds);
    visits.counts(members, &|member| out[member.index()].clone(), faults)
}
