//! What meetings cost by definition: the sum over all pairs of what their meetings, earlier ones among them, cost times
//! their weight.

use super::{MeetingsCost, MeetingsRule};
use crate::model::MemberPair;
use crate::roster::MemberId;
use crate::rounds::check::RoundsReading;
use crate::rounds::over::OverRoundsDefinition;
use crate::rules::definition::Ratio;
use crate::rules::definition::sum;
use std::collections::BTreeMap;

impl<T: MeetingsRule> OverRoundsDefinition for T {
    fn cost(&self, reading: &RoundsReading<'_>) -> Ratio {
        let roster = reading.roster;
        let companions = &reading.companions;
        let mut own: BTreeMap<MemberPair, u32> = BTreeMap::new();
        for (first, second, weight) in &self.weights().pair_weights {
            if let [a, b] = reading.members(&[first.clone(), second.clone()])[..] {
                own.insert((a.index().min(b.index()) as u32, a.index().max(b.index()) as u32), *weight);
            }
        }
        let dimension = self.weights().across.as_ref();
        let dimension = dimension.and_then(|across| roster.resolve_dimension(&across.dimension).ok());
        let weight = |pair: MemberPair| {
            if companions.contains(&pair) {
                return 0;
            }
            if let Some(&weight) = own.get(&pair) {
                return i128::from(weight);
            }
            let (Some(across), Some(dimension)) = (&self.weights().across, dimension) else {
                return 1;
            };
            let [a, b] = [pair.0, pair.1].map(|at| roster.tags_in(MemberId::new(at as usize), dimension));
            if a.iter().any(|tag| b.contains(tag)) { 1 } else { i128::from(across.weight) }
        };
        let mut met: BTreeMap<MemberPair, i64> = reading.met.clone();
        for (&pair, &times) in reading.past {
            *met.entry(pair).or_default() += times;
        }
        let members = roster.len() as u32;
        let all = (0..members).flat_map(|a| (a + 1..members).map(move |b| (a, b)));
        match self.cost() {
            // Who never met costs nothing here, and need not be looked at.
            MeetingsCost::Repeats | MeetingsCost::BeyondFirst | MeetingsCost::AtMost(_) => {
                let cost = |(pair, met): (MemberPair, i64)| {
                    let met = i128::from(met);
                    let each = match self.cost() {
                        MeetingsCost::Repeats => (met * met - met) / 2,
                        MeetingsCost::AtMost(most) => 0.max(met - i128::from(most)),
                        _ => 0.max(met - 1),
                    };
                    weight(pair) * each
                };
                (met.into_iter().map(cost).sum(), 1)
            }
            MeetingsCost::NeverMet => {
                // Both are in order.
                let mut met = met.into_iter().peekable();
                let never = all.filter(|&pair| met.next_if(|&(of, _)| of == pair).is_none());
                (never.map(weight).sum(), 1)
            }
            MeetingsCost::Saturating => {
                let mut by_meetings: BTreeMap<i64, i128> = BTreeMap::new();
                let mut met = met.into_iter().peekable();
                for pair in all {
                    let times = met.next_if(|&(of, _)| of == pair).map_or(0, |(_, times)| times);
                    *by_meetings.entry(times).or_default() += weight(pair);
                }
                sum(by_meetings.into_iter().map(|(met, weight)| (weight, 1i128 << met.min(100))))
            }
        }
    }
}
