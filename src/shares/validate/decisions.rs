//! Decisions, checked.

use super::names::{check_labels, check_names};
use super::{SharesValidation, note_of};
use crate::error::{Faults, Noun, fault};
use crate::shares::decision::Decision;
use crate::shares::instance::{Instance, InstanceDecision};

/// Weight of a decision beyond which it is refused.
const MAX_WEIGHT: u64 = 1_000_000;

impl SharesValidation<'_> {
    /// Adds the decisions. Whether enough people may lead each is seen when the rules are.
    pub(super) fn add_decisions(&self, instance: &mut Instance, faults: &mut Faults) {
        let decisions = &self.given.decisions;
        check_names("decisions", Noun::Decision, decisions.iter().map(Decision::name), faults);
        let topics = decisions.iter().enumerate().filter_map(|(at, it)| Some((at, it.topic.as_deref()?)));
        check_labels("decisions", Noun::Topic, topics.filter(|(_, it)| !it.trim().is_empty()), faults);
        for (at, decision) in decisions.iter().enumerate() {
            let mut own = faults.of_part();
            let (weight, most) = (decision.weight, MAX_WEIGHT);
            if weight == 0 {
                own.push(fault!(Zero, "its weight is 0; give a weight of at least 1, or leave it out"));
            } else if weight > most {
                own.push(fault!(BeyondLimit, "its weight is {weight}, and {most} is the most; use a larger unit"));
            }
            if decision.leads == 0 {
                own.push(fault!(Missing, "it has no leads; say how many people lead it, 1 at least"));
            }
            if decision.topic.as_deref().is_some_and(|topic| topic.trim().is_empty()) {
                own.push(fault!(Missing, "its topic is empty; write one, or leave it out"));
            }
            note_of(("decisions", at), format_args!("the decision `{}`", decision.name), own, faults);
            instance.decisions.push(InstanceDecision {
                name: decision.name.clone(),
                weight: weight.min(most) as i64,
                topic: decision.topic.clone(),
                leads: decision.leads,
            });
        }
    }
}
