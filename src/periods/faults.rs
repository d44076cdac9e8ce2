//! Faults that are found period by period.

use crate::error::{Faults, InputFault, Noun};

/// Faults that are found period by period, given once if every period has them.
#[derive(Debug, Default)]
pub(crate) struct PeriodFaults {
    looked_at: usize,
    found: Vec<(InputFault, Vec<usize>)>,
}

impl PeriodFaults {
    /// The faults of a period, counted from 0.
    pub(crate) fn add(&mut self, period: usize, faults: Faults) {
        self.looked_at += 1;
        for fault in faults.into_iter() {
            match self.found.iter_mut().find(|(known, _)| *known == fault) {
                Some((_, periods)) if periods.last() == Some(&period) => {}
                Some((_, periods)) => periods.push(period),
                None => self.found.push((fault, vec![period])),
            }
        }
    }

    /// Notes those that every period has.
    pub(crate) fn tell_shared(self, faults: &mut Faults) {
        let shared = self.found.into_iter().filter(|(_, periods)| periods.len() == self.looked_at);
        faults.note(shared.map(|(fault, _)| fault));
    }

    /// Notes them all, each with its period.
    pub(crate) fn tell(self, noun: Noun, faults: &mut Faults) {
        for (fault, periods) in self.found {
            if periods.len() == self.looked_at {
                faults.push(fault);
                continue;
            }
            for period in periods {
                faults.push(fault.clone().within(format_args!("{} {}", noun.one(), period + 1)));
            }
        }
    }
}
