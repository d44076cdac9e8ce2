//! What unmet needs of pieces cost by definition: how many skills and tags nobody on their piece has.

use super::NeedsMet;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for NeedsMet {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut unmet = 0;
        for (piece, people) in reading.instance.pieces.iter().zip(&reading.held.work) {
            for skill in &piece.needs_skills {
                let has = |&person: &usize| reading.instance.people[person].has.contains(skill);
                unmet += i64::from(!people.iter().any(has));
            }
            for &tag in &piece.needs_tags {
                unmet += i64::from(!people.iter().any(|&person| reading.holds(person, tag)));
            }
        }
        unmet
    }
}
