//! What labelled times too many or too few cost by definition.

use super::Labelled;
use crate::rota::check::reading::RotaReading;
use crate::rota::turn_rule::TurnDefinition;

/// A time with the label counts for whoever holds one of the roles at one of its meetings or more.
impl TurnDefinition for Labelled {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let times: Vec<&Vec<usize>> =
            reading.labels.iter().filter(|(label, _)| *label == self.label).flat_map(|(_, times)| times).collect();
        let mut cost = 0;
        for &member in reading.people {
            let holds = |meeting: &usize| reading.holds_any(member, roles, *meeting as i64 - 1);
            let held = times.iter().filter(|meetings| meetings.iter().any(holds)).count() as i64;
            cost += self.max.map_or(0, |max| (held - i64::from(max)).max(0));
            cost += self.min.map_or(0, |min| (i64::from(min) - held).max(0));
        }
        cost
    }
}
