//! What the definitions of rules look at.

use super::held::Held;
use crate::roster::{Roster, TagId};
use crate::shares::instance::Instance;
use std::ops::Range;

/// A plan read back against its problem.
pub(in crate::shares) struct SharesReading<'a> {
    pub(in crate::shares) roster: &'a Roster,
    pub(in crate::shares) instance: &'a Instance,
    pub(in crate::shares) held: &'a Held,
}

impl SharesReading<'_> {
    pub(in crate::shares) fn people(&self) -> Range<usize> {
        0..self.instance.people.len()
    }

    pub(in crate::shares) fn is(&self, person: usize, id: &str) -> bool {
        self.roster.name(self.instance.people[person].member) == id
    }

    pub(in crate::shares) fn holds(&self, person: usize, tag: TagId) -> bool {
        self.roster.holds(self.instance.people[person].member, tag)
    }

    pub(in crate::shares) fn tags(&self, dimension: &str) -> Vec<TagId> {
        let dimension = self.roster.resolve_dimension(dimension).ok();
        let tags = dimension.map(|dimension| self.roster.dimension(dimension).tags().to_vec());
        tags.unwrap_or_default()
    }

    /// Tags of which none of these people holds another.
    pub(in crate::shares) fn without_another(&self, people: &[usize], tags: &[TagId]) -> i64 {
        let lone = |tag: &&TagId| {
            let others = tags.iter().filter(|other| other != tag);
            !others.into_iter().any(|&other| people.iter().any(|&person| self.holds(person, other)))
        };
        tags.iter().filter(lone).count() as i64
    }
}

/// By how much pay is beyond an amount.
pub(in crate::shares) fn over(paid: i64, most: u64) -> i64 {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    (paid - most).max(0)
}
