//! What turns that are not yet learnt cost by definition.

use super::Before;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

impl TurnDefinition for Before {
    fn cost(&self, _: &[usize], reading: &RotaReading<'_>) -> i64 {
        let (Some(first), Some(then)) = (reading.role(&self.first), reading.role(&self.then)) else {
            return 0;
        };
        let mut cost = 0;
        for (at, meeting) in reading.held.iter().enumerate().filter(|(at, _)| reading.is_to_come(*at)) {
            for &member in &meeting[then] {
                if reading.history.knows(member, then, at) {
                    continue;
                }
                let earlier = reading.held[..at.saturating_sub(self.lag)].iter();
                let learnt = earlier.filter(|meeting| meeting[first].contains(&member)).count() as i64;
                let learnt = learnt + reading.history.turns(member, first);
                cost += (i64::from(self.times) - learnt).max(0);
            }
        }
        cost
    }
}
