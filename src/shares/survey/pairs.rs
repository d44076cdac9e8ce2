//! Unequal pairs. They are private: no fault names somebody who is in the roster.

use super::Survey;
use crate::error::{Faults, InputFault, SharesFault};
use crate::roster::MemberId;
use crate::shares::scene::Scene;
use std::collections::BTreeSet;

impl Survey<'_> {
    /// Pairs of people between whom there is no mentoring, the earlier first. Who takes no part is passed over.
    pub(super) fn unequal(&self, scene: &Scene, faults: &mut Faults) -> BTreeSet<(usize, usize)> {
        let unequal = self.pairs("unequal", &self.given.unequal, faults);
        let agreed = self.pairs("agreed", &self.given.agreed, faults);
        let known: BTreeSet<_> = unequal.into_iter().map(|(_, pair)| pair).collect();
        for (number, _) in agreed.iter().filter(|(_, pair)| !known.contains(pair)) {
            faults.push(in_pair("agreed", *number, SharesFault::AgreedAndNotUnequal));
        }
        let agreed: BTreeSet<_> = agreed.into_iter().map(|(_, pair)| pair).collect();
        let both = |(one, other)| Some((scene.person(one)?, scene.person(other)?));
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
            let fault = match [one, other].map(|id| self.roster.member(id)) {
                [Ok(one), Ok(other)] if one != other => {
                    pairs.push((number, (one.min(other), one.max(other))));
                    continue;
                }
                [Ok(_), Ok(_)] => SharesFault::OneForAPair.into(),
                // Both names together would tell who the two are.
                [Err(_), Err(_)] => InputFault::InPrivate,
                [Err(fault), Ok(_)] | [Ok(_), Err(fault)] => fault,
            };
            faults.push(in_pair(list, number, fault));
        }
        pairs
    }
}

fn in_pair(list: &'static str, number: usize, fault: impl Into<InputFault>) -> InputFault {
    let fault = SharesFault::InPair { list, number, fault: Box::new(fault.into()) };
    fault.into()
}
