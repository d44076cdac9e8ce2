//! What holding turns together again too soon costs by definition.

use super::NotAgainWithin;
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;
use itertools::Itertools;
use std::collections::BTreeMap;

/// For two who hold turns at one meeting and next at a later one, by how many meetings the later comes too soon. What
/// is settled by itself costs nothing: of the stretches in which both times lie, those count that reach a meeting to
/// come.
impl TurnDefinition for NotAgainWithin {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let mut times: BTreeMap<(MemberId, MemberId), Vec<i64>> = BTreeMap::new();
        let mut add = |a: MemberId, b: MemberId, at: i64| times.entry((a.min(b), a.max(b))).or_default().push(at);
        for (first, second, ago) in &self.last_met {
            if let (Some(a), Some(b)) = (reading.roster.find(first), reading.roster.find(second)) {
                add(a, b, -i64::from(*ago));
            }
        }
        for (at, held) in (0..).zip(reading.held) {
            let holders = roles.iter().flat_map(|&role| &held[role]).copied().unique();
            holders.array_combinations().for_each(|[a, b]| add(a, b, at));
        }
        let settled = (0..reading.held.len()).filter(|&at| !reading.is_to_come(at)).count() as i64;
        let is_over = settled == reading.held.len() as i64;
        let mut cost = 0;
        for mut times in times.into_values().filter(|_| !is_over) {
            times.sort_unstable();
            for (time, next) in times.into_iter().tuple_windows() {
                cost += (time + i64::from(self.meetings) - next.max(settled)).max(0);
            }
        }
        cost
    }
}
