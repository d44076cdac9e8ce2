//! What it costs by definition to wear a hat too often or too seldom.

use super::Wears;
use crate::roster::MemberId;
use crate::rounds::check::{RoundsReading, SeatedRound};
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;

impl OverRoundsDefinition for Wears {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let roster = reading.roster;
        let Ok(tag) = roster.resolve_tag(&self.hat) else {
            // Nobody holds it: whoever is named lacks it in every round.
            let named = self.members.as_ref().map_or(0, Vec::len);
            return (named as i128 * i128::from(self.min.unwrap_or(0)), 1);
        };
        let members: Vec<MemberId> = match &self.members {
            Some(names) => reading.members(names),
            None => {
                let dimension = roster.tag(tag).dimension();
                roster.member_ids().filter(|&member| roster.hats_of(member, dimension).contains(&tag)).collect()
            }
        };
        let is_meant = |table: &str| self.tables.as_ref().is_none_or(|tables| tables.iter().any(|name| name == table));
        let wears = |member: MemberId, at: usize, round: &SeatedRound<'_>| {
            let mut seats = round.tables.iter().zip(&round.placement.groups);
            let seat = seats.find(|((_, seated), _)| seated.contains(&member));
            seat.is_some_and(|((table, _), worn)| {
                let worn = match &reading.instances[at].fixed {
                    Some(fixed) => fixed.hats.get(&member) == Some(&tag),
                    None => worn.iter().any(|worn| worn.member == member && worn.hat == Some(tag)),
                };
                worn && is_meant(table)
            })
        };
        let off = |member: MemberId| {
            let rounds = reading.rounds.iter().enumerate();
            let times = rounds.filter(|(at, round)| wears(member, *at, round)).count() as i128;
            let short = i128::from(self.min.unwrap_or(0)) - times;
            let over = self.max.map_or(0, |max| times - i128::from(max));
            short.max(over).max(0)
        };
        (members.into_iter().map(off).sum(), 1)
    }
}
