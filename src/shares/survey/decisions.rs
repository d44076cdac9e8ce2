//! Decisions, checked.

use super::names::{check_labels, check_names};
use super::{Survey, note_of};
use crate::error::{Faults, ShareItem, ShareName, SharesFault};
use crate::shares::decision::Decision;
use crate::shares::scene::{Scene, SceneDecision};

/// Weight of a decision beyond which it is refused.
const MOST_WEIGHT: u64 = 1_000_000;

impl Survey<'_> {
    /// Adds the decisions. Whether enough people may lead each is seen when the rules are.
    pub(super) fn add_decisions(&self, scene: &mut Scene, faults: &mut Faults) {
        let decisions = &self.given.decisions;
        check_names(ShareName::Decision, decisions.iter().map(Decision::name), faults);
        let topics = decisions.iter().filter_map(|it| it.topic.as_deref());
        check_labels(ShareName::Topic, topics.filter(|it| !it.trim().is_empty()), faults);
        for decision in decisions {
            let mut own = Faults::default();
            let (weight, most) = (decision.weight, MOST_WEIGHT);
            if weight == 0 {
                own.push(SharesFault::NoWeight);
            } else if weight > most {
                own.push(SharesFault::WeightTooLarge { weight, most });
            }
            if decision.leads == 0 {
                own.push(SharesFault::NoLeads);
            }
            if decision.topic.as_deref().is_some_and(|topic| topic.trim().is_empty()) {
                own.push(SharesFault::EmptyTopic);
            }
            note_of(&ShareItem::Decision(decision.name.clone()), own, faults);
            scene.decisions.push(SceneDecision {
                name: decision.name.clone(),
                weight: weight.min(most) as i64,
                topic: decision.topic.clone(),
                leads: decision.leads,
            });
        }
    }
}
