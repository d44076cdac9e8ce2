//! How many visits somebody pays to tables over the rounds.

mod definition;

use super::prelude::*;
use crate::error::quoted;
use crate::model::Tally;
use crate::roster::{MemberId, Roster};
use crate::rules::lowered::PEOPLE;
use crate::rules::lowering_context::too_many;
use crate::rules::number_of_visits::{NumberOfVisits, VISITS_OFF};
use itertools::Itertools;

impl OverRoundsRule for NumberOfVisits {
    fn words(&self) -> String {
        NumberOfVisits::words(self)
    }

    /// The visits of each member to each table, or to all of them, priced outside the bounds.
    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        let known = table_names(over.rounds);
        let members = self.visitors(&known, over.roster, faults);
        let places = self.places(known);
        if too_many(members.len().saturating_mul(places.len()), faults) {
            return None;
        }
        let column = |member| members.iter().position(|&named| named == member);
        let column: Vec<Option<usize>> = over.roster.member_ids().map(column).collect();
        let bucket = |name: &str| places.iter().position(|place| place.contains(&name));
        let grid = over.grid(
            |_, member| column[member.index()].map(|column| (column as u32, 1)),
            |round, table| bucket(&over.rounds[round].groups[table?].name).map(|bucket| bucket as u32),
        );
        let grid = grid.covering(members.len(), places.len());
        let tally = Tally::new(grid, over.slots, |_, _| self.price());
        Lowered::whole(vec![Count::Tally(tally)], VISITS_OFF)
    }

    /// Somebody's own rounds, or the seats over all rounds, hold too few visits or force too many.
    fn why_out_of_reach(&self, roster: &Roster, rounds: &[RoundInstance]) -> Option<String> {
        let members: Vec<MemberId> = match &self.members {
            None => roster.member_ids().collect(),
            Some(names) => names.iter().filter_map(|name| roster.find(name)).collect(),
        };
        let (least, most) = (self.min.unwrap_or(0) as usize, self.max.map(|max| max as usize));
        self.places(table_names(rounds)).iter().find_map(|place| {
            let names = quoted(place);
            let seats: Vec<Seats<'_>> = rounds.iter().map(|round| Seats::at(place, round)).collect();
            let visits = |of: &[MemberId]| {
                let taken = seats.iter().map(|seats| seats.taken_by(of));
                taken.fold((0, 0), |all: (usize, usize), (low, high)| (all.0 + low, all.1 + high))
            };
            let alone = members.iter().find_map(|&member| {
                let (low, high) = visits(&[member]);
                let (can_be, number) = match most {
                    Some(most) if low > most => ("has to be", low),
                    _ if high < least => ("can be", high),
                    _ => return None,
                };
                let times = Unit::new("time", "times").counted(number as f64);
                Some(format!("`{}` {can_be} at {names} {times}", roster.name(member)))
            });
            alone.or_else(|| {
                let number = members.len();
                let people = PEOPLE.counted(number as f64);
                match (visits(&members), most) {
                    ((low, _), Some(most)) if low > most.saturating_mul(number) => {
                        Some(format!("{names} must have {low} visits, and {people} may pay {most} each"))
                    }
                    ((_, high), _) if high < least.saturating_mul(number) => {
                        Some(format!("{names} can have {high} visits, and {people} are to pay {least} each"))
                    }
                    _ => None,
                }
            })
        })
    }
}

/// The names of all tables, once each.
pub(super) fn table_names(rounds: &[RoundInstance]) -> Vec<&str> {
    rounds.iter().flat_map(|round| &round.groups).map(|table| table.name.as_str()).unique().collect()
}

/// The seats at some tables of a round.
struct Seats<'a> {
    round: &'a RoundInstance,
    /// The tables, by position.
    here: Vec<usize>,
    /// How many of the seats here have to be taken.
    least: usize,
    most: usize,
    /// How many seats the other tables have.
    elsewhere: usize,
}

impl<'a> Seats<'a> {
    fn at(tables: &[&str], round: &'a RoundInstance) -> Seats<'a> {
        let (here, other): (Vec<usize>, Vec<usize>) =
            (0..round.groups.len()).partition(|&at| tables.contains(&round.groups[at].name.as_str()));
        let least = here.iter().map(|&at| *round.groups[at].size.start()).fold(0, usize::saturating_add);
        let most = |at: &[usize]| at.iter().map(|&at| *round.groups[at].size.end()).fold(0, usize::saturating_add);
        Seats { round, least, most: most(&here), elsewhere: most(&other), here }
    }

    /// How many of these members sit here, at least and at most, as far as seats and absences say.
    fn taken_by(&self, members: &[MemberId]) -> (usize, usize) {
        let round = self.round;
        if let Some(fixed) = &round.fixed {
            let seated = self.here.iter().flat_map(|&at| &fixed.tables[at]);
            let seated = seated.filter(|member| members.contains(member)).count();
            return (seated, seated);
        }
        let own = members.iter().filter(|member| round.members.binary_search(member).is_ok()).count();
        let needed = self.least.saturating_sub(round.members.len() - own);
        let left_over = if round.everyone { own.saturating_sub(self.elsewhere) } else { 0 };
        let most = own.min(self.most);
        (needed.max(left_over).min(most), most)
    }
}
