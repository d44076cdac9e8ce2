//! What is given of rounds, checked and brought together round by round.

use super::builder::{RoundsBuilder, Tables};
use super::plan::{PlannedRound, PlannedTable};
use super::round_instance::{FixedRound, RoundInstance, hosts};
use super::rules::{RoundKind, RoundRules};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::periods::{PeriodFaults, Periods};
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::entry::numbered;
use crate::rules::{Group, RuleEntry, Size, sizes};
use std::collections::{BTreeMap, BTreeSet};

/// Rounds beyond which a problem is refused, members times rounds, and tables times rounds.
const MAX_ROUNDS: usize = 1_000;
const MAX_SEATS: usize = 10_000_000;
const MAX_TABLES: usize = 1 << 18;

/// What is given, with its calendar.
pub(super) struct RoundsValidation<'a> {
    roster: &'a Roster,
    given: &'a RoundsBuilder,
    asked: &'a [RuleEntry<RoundKind>],
    /// The dimension of which hats are worn.
    hats: Option<DimensionId>,
    pub(super) periods: Periods,
}

impl<'a> RoundsValidation<'a> {
    /// Notes what is wrong with the calendar, and rounds named that there are none of.
    pub(super) fn new(
        roster: &'a Roster,
        given: &'a RoundsBuilder,
        asked: &'a [RuleEntry<RoundKind>],
        hats: Option<DimensionId>,
        faults: &mut Faults,
    ) -> RoundsValidation<'a> {
        let lists = given.tables_in.iter().map(|(_, tables)| tables).chain([&given.tables]);
        let tables = lists.map(|Tables(tables)| sizes::number(tables)).max().unwrap_or(0);
        // Too many tables for one round are a fault of their own.
        let most_tables = (MAX_TABLES / tables.max(1)).max(1);
        let max = (MAX_SEATS / roster.len().max(1)).min(most_tables).min(MAX_ROUNDS);
        let periods = Periods::new(Noun::Round, given.rounds, max, given.fixed.len(), faults);
        periods.check_own(
            "tables_in",
            &given.tables_in,
            |round| fault!(Twice, "round {round} gets tables of its own twice; give them once"),
            faults,
        );
        for (id, asked) in numbered(asked) {
            if let (RoundRules::Tables(_), Some(named)) = (&asked.rule.kind.0, &asked.rule.about.periods) {
                let mut own = faults.of_part();
                periods.check_list(named, &mut own);
                asked.note(id, own, faults);
            }
        }
        let periods = periods.met_before(roster, &given.met_before, faults).absent(roster, &given.absent, faults);
        RoundsValidation { roster, given, asked, hats, periods }
    }

    /// The rounds one by one.
    pub(super) fn rounds(&self, faults: &mut Faults) -> Vec<RoundInstance> {
        let mut of_rounds = PeriodFaults::default();
        let mut rounds = Vec::new();
        for at in self.periods.positions() {
            let mut own = faults.of_part();
            rounds.push(match self.given.fixed.get(at) {
                Some(round) => own.inside(&format!("fixed[{at}]"), |own| self.fixed_round(at, round, own)),
                None => self.round(at, &mut own),
            });
            of_rounds.add(at, own);
        }
        of_rounds.tell(Noun::Round, faults);
        rounds
    }

    /// The tables that are given for a round, and where.
    fn tables(&self, at: usize) -> (&'a Tables, String) {
        match self.given.tables_in.iter().position(|(round, _)| *round == at + 1) {
            Some(own) => (&self.given.tables_in[own].1, format!("tables_in[{own}][1]")),
            None => (&self.given.tables, "tables".to_owned()),
        }
    }

    /// A round that is still to be planned.
    fn round(&self, at: usize, faults: &mut Faults) -> RoundInstance {
        let members = self.periods.there(at, self.roster);
        let (Tables(tables), list) = self.tables(at);
        if members.is_empty() {
            faults.push(InputFault::nobody_there().in_entry(Place::path("absent")));
        }
        let mut groups = sizes::groups(&list, tables, members.len(), faults);
        let everyone = !self.given.sit_out || sizes::places(&groups) >= members.len();
        if !everyone {
            // No seat stays empty while somebody sits out.
            for group in &mut groups {
                group.size = *group.size.end()..=*group.size.end();
                group.open_from = None;
            }
        }
        sizes::check_places(&list, &groups, everyone, members.len(), faults);
        let (hosts, seats) = (self.hosts(groups.len()), sizes::places(&groups));
        RoundInstance { hosts, members, groups, seats, everyone, fixed: None }
    }

    /// Those who host a table in every round with this number of tables, as a required rule names as many hosts.
    fn hosts(&self, tables: usize) -> Vec<MemberId> {
        hosts(self.roster, self.asked.iter().filter(|asked| asked.is_required()), tables)
    }

    /// A round that is over, with the tables that it had.
    fn fixed_round(&self, at: usize, round: &PlannedRound, faults: &mut Faults) -> RoundInstance {
        let mut seen: BTreeSet<MemberId> = BTreeSet::new();
        let mut read = |names: &[String]| {
            let mut found = Vec::new();
            for name in names {
                let Some(member) = self.roster.known_member(name, faults) else {
                    continue;
                };
                if !seen.insert(member) {
                    faults.push(InputFault::twice(Noun::Member, name));
                } else if !self.periods.is_away(at, member) {
                    found.push(member);
                }
            }
            found
        };
        let tables: Vec<Vec<MemberId>> = round.tables.iter().map(|table| read(&table.members)).collect();
        let out = read(&round.out);
        let mut hats = BTreeMap::new();
        for (table, seated) in round.tables.iter().zip(&tables) {
            for &member in seated {
                if let Some(hat) = table.hats.get(self.roster.name(member)) {
                    hats.extend(faults.keep(self.hat(member, hat)).map(|hat| (member, hat)));
                }
            }
            let named: BTreeSet<&String> = table.members.iter().collect();
            for name in table.hats.keys().filter(|name| !named.contains(name)) {
                faults.push(InputFault::hat_of_another_table(name, &table.name));
            }
        }
        let mut members: Vec<MemberId> = tables.iter().flatten().chain(&out).copied().collect();
        members.sort_unstable();
        let (Tables(given), _) = self.tables(at);
        let is_optional =
            |table: &PlannedTable| given.iter().filter_map(|given| given.size_of(&table.name)).any(Size::is_optional);
        let group = |(table, members): (&PlannedTable, &Vec<MemberId>)| {
            let open_from = (members.is_empty() && is_optional(table)).then_some(0);
            Group { open_from, ..Group::new(&table.name, members.len()..=members.len()) }
        };
        RoundInstance {
            groups: round.tables.iter().zip(&tables).map(group).collect(),
            seats: members.len() - out.len(),
            members,
            everyone: out.is_empty(),
            hosts: self.hosts(round.tables.len()),
            fixed: Some(FixedRound { tables, out, hats }),
        }
    }

    /// A hat as a plan names it, or as rules do: of two with one name, the one of the dimension of which hats are worn.
    fn hat(&self, member: MemberId, name: &str) -> Result<TagId, InputFault> {
        let dimensions = self.hats.into_iter().chain(self.roster.dimension_ids());
        let agreed: Vec<TagId> = dimensions.flat_map(|of| self.roster.hats_of(member, of)).copied().collect();
        if let Some(tag) = agreed.iter().copied().find(|&tag| self.roster.tag(tag).name() == name) {
            return Ok(tag);
        }
        let tag = self.roster.resolve_tag(name)?;
        let is_agreed = agreed.contains(&tag);
        is_agreed.then_some(tag).ok_or_else(|| InputFault::hat_not_agreed(self.roster.name(member), name))
    }
}
