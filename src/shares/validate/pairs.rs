//! Unequal pairs. They are private: only those who organise see what is wrong with one.

use super::SharesValidation;
use crate::error::{Faults, InputFault, fault};
use crate::roster::MemberId;
use crate::shares::instance::Instance;
use std::collections::BTreeSet;

impl SharesValidation<'_> {
    /// Pairs of people between whom there is no mentoring, the earlier first. Who takes no part is passed over.
    pub(super) fn unequal(&self, instance: &Instance, faults: &mut Faults) -> BTreeSet<(usize, usize)> {
        let unequal = self.pairs("unequal", &self.given.unequal, faults);
        let agreed = self.pairs("agreed", &self.given.agreed, faults);
        let known: BTreeSet<_> = unequal.into_iter().map(|(_, pair)| pair).collect();
        for (number, _) in agreed.iter().filter(|(_, pair)| !known.contains(pair)) {
            let fault =
                fault!(AgreedAndNotUnequal, "they are no unequal pair; add them to `unequal`, or leave them out here");
            faults.push(fault.of_private_entry("pair", "agreed", *number));
        }
        let agreed: BTreeSet<_> = agreed.into_iter().map(|(_, pair)| pair).collect();
        let both = |(one, other)| Some((instance.person(one)?, instance.person(other)?));
        let apart = known.difference(&agreed).copied();
        apart.filter_map(both).collect()
    }

    /// The pairs of a list, the earlier member first, each with its number from 1.
    fn pairs(
        &self,
        list: &'static str,
        given: &[(String, String)],
        faults: &mut Faults,
    ) -> Vec<(usize, (MemberId, MemberId))> {
        let mut pairs = Vec::new();
        for (number, (one, other)) in (1..).zip(given) {
            let in_pair = |fault: InputFault| fault.of_private_entry("pair", list, number);
            let [one, other] = [one, other].map(|id| faults.keep(self.roster.member(id).map_err(in_pair)));
            let (Some(one), Some(other)) = (one, other) else {
                continue;
            };
            if one == other {
                faults.push(in_pair(fault!(WithItself, "it is one person twice; name two")));
            } else {
                pairs.push((number, (one.min(other), one.max(other))));
            }
        }
        pairs
    }
}
