//! What is given of rounds, checked and brought together round by round.

use super::builder::{RoundsBuilder, Tables};
use super::plan::{PlannedRound, PlannedTable};
use super::round_instance::{FixedRound, RoundInstance, hosts};
use super::rules::{RoundKind, RoundRules};
use crate::error::{Faults, InputFault, Noun, fault};
use crate::periods::{PeriodFaults, Periods};
use crate::roster::{MemberId, Roster};
use crate::rules::entry::numbered;
use crate::rules::{Group, RuleEntry, sizes};

/// Rounds beyond which a problem is refused, and members times rounds.
const MAX_ROUNDS: usize = 1_000;
const MAX_SEATS: usize = 10_000_000;

/// What is given, with its calendar.
pub(super) struct RoundsValidation<'a> {
    roster: &'a Roster,
    given: &'a RoundsBuilder,
    asked: &'a [RuleEntry<RoundKind>],
    pub(super) periods: Periods,
}

impl<'a> RoundsValidation<'a> {
    /// Notes what is wrong with the calendar, and rounds named that there are none of.
    pub(super) fn new(
        roster: &'a Roster,
        given: &'a RoundsBuilder,
        asked: &'a [RuleEntry<RoundKind>],
        faults: &mut Faults,
    ) -> RoundsValidation<'a> {
        let max = (MAX_SEATS / roster.len().max(1)).min(MAX_ROUNDS);
        let periods = Periods::new(Noun::Round, given.rounds, max, given.fixed.len(), faults);
        periods.check_own(
            "tables_in",
            &given.tables_in,
            |round| fault!(Twice, "round {round} gets tables of its own twice; give them once"),
            faults,
        );
        for (id, asked) in numbered(asked) {
            if let (RoundRules::Tables(_), Some(named)) = (&asked.rule.kind.0, &asked.rule.about.periods) {
                let mut own = Faults::default();
                periods.check_list(named, &mut own);
                asked.note(id, own, faults);
            }
        }
        let periods = periods.met_before(roster, &given.met_before, faults).absent(roster, &given.absent, faults);
        RoundsValidation { roster, given, asked, periods }
    }

    /// The rounds one by one.
    pub(super) fn rounds(&self, faults: &mut Faults) -> Vec<RoundInstance> {
        let mut of_rounds = PeriodFaults::default();
        let mut rounds = Vec::new();
        for at in self.periods.positions() {
            let mut own = Faults::default();
            rounds.push(match self.given.fixed.get(at) {
                Some(round) => own.inside(&format!("fixed[{at}]"), |own| self.fixed_round(at, round, own)),
                None => self.round(at, &mut own),
            });
            of_rounds.add(at, own);
        }
        of_rounds.tell(Noun::Round, faults);
        rounds
    }

    /// A round that is still to be planned.
    fn round(&self, at: usize, faults: &mut Faults) -> RoundInstance {
        let members = self.periods.there(at, self.roster);
        let own = self.given.tables_in.iter().position(|(round, _)| *round == at + 1);
        let (Tables(tables), list) = match own {
            Some(own) => (&self.given.tables_in[own].1, format!("tables_in[{own}][1]")),
            None => (&self.given.tables, "tables".to_owned()),
        };
        if members.is_empty() {
            faults.push(InputFault::nobody_there());
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
        sizes::check_places(&groups, everyone, members.len(), faults);
        let (hosts, seats) = (self.hosts(groups.len()), sizes::places(&groups));
        RoundInstance { hosts, members, groups, seats, everyone, fixed: None }
    }

    /// Those who host a table in every round with this number of tables, as a required rule names as many hosts.
    fn hosts(&self, tables: usize) -> Vec<MemberId> {
        hosts(self.roster, self.asked.iter().filter(|asked| asked.is_required()), tables)
    }

    /// A round that is over, with the tables that it had.
    fn fixed_round(&self, at: usize, round: &PlannedRound, faults: &mut Faults) -> RoundInstance {
        let mut seen: Vec<MemberId> = Vec::new();
        let mut read = |names: &[String]| {
            let mut found = Vec::new();
            for name in names {
                let Some(member) = faults.keep(self.roster.member(name)) else {
                    continue;
                };
                if seen.contains(&member) {
                    faults.push(InputFault::twice(Noun::Member, name));
                    continue;
                }
                seen.push(member);
                if !self.periods.is_away(at, member) {
                    found.push(member);
                }
            }
            found
        };
        let tables: Vec<Vec<MemberId>> = round.tables.iter().map(|table| read(&table.members)).collect();
        let out = read(&round.out);
        let worn = round.tables.iter().zip(&tables).flat_map(|(table, seated)| {
            let seated = seated.iter();
            seated.filter_map(|&member| Some((member, table.hats.get(self.roster.name(member))?.clone())))
        });
        let hats: Vec<(MemberId, String)> = worn.collect();
        let mut members: Vec<MemberId> = tables.iter().flatten().chain(&out).copied().collect();
        members.sort_unstable();
        let group = |(table, members): (&PlannedTable, &Vec<MemberId>)| {
            let open_from = members.is_empty().then_some(0);
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
}
