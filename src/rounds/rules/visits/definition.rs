//! What visits too many or too few cost by definition.

use crate::roster::MemberId;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;
use crate::rules::number_of_visits::NumberOfVisits;
use std::collections::BTreeSet;

impl OverRoundsDefinition for NumberOfVisits {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let members = match &self.members {
            Some(names) => reading.members(names),
            None => reading.roster.member_ids().collect(),
        };
        let tables: BTreeSet<&str> = match &self.tables {
            Some(names) => names.iter().map(String::as_str).collect(),
            None => reading.rounds.iter().flat_map(|round| round.tables.iter().map(|(name, _)| *name)).collect(),
        };
        let off = |visits: i64| {
            let missing = self.min.map_or(0, |min| (i64::from(min) - visits).max(0));
            missing + self.max.map_or(0, |max| (visits - i64::from(max)).max(0))
        };
        let of_member = |member: &MemberId| {
            let tables_of = reading.rounds.iter().flat_map(|round| &round.tables);
            let own: Vec<&str> =
                tables_of.filter(|(_, seated)| seated.contains(member)).map(|(name, _)| *name).collect();
            let to = |table: &str| own.iter().filter(|&&name| name == table).count() as i64;
            let visits = tables.iter().map(|table| to(table));
            if self.in_total { off(visits.sum()) } else { visits.map(off).sum() }
        };
        (members.iter().map(of_member).sum::<i64>().into(), 1)
    }
}
