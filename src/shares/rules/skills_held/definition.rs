//! What skills with too few holders cost by definition: how many people each is short of, and one for each tag without
//! which nobody of another tag holds it.

use super::SkillsHeld;
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for SkillsHeld {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let tags = reading.tags(&self.dimension);
        let holders = reading.held.holders(reading.instance);
        let mut short = 0;
        for skill in reading.instance.skills_of(self.skills.as_deref()) {
            let holders = &holders[skill];
            short += (self.people as i64 - holders.len() as i64).max(0);
            short += reading.without_another(holders, &tags);
        }
        short
    }
}
