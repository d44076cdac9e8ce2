//! What nominations that are not met cost by definition: each piece of several places that somebody has without any of
//! those whom they named.

use super::Nominations;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for Nominations {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let takes_part = |name: &String| reading.people().any(|person| reading.is(person, name));
        let mut alone = 0;
        for of in self.of.iter().filter(|of| of.names.iter().any(takes_part)) {
            let pieces = reading.held.work.iter().filter(|people| people.len() > 1);
            let own = pieces.filter(|people| people.iter().any(|&person| reading.is(person, &of.member)));
            let named = |&person: &usize| of.names.iter().any(|name| reading.is(person, name));
            alone += own.filter(|people| !people.iter().any(named)).count() as i64;
        }
        alone
    }
}
