//! What meetings that are held alone the first time cost by definition.

use super::NeverAloneFirst;
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;
use std::collections::BTreeSet;

impl TurnDefinition for NeverAloneFirst {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut knowing: BTreeSet<MemberId> = BTreeSet::new();
        let mut cost = 0;
        for (at, meeting) in reading.held.iter().enumerate() {
            let knows = |member: &MemberId| roles.iter().any(|&role| reading.history.knows(*member, role, at));
            knowing.extend(reading.members().filter(knows));
            let holders = roles.iter().flat_map(|&role| &meeting[role]);
            let holders: Vec<MemberId> = holders.copied().collect();
            let alone = !holders.is_empty() && !holders.iter().any(|holder| knowing.contains(holder));
            cost += i64::from(alone && reading.is_to_come(at) && !self.facilitated.contains(&(at + 1)));
            knowing.extend(holders);
        }
        cost
    }
}
