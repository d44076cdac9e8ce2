//! What it costs by definition if somebody on a piece lacks what everybody there has: the places of those who lack it.

use super::{EveryoneHasSkill, EveryoneHoldsTag};
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for EveryoneHasSkill {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let skills = &reading.instance.skills;
        let has = |person: usize| reading.instance.people[person].has.iter().any(|&skill| skills[skill] == self.skill);
        places_without(&self.piece, has, reading)
    }
}

impl SharingDefinition for EveryoneHoldsTag {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let tag = reading.roster.resolve_tag(&self.tag).ok();
        places_without(&self.piece, |person| tag.is_some_and(|tag| reading.holds(person, tag)), reading)
    }
}

/// The places on the piece whose holder is not such a person.
fn places_without(name: &str, is_such: impl Fn(usize) -> bool, reading: &SharesReading<'_>) -> i64 {
    let pieces = reading.instance.pieces.iter().zip(&reading.held.work);
    let people = pieces.filter(|(piece, _)| piece.name == name).flat_map(|(_, people)| people);
    people.filter(|&&person| !is_such(person)).count() as i64
}
